"""Which months of many series carry which rule, in one byte a month: a bit for each rule and side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.spc.batch.block import Marks, Numbers
from moothall.spc.batch.limits import ROUNDING, SURELY_APART, SURELY_TIED, PhaseOfBlock
from moothall.spc.batch.runs import members_of_runs
from moothall.spc.rules import Rules, TwoOfThree
from moothall.spc.signals import Rule, Side
from moothall.spc.two_of_three import MONTHS, NEAR

Flags = NDArray[np.uint8]

BITS: dict[tuple[Rule, Side], int] = {
    (Rule.SINGLE_POINT, Side.ABOVE): 1,
    (Rule.SINGLE_POINT, Side.BELOW): 2,
    (Rule.TREND, Side.RISING): 4,
    (Rule.TREND, Side.FALLING): 8,
    (Rule.STEP_SHIFT, Side.ABOVE): 16,
    (Rule.STEP_SHIFT, Side.BELOW): 32,
    (Rule.TWO_OF_THREE, Side.ABOVE): 64,
    (Rule.TWO_OF_THREE, Side.BELOW): 128,
}


@dataclass(frozen=True)
class _Off:
    """How far values lie above a line, and what of that rounding could have made; `up` is the side looked at."""

    by: Numbers
    up: bool
    tied: Numbers
    apart: Numbers

    def beyond(self, reach: Numbers | None = None) -> tuple[Marks, Marks]:
        """The months beyond a line that lies `reach` further on, and the series in which rounding could decide."""
        tied, apart = (self.tied, self.apart) if reach is None else (self.tied + reach, self.apart + reach)
        sure = self.by > apart if self.up else self.by < -apart
        perhaps = self.by > tied if self.up else self.by < -tied
        perhaps ^= sure
        return sure, np.logical_or.reduce(perhaps, axis=0)


def flags_of(values: Numbers, phase: PhaseOfBlock, rules: Rules, *, fuzz: Numbers) -> tuple[Flags, Marks]:
    """The flags of the months of one phase, and the series in which rounding could decide one of them.

    `fuzz` is how far, relative to the largest value, the values may differ from those of the plain engine.
    """
    found = np.zeros(values.shape, dtype=np.uint8)
    doubtful = phase.doubtful.copy()
    with np.errstate(invalid="ignore"):
        above, steps = values - phase.line, values[1:] - values[:-1]
        for side, change in ((Side.ABOVE, Side.RISING), (Side.BELOW, Side.FALLING)):
            _mark(found, doubtful, _shifts(above, side, phase, rules, fuzz), BITS[Rule.STEP_SHIFT, side])
            _mark(found, doubtful, _outside(above, side, phase, fuzz), BITS[Rule.SINGLE_POINT, side])
            if rules.two_of_three:
                _mark(found, doubtful, _two_of_three(above, side, phase, rules, fuzz), BITS[Rule.TWO_OF_THREE, side])
            _mark(found, doubtful, _trends(steps, change, phase, rules, fuzz), BITS[Rule.TREND, change])
    return found, doubtful


def _mark(found: Flags, doubtful: Marks, marks: tuple[Marks | None, Marks], bit: int) -> None:
    doubtful |= marks[1]
    if marks[0] is not None and marks[0].any():
        found |= marks[0].view(np.uint8) * np.uint8(bit)


def _about_runs(off: Numbers, side: Side, phase: PhaseOfBlock, fuzz: Numbers) -> _Off:
    return _Off(off, side.is_up, (SURELY_TIED - fuzz) * phase.size, (SURELY_APART + fuzz) * phase.size)


def _shifts(above: Numbers, side: Side, phase: PhaseOfBlock, rules: Rules, fuzz: Numbers) -> tuple[Marks, Marks]:
    sides, doubtful = _about_runs(above, side, phase, fuzz).beyond()
    return members_of_runs(sides, rules.shift), doubtful


def _about_limits(above: Numbers, side: Side, phase: PhaseOfBlock, fuzz: Numbers) -> _Off:
    finite = np.where(np.isfinite(phase.lower), np.abs(phase.lower), 0.0)
    most = np.maximum(np.maximum(phase.size, np.abs(phase.upper)), finite)
    tied = SURELY_TIED * np.abs(phase.mean) - (ROUNDING + fuzz) * most
    return _Off(above, side.is_up, tied, (SURELY_APART + fuzz) * most)


def _reach(side: Side, phase: PhaseOfBlock) -> Numbers:
    """How far a limit lies from the line that runs are about."""
    return phase.upper - phase.line if side is Side.ABOVE else phase.line - phase.lower


def _outside(above: Numbers, side: Side, phase: PhaseOfBlock, fuzz: Numbers) -> tuple[Marks, Marks]:
    outside, doubtful = _about_limits(above, side, phase, fuzz).beyond(_reach(side, phase))
    outside &= phase.has_width
    return outside, doubtful & phase.has_width


def _two_of_three(above: Numbers, side: Side, phase: PhaseOfBlock, rules: Rules, fuzz: Numbers) -> tuple[Marks, Marks]:
    """The months that carry it: near ones of threes that fire; see `two_of_three` for the two forms."""
    about = _about_limits(above, side, phase, fuzz)
    to_mean = phase.mean - phase.line if side is Side.ABOVE else phase.line - phase.mean
    to_limit = phase.upper - phase.mean if side is Side.ABOVE else phase.mean - phase.lower
    near, doubtful = about.beyond(to_mean + NEAR * to_limit)
    third = ~np.isnan(above)
    if rules.two_of_three is TwoOfThree.ONE_SIDE:
        near &= ~_outside(above, side, phase, fuzz)[0]
        third, more = about.beyond(to_mean)
        doubtful |= more
    found = np.zeros_like(near)
    for start in range(len(near) - MONTHS + 1):
        a, b, c = near[start : start + MONTHS]
        fires = third[start : start + MONTHS].all(axis=0) & ((a & b) | (b & c) | (a & c))
        if fires.any():
            found[start : start + MONTHS] |= fires & near[start : start + MONTHS]
    return found & phase.has_width, doubtful & phase.has_width


def _trends(steps: Numbers, side: Side, phase: PhaseOfBlock, rules: Rules, fuzz: Numbers) -> tuple[Marks | None, Marks]:
    charted = ~np.isnan(phase.line)
    strict, doubtful = _about_runs(steps, side, phase, fuzz).beyond()
    runs = members_of_runs(strict, rules.trend - 1)
    if not runs.any():
        return None, doubtful & charted
    runs &= charted
    found = np.zeros((len(steps) + 1, steps.shape[1]), dtype=np.bool_)
    found[1:] |= runs
    found[:-1] |= runs
    return found, doubtful & charted
