"""Assurance: whether a target will be met, judged by the process limits and not by the latest month."""

from dataclasses import dataclass
from enum import Enum

from moothall.measures import Good, Targets
from moothall.periods import Month
from moothall.spc.limits import ProcessLimits, is_beyond


class Assurance(Enum):
    """The answers that there are. The first three are those of Making Data Count; the others say why there is none."""

    MET = "consistent-pass"
    MISSED = "consistent-fail"
    INCONSISTENT = "inconsistent"
    NO_DIRECTION = "no-direction"
    NO_TARGET = "no-target"
    NO_LIMITS = "no-limits"

    def sentence(self, *, target: str, month: str) -> str:
        """The answer in plain English. `target` and `month` are words: '90%', 'September 2022'."""
        return SENTENCES[self].format(target=target, month=month)


SENTENCES = {
    Assurance.MET: "The target of {target} will be met every month unless something changes.",
    Assurance.MISSED: "The target of {target} will be missed every month unless something changes.",
    Assurance.INCONSISTENT: "The target of {target} may be met in one month and missed in the next, by chance alone.",
    Assurance.NO_DIRECTION: "Neither way is good for this measure, so it is not judged against {target}.",
    Assurance.NO_TARGET: "No target holds for {month}.",
    Assurance.NO_LIMITS: "There are too few figures to say whether the target of {target} will be met.",
}


@dataclass(frozen=True)
class TargetVerdict:
    """What is said of the target of one month: the last of the window that the report is about."""

    month: Month
    target: float | None
    assurance: Assurance


def assurance(target: float, limits: ProcessLimits | None, good: Good) -> Assurance:
    """Consistent pass where even the worse limit beats the target, consistent fail where the better one misses it.

    Up is good: pass where target < lower limit, fail where target > upper limit; down is good: the reverse. Limits
    are taken unclipped. A target on a limit (relative tolerance 1e-12) is inconsistent, except that limits without
    width on the target are a pass: every month meets it.

    Source: NHSRplotthedots 0.2.2, R/ptd_calculate_assurance_type.R, which has no answer for limits without width.
    """
    if good is Good.NEITHER:
        return Assurance.NO_DIRECTION
    if limits is None:
        return Assurance.NO_LIMITS
    scale = abs(limits.mean)
    below_target = is_beyond(target, limits.upper, scale=scale)
    above_target = is_beyond(limits.lower, target, scale=scale)
    if not (below_target or above_target):
        return Assurance.INCONSISTENT if limits.has_width else Assurance.MET
    return Assurance.MET if above_target is (good is Good.UP) else Assurance.MISSED


def target_verdict(month: Month, targets: Targets, limits: ProcessLimits | None, good: Good) -> TargetVerdict:
    """The target of a month against the limits of the phase in which that month lies."""
    target = targets.at(month)
    if target is None:
        return TargetVerdict(month, None, Assurance.NO_TARGET)
    return TargetVerdict(month, target, assurance(target, limits, good))
