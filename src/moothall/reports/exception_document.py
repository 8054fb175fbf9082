"""The exception report as a document in the house style; every word and number is the report's own."""

from collections.abc import Iterator

from moothall.commentary.notes import event_said
from moothall.reports.appendices import glossary_blocks, measure_blocks, method_blocks, number_blocks
from moothall.reports.breakdown_blocks import breakdown_blocks
from moothall.reports.district_blocks import district_blocks
from moothall.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Row,
    Table,
    document,
)
from moothall.reports.exception_report import ExceptionReport, Group
from moothall.reports.follow_up_blocks import follow_up_blocks
from moothall.reports.house_style import appendix_title, closing, front_matter, opening
from moothall.reports.measure_blocks import exception_card, mark_of, measure_part
from moothall.reports.measure_entry import MeasureEntry
from moothall.wording.dates import months_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural

APPENDICES = (
    "How the figures were judged",
    "The numbers behind the charts",
    "What each measure is",
    "Glossary",
)


def exception_document(report: ExceptionReport) -> Document:
    return document(
        front_matter(report.profile, report.quarter, report.title),
        (
            *_opening(report),
            *_what_changed(report),
            *follow_up_blocks(report),
            *_exceptions(report),
            *_other_measures(report),
            *breakdown_part(report),
            *district_part(report),
            *_data_notes(report),
            *closing(report.profile, appendices=APPENDICES, papers=_event_sources(report)),
            *_appendices(report),
        ),
    )


def _opening(report: ExceptionReport) -> tuple[Block, ...]:
    profile, window = report.profile, report.quarter.window
    covered = (
        f"The report covers {report.subtitle} and compares it with {months_named(window.year_before)}. Every measure "
        f"is held against its own past, by rules that are the same for all of them (Appendix A)."
    )
    purpose = (
        f"To say which measures of {profile.body.force} changed this quarter, whether that is unusual, and what should "
        f"happen next."
    )
    return opening(
        purpose=purpose,
        recommendation=profile.paper.recommendation or _usual_recommendation(report),
        background=(covered, *profile.paper.background),
    )


def _usual_recommendation(report: ExceptionReport) -> str:
    panel, found = report.profile.body.panel_word, len(report.exceptions)
    if not found:
        return f"The {panel} is asked to note that no measure is an exception this quarter."
    exceptions = plural(found, "the one exception", f"the {found} exceptions")
    return f"The {panel} is asked to consider {exceptions} in this report, and what is recommended on each."


def _what_changed(report: ExceptionReport) -> Iterator[Block]:
    yield Heading(text="What changed", anchor="what-changed")
    yield Numbered(text=report.quiet_sentence)
    if report.messages:
        yield Bullets(tuple(Item(text=e.message, mark=mark_of(e), target=e.measure.id) for e in report.messages))
    if rest := report.exceptions_not_on_page_one:
        yield Paragraph(text=f"Also exceptions: {listed([entry.measure.title for entry in rest])}.")
    if report.false_alarms_sentence:
        yield Numbered(text=report.false_alarms_sentence)
    yield _grid(report) if report.grid else Paragraph(text=_of_the_grid(report), is_note=True)


def _grid(report: ExceptionReport) -> Table:
    rows = tuple(
        Row((Cell(row.standing.value), Cell(str(len(row.entries))), Cell(_titles(row.entries)))) for row in report.grid
    )
    return Table(
        caption="The measures by what they did",
        columns=(Column("This quarter", 2), Column("Measures", 0.7, is_number=True), Column("Which", 3.6)),
        rows=rows,
        note=_of_the_grid(report),
    )


def _of_the_grid(report: ExceptionReport) -> str:
    again = (f"{entry.measure.title} {reason} and is not counted again." for entry, reason in report.not_counted)
    return " ".join((report.targets_sentence, *again))


def _titles(entries: tuple[MeasureEntry, ...]) -> str:
    return "; ".join(entry.measure.title for entry in entries)


def _exceptions(report: ExceptionReport) -> Iterator[Block]:
    yield Heading(text="Exceptions", on_new_page=bool(report.exceptions and report.follow_up.matters))
    if not report.exceptions:
        yield Numbered(text="No measure is an exception this quarter.")
        return
    yield Numbered(
        text="An exception is a measure with a signal in the quarter, or with a significant change on the same quarter "
        "a year before. Totals come first, then the clearest concerns."
    )
    for entry in report.exceptions:
        yield exception_card(entry, report.quarter, on_new_page=entry is not report.exceptions[0])


def _other_measures(report: ExceptionReport) -> Iterator[Block]:
    yield Heading(text="The other measures", on_new_page=True)
    for group in report.groups:
        yield from _group(group, report)


def _group(group: Group, report: ExceptionReport) -> Iterator[Block]:
    exceptions = [entry.measure.title for entry in group.entries if entry.finding.is_exception]
    yield Heading(text=group.name, level=2)
    if len(exceptions) == len(group.entries):
        yield Paragraph(text=f"Among the exceptions: {listed(exceptions)}. There is no other measure in this group.")
    elif exceptions:
        yield Paragraph(text=f"Among the exceptions: {listed(exceptions)}.", introduces=True)
    yield from (measure_part(entry, report.quarter) for entry in group.entries if not entry.finding.is_exception)


def breakdown_part(report: ExceptionReport) -> tuple[Block, ...]:
    """What measures are made up of, as every format has it; nothing where nobody told it."""
    return tuple(breakdown_blocks(report.breakdowns, {entry.measure.id: entry.measure for entry in report.entries}))


def district_part(report: ExceptionReport) -> tuple[Block, ...]:
    """The districts, as every format has them; nothing where the report has none."""
    if report.districts is None:
        return ()
    panel, counted = report.profile.body.panel_word, [entry.measure.id for entry in report.counted]
    return tuple(district_blocks(report.districts, panel, report.profile.rules, counted, report.district_findings))


def _data_notes(report: ExceptionReport) -> Iterator[Block]:
    yield Heading(text="Notes on the data")
    if report.data_notes:
        yield Bullets(tuple(Item(text=note) for note in report.data_notes))
    else:
        yield Paragraph(text="Every month of every measure has a figure.")


def _event_sources(report: ExceptionReport) -> tuple[str, ...]:
    return tuple(f"{event_said(event)}: {event.source}" for event in report.events)


def _appendices(report: ExceptionReport) -> Iterator[Block]:
    contents = (
        method_blocks(report.method),
        number_blocks(report.entries),
        measure_blocks([entry.measure for entry in report.entries]),
        glossary_blocks(),
    )
    for letter, title, blocks in zip("ABCD", APPENDICES, contents, strict=True):
        yield Heading(text=appendix_title(title, letter), on_new_page=True)
        yield from blocks
