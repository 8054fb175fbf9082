"""Where the limits might start again: proposals with their evidence, and reasons to refuse a reset. Never automatic."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from moothall.periods import Month, Window
from moothall.spc.drift import line_beats_steps
from moothall.spc.limits import (
    FEWEST_POINTS_FOR_FIRM_LIMITS,
    ProcessLimits,
    are_coarse,
    process_limits,
    shocks,
    widened,
)
from moothall.spc.rules import Run, step_shifts
from moothall.spc.signals import Side
from moothall.spc.step_scan import SCAN_LEVEL, Step, found_steps, settled_steps, without_lone_shocks
from moothall.wording.dates import month_name, months_named

Becomes = Callable[[Window], tuple[ProcessLimits | None, int]]

FEWEST_BEFORE_A_RESET = 5
FEWEST_AFTER_A_RESET = 8


@dataclass(frozen=True)
class ResetProposal:
    """A change of level that people may decide to start new limits from, with what speaks for it.

    `month` is the first month of the new level; that month lies from `earliest` to `latest` with about 95% confidence.
    `before` is the mean of the stretch back to the proposal or reset before, `after` that of the new `phase`, which its
    limits are about. `p` is the chance
    that a stable series shows such a step; 0.001 means that or less. `run` is the first run of months that agrees.
    `limits` are what the limits of the new `phase` would become, from `points` values; None where too few are there.
    Where `drifts`, a steady drift explains the months better than all proposals of the phase together: limits that
    start again would soon be outgrown.
    """

    month: Month
    earliest: Month
    latest: Month
    before: float
    after: float
    p: float
    run: Window
    phase: Window
    limits: ProcessLimits | None
    points: int
    drifts: bool = False

    @property
    def size(self) -> float:
        return self.after - self.before

    @property
    def up(self) -> bool:
        return self.after > self.before

    @property
    def trial(self) -> bool:
        return self.points < FEWEST_POINTS_FOR_FIRM_LIMITS


def reset_proposals(
    values: Sequence[float | None],
    *,
    first: Month,
    resets: Collection[Month] = (),
    shift: int = 8,
    leave_out_shocks: bool = True,
    widening: float = 1.0,
    becomes: Becomes | None = None,
) -> tuple[ResetProposal, ...]:
    """Resets that the data speak for, in order of time, looked for inside each phase that there is already.

    A step that the scan finds at 5% is proposed where 8 values or more follow, up to the next proposal or the end of
    the phase, and where `shift` months in a row among them lie beyond the mean before, on the side of the change.

    They come in order of time and not the latest first: each is measured from the one before to the one after, so a
    decision on one leaves the evidence for the others as it is. `values` are those judged; where a season was taken
    out of them, `widening` is the season's. `becomes` gives the limits of a new phase, and how many values they rest
    on, where they are not those of moving ranges.
    """
    edges = [0, *sorted({month - first for month in resets if 0 < month - first < len(values)}), len(values)]
    how = _How(shift, leave_out_shocks, widening, becomes)
    return tuple(
        proposal for start, end in pairwise(edges) for proposal in _in_phase(values[start:end], first + start, how)
    )


@dataclass(frozen=True)
class _How:
    shift: int
    leave_out_shocks: bool
    widening: float
    becomes: Becomes | None


def _in_phase(values: Sequence[float | None], first: Month, how: _How) -> list[ResetProposal]:
    """The steps of one phase that have enough values after them and a run that agrees.

    None where half of the neighbouring months or more are equal, as those of rare counts are: their ranges say too
    little, and chance gives steps far more often than the scan's table has it.
    """
    if are_coarse(values):
        return []
    kept = without_lone_shocks(values) if how.leave_out_shocks else list(values)
    scanned = _up_to_a_fresh_step(kept)

    def through(step: Step) -> Step:
        return replace(step, end=len(values)) if step.end == len(scanned) else step

    def holds(step: Step) -> bool:
        enough = _count(kept[step.at : through(step).end]) >= FEWEST_AFTER_A_RESET
        return step.p < SCAN_LEVEL and enough and bool(_runs(values, through(step), how.shift))

    steps = settled_steps(scanned, [step.at for step in found_steps(scanned)], holds)
    fresh = [len(scanned)] if len(scanned) < len(kept) else []
    drifts = bool(steps) and line_beats_steps(kept, [*(step.at for step in steps), *fresh])
    return [_proposal(values, first, through(step), how, drifts=drifts) for step in steps]


def _up_to_a_fresh_step(values: list[float | None]) -> list[float | None]:
    """The values before a last step that is too fresh to propose: what follows it would hide the steps before.

    A reset at an earlier step would still run to the end of the phase, the fresh months included.
    """
    last = max((step.at for step in found_steps(values)), default=0)
    return values[:last] if last and _count(values[last:]) < FEWEST_AFTER_A_RESET else values


def _runs(values: Sequence[float | None], step: Step, shift: int) -> list[Run]:
    """Runs of `shift` months or more after a step, all beyond the mean before it; positions counted from the step."""
    side = Side.ABOVE if step.up else Side.BELOW
    return [run for run in step_shifts(values[step.at : step.end], step.before, shift) if run.side is side]


def _proposal(values: Sequence[float | None], first: Month, step: Step, how: _How, *, drifts: bool) -> ResetProposal:
    run, month = _runs(values, step, how.shift)[0], first + step.at
    phase = Window(month, first + (step.end - 1))
    limits, points = how.becomes(phase) if how.becomes else _by_ranges(values[step.at : step.end], how)
    return ResetProposal(
        month=month,
        earliest=first + step.earliest,
        latest=first + step.latest,
        before=step.before,
        after=_mean_after(step, limits),
        p=step.p,
        run=Window(month + run.first, month + run.last),
        phase=phase,
        limits=limits,
        points=points,
        drifts=drifts,
    )


def _mean_after(step: Step, limits: ProcessLimits | None) -> float:
    """The mean that the new limits are about, if it lies on the side of the change; later months may have left it."""
    if limits is None or (limits.mean > step.before) is not step.up:
        return step.after
    return limits.mean


def _by_ranges(stretch: Sequence[float | None], how: _How) -> tuple[ProcessLimits | None, int]:
    left_out = shocks(stretch) if how.leave_out_shocks else frozenset()
    kept = [None if i in left_out else value for i, value in enumerate(stretch)]
    return widened(process_limits(kept), how.widening), _count(kept)


def _count(values: Sequence[float | None]) -> int:
    return sum(value is not None for value in values)


class RefusalReason(Enum):
    NOT_IN_THE_DATA = "not-in-the-data"
    NO_FIGURE = "no-figure"
    ALREADY_A_RESET = "already-a-reset"
    TOO_FEW_BEFORE = "too-few-before"
    TOO_FEW_AFTER = "too-few-after"


@dataclass(frozen=True)
class Refusal:
    """Why new limits cannot start in `month`. `data` are the months of the series, `found` the values on one side."""

    reason: RefusalReason
    month: Month
    data: Window
    found: int = 0

    @property
    def sentence(self) -> str:
        """What was found and what is needed, for the person who asked for the reset."""
        name = month_name(self.month)
        return {
            RefusalReason.NOT_IN_THE_DATA: f"{name} is not among the data, which cover {months_named(self.data)}.",
            RefusalReason.NO_FIGURE: f"{name} has no figure. New limits start in a month that has one.",
            RefusalReason.ALREADY_A_RESET: f"The limits start again in {name} already.",
            RefusalReason.TOO_FEW_BEFORE: f"The limits before {name} would rest on {_values(self.found)}. "
            f"At least {FEWEST_BEFORE_A_RESET} are needed.",
            RefusalReason.TOO_FEW_AFTER: f"The limits from {name} on would rest on {_values(self.found)}. "
            f"At least {FEWEST_AFTER_A_RESET} are needed.",
        }[self.reason]


def reset_refusal(
    values: Sequence[float | None], *, first: Month, month: Month, resets: Collection[Month] = ()
) -> Refusal | None:
    """Why a reset in `month` is refused; None where nothing speaks against it. `resets` are those that stand already.

    A reset needs a month with a figure, 5 values before it, back to the reset before, and 8 from it to the next.
    """
    data, at = Window(first, first + (len(values) - 1)), month - first
    if month not in data:
        return Refusal(RefusalReason.NOT_IN_THE_DATA, month, data)
    if month in resets:
        return Refusal(RefusalReason.ALREADY_A_RESET, month, data)
    if values[at] is None:
        return Refusal(RefusalReason.NO_FIGURE, month, data)
    others = [other - first for other in resets]
    start = max((other for other in others if 0 <= other < at), default=0)
    end = min((other for other in others if at < other), default=len(values))
    before, after = _count(values[start:at]), _count(values[at:end])
    if before < FEWEST_BEFORE_A_RESET:
        return Refusal(RefusalReason.TOO_FEW_BEFORE, month, data, before)
    return Refusal(RefusalReason.TOO_FEW_AFTER, month, data, after) if after < FEWEST_AFTER_A_RESET else None


def _values(number: int) -> str:
    return f"{number} value" if number == 1 else f"{number} values"
