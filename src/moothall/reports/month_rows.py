"""Rows of the tables that stand under charts: the same numbers, in words and figures."""

from dataclasses import dataclass

from moothall.commentary.figures import figure, figure_beside, line_decimals, telling_decimals
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.spc import Analysis, Phase, Point, Rule, Side
from moothall.wording.dates import short_month

RULE_SAID = {
    Rule.SINGLE_POINT: "outside",
    Rule.TREND: "trend",
    Rule.STEP_SHIFT: "step shift",
    Rule.TWO_OF_THREE: "two of three",
}


@dataclass(frozen=True)
class MonthRow:
    month: str
    value: str
    mean: str
    lower: str
    upper: str
    finding: str


def month_rows(analysis: Analysis) -> list[MonthRow]:
    """A row a month. No cell is empty: a dash says that there is nothing, a word that there is no figure."""
    return [_row(analysis, i) for i in range(len(analysis.points))]


def _row(analysis: Analysis, i: int) -> MonthRow:
    point, entry = analysis.points[i], analysis.series.entries[i]
    phase, measure = analysis.phase_of(point.month), analysis.measure
    places = _decimals(measure, phase, point)
    mean, lower, upper = lines_said(measure, phase, places)
    return MonthRow(
        month=short_month(point.month),
        value=_value(measure, entry, value_decimals(analysis, point)),
        mean=mean,
        lower=lower,
        upper=upper,
        finding=_finding(point, phase),
    )


def lines_said(measure: Measure, phase: Phase, decimals: int) -> tuple[str, str, str]:
    """Mean, lower and upper limit of a phase; 'none' where there is none, or where it does not apply."""
    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> str:
        return figure(measure, value, decimals) if value is not None and applies else "none"

    return (
        line(limits.mean if limits else None),
        line(phase.lower, applies=has_width and phase.lower_applies),
        line(phase.upper, applies=has_width and phase.upper_applies),
    )


def value_decimals(analysis: Analysis, point: Point) -> int:
    """The measure's decimals, and in a month outside a limit as many more as it takes to show that it is."""
    measure, phase = analysis.measure, analysis.phase_of(point.month)
    return measure.decimals + _decimals(measure, phase, point) - line_decimals(measure, phase)


def _decimals(measure: Measure, phase: Phase, point: Point) -> int:
    """For the lines of a row: in a month outside a limit as many as it takes to show that it is."""
    places, limits, value = line_decimals(measure, phase), phase.limits, point.value
    if limits is None or value is None or not limits.breached_by(value):
        return places
    return telling_decimals(value, limits.upper if limits.above(value) else limits.lower, places)


def _value(measure: Measure, entry: Entry, decimals: int) -> str:
    if isinstance(entry, Observation):
        return figure_beside(measure, entry.value, decimals)
    return "withheld" if isinstance(entry, Withheld) else "no figure"


def _finding(point: Point, phase: Phase) -> str:
    if point.value is None:
        return "–"
    said = [RULE_SAID[rule] for rule in point.signals]
    if point.near is not None:
        said.append(f"close to the {'upper' if point.near is Side.ABOVE else 'lower'} limit")
    if point.month in phase.left_out:
        said.append("left out of the limits")
    return ", ".join(said) or "–"
