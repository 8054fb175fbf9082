"""Areas whose counts are too small to say anything, added together: one series for each measure that has several."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.spc.batch import Block, Marks, Numbers
from moothall.spc.batch.columns import counted, sums
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS

Positions = NDArray[np.int64]

TOO_SMALL = FEWEST_A_MONTH_FOR_MEDIAN_RUNS  # a month on average: below it hardly any run or month can be a signal
FEWEST_FOLDED = 2
NOT_FOLDED = -1


@dataclass(frozen=True)
class Folded:
    """`block` holds the series that stand alone, in their order, and then the sums of small ones.

    `alone` are the positions of the former; `measures` are the measures of the latter; `into` says of every series
    which of the sums it went into, or NOT_FOLDED.
    """

    block: Block
    alone: Positions
    measures: Positions
    into: Positions

    @property
    def number(self) -> int:
        """How many series were folded."""
        return len(self.into) - len(self.alone)

    def number_in(self, total: int) -> int:
        return int((self.into == total).sum())


def folded(block: Block, measures: Positions) -> Folded:
    """Fold counts that average under 1 a month, where a measure has two of them or more.

    A series that lacks a month which others of its measure have stands alone: a sum with a part missing would fall for
    that alone. `measures` says of each series which measure it is of.
    """
    known = _known(block, measures)
    small = _small(block) & (block.present == known[:, measures]).all(axis=0)
    number = np.bincount(measures[small], minlength=int(measures.max(initial=-1)) + 1)
    small &= number[measures] >= FEWEST_FOLDED
    totals = np.flatnonzero(number >= FEWEST_FOLDED)
    alone, into = np.flatnonzero(~small), np.full(len(measures), NOT_FOLDED, dtype=np.int64)
    if not len(totals):
        return Folded(block, alone, totals, into)
    into[small] = np.searchsorted(totals, measures[small])
    added = np.zeros((block.months, len(totals)))
    for month, values in enumerate(block.values[:, small]):
        added[month] = np.bincount(into[small], weights=np.nan_to_num(values), minlength=len(totals))
    added[~known[:, totals]] = np.nan
    joined = np.concatenate([block.values[:, alone], added], axis=1)
    counts = np.concatenate([block.counts[alone], np.ones(len(totals), dtype=np.bool_)])
    return Folded(Block(block.first, joined, counts, block.good), alone, totals, into)


def _small(block: Block) -> Marks:
    """Counts under 1 a month on average."""
    mean: Numbers = sums(block.values, block.present) / np.maximum(1, counted(block.present))
    return np.asarray(block.counts & (mean < TOO_SMALL))


def _known(block: Block, measures: Positions) -> Marks:
    """Whether a month has a figure of some series of a measure; a column a measure."""
    known = np.zeros((block.months, int(measures.max(initial=-1)) + 1), dtype=np.bool_)
    for month, present in enumerate(block.present):
        known[month, measures[present]] = True
    return known
