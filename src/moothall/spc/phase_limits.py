"""The limits of one phase, by the chart that its series has."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from moothall.measures import ChartKind, Measure
from moothall.spc.attribute_charts import p_lines, p_prime_lines, u_lines, u_prime_lines
from moothall.spc.judged import Judged
from moothall.spc.limits import ProcessLimits, moving_ranges, process_limits, shocks, widened
from moothall.spc.lines import Lines
from moothall.spc.low_counts import dispersion, low_count_limits
from moothall.spc.phase import Phase
from moothall.spc.rare_event_charts import g_lines, t_lines
from moothall.spc.rules import LimitsBasis, Rules
from moothall.spc.screening import range_limits
from moothall.spc.small_shares import exact_binomial_lines, few_behind

LINES_OF_PARTS = {
    ChartKind.P: p_lines,
    ChartKind.P_PRIME: p_prime_lines,
    ChartKind.U: u_lines,
    ChartKind.U_PRIME: u_prime_lines,
}
CHARTS_OF_WAITING = (ChartKind.G, ChartKind.T)
RUNS_ABOUT_THE_MEDIAN = (ChartKind.C, ChartKind.RUN)


@dataclass(frozen=True)
class _Found:
    """Limits of a phase, the same for all its months or one pair for each."""

    limits: ProcessLimits | None
    chart: ChartKind
    each: tuple[ProcessLimits | None, ...] = ()
    dispersion: float | None = None


def phase_of(judged: Judged, measure: Measure, rules: Rules) -> Phase:
    """The phase over the months of `judged`. Shocks, and months after a frozen baseline, feed no limit."""
    values, fixed = judged.values, rules.fix_after or len(judged.values)
    baseline = values[:fixed]
    left_out = shocks(_comparable(judged)[:fixed]) if judged.leave_out_shocks else frozenset()
    kept = [None if i in left_out else value for i, value in enumerate(baseline)]
    found = _found(judged, kept, rules)
    if found is None:
        left_out, kept = frozenset(), list(baseline)  # nothing is left out of limits that there are not
    return Phase(
        window=judged.window,
        limits=found.limits if found else None,
        used=sum(value is not None for value in kept),
        left_out=tuple(judged.window.first + i for i in sorted(left_out)),
        lower_bound=0.0 if judged.chart in CHARTS_OF_WAITING and measure.lower is None else measure.lower,
        upper_bound=measure.upper,
        chart=found.chart if found else ChartKind.XMR,
        each=found.each if found else (),
        run_line=_run_line(judged, kept) if found else None,
        dispersion=found.dispersion if found else None,
    )


def _comparable(judged: Judged) -> Sequence[float | None]:
    """The values on one scale: those of parts less their centre, times the root of their denominator.

    A share of 40 swings further than one of 4,000, and is no shock for that.
    """
    if judged.chart not in LINES_OF_PARTS:
        return judged.values
    pairs = [(n, d) for n, d in zip(judged.numerators, judged.denominators, strict=True) if n is not None and d]
    centre = judged.factor * math.fsum(n for n, _ in pairs) / math.fsum(d for _, d in pairs)
    return [
        None if value is None or not of else (value - centre) * math.sqrt(of)
        for value, of in zip(judged.values, judged.denominators, strict=True)
    ]


def enough(values: Sequence[float | None], rules: Rules) -> bool:
    """Whether so many values, and so many of them side by side, are there that limits can rest on them."""
    present = sum(value is not None for value in values)
    return present >= rules.fewest_points and len(moving_ranges(values)) >= rules.fewest_ranges


def _found(judged: Judged, kept: list[float | None], rules: Rules) -> _Found | None:
    """None where there is no chart, or too few values stand behind it."""
    if judged.chart is None or not enough(kept, rules):
        return None
    if judged.chart is ChartKind.RUN:
        return _Found(None, judged.chart)
    if judged.chart is ChartKind.C:
        spread = dispersion(kept) if judged.allow_for_spread else 1.0
        return _Found(low_count_limits(kept, spread=spread), judged.chart, dispersion=spread)
    lines = _lines(judged, kept)
    each = _limits_of(lines) if lines else ()
    latest = next((limits for limits in reversed(each) if limits), None)
    if latest:
        return _Found(latest, judged.chart, each if any(limits and limits != latest for limits in each) else ())
    return _Found(_limits_by_spread(judged, kept, rules), ChartKind.XMR)


def _limits_by_spread(judged: Judged, kept: Sequence[float | None], rules: Rules) -> ProcessLimits | None:
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return process_limits(kept, by_standard_deviation=True)
    limits = range_limits(kept, screened=rules.screening, ranges_to_limit=rules.ranges_to_limit)
    return widened(limits, judged.widening)


def _lines(judged: Judged, kept: list[float | None]) -> Lines | None:
    """The lines of a chart that has its own; those of parts in the unit of the values."""
    baseline = {i for i, value in enumerate(kept) if value is not None}
    if judged.chart is ChartKind.P and few_behind(judged.numerators, judged.denominators, baseline):
        exact = exact_binomial_lines(judged.numerators, judged.denominators, baseline=baseline)
        return exact.times(judged.factor) if exact else None
    if judged.chart in LINES_OF_PARTS:
        lines = LINES_OF_PARTS[judged.chart](judged.numerators, judged.denominators, baseline=baseline)
        return lines.times(judged.factor) if lines and lines.centre > 0 else None
    if judged.chart is ChartKind.G:
        return g_lines(judged.values, baseline=baseline)
    return t_lines(judged.values, baseline=baseline) if judged.chart is ChartKind.T else None


def _limits_of(lines: Lines) -> tuple[ProcessLimits | None, ...]:
    """A month without either limit has none; where one of two is missing, no value is beyond it."""
    return tuple(
        None
        if lower is None and upper is None
        else ProcessLimits(-math.inf if lower is None else lower, lines.centre, math.inf if upper is None else upper)
        for lower, upper in zip(lines.lower, lines.upper, strict=True)
    )


def _run_line(judged: Judged, kept: Sequence[float | None]) -> float | None:
    """The median where runs are about it, as those of small numbers are; None where they are about the mean."""
    baseline = {i for i, value in enumerate(kept) if value is not None}
    few = judged.chart is ChartKind.P and few_behind(judged.numerators, judged.denominators, baseline)
    if judged.chart not in RUNS_ABOUT_THE_MEDIAN and not few:
        return None
    return median(value for value in kept if value is not None)
