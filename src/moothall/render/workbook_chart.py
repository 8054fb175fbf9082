"""What a chart of a workbook needs beside its lines: both axes, how each kind of line is drawn, its words."""

from dataclasses import dataclass
from datetime import date, timedelta

from moothall.periods import Month, Quarter
from moothall.render.scale import axis
from moothall.reports.workbook import Chart, LineKind, Number, Table

INK, QUIET = "#16202a", "#5b6670"
DAYS_IN_A_YEAR = 365.25
MOST_MONTHS_WITH_A_TICK_A_QUARTER = 26
TICK_IS_LATE = timedelta(days=2)  # ticks are evenly apart and months are not; so each still falls in its month


@dataclass(frozen=True)
class Style:
    """`width` in points; no width, no line. `marker` in points, round for a value and a diamond for a signal."""

    colour: str
    width: float
    dashed: bool = False
    marker: int = 0


STYLES = {
    LineKind.VALUE: Style(QUIET, 1.5, marker=4),
    LineKind.MEAN: Style(INK, 1.5),
    LineKind.LIMIT: Style(INK, 1.0, dashed=True),
    LineKind.SIGNAL: Style(INK, 0, marker=9),
}


@dataclass(frozen=True)
class Axes:
    """The axis of time in dates and days, the axis of values in its numbers."""

    first: date
    last: date
    days: float
    low: float
    high: float
    step: float
    decimals: int

    @property
    def note(self) -> str:
        """Said beside the unit."""
        return "" if self.low == 0 else " (the scale does not start at zero)"


def axes_of(chart: Chart, table: Table) -> Axes:
    """Axes that enclose every number drawn."""
    months = [cell for cell in (row[0] for row in table.rows) if isinstance(cell, Month)]
    cells = (table.rows[i][s.column] for s in chart.stretches for i in range(s.first, s.last + 1))
    values = [cell.value for cell in cells if isinstance(cell, Number)]
    ticks, decimals = axis(values or [0.0, 1.0], floor=None)
    in_quarters = len(months) <= MOST_MONTHS_WITH_A_TICK_A_QUARTER
    begin = Quarter.of(months[0] + -1).first
    return Axes(
        first=_first_day(begin) + TICK_IS_LATE,
        last=_first_day(months[-1] + 1),
        days=DAYS_IN_A_YEAR / (4 if in_quarters else 2),
        low=ticks[0],
        high=ticks[-1],
        step=ticks[1] - ticks[0],
        decimals=decimals,
    )


def is_named(chart: Chart) -> list[bool]:
    """Whether each stretch is the first of its name; the others stay out of the legend."""
    names = [stretch.name_column for stretch in chart.stretches]
    return [name not in names[:i] for i, name in enumerate(names)]


def _first_day(month: Month) -> date:
    return date(month.year, month.number, 1)
