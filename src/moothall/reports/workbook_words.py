"""Tables of words in a workbook: notes, the analyst's words, actions, events, resets, method, glossary, sources."""

from moothall.commentary.analyst import ActionState
from moothall.commentary.glossary import GLOSSARY
from moothall.commentary.notes import EVENT_KIND_SAID
from moothall.measures import Event
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.workbook import Cell, Column, Mark, Table
from moothall.wording.dates import day_named, month_name

TEXT = 90
MARKS_SAID = {
    Mark.MISSING: (
        "Not available: there is no figure, which is not zero. The reason stands beside the month and in the notes."
    ),
    Mark.WITHHELD: (
        "Withheld: a figure exists and is not published. The reason stands beside the month and in the notes."
    ),
    Mark.NOT_APPLICABLE: (
        "Not applicable: by the method there is no such number here. No percentage is taken of a base under 10, or of "
        "percentages and times; no limit is given where there are too few months, where the months do not vary, or "
        "where no value could pass it."
    ),
}
STATE_SAID = {ActionState.OPEN: "open", ActionState.IN_HAND: "in hand", ActionState.CLOSED: "closed"}
NOT_RECORDED = "not recorded"


def marks_rows() -> tuple[tuple[str, str], ...]:
    """Each mark with what it means, for the notes of a workbook."""
    return tuple((mark.value, said) for mark, said in MARKS_SAID.items())


def notes_table(report: ExceptionReport) -> Table:
    """The marks first, then each note on the data."""
    notes = ((f"note {i}", note) for i, note in enumerate(report.data_notes, start=1))
    return Table("Notes", (Column("Mark or note", 18), Column("What it means", TEXT)), (*marks_rows(), *notes))


def words_table(entries: tuple[MeasureEntry, ...]) -> Table | None:
    """The analysts' words as written, and whether the figures have moved since."""
    columns = (
        Column("Measure", 30),
        Column("Author", 22),
        Column("Written", 18),
        Column("In the analyst’s words", TEXT),
        Column("Figures since", 40),
        Column("Carried over", 40),
    )
    rows = tuple(
        (
            entry.measure.title,
            bound.text.author,
            day_named(bound.text.written),
            _filled(" ".join(bound.text.paragraphs)),
            bound.figures_moved or "The figures are those that the words were written about.",
            " ".join(bound.carried_over_sentences) or "no",
        )
        for entry in entries
        for bound in entry.texts
    )
    return Table("Analysts_words", columns, rows) if rows else None


def actions_table(entries: tuple[MeasureEntry, ...]) -> Table | None:
    columns = (
        Column("Measure", 30),
        Column("Asked in", 14),
        Column("Action", 50),
        Column("Owner", 22),
        Column("Due", 18),
        Column("State", 12),
        Column("Closed", 18),
        Column("Answer or progress", 50),
        Column("Evidence", 40),
    )
    rows = tuple(
        (
            entry.measure.title,
            str(action.quarter),
            _filled(action.text),
            action.owner or NOT_RECORDED,
            day_named(action.due) if action.due else NOT_RECORDED,
            STATE_SAID[action.state],
            day_named(action.closed) if action.closed else "not yet",
            action.answer or action.progress or "none yet",
            action.evidence or ("none yet" if action.is_open else "none given"),
        )
        for entry in entries
        for action in entry.actions
    )
    return Table("Actions", columns, rows) if rows else None


def events_table(events: tuple[Event, ...]) -> Table | None:
    """Known events. That they stand here does not make them a cause."""
    columns = (Column("Event", 44), Column("Kind", 20), Column("From", 11), Column("To", 11), Column("Source", TEXT))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            event.title,
            EVENT_KIND_SAID.get(event.kind, "outside event"),
            event.window.first,
            event.window.last,
            _filled(event.source),
        )
        for event in events
    )
    return Table("Events", columns, rows) if rows else None


def resets_table(entries: tuple[MeasureEntry, ...]) -> Table | None:
    """Decisions to start limits again."""
    columns = (
        Column("Measure", 30),
        Column("Area", 22),
        Column("New limits from", 18),
        Column("Reason", 60),
        Column("Decided by", 24),
        Column("Decided on", 18),
        Column("Recorded in", 30),
    )
    rows = tuple(
        (
            entry.measure.title,
            entry.area.name,
            month_name(reset.month),
            _filled(reset.reason),
            _filled(reset.by),
            day_named(reset.decided) if reset.decided else NOT_RECORDED,
            _filled(reset.citation),
        )
        for entry in entries
        for reset in entry.resets
    )
    return Table("Resets", columns, rows) if rows else None


def about_table(report: ExceptionReport) -> Table:
    """What each measure is: why it matters, how it is counted, who answers for it."""
    columns = (
        Column("Measure", 30),
        Column("Unit", 14),
        Column("Good is", 12),
        Column("Why it matters", 50),
        Column("How it is counted", 50),
        Column("Source", 36),
        Column("Owner", 22),
        Column("Checked by", 22),
        Column("Next review", 18),
    )
    rows = tuple(
        (
            one.title,
            one.unit or "number",
            one.good.value,
            *(_filled(text) for text in (one.why, one.how_counted, one.source, one.owner, one.checked_by)),
            day_named(one.next_review) if one.next_review else NOT_RECORDED,
        )
        for one in (entry.measure for entry in report.entries)
    )
    return Table("About_measures", columns, rows)


def method_table(report: ExceptionReport) -> Table:
    rows = tuple((paragraph.heading, paragraph.text) for paragraph in report.method)
    return Table("Method", (Column("About", 30), Column("How the figures were judged", TEXT)), rows)


def glossary_table() -> Table:
    rows = tuple((term, meaning) for term, meaning in sorted(GLOSSARY.items()))
    return Table("Glossary", (Column("Term", 24), Column("Meaning", TEXT)), rows)


def sources_table(report: ExceptionReport) -> Table | None:
    columns = (
        Column("Source", 44),
        Column("Publisher", 30),
        Column("Licence", 34),
        Column("Attribution", 60),
        Column("Address", 44),
    )
    rows = tuple(
        tuple(map(_filled, (one.title, one.publisher, one.licence, one.attribution, one.address)))
        for one in report.profile.sources
    )
    return Table("Sources", columns, rows) if rows else None


def _filled(text: str | None) -> str:
    return text if text and text.strip() else NOT_RECORDED
