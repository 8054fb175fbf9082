"""One verdict for a named window: the first of the rules, in their order, that fired in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from moothall.measures import Entry, Good, Observation, Withheld
from moothall.periods import Window
from moothall.spc.signals import Rule, Side, Signal


class Status(Enum):
    SINGLE_POINT = "single-point"
    TREND = "trend"
    STEP_SHIFT = "step-shift"
    TWO_OF_THREE = "two-of-three"
    STABLE = "stable"
    TOO_FEW = "too-few"
    NO_VARIATION = "no-variation"
    NOT_RECORDED = "not-recorded"
    WITHHELD = "withheld"


class Judgement(Enum):
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER = "neither"


STATUS_OF_RULE = {
    Rule.SINGLE_POINT: Status.SINGLE_POINT,
    Rule.TREND: Status.TREND,
    Rule.STEP_SHIFT: Status.STEP_SHIFT,
    Rule.TWO_OF_THREE: Status.TWO_OF_THREE,
}


@dataclass(frozen=True)
class Verdict:
    """`signal` is the one that decided; it is there exactly when the status names a rule."""

    window: Window
    status: Status
    judgement: Judgement = Judgement.NEITHER
    signal: Signal | None = None

    def __post_init__(self) -> None:
        if (self.signal is not None) != (self.status in STATUS_OF_RULE.values()):
            message = f"A verdict of {self.status.value} and the signal {self.signal} do not belong together."
            raise ValueError(message)

    @property
    def side(self) -> Side | None:
        return self.signal.side if self.signal else None


def judgement_of(*, is_up: bool, good: Good) -> Judgement:
    """Whether going up, or down, is an improvement for a measure whose good direction is known."""
    if good is Good.NEITHER:
        return Judgement.NEITHER
    return Judgement.IMPROVEMENT if is_up is (good is Good.UP) else Judgement.CONCERN


def verdict_for(
    window: Window, entries: Sequence[Entry], signals: Sequence[Signal], good: Good, *, without_signal: Status
) -> Verdict:
    """The verdict on a window from its entries and all signals of the series.

    `without_signal` is the status of a window that has values and no signal: stable, too few, or no variation.
    """
    if not any(isinstance(entry, Observation) for entry in entries):
        withheld = any(isinstance(entry, Withheld) for entry in entries)
        return Verdict(window, Status.WITHHELD if withheld else Status.NOT_RECORDED)
    inside = [signal for signal in signals if signal.window.overlaps(window)]
    for rule in Rule:
        fired = [signal for signal in inside if signal.rule is rule]
        if fired:
            deciding = max(fired, key=lambda signal: (signal.last, signal.first))
            judgement = judgement_of(is_up=deciding.side.is_up, good=good)
            return Verdict(window, STATUS_OF_RULE[rule], judgement, deciding)
    return Verdict(window, without_signal)
