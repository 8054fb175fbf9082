"""Months in a workbook: a row a month with its lines and what was found, and the chart over such rows."""

from collections.abc import Iterable

from moothall.commentary.figures import a_month
from moothall.commentary.month_words import gap_said, month_decimals, month_finding
from moothall.measures import ChartKind, Entry, Measure, Observation, Withheld
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.month_rows import value_decimals
from moothall.reports.workbook import Cell, Chart, Column, LineKind, Mark, Number, Stretch, Table, stretches
from moothall.spc import Analysis, Phase
from moothall.wording.dates import months_named

MONTH, VALUE, JUDGED, MEAN, LOWER, UPPER, FINDING = range(7)
MONTH_COLUMNS = (
    Column("Month", 11),
    Column("Value", 11),
    Column("Without the season", 13),
    Column("Mean", 11),
    Column("Lower limit", 13),
    Column("Upper limit", 13),
    Column("Finding", 36),
)
NARROWEST, WIDEST = 10, 48
SAME_NUMBERS = "The same numbers stand in the table of this sheet."
NO_SIGNAL = "no signal"
NOT_JUDGED = "not judged"


def unit_of(measure: Measure) -> str:
    """What its numbers are; a word also where the measure names no unit."""
    return measure.unit or "number"


def month_cells(analysis: Analysis, *, judged: bool = True) -> list[tuple[Cell, ...]]:
    """A row a month in the columns of MONTH_COLUMNS. What is not judged has no lines."""
    return [_cells(analysis, i, judged=judged) for i in range(len(analysis.points))]


def months_table(entry: MeasureEntry, name: str) -> Table:
    """The months of one measure; the column without the season only where one was taken out."""
    kept = _places(entry.analysis)
    rows = tuple(tuple(cells[place] for place in kept) for cells in month_cells(entry.analysis))
    return Table(name, tuple(MONTH_COLUMNS[place] for place in kept), rows)


def _places(analysis: Analysis) -> list[int]:
    """Which of MONTH_COLUMNS the table of one measure has."""
    return [place for place in range(len(MONTH_COLUMNS)) if place != JUDGED or analysis.season]


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
    return min(max(NARROWEST, *map(len, texts)) + 3, WIDEST)


def months_chart(entry: MeasureEntry, table: Table) -> Chart:
    """Value, mean and limits, each broken where it has a gap, and the months that carry a signal.

    Where a season was taken out, the value without it is what the limits are for; the value as counted lies behind.
    """
    analysis, measure = entry.analysis, entry.measure
    place = {column: i for i, column in enumerate(_places(analysis))}
    judged = place[JUDGED] if analysis.season else place[VALUE]
    first = analysis.series.window.first
    starts = frozenset(phase.window.first - first for phase in analysis.phases)
    lines = [(LineKind.MEAN, place[MEAN]), (LineKind.LIMIT, place[LOWER]), (LineKind.LIMIT, place[UPPER])]
    drawn = [
        *(stretches(table.rows, LineKind.AS_COUNTED, place[VALUE]) if analysis.season else ()),
        *stretches(table.rows, LineKind.VALUE, judged),
        *(one for kind, column in lines for one in stretches(table.rows, kind, column, breaks_before=starts)),
        *_signals(analysis, column=judged, named_by=place[FINDING]),
    ]
    said = f"{measure.title}, {entry.area.name}, month by month, {months_named(analysis.series.window)}"
    words = f"{said}: {_lines_said(analysis)}. {entry.verdict_sentence} {SAME_NUMBERS}"
    unit = f"{unit_of(measure)}{a_month(measure)}"
    return Chart(f"{measure.title}, {entry.area.name}", words, unit, tuple(drawn))


def _lines_said(analysis: Analysis) -> str:
    limits = "its mean and limits" if analysis.current_phase.limits else "too few figures for limits"
    if analysis.season:
        return f"the value with the season taken out, {limits}; faint behind it the value as counted"
    return f"the value, {limits}"


def _cells(analysis: Analysis, i: int, *, judged: bool) -> tuple[Cell, ...]:
    point, entry, measure = analysis.points[i], analysis.series.entries[i], analysis.measure
    whole = analysis.phase_of(point.month)
    phase = whole.at(point.month)
    places = month_decimals(measure, phase, point)
    if isinstance(entry, Observation):
        note = f" (note in the data: {entry.note})" if entry.note else ""
        finding = f"{(month_finding(point, phase) or NO_SIGNAL) if judged else NOT_JUDGED}{note}"
    else:
        finding = gap_said(entry)
    lines = line_cells(measure, whole, phase, places) if judged else (Mark.NOT_APPLICABLE,) * 3
    value = _value(measure, entry, value_decimals(analysis, point))
    return (point.month, value, _judged(analysis, i, places, judged=judged), *lines, finding)


def _value(measure: Measure, entry: Entry, decimals: int) -> Cell:
    if isinstance(entry, Observation):
        return Number(entry.value, 0 if measure.is_count and float(entry.value).is_integer() else decimals)
    return Mark.WITHHELD if isinstance(entry, Withheld) else Mark.MISSING


def _judged(analysis: Analysis, i: int, decimals: int, *, judged: bool) -> Cell:
    """The value without its season; a mark where none was taken out."""
    held = analysis.points[i].judged
    if analysis.season is None or not judged:
        return Mark.NOT_APPLICABLE
    return _value(analysis.measure, analysis.series.entries[i], 0) if held is None else Number(held, decimals)


def line_cells(measure: Measure, whole: Phase, phase: Phase, decimals: int) -> tuple[Cell, ...]:
    """Mean of a phase, and the limits of one of its months; a mark where none applies.

    The limits of low counts are whole counts.
    """
    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> Cell:
        if value is None or not applies:
            return Mark.NOT_APPLICABLE
        is_whole = phase.chart is ChartKind.C and measure.is_count and float(value).is_integer()
        return Number(value, 0 if is_whole else decimals)

    return (
        line(whole.limits.mean if whole.limits else None),
        line(phase.lower, applies=has_width and phase.lower_applies),
        line(phase.upper, applies=has_width and phase.upper_applies),
    )


def _signals(analysis: Analysis, *, column: int, named_by: int) -> list[Stretch]:
    """The months that carry a signal, those in a row together; a month without a figure parts them."""
    found: list[Stretch] = []
    for i, point in enumerate(analysis.points):
        if not point.signals:
            continue
        begins = found[-1].first if found and found[-1].last == i - 1 else i
        found = [*(found[:-1] if begins != i else found), Stretch(LineKind.SIGNAL, column, begins, i, named_by)]
    return found
