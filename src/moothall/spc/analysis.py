"""The analysis of one series: its chart, its season, phases with limits, months with signals, one verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.errors import UsageError
from moothall.measures import ChartKind, Measure, Series, Targets
from moothall.periods import Month, Quarter, Window
from moothall.spc.assurance import TargetVerdict, target_verdict
from moothall.spc.autocorrelation import Autocorrelation, autocorrelation
from moothall.spc.chart_choice import ChartChoice, chart_for
from moothall.spc.judged import Judged, parts_of
from moothall.spc.limits import ProcessLimits
from moothall.spc.phase import Phase
from moothall.spc.phase_limits import phase_of
from moothall.spc.reset_proposal import ResetProposal, reset_proposals
from moothall.spc.rules import Rules
from moothall.spc.run_chart import Runs, runs_about
from moothall.spc.season import Season, season
from moothall.spc.signals import Signal
from moothall.spc.verdict import Status, Verdict, verdict_for
from moothall.spc.view import Point, View, view_of

LARGEST_FITTED = 1e100
XMR_BY_RULES = ChartChoice(ChartKind.XMR, "The rule set has this chart for every measure.")
SEASON_ON_XMR = "A season was found, and it is taken out of the values themselves, so limits come from how these vary."
CHARTS_WITH_A_SEASON = frozenset({ChartKind.XMR, ChartKind.P, ChartKind.P_PRIME, ChartKind.U, ChartKind.U_PRIME})


@dataclass(frozen=True)
class Analysis:
    """The one value behind chart, icon, sentence, table and file.

    `plain` is the view of the months as they stand, every one of them feeding the limits; it is there where a season
    taken out, a month left out of the limits, or limits widened for spread made the judged view another one.
    """

    series: Series
    rules: Rules
    phases: tuple[Phase, ...]
    points: tuple[Point, ...]
    signals: tuple[Signal, ...]
    verdict: Verdict
    target: TargetVerdict | None = None  # None where the measure has no targets at all
    season: Season | None = None
    proposals: tuple[ResetProposal, ...] = ()
    chart: ChartChoice = XMR_BY_RULES
    autocorrelation: Autocorrelation | None = None
    plain: View | None = None

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

    def judged_at(self, month: Month) -> float:
        """The same as it is held against the limits: less its season, where one was taken out."""
        return self.points[month - self.series.window.first].judged or 0.0

    @property
    def runs(self) -> Runs | None:
        """The Anhøj analysis of the current phase of a run chart: its longest run and its crossings of the median."""
        phase = self.current_phase
        if self.chart.kind is not ChartKind.RUN or phase.runs_about is None:
            return None
        return runs_about([point.judged for point in self.points_in(phase.window)], phase.runs_about)

    def points_in(self, window: Window) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.month in window)

    @property
    def as_it_stands(self) -> "Analysis | None":
        """The analysis of the months as they stand; None where they were judged as they stand."""
        if self.plain is None:
            return None
        return replace(
            self,
            phases=self.plain.phases,
            points=self.plain.points,
            signals=self.plain.signals,
            verdict=_verdict(self.series, self.plain, self.verdict.window, self.rules),
            season=None,
            plain=None,
        )


def analyse(
    series: Series,
    rules: Rules | None = None,
    *,
    resets: Iterable[Month] = (),
    window: Window | None = None,
    targets: Targets | None = None,
    chart: ChartKind | None = None,
    verdict_only: bool = False,
) -> Analysis:
    """Analyse one series.

    `resets` are the first months of new limits. `window` is the stretch that the verdict is about; without one it is
    the latest complete financial quarter, or the latest three months where there is none. `targets` and `chart` are
    chosen by hand; without them those of the measure count, or else the chart that fits. `verdict_only` leaves out what
    the verdict does not rest on: proposed resets and the likeness of neighbouring months. Raises UsageError when a
    reset is not a month of the series, or the chart does not go with it.
    """
    rules = rules or Rules.standard()
    window = window or default_window(series.window)
    resets = sorted(set(resets))
    windows = _phase_windows(series, resets)
    choice = _chart(series, rules, windows, window, chart or series.measure.chart)
    found = _season(series, rules, resets, choice)
    if found and choice.kind is not ChartKind.XMR:
        choice = ChartChoice(ChartKind.XMR, SEASON_ON_XMR, is_told=True)
    judged = _judged(series, rules, choice, found)
    view = view_of(judged, series.values, windows, series.measure, rules)
    verdict = _verdict(series, view, window, rules)
    limits = _phase_at(view.phases, window.last).limits
    targets = targets or series.measure.targets
    return Analysis(
        series,
        rules,
        view.phases,
        view.points,
        view.signals,
        verdict,
        target=target_verdict(window.last, targets, limits, series.measure.good) if targets else None,
        season=found,
        proposals=() if verdict_only else _proposals(judged, series, rules, resets),
        chart=choice,
        autocorrelation=None if verdict_only else _autocorrelation(series, rules, resets, found),
        plain=_plain_view(judged, view, windows, series, rules),
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


def _chart(
    series: Series, rules: Rules, windows: Sequence[Window], window: Window, asked: ChartKind | None
) -> ChartChoice:
    """The chart that fits the phase in which the window ends; the other phases have the same one."""
    if not rules.by_kind and series.measure.rolling == 1:
        return XMR_BY_RULES
    current = next((one for one in reversed(windows) if one.first <= window.last), windows[0])
    if rules.fix_after is not None:
        current = Window(current.first, min(current.last, current.first + (rules.fix_after - 1)))
    start, parts = current.first - series.window.first, parts_of(series)
    baseline = slice(start, start + len(current))
    return chart_for(
        series.measure,
        series.values[baseline],
        numerators=parts.numerators[baseline] if parts else None,
        denominators=parts.denominators[baseline] if parts else None,
        asked=asked if rules.by_kind else None,
    )


def _judged(series: Series, rules: Rules, choice: ChartChoice, found: Season | None) -> Judged:
    parts = parts_of(series)
    return Judged(
        window=series.window,
        values=found.adjusted if found else series.values,
        chart=choice.kind,
        numerators=parts.numerators if parts else (),
        denominators=parts.denominators if parts else (),
        factor=parts.factor if parts else 1.0,
        widening=found.widening if found else 1.0,
        leave_out_shocks=rules.leave_out_shocks,
    )


def _plain_view(judged: Judged, view: View, windows: Sequence[Window], series: Series, rules: Rules) -> View | None:
    """The months as they stand; None where nothing was taken out, left out or widened."""
    touched = any(phase.left_out or (phase.dispersion or 1) > 1 for phase in view.phases)
    if judged.values == series.values and not touched:
        return None
    plain = replace(judged, values=series.values, widening=1.0, leave_out_shocks=False, allow_for_spread=False)
    return view_of(plain, series.values, windows, series.measure, rules)


def _can_be_fitted(series: Series) -> bool:
    """Nothing is fitted to values that share data, nor to values whose squares no float can hold."""
    sizes = [abs(value) for value in series.values if value is not None]
    return series.measure.rolling == 1 and max(sizes, default=0.0) <= LARGEST_FITTED


def _season(series: Series, rules: Rules, resets: Sequence[Month], choice: ChartChoice) -> Season | None:
    """None as well where another chart than XmR was chosen by hand: a season would take its place."""
    by_hand = choice.is_told and choice.kind is not ChartKind.XMR
    if not rules.season or by_hand or choice.kind not in CHARTS_WITH_A_SEASON or not _can_be_fitted(series):
        return None
    first = series.window.first
    return season(series.values, first=first, resets=resets, leave_out_shocks=rules.leave_out_shocks)


def _proposals(judged: Judged, series: Series, rules: Rules, resets: Sequence[Month]) -> tuple[ResetProposal, ...]:
    """The resets that the months speak for once the season is out, each with the phase that it would begin."""
    if judged.chart is None or not _can_be_fitted(series):
        return ()

    def becomes(window: Window) -> tuple[ProcessLimits | None, int]:
        phase = phase_of(judged.within(window), series.measure, replace(rules, fix_after=None))
        return phase.limits, phase.used

    return reset_proposals(
        judged.values,
        becomes=becomes,
        first=series.window.first,
        resets=resets,
        shift=rules.shift,
        leave_out_shocks=rules.leave_out_shocks,
    )


def _autocorrelation(
    series: Series, rules: Rules, resets: Sequence[Month], found: Season | None
) -> Autocorrelation | None:
    if not _can_be_fitted(series):
        return None
    return autocorrelation(
        series.values,
        first=series.window.first,
        resets=resets,
        seasonal=found is not None,
        leave_out_shocks=rules.leave_out_shocks,
    )


def _verdict(series: Series, view: View, window: Window, rules: Rules) -> Verdict:
    """On what was known by the end of the window: months after it complete no run that it did not have."""
    quiet = _status_without_signal(view.phases, window)
    known = [signal for signal in view.signals if signal.is_known_by(window.last, rules.lengths)]
    return verdict_for(window, series.within(window), known, series.measure.good, without_signal=quiet)


def _status_without_signal(phases: Sequence[Phase], window: Window) -> Status:
    phase = _phase_at(phases, window.last)
    if phase.runs_about is None:
        return Status.TOO_FEW
    return Status.STABLE if phase.limits is None or phase.limits.has_width else Status.NO_VARIATION
