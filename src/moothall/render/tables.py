"""Rows of the tables that stand under charts: the same numbers, in words and figures."""

from dataclasses import dataclass

from moothall.commentary.figures import figure_beside, line_decimals, telling_decimals
from moothall.commentary.limits_in_words import line_said
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
    judged: str = ""


def month_rows(analysis: Analysis) -> list[MonthRow]:
    """A row a month. No cell is empty: a dash says that there is nothing, a word that there is no figure.

    `judged` is the value with the season taken out, which the limits are for; empty without a season.
    """
    return [_row(analysis, i) for i in range(len(analysis.points))]


def _row(analysis: Analysis, i: int) -> MonthRow:
    point, entry = analysis.points[i], analysis.series.entries[i]
    whole, measure = analysis.phase_of(point.month), analysis.measure
    phase = whole.at(point.month)
    places = _decimals(measure, phase, point)

    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> str:
        return line_said(phase, measure, value, places) if value is not None and applies else "none"

    return MonthRow(
        month=short_month(point.month),
        value=_value(measure, entry, 0 if analysis.season else places - line_decimals(measure, phase)),
        mean=line(whole.limits.mean if whole.limits else None),
        lower=line(phase.lower, applies=has_width and phase.lower_applies),
        upper=line(phase.upper, applies=has_width and phase.upper_applies),
        finding=_finding(point, phase),
        judged=_judged(analysis, i, places),
    )


def _judged(analysis: Analysis, i: int, places: int) -> str:
    point, measure = analysis.points[i], analysis.measure
    if analysis.season is None:
        return ""
    if point.judged is None:
        return _value(measure, analysis.series.entries[i], 0)
    return figure_beside(measure, point.judged, places)


def _decimals(measure: Measure, phase: Phase, point: Point) -> int:
    """For the lines of a row: in a month outside a limit as many as it takes to show that it is."""
    places, limits, value = line_decimals(measure, phase), phase.limits, point.judged
    if limits is None or value is None or not limits.breached_by(value):
        return places
    return telling_decimals(value, limits.upper if limits.above(value) else limits.lower, places)


def _value(measure: Measure, entry: Entry, more: int) -> str:
    if isinstance(entry, Observation):
        return figure_beside(measure, entry.value, measure.decimals + more)
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
