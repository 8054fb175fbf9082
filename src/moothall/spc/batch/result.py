"""What the batch engine finds: limits, flags and verdicts of many series as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from moothall.periods import Window
from moothall.spc.analysis import Analysis, analyse
from moothall.spc.batch.block import Block, Marks, Numbers
from moothall.spc.batch.flags import BITS, Flags
from moothall.spc.batch.verdict import NO_SIDE, SIDES, STATUSES, Verdicts
from moothall.spc.rules import Rules
from moothall.spc.signals import Rule, Side
from moothall.spc.verdict import Judgement, Status, judgement_of


@dataclass(frozen=True)
class PhaseNumbers:
    """The limits of one phase, a number a series; nan where there are none. Runs are about `line`."""

    window: Window
    mean: Numbers
    lower: Numbers
    upper: Numbers
    line: Numbers


@dataclass(frozen=True)
class Judged:
    """The values that are judged, and `kept`, what the limits of the current phase came from, a row a month.

    Limits are `widening` times as far out where a season was fitted; those of low counts allow for `dispersion`.
    """

    values: Numbers
    kept: Numbers
    widening: Numbers
    dispersion: Numbers


@dataclass(frozen=True)
class BatchAnalysis:
    """What `analyse` says of each series of a block.

    `low` are the series on charts of low counts, `seasonal` those with a season taken out, `by_plain` those that the
    plain engine was asked for. `judged` and the analyses of the plain engine are there for a part of a block alone.
    """

    block: Block
    rules: Rules
    window: Window
    phases: tuple[PhaseNumbers, ...]
    flags: Flags
    verdicts: Verdicts
    low: Marks
    seasonal: Marks
    by_plain: Marks
    judged: Judged | None = None
    plain: Mapping[int, Analysis] = field(default_factory=dict)

    def analysis_of(self, series: int) -> Analysis:
        """All that the plain engine says of one series."""
        resets = [phase.window.first for phase in self.phases[1:]]
        known = self.plain.get(series)
        return known or analyse(self.block.one(series), self.rules, resets=resets, window=self.window)

    def status(self, series: int) -> Status:
        return STATUSES[int(self.verdicts.status[series])]

    def side(self, series: int) -> Side | None:
        """The side of the signal that decided."""
        side = int(self.verdicts.side[series])
        return None if side == NO_SIDE else SIDES[side]

    def judgement(self, series: int) -> Judgement:
        side = self.side(series)
        return judgement_of(is_up=side.is_up, good=self.block.good) if side else Judgement.NEITHER

    def rules_at(self, month: int, series: int) -> tuple[Rule, ...]:
        """The rules that a month of a series carries, in their order."""
        cell = int(self.flags[month, series])
        return tuple(rule for rule in Rule if any(cell & bit for (one, _), bit in BITS.items() if one is rule))


def joined(block: Block, parts: Sequence[BatchAnalysis]) -> BatchAnalysis:
    """The parts of a block side by side."""
    return BatchAnalysis(
        block,
        parts[0].rules,
        parts[0].window,
        tuple(_joined_phases([part.phases[i] for part in parts]) for i in range(len(parts[0].phases))),
        np.concatenate([part.flags for part in parts], axis=1),
        Verdicts(
            np.concatenate([part.verdicts.status for part in parts]),
            np.concatenate([part.verdicts.side for part in parts]),
            np.concatenate([part.verdicts.last for part in parts]),
        ),
        np.concatenate([part.low for part in parts]),
        np.concatenate([part.seasonal for part in parts]),
        np.concatenate([part.by_plain for part in parts]),
    )


def _joined_phases(parts: Sequence[PhaseNumbers]) -> PhaseNumbers:
    return PhaseNumbers(
        parts[0].window,
        np.concatenate([part.mean for part in parts]),
        np.concatenate([part.lower for part in parts]),
        np.concatenate([part.upper for part in parts]),
        np.concatenate([part.line for part in parts]),
    )
