"""The exception report as a document in the house style; every word and number is the report's own."""

from collections.abc import Iterator

from moothall.commentary.figures import figure_of, signed_difference
from moothall.commentary.notes import event_said
from moothall.reports.appendices import glossary_blocks, measure_blocks, method_blocks, number_blocks
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
    RowKind,
    Table,
    document,
)
from moothall.reports.exception_report import DistrictTable, ExceptionReport, Group
from moothall.reports.follow_up_blocks import follow_up_blocks
from moothall.reports.house_style import appendix_title, closing, front_matter, opening
from moothall.reports.measure_blocks import exception_card, mark_of, measure_part
from moothall.reports.measure_entry import MeasureEntry
from moothall.wording.dates import months_named, short_months
from moothall.wording.lists import listed
from moothall.wording.numbers import plural, signed_percent

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
            *(_districts(report.districts, report) if report.districts else ()),
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


def _districts(table: DistrictTable, report: ExceptionReport) -> Iterator[Block]:
    title, window = table.measure.title, report.quarter.window
    counts = " These are counts: a place with more people has more of everything." if table.measure.is_count else ""
    yield Heading(text=f"Districts: {title}", on_new_page=True)
    yield Numbered(
        text=f"{title} in each district in {months_named(window)}, beside the same months a year before.{counts} The "
        f"{report.profile.body.panel_word}’s view is of the whole; the districts are here for context."
    )
    yield Table(
        caption=f"{title} by district, {months_named(window)}",
        columns=(
            Column("District", 2.2),
            Column(short_months(window), 1.1, is_number=True),
            Column(short_months(window.year_before), 1.1, is_number=True),
            Column("Change", 1, is_number=True),
            Column("Percent", 1, is_number=True),
            Column("Finding", 3.2),
        ),
        rows=(
            _district_row(table.whole, RowKind.WHOLE),
            *(_district_row(entry, RowKind.PLAIN) for entry in table.districts),
            *(_district_row(entry, RowKind.ASIDE) for entry in table.unplaced),
        ),
        note="A dash in the percent column: there is no earlier count of 10 or more to take a percentage of. Records "
        "without a usable place are counted in the whole and not judged by themselves.",
    )


def _district_row(entry: MeasureEntry, kind: RowKind) -> Row:
    change = entry.change
    return Row(
        (
            Cell(entry.area.name),
            Cell(figure_of(change, change.now) if change.now else entry.absence(change.window)),
            Cell(figure_of(change, change.before) if change.before else entry.absence(change.before_window)),
            Cell("not known" if change.difference is None else signed_difference(change)),
            Cell("–" if change.percent is None else signed_percent(change.percent)),
            Cell("not judged") if kind is RowKind.ASIDE else _finding_cell(entry),
        ),
        kind,
    )


def _finding_cell(entry: MeasureEntry) -> Cell:
    tested = f"; change {'significant' if entry.change.significant else 'not significant'}" if entry.change.test else ""
    return Cell(f"{entry.finding.label}{tested}", mark_of(entry))


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
