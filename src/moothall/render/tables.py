"""Rows of the tables that stand under charts: the same numbers, in words and figures."""

from dataclasses import dataclass

from moothall.commentary.figures import figure, figure_beside, line_decimals
from moothall.commentary.month_words import month_decimals, month_finding
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.spc import Analysis
from moothall.wording.dates import short_month


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
    places = month_decimals(measure, phase, point)

    limits = phase.limits
    has_width = limits is not None and limits.has_width

    def line(value: float | None, *, applies: bool = True) -> str:
        return figure(measure, value, places) if value is not None and applies else "none"

    return MonthRow(
        month=short_month(point.month),
        value=_value(measure, entry, places - line_decimals(measure, phase)),
        mean=line(limits.mean if limits else None),
        lower=line(phase.lower, applies=has_width and phase.lower_applies),
        upper=line(phase.upper, applies=has_width and phase.upper_applies),
        finding=month_finding(point, phase) or "–",
    )


def _value(measure: Measure, entry: Entry, more: int) -> str:
    if isinstance(entry, Observation):
        return figure_beside(measure, entry.value, measure.decimals + more)
    return "withheld" if isinstance(entry, Withheld) else "no figure"
