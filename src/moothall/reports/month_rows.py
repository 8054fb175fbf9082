"""Rows of the tables that stand under charts: the same numbers, in words and figures."""

from dataclasses import dataclass

from moothall.commentary.figures import figure_beside, line_decimals
from moothall.commentary.limits_in_words import line_said
from moothall.commentary.month_words import month_decimals, month_finding
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.periods import Month
from moothall.spc import Analysis, Phase, Point
from moothall.wording.dates import short_month


@dataclass(frozen=True)
class MonthRow:
    month: str
    value: str
    mean: str
    lower: str
    upper: str
    finding: str
    judged: str = ""


def month_rows(analysis: Analysis) -> list[MonthRow]:
    """A row a month. No cell is empty: a dash says that there is nothing, a word that there is no figure.

    `judged` is the value with the season taken out, which the limits are for; empty without a season.
    """
    return [month_row(analysis, i) for i in range(len(analysis.points))]


def month_row(analysis: Analysis, i: int) -> MonthRow:
    """The row of one month, by its place in the series."""
    point, entry = analysis.points[i], analysis.series.entries[i]
    phase, measure = analysis.phase_of(point.month), analysis.measure
    places = month_decimals(measure, phase, point)
    mean, lower, upper = lines_said(measure, phase, places, point.month)
    return MonthRow(
        month=short_month(point.month),
        value=_value(measure, entry, value_decimals(analysis, point)),
        mean=mean,
        lower=lower,
        upper=upper,
        finding=month_finding(point, phase) or "–",
        judged=_judged(analysis, point, entry, places),
    )


def lines_said(measure: Measure, phase: Phase, decimals: int, month: Month | None = None) -> tuple[str, str, str]:
    """Mean, lower and upper limit of a phase, or of one of its months; 'none' where none is or applies."""
    mean = phase.limits.mean if phase.limits else None
    phase = phase.at(month) if month else phase
    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> str:
        return line_said(phase, measure, value, decimals) if value is not None and applies else "none"

    return (
        line(mean),
        line(phase.lower, applies=has_width and phase.lower_applies),
        line(phase.upper, applies=has_width and phase.upper_applies),
    )


def value_decimals(analysis: Analysis, point: Point) -> int:
    """The measure's decimals, and in a month outside a limit as many more as it takes to show that it is."""
    measure, phase = analysis.measure, analysis.phase_of(point.month)
    if analysis.season is not None:
        return measure.decimals  # what lies outside stands beside it, without the season
    return measure.decimals + month_decimals(measure, phase, point) - line_decimals(measure, phase)


def _judged(analysis: Analysis, point: Point, entry: Entry, decimals: int) -> str:
    if analysis.season is None:
        return ""
    if point.judged is None:
        return _value(analysis.measure, entry, 0)
    return figure_beside(analysis.measure, point.judged, decimals)


def _value(measure: Measure, entry: Entry, decimals: int) -> str:
    if isinstance(entry, Observation):
        return figure_beside(measure, entry.value, decimals)
    return "withheld" if isinstance(entry, Withheld) else "no figure"
