"""Months in a workbook: a row a month with its lines and what was found, and the chart over such rows."""

from collections.abc import Iterable

from moothall.commentary.figures import a_month
from moothall.commentary.month_words import gap_said, month_decimals, month_finding
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.periods import Month
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.month_rows import value_decimals
from moothall.reports.workbook import Cell, Chart, Column, LineKind, Mark, Number, Stretch, Table, stretches
from moothall.spc import Analysis, Phase
from moothall.wording.dates import months_named

MONTH, VALUE, JUDGED, MEAN, LOWER, UPPER, FINDING = range(7)
MONTH_COLUMNS = (
    Column("Month", 11),
    Column("Value", 11),
    Column("Without season", 15),
    Column("Mean", 11),
    Column("Lower limit", 13),
    Column("Upper limit", 13),
    Column("Finding", 36),
)
NARROWEST, WIDEST = 10, 40
NO_SIGNAL = "no signal"
NOT_JUDGED = "not judged"


def unit_of(measure: Measure) -> str:
    """What its numbers are; a word also where the measure names no unit."""
    return measure.unit or "number"


def month_cells(analysis: Analysis, *, judged: bool = True) -> list[tuple[Cell, ...]]:
    """A row a month in the columns of MONTH_COLUMNS. What is not judged has no lines."""
    return [_cells(analysis, i, judged=judged) for i in range(len(analysis.points))]


def months_table(entry: MeasureEntry, name: str) -> Table:
    return Table(name, MONTH_COLUMNS, tuple(month_cells(entry.analysis)))


def months_of_all(entries: Iterable[tuple[MeasureEntry, bool]], name: str) -> Table:
    """One tidy table: measure, area and unit beside every month. The entries come with whether they are judged."""
    shown = tuple(entries)
    columns = (
        Column("Measure", width_for(entry.measure.title for entry, _ in shown)),
        Column("Area", width_for(entry.area.name for entry, _ in shown)),
        MONTH_COLUMNS[MONTH],
        Column("Unit", width_for(unit_of(entry.measure) for entry, _ in shown)),
        *MONTH_COLUMNS[VALUE:],
    )
    rows = (
        (entry.measure.title, entry.area.name, cells[MONTH], unit_of(entry.measure), *cells[VALUE:])
        for entry, judged in shown
        for cells in month_cells(entry.analysis, judged=judged)
    )
    return Table(name, columns, tuple(rows))


def width_for(texts: Iterable[str]) -> int:
    """Of a column in which each text fits on one line, within reason."""
    return min(max(NARROWEST, *map(len, texts)) + 1, WIDEST)


def months_chart(entry: MeasureEntry, table: Table) -> Chart:
    """Value, mean and limits, each broken where it has a gap, and the months that carry a signal."""
    analysis, measure = entry.analysis, entry.measure
    first = analysis.series.window.first
    starts = frozenset(phase.window.first - first for phase in analysis.phases)
    lines = [(LineKind.MEAN, MEAN), (LineKind.LIMIT, LOWER), (LineKind.LIMIT, UPPER)]
    shown_values = VALUE if analysis.season is None else JUDGED
    drawn = [
        *stretches(table.rows, LineKind.VALUE, shown_values),
        *(one for kind, column in lines for one in stretches(table.rows, kind, column, breaks_before=starts)),
        *_signals(analysis, shown_values),
    ]
    said = f"{measure.title}, {entry.area.name}, month by month, {months_named(analysis.series.window)}."
    season = "" if analysis.season is None else ", the season taken out,"
    limits = f"The value{season} with its mean and limits"
    shown = limits if analysis.current_phase.limits else f"The value{season}; no limits"
    words = f"{said} {shown}. {entry.verdict_sentence} The same numbers stand in the table of this sheet."
    unit = f"{unit_of(measure)}{a_month(measure)}"
    return Chart(f"{measure.title}, {entry.area.name}", words, unit, tuple(drawn))


def _cells(analysis: Analysis, i: int, *, judged: bool) -> tuple[Cell, ...]:
    point, entry, measure = analysis.points[i], analysis.series.entries[i], analysis.measure
    phase = analysis.phase_of(point.month)
    places = month_decimals(measure, phase, point)
    shown = value_decimals(analysis, point)
    if isinstance(entry, Observation):
        note = f" (note in the data: {entry.note})" if entry.note else ""
        finding = f"{(month_finding(point, phase) or NO_SIGNAL) if judged else NOT_JUDGED}{note}"
    else:
        finding = gap_said(entry)
    lines = _lines(phase, point.month, places) if judged else (Mark.NOT_APPLICABLE,) * 3
    without = Number(point.judged, places) if analysis.season and point.judged is not None else Mark.NOT_APPLICABLE
    return (point.month, _value(measure, entry, shown), without if judged else Mark.NOT_APPLICABLE, *lines, finding)


def _value(measure: Measure, entry: Entry, decimals: int) -> Cell:
    if isinstance(entry, Observation):
        return Number(entry.value, 0 if measure.is_count and float(entry.value).is_integer() else decimals)
    return Mark.WITHHELD if isinstance(entry, Withheld) else Mark.MISSING


def _lines(whole: Phase, month: Month, decimals: int) -> tuple[Cell, ...]:
    """Mean, lower and upper limit of a month; a mark where none applies."""
    phase = whole.at(month)
    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> Cell:
        return Number(value, decimals) if value is not None and applies else Mark.NOT_APPLICABLE

    return (
        line(whole.limits.mean if whole.limits else None),
        line(phase.lower, applies=has_width and phase.lower_applies),
        line(phase.upper, applies=has_width and phase.upper_applies),
    )


def _signals(analysis: Analysis, column: int) -> list[Stretch]:
    """The months that carry a signal, those in a row together."""
    found: list[Stretch] = []
    for i, point in enumerate(analysis.points):
        if not point.signals:
            continue
        begins = found[-1].first if found and found[-1].last == i - 1 else i
        found = [*(found[:-1] if begins != i else found), Stretch(LineKind.SIGNAL, column, begins, i, FINDING)]
    return found
