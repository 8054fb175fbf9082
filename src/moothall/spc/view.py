"""One view of a series: its phases with their limits, its months, and the signals in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.measures import ChartKind, Measure
from moothall.periods import Month, Window
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS
from moothall.spc.drift import drift
from moothall.spc.judged import Judged
from moothall.spc.limits import ProcessLimits, is_beyond
from moothall.spc.phase import Phase
from moothall.spc.phase_limits import phase_of
from moothall.spc.rules import Rules, TwoOfThree, points_outside, step_shifts, trends
from moothall.spc.signals import Rule, Side, Signal
from moothall.spc.step_scan import without_lone_shocks
from moothall.spc.two_of_three import NearRun, two_of_three, two_of_three_on_one_side

NEAR_A_LIMIT = 0.9  # share of the way from the mean to the limit from which a point inside is said to be close to it
LEVEL = ProcessLimits(-1, 0, 1)


@dataclass(frozen=True)
class Point:
    """One month. `judged` is what its limits are held against: the value, less its season where one was taken out.

    `signals` are the rules whose runs the month belongs to; `near` the limit it is close to, inside it.
    """

    month: Month
    value: float | None
    signals: tuple[Rule, ...] = ()
    near: Side | None = None
    judged: float | None = None


@dataclass(frozen=True)
class View:
    phases: tuple[Phase, ...]
    points: tuple[Point, ...]
    signals: tuple[Signal, ...]


def view_of(
    judged: Judged, values: Sequence[float | None], windows: Sequence[Window], measure: Measure, rules: Rules
) -> View:
    """The view of a series by what it is judged by; `values` are the published ones, `windows` those of the phases."""
    parts = [judged.within(window) for window in windows]
    phases = tuple(phase_of(part, measure, rules) for part in parts)
    signals = tuple(s for part, phase in zip(parts, phases, strict=True) for s in phase_signals(part, phase, rules))
    months = zip(judged.window.months, values, judged.values, strict=True)
    points = tuple(_point(month, value, held, phases, signals) for month, value, held in months)
    return View(phases, points, signals)


def phase_signals(judged: Judged, phase: Phase, rules: Rules) -> list[Signal]:
    """Every signal of one phase, in order of time, those of one month in the order of precedence."""
    line = phase.runs_about
    if line is None:
        return []
    values, start = judged.values, phase.window.first
    each = [phase.limits_at(month) for month in phase.window.months]
    runs = [*points_outside(values, each), *trends(values, rules.trend), *step_shifts(values, line, rules.shift)]
    found = [Signal(run.rule, run.side, start + run.first, start + run.last) for run in runs]
    found += [_near_signal(run, start) for run in _near_runs(values, each, rules.two_of_three)]
    found += _drifts(judged, phase, rules)
    return sorted(found, key=lambda signal: (signal.first, list(Rule).index(signal.rule), signal.last))


def _drifts(judged: Judged, phase: Phase, rules: Rules) -> list[Signal]:
    """The steady rise or fall of a phase that has limits; very low counts vary too unevenly for its test."""
    limits, sizes = phase.limits, [abs(value) for value in judged.values if value is not None]
    if not rules.drift or limits is None or not limits.has_width:
        return []
    if phase.chart is ChartKind.C and limits.mean < FEWEST_A_MONTH_FOR_MEDIAN_RUNS:
        return []
    values = without_lone_shocks(judged.values) if judged.leave_out_shocks else judged.values
    size = max(sizes)
    found = drift([None if value is None else value / size for value in values], first=phase.window.first)
    if found is None:
        return []
    found = replace(found, level=found.level * size, per_month=found.per_month * size)
    last = max(i for i, value in enumerate(judged.values) if value is not None)
    return [Signal(Rule.TREND, found.side, found.began, phase.window.first + last, drift=found)]


def _near_runs(
    values: Sequence[float | None], each: Sequence[ProcessLimits | None], form: TwoOfThree | None
) -> list[NearRun]:
    if form is None:
        return []
    rule = two_of_three if form is TwoOfThree.SENSITIVE else two_of_three_on_one_side
    first = next((limits for limits in each if limits), None)
    if first is None:
        return []
    if all(limits in (None, first) for limits in each):
        return rule(values, first)
    pairs = zip(values, each, strict=True)
    return rule([None if value is None or not limits else _height(value, limits) for value, limits in pairs], LEVEL)


def _height(value: float, limits: ProcessLimits) -> float:
    """How far a value lies on the way from the mean to its month's limit: 1 is on the upper one, -1 on the lower."""
    reach = limits.upper - limits.mean if value >= limits.mean else limits.mean - limits.lower
    return (value - limits.mean) / reach if reach else 0.0


def _near_signal(run: NearRun, start: Month) -> Signal:
    near = tuple(start + i for i in run.near)
    return Signal(Rule.TWO_OF_THREE, run.side, start + run.first, start + run.last, near)


def _point(
    month: Month, value: float | None, judged: float | None, phases: Sequence[Phase], signals: Sequence[Signal]
) -> Point:
    if value is None or judged is None:
        return Point(month, None)
    fired = {signal.rule for signal in signals if signal.carried_by(month)}
    phase = next(phase for phase in phases if month in phase.window).at(month)
    near = None if Rule.SINGLE_POINT in fired else _near(judged, phase)
    return Point(month, value, tuple(rule for rule in Rule if rule in fired), near, judged)


def _near(value: float, phase: Phase) -> Side | None:
    """The limit that a value inside is close to. A limit that no value can pass is not one to be close to."""
    limits = phase.limits
    if limits is None or not limits.has_width:
        return None
    scale = abs(limits.mean)
    if phase.upper_applies and not is_beyond(
        limits.mean + NEAR_A_LIMIT * (limits.upper - limits.mean), value, scale=scale
    ):
        return Side.ABOVE
    below = limits.mean - NEAR_A_LIMIT * (limits.mean - limits.lower)
    return Side.BELOW if phase.lower_applies and not is_beyond(value, below, scale=scale) else None
