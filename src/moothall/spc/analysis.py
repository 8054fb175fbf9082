"""The analysis of one series: phases, limits of each, points with their signals, one verdict for a window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.errors import UsageError
from moothall.measures import Measure, Series
from moothall.periods import Month, Quarter, Window
from moothall.spc.assurance import Targets, TargetVerdict, target_verdict
from moothall.spc.limits import (
    FEWEST_POINTS_FOR_FIRM_LIMITS,
    ProcessLimits,
    is_beyond,
    moving_ranges,
    process_limits,
    shocks,
)
from moothall.spc.reset_proposal import ResetProposal, reset_proposals
from moothall.spc.rules import LimitsBasis, Rules, Run, TwoOfThree, single_points, step_shifts, trends
from moothall.spc.screening import frozen_baseline, range_limits
from moothall.spc.season import Season, season
from moothall.spc.signals import Rule, Side, Signal
from moothall.spc.two_of_three import NearRun, two_of_three, two_of_three_on_one_side
from moothall.spc.verdict import Status, Verdict, verdict_for

LARGEST_FITTED = 1e100
NEAR_A_LIMIT = 0.9  # share of the way from the mean to the limit from which a point inside is said to be close to it


@dataclass(frozen=True)
class Phase:
    """A stretch of months with one mean and one pair of limits; `limits` is None where there are too few values.

    `lower` and `upper` are the limits as printed, clipped at the measure's natural bounds. Where a bound bites, no
    value can pass that limit and `lower_applies` or `upper_applies` is False. Points are judged against `limits`.
    """

    window: Window
    limits: ProcessLimits | None
    used: int
    left_out: tuple[Month, ...] = ()
    lower_bound: float | None = None
    upper_bound: float | None = None

    @property
    def trial(self) -> bool:
        return self.used < FEWEST_POINTS_FOR_FIRM_LIMITS

    @property
    def lower_applies(self) -> bool:
        return self.limits is not None and (self.lower_bound is None or self.limits.lower >= self.lower_bound)

    @property
    def upper_applies(self) -> bool:
        return self.limits is not None and (self.upper_bound is None or self.limits.upper <= self.upper_bound)

    @property
    def lower(self) -> float | None:
        if self.limits is None:
            return None
        return self.limits.lower if self.lower_applies else self.lower_bound

    @property
    def upper(self) -> float | None:
        if self.limits is None:
            return None
        return self.limits.upper if self.upper_applies else self.upper_bound


@dataclass(frozen=True)
class Point:
    """One month. `signals` are the rules whose runs it belongs to; `near` the limit it is close to, inside it."""

    month: Month
    value: float | None
    signals: tuple[Rule, ...] = ()
    near: Side | None = None


@dataclass(frozen=True)
class Analysis:
    """The one value behind chart, icon, sentence, table and file."""

    series: Series
    rules: Rules
    phases: tuple[Phase, ...]
    points: tuple[Point, ...]
    signals: tuple[Signal, ...]
    verdict: Verdict
    target: TargetVerdict | None = None  # None where the measure has no targets at all
    season: Season | None = None  # found, and named; the limits do not take it out
    proposals: tuple[ResetProposal, ...] = ()

    @property
    def measure(self) -> Measure:
        return self.series.measure

    def phase_of(self, month: Month) -> Phase:
        """The phase whose limits a month is held against: before the series the first one, after it the last."""
        return _phase_at(self.phases, month)

    @property
    def current_phase(self) -> Phase:
        """The phase in which the verdict's window ends."""
        return self.phase_of(self.verdict.window.last)

    def value_at(self, month: Month) -> float:
        """The value of a month that a signal covers, which always has one."""
        return self.points[month - self.series.window.first].value or 0.0

    def points_in(self, window: Window) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.month in window)


def analyse(
    series: Series,
    rules: Rules | None = None,
    *,
    resets: Iterable[Month] = (),
    window: Window | None = None,
    targets: Targets | None = None,
) -> Analysis:
    """Analyse one series.

    `resets` are the first months of new limits. `window` is the stretch that the verdict is about; without one it is
    the latest complete financial quarter, or the latest three months where there is none. Raises UsageError when a
    reset is not a month of the series.
    """
    rules = rules or Rules.standard()
    window = window or default_window(series.window)
    resets = sorted(set(resets))
    windows = _phase_windows(series, resets)
    phases = tuple(_phase(series, phase, rules) for phase in windows)
    signals = tuple(signal for phase in phases for signal in _signals(series, phase, rules))
    points = tuple(
        _point(month, value, phases, signals) for month, value in zip(series.months, series.values, strict=True)
    )
    verdict = verdict_for(
        window,
        series.within(window),
        signals,
        series.measure.good,
        without_signal=_status_without_signal(phases, window),
    )
    limits = _phase_at(phases, window.last).limits
    target = target_verdict(window.last, targets, limits, series.measure.good) if targets else None
    found, proposals = _season_and_proposals(series, rules, resets)
    return Analysis(series, rules, phases, points, signals, verdict, target, found, proposals)


def _season_and_proposals(
    series: Series, rules: Rules, resets: Sequence[Month]
) -> tuple[Season | None, tuple[ResetProposal, ...]]:
    """The season, and the resets that the months speak for once it is out.

    Neither is looked for in values that share data, nor in values whose squares no float can hold.
    """
    sizes = [abs(value) for value in series.values if value is not None]
    if series.measure.rolling > 1 or max(sizes, default=0.0) > LARGEST_FITTED:
        return None, ()
    first, shocks_out = series.window.first, rules.leave_out_shocks
    found = season(series.values, first=first, resets=resets, leave_out_shocks=shocks_out) if rules.season else None
    values, widening = (found.adjusted, found.widening) if found else (series.values, 1.0)
    return found, reset_proposals(
        values, first=first, resets=resets, shift=rules.shift, leave_out_shocks=shocks_out, widening=widening
    )


def default_window(months: Window) -> Window:
    """The latest complete financial quarter, or the latest three months (or fewer) where there is none."""
    quarter = Quarter.latest_complete(months)
    return quarter.window if quarter else Window(max(months.first, months.last + -2), months.last)


def _phase_at(phases: Sequence[Phase], month: Month) -> Phase:
    return next((phase for phase in reversed(phases) if phase.window.first <= month), phases[0])


def _phase_windows(series: Series, resets: Sequence[Month]) -> list[Window]:
    outside = [str(month) for month in resets if month not in series.window]
    if outside:
        message = (
            f"{series.measure.title}, {series.area.name}: a reset at {', '.join(outside)}, but the data run from "
            f"{series.window.first} to {series.window.last}. Give the first month of the new limits."
        )
        raise UsageError(message)
    starts = sorted({series.window.first, *resets})
    ends = [*(start + -1 for start in starts[1:]), series.window.last]
    return [Window(first, last) for first, last in zip(starts, ends, strict=True)]


def _values(series: Series, window: Window) -> tuple[float | None, ...]:
    first = window.first - series.window.first
    return series.values[first : first + len(window)]


def _phase(series: Series, window: Window, rules: Rules) -> Phase:
    values = _values(series, window)
    left_out = shocks(values) if rules.leave_out_shocks else frozenset()
    kept = frozen_baseline([None if i in left_out else value for i, value in enumerate(values)], rules.fix_after)
    measure = series.measure
    limits = _limits(kept, rules, rolling=measure.rolling)
    if limits is None:
        left_out, kept = frozenset(), list(values)  # nothing is left out of limits that there are not
    return Phase(
        window=window,
        limits=limits,
        used=sum(value is not None for value in kept),
        left_out=tuple(window.first + i for i in sorted(left_out)),
        lower_bound=measure.lower,
        upper_bound=measure.upper,
    )


def _limits(values: Sequence[float | None], rules: Rules, *, rolling: int) -> ProcessLimits | None:
    """None where too few values stand behind them, or where each value shares months with its neighbours.

    Rolling values move so little from one month to the next that their limits would make nearly every series unusual.
    """
    if rolling > 1:
        return None
    present = sum(value is not None for value in values)
    if present < rules.fewest_points or len(moving_ranges(values)) < rules.fewest_ranges:
        return None
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return process_limits(values, by_standard_deviation=True)
    return range_limits(values, screened=rules.screening, ranges_to_limit=rules.ranges_to_limit)


def _signals(series: Series, phase: Phase, rules: Rules) -> list[Signal]:
    if phase.limits is None:
        return []
    values = _values(series, phase.window)
    runs: list[Run] = [
        *single_points(values, phase.limits),
        *trends(values, rules.trend),
        *step_shifts(values, phase.limits.mean, rules.shift),
    ]
    start = phase.window.first
    found = [Signal(run.rule, run.side, start + run.first, start + run.last) for run in runs]
    found += [_near_signal(run, start) for run in _near_runs(values, phase.limits, rules.two_of_three)]
    return sorted(found, key=lambda signal: (signal.first, list(Rule).index(signal.rule), signal.last))


def _near_runs(values: Sequence[float | None], limits: ProcessLimits, form: TwoOfThree | None) -> list[NearRun]:
    if form is None:
        return []
    return (two_of_three if form is TwoOfThree.SENSITIVE else two_of_three_on_one_side)(values, limits)


def _near_signal(run: NearRun, start: Month) -> Signal:
    near = tuple(start + i for i in run.near)
    return Signal(Rule.TWO_OF_THREE, run.side, start + run.first, start + run.last, near)


def _point(month: Month, value: float | None, phases: Sequence[Phase], signals: Sequence[Signal]) -> Point:
    if value is None:
        return Point(month, None)
    fired = {signal.rule for signal in signals if signal.carried_by(month)}
    phase = next(phase for phase in phases if month in phase.window)
    near = None if Rule.SINGLE_POINT in fired else _near(value, phase)
    return Point(month, value, tuple(rule for rule in Rule if rule in fired), near)


def _near(value: float, phase: Phase) -> Side | None:
    """The limit that a value inside is close to. A limit that no value can pass is not one to be close to."""
    limits = phase.limits
    if limits is None or not limits.has_width:
        return None
    reach, scale = NEAR_A_LIMIT * (limits.upper - limits.mean), abs(limits.mean)
    if phase.upper_applies and not is_beyond(limits.mean + reach, value, scale=scale):
        return Side.ABOVE
    return Side.BELOW if phase.lower_applies and not is_beyond(value, limits.mean - reach, scale=scale) else None


def _status_without_signal(phases: Sequence[Phase], window: Window) -> Status:
    phase = _phase_at(phases, window.last)
    if phase.limits is None:
        return Status.TOO_FEW
    return Status.STABLE if phase.limits.has_width else Status.NO_VARIATION
