"""The changes of a quarter's report beside that of the quarter: year to date, twelve months, since a baseline year."""

from dataclasses import dataclass

from moothall.comparison.change import Change
from moothall.comparison.quarter_change import change_between
from moothall.comparison.spans import Span, SpanKind, spans_of
from moothall.periods import Quarter, Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.spc import Analysis


@dataclass(frozen=True)
class SpanChange:
    span: Span
    change: Change


def span_changes(analysis: Analysis, quarter: Quarter) -> tuple[SpanChange, ...]:
    """Every other change that a report on a quarter speaks of, as far as the figures go back.

    A measure whose values cover several months each has no sums over longer spans, only its baseline.
    """
    spans = spans_of(quarter, _baseline_window(quarter, analysis.measure.baseline))
    wanted = [span for span in spans if span.kind is not SpanKind.QUARTER]
    if analysis.measure.rolling > 1:
        wanted = [span for span in wanted if span.kind is SpanKind.SINCE_BASELINE]
    known = [span for span in wanted if span.before.first >= analysis.series.window.first]
    return tuple(SpanChange(span, change_between(analysis, span.window, span.before)) for span in known)


def _baseline_window(quarter: Quarter, year: int | None) -> Window | None:
    """The same months of the baseline's financial year; None without one that lies before the quarter's own."""
    if year is None or year >= quarter.year:
        return None
    back = MONTHS_IN_A_YEAR * (quarter.year - year)
    return Window(quarter.first + -back, quarter.last + -back)
