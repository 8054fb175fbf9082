"""The finding on one measure: verdict and tested change taken together, with its word, shape and recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from moothall.commentary.analyst import Action, Settles
from moothall.comparison import Change
from moothall.measures import Event, EventKind
from moothall.periods import Month, Window
from moothall.spc import Analysis, Judgement, Rule, Side, Signal, Status
from moothall.spc.verdict import STATUS_OF_RULE, judgement_of


class FindingKind(Enum):
    """The closed list of verdict words."""

    SINGLE_POINT = "Single point exception"
    TREND = "Trend"
    STEP_SHIFT = "Step shift"
    TWO_OF_THREE = "Two of three"
    QUARTER_CHANGED = "Quarter changed"
    STABLE = "Stable"
    TOO_FEW = "Too few figures"
    NO_VARIATION = "No variation"
    NOT_RECORDED = "Not recorded"
    WITHHELD = "Withheld"


class Recommendation(Enum):
    ANALYSE = "Analyse"
    INVESTIGATE = "Investigate"
    RESET = "Consider a reset"
    NOTHING = "No action"


class Standing(Enum):
    """The rows of the grid on page one."""

    WORSENING = "Worsening"
    IMPROVING = "Improving"
    CHANGED = "Changed, neither good nor bad"
    UNDER_REVIEW = "Under review: recording changed"
    NO_CLEAR_CHANGE = "No clear change"
    TOO_FEW = "Too few figures to judge"
    NO_FIGURES = "No figures"


KIND_OF_STATUS = {
    Status.SINGLE_POINT: FindingKind.SINGLE_POINT,
    Status.TREND: FindingKind.TREND,
    Status.STEP_SHIFT: FindingKind.STEP_SHIFT,
    Status.TWO_OF_THREE: FindingKind.TWO_OF_THREE,
    Status.STABLE: FindingKind.STABLE,
    Status.TOO_FEW: FindingKind.TOO_FEW,
    Status.NO_VARIATION: FindingKind.NO_VARIATION,
    Status.NOT_RECORDED: FindingKind.NOT_RECORDED,
    Status.WITHHELD: FindingKind.WITHHELD,
}
RECOMMENDATION_FOR = {
    FindingKind.SINGLE_POINT: Recommendation.ANALYSE,
    FindingKind.TREND: Recommendation.INVESTIGATE,
    FindingKind.STEP_SHIFT: Recommendation.RESET,
    FindingKind.TWO_OF_THREE: Recommendation.ANALYSE,
    FindingKind.QUARTER_CHANGED: Recommendation.ANALYSE,
}
STANDING_WITHOUT_CHANGE = {
    FindingKind.STABLE: Standing.NO_CLEAR_CHANGE,
    FindingKind.NO_VARIATION: Standing.NO_CLEAR_CHANGE,
    FindingKind.TOO_FEW: Standing.TOO_FEW,
    FindingKind.NOT_RECORDED: Standing.NO_FIGURES,
    FindingKind.WITHHELD: Standing.NO_FIGURES,
}
STANDING_OF_JUDGEMENT = {
    Judgement.CONCERN: Standing.WORSENING,
    Judgement.IMPROVEMENT: Standing.IMPROVING,
    Judgement.NEITHER: Standing.CHANGED,
}


@dataclass(frozen=True)
class Finding:
    """What is said of a measure this quarter. `is_up` is None where nothing moved."""

    kind: FindingKind
    judgement: Judgement
    is_up: bool | None
    side: Side | None
    standing: Standing
    settled: bool
    recording_change: Event | None

    @property
    def moved(self) -> bool:
        return self.kind in RECOMMENDATION_FOR

    @property
    def is_exception(self) -> bool:
        """A signal in the window or a tested change, not already explained and closed."""
        return self.moved and not self.settled

    @property
    def recommendation(self) -> Recommendation:
        return (
            RECOMMENDATION_FOR.get(self.kind, Recommendation.NOTHING) if self.is_exception else Recommendation.NOTHING
        )

    @property
    def label(self) -> str:
        """Step shift, above: concern."""
        if not self.moved:
            return self.kind.value
        way = self.side.value if self.side else ("up" if self.is_up else "down")
        judged = "neither good nor bad" if self.judgement is Judgement.NEITHER else self.judgement.value
        judged = "under review, recording changed" if self.recording_change else judged
        return f"{self.kind.value}, {way}: {judged}{' (explained)' if self.settled else ''}"


def finding_on(
    analysis: Analysis, change: Change | None, *, events: Sequence[Event] = (), actions: Sequence[Action] = ()
) -> Finding:
    """Verdict first; where it is silent, a significant change of the quarter speaks."""
    verdict = analysis.verdict
    kind, judgement, side = KIND_OF_STATUS[verdict.status], verdict.judgement, verdict.side
    is_up = side.is_up if side else None
    if verdict.signal is None and change is not None and change.significant and change.difference is not None:
        is_up = change.difference > 0
        kind, judgement = FindingKind.QUARTER_CHANGED, judgement_of(is_up=is_up, good=analysis.measure.good)
    recording = _recording_change(analysis, events) if kind in RECOMMENDATION_FOR else None
    return Finding(
        kind=kind,
        judgement=judgement,
        is_up=is_up,
        side=side,
        standing=_standing(kind, judgement, recording),
        settled=_is_settled(analysis, change, actions),
        recording_change=recording,
    )


def signals_in_window(analysis: Analysis) -> tuple[Signal, ...]:
    """Every signal whose run reaches into the verdict's window, in the order of precedence."""
    window = analysis.verdict.window
    inside = [signal for signal in analysis.signals if signal.window.overlaps(window)]
    return tuple(sorted(inside, key=lambda signal: (list(STATUS_OF_RULE).index(signal.rule), signal.first)))


def months_outside(analysis: Analysis, side: Side) -> tuple[Month, ...]:
    """The months of the window outside their limits on one side."""
    points = [signal for signal in signals_in_window(analysis) if signal.rule is Rule.SINGLE_POINT]
    return tuple(signal.first for signal in points if signal.side is side)


def _standing(kind: FindingKind, judgement: Judgement, recording: Event | None) -> Standing:
    if kind in STANDING_WITHOUT_CHANGE:
        return STANDING_WITHOUT_CHANGE[kind]
    return Standing.UNDER_REVIEW if recording else STANDING_OF_JUDGEMENT[judgement]


def _recording_change(analysis: Analysis, events: Sequence[Event]) -> Event | None:
    """The latest recording change between the quarter compared with and now that no reset has taken account of."""
    window = analysis.verdict.window
    span = Window(window.year_before.first, window.last)
    starts = {phase.window.first for phase in analysis.phases}
    concerned = [
        event
        for event in events
        if event.kind is EventKind.RECORDING_CHANGE
        and event.concerns(analysis.measure.id)
        and event.window.first in span
        and event.window.first not in starts
    ]
    return max(concerned, key=lambda event: event.window.first, default=None)


def _is_settled(analysis: Analysis, change: Change | None, actions: Sequence[Action]) -> bool:
    """Whether closed actions explain every signal in the window, and with them the change of the quarter."""
    inside = signals_in_window(analysis)
    closed = [
        action.settles
        for action in actions
        if action.settles and not action.is_open and action.measure == analysis.measure.id
    ]
    explained = bool(inside) and all(any(_settles(one, signal) for one in closed) for signal in inside)
    return explained and (change is None or not change.significant or _is_same_shift(inside, change))


def _settles(settles: Settles, signal: Signal) -> bool:
    """Whether it is about this signal; when a drift began is known only roughly, and is found anew each quarter."""
    if settles.rule is not signal.rule:
        return False
    drift = signal.drift
    return settles.first == signal.first or (drift is not None and drift.earliest <= settles.first <= drift.latest)


def _is_same_shift(signals: Sequence[Signal], change: Change) -> bool:
    """A change the same way as a run that began after the quarter compared with is that run, seen twice."""
    rose = (change.difference or 0) > 0
    return any(signal.side.is_up is rose and signal.first > change.before_window.last for signal in signals)
