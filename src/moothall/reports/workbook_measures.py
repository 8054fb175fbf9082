"""Tables of measures in a workbook: the exceptions with what follows from them, every measure, the districts."""

from moothall.commentary.change_sentences import change_sentence, interval_said, span_named
from moothall.commentary.figures import change_decimals, line_decimals
from moothall.comparison import Change, SpanChange, Total
from moothall.measures import Withheld
from moothall.periods import Window
from moothall.reports.district_page import DistrictPage
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.workbook import Cell, Column, Link, Mark, Number, Table
from moothall.reports.workbook_months import NOT_JUDGED, line_cells, unit_of, width_for
from moothall.wording.dates import months_named
from moothall.wording.numbers import rounded

SENTENCE = 45
NOTHING_TO_NOTE = "none"


def exceptions_table(report: ExceptionReport, sheets: dict[str, str]) -> Table:
    """A row an exception, in the report's order. `sheets` names the sheet of each measure's chart by its id."""
    columns = (
        Column("Measure", width_for(entry.measure.title for entry in report.exceptions)),
        Column("Finding", 20),
        Column("What changed", SENTENCE),
        Column("Against its limits", SENTENCE),
        Column("Cause", 30),
        Column("Recommended", 32),
    )
    rows = tuple(
        (
            Link(entry.measure.title, sheets[entry.measure.id]),
            entry.finding.label,
            entry.change_sentence,
            entry.verdict_sentence,
            entry.cause_sentence,
            entry.recommendation_sentence,
        )
        for entry in report.exceptions
    )
    return Table("Exceptions", columns, rows)


def measures_table(report: ExceptionReport) -> Table:
    """The numbers: a row a measure, in the order of the groups."""
    reasons = {entry.measure.id: reason for entry, reason in report.not_counted}
    columns = (
        Column("Group", width_for(group.name for group in report.groups)),
        Column("Measure", width_for(entry.measure.title for entry in report.entries)),
        Column("Finding", 24),
        Column("Exception", 11),
        *_change_columns(report.quarter.window),
        Column("Mean", 11),
        Column("Lower limit", 13),
        Column("Upper limit", 13),
        Column("Counted in 'n of m'", 18),
    )
    rows = tuple(
        (
            group.name,
            entry.measure.title,
            entry.finding.label,
            "yes" if entry.finding.is_exception else "no",
            *_change_cells(entry),
            *_line_cells(entry),
            f"no: {reasons[entry.measure.id]}" if entry.measure.id in reasons else "yes",
        )
        for group in report.groups
        for entry in group.entries
    )
    return Table("All_measures", columns, rows)


def sentences_table(report: ExceptionReport) -> Table:
    """The sentences: a row a measure, in the order of the groups."""
    columns = (
        Column("Measure", width_for(entry.measure.title for entry in report.entries)),
        Column("What changed", SENTENCE),
        Column("Against its limits", SENTENCE),
        Column("Also found", SENTENCE),
        Column("Over longer spans", SENTENCE),
        Column("Recommended", 32),
        Column("Notes", SENTENCE),
    )
    rows = tuple(
        (
            entry.measure.title,
            entry.change_sentence,
            entry.verdict_sentence,
            "\n".join(entry.further_sentences) or NOTHING_TO_NOTE,
            "\n".join(map(_span_said, entry.other_changes)) or NOTHING_TO_NOTE,
            entry.recommendation_sentence,
            "\n".join(entry.notes) or NOTHING_TO_NOTE,
        )
        for entry in report.entries
    )
    return Table("In_words", columns, rows)


def _span_said(one: SpanChange) -> str:
    """Year to date: 4,012 burglary offences ..., 503 more than ..."""
    return f"{span_named(one.span)}: {change_sentence(one.change)}"


def districts_table(table: DistrictPage, window: Window) -> Table:
    """The whole area first, then the districts, then what has no usable place and is not judged."""
    columns = (Column("Area", 28), *_change_columns(window), Column("Finding", 36))
    judged = ((entry, entry.finding.label) for entry in (table.whole, *table.districts))
    unplaced = ((entry, NOT_JUDGED) for entry in table.unplaced)
    rows = tuple((entry.area.name, *_change_cells(entry), said) for entry, said in (*judged, *unplaced))
    return Table("Districts", columns, rows)


def significance_said(change: Change) -> str:
    if change.test is None:
        return "not tested"
    return "yes" if change.significant else "no"


def _change_columns(window: Window) -> tuple[Column, ...]:
    return (
        Column("Unit", 14),
        Column(months_named(window), 14),
        Column(months_named(window.year_before), 14),
        Column("Change", 11),
        Column("Change in percent", 11),
        Column("95% interval of the change", 17),
        Column("Significant", 12),
    )


def _change_cells(entry: MeasureEntry) -> tuple[Cell, ...]:
    change = entry.change
    places = change_decimals(change)
    difference = change.difference
    no_difference = _absent(entry, change.window, change.before_window)
    return (
        unit_of(entry.measure),
        _total(entry, change.now, change.window, places),
        _total(entry, change.before, change.before_window, places),
        Number(difference, places, signed=True) if difference is not None else no_difference,
        percent_cell(change.percent) if difference is not None else no_difference,
        interval_said(change, change.test) if change.test else "not tested",
        significance_said(change),
    )


def _total(entry: MeasureEntry, total: Total | None, window: Window, decimals: int) -> Cell:
    return Number(total.value, decimals) if total else _absent(entry, window)


def _absent(entry: MeasureEntry, *windows: Window) -> Mark:
    """Withheld where a month of the windows is withheld, and missing otherwise."""
    months = [one for window in windows for one in entry.analysis.series.within(window)]
    return Mark.WITHHELD if any(isinstance(one, Withheld) for one in months) else Mark.MISSING


def percent_cell(percent: float | None) -> Cell:
    """A change in percent; one decimal where none would print as no change."""
    if percent is None:
        return Mark.NOT_APPLICABLE
    shows = not percent or bool(rounded(percent))
    return Number(percent, 0 if shows else 1, signed=True)


def _line_cells(entry: MeasureEntry) -> tuple[Cell, ...]:
    """The mean and limits that the quarter ends in."""
    phase = entry.analysis.current_phase
    return line_cells(entry.measure, phase, phase, line_decimals(entry.measure, phase))
