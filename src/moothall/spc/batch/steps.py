"""The step scan of many series: all at once for the first split, and side by side, round by round, for the rest.

The scan of one series asks for the best step of one stretch after another, each question by the answer before it. Here
every scan is a generator that asks for a stretch; the questions of a round are answered together.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.batch.columns import counted, first_places, running_sums, sizes, sums
from moothall.spc.batch.limits import SURELY_APART, SURELY_TIED
from moothall.spc.limits import RANGE_TO_SIGMA
from moothall.spc.step_scan import FEWEST_EACH_SIDE, FEWEST_FOR_A_SCAN, MOST_LOOKS, critical_value

CLOSE = 1e-9  # relative; two splits or a statistic and its critical value so close are left to the plain engine


class DoubtfulError(Exception):
    """Rounding could decide about a step."""


@dataclass(frozen=True)
class Best:
    """The best split of one stretch: the position of the first value after it, and whether chance rarely gives it."""

    at: int
    statistic: float
    is_found: bool


Scan = Generator[Numbers, Best | None, list[int]]


@dataclass(frozen=True)
class Splits:
    """The best split of each column; `at` is -1 where there is none. A rival explains as much but for rounding."""

    at: Whole
    statistic: Numbers
    is_found: Marks
    doubtful: Marks
    has_rivals: Marks


def found_in_phases(values: Numbers, starts: Sequence[int]) -> tuple[list[list[int]], Marks]:
    """For each series the steps that `found_steps` finds inside its phases, and the series where rounding decides."""
    edges = [0, *starts, len(values)]
    stretches = list(pairwise(edges))
    splits = [best_splits(values[start:end]) for start, end in stretches]
    doubtful = np.logical_or.reduce([one.doubtful | (one.has_rivals & one.is_found) for one in splits])
    steps: list[list[int]] = [[] for _ in range(values.shape[1])]
    for (start, end), split in zip(stretches, splits, strict=True):
        asked = np.flatnonzero(split.is_found & ~doubtful)
        scans = [
            found(np.ascontiguousarray(values[start:end, series]), Best(at, size, is_found=True))
            for series, at, size in zip(asked, split.at[asked].tolist(), split.statistic[asked].tolist(), strict=True)
        ]
        for series, cuts in zip(asked, in_lockstep(scans), strict=True):
            doubtful[series] |= cuts is None
            steps[series] += [start + cut for cut in cuts or []]
    return steps, doubtful


def found(values: Numbers, first: Best) -> Scan:
    """As `step_scan.found_steps`, for the positions alone; `first` is the best step of the whole series."""
    stretch = _Stretches(values, first)
    cuts = yield from _cuts(stretch, 0, len(values))
    return (yield from _settled(stretch, cuts))


class _Stretches:
    """The stretches of one series; of one that was asked about before the answer is known."""

    def __init__(self, values: Numbers, first: Best) -> None:
        self.values = values
        self.known: dict[tuple[int, int], Best | None] = {(0, len(values)): first}

    def best(self, start: int, end: int) -> Generator[Numbers, Best | None, Best | None]:
        if (start, end) not in self.known:
            self.known[start, end] = yield self.values[start:end]
        return self.known[start, end]


def _cuts(stretch: _Stretches, start: int, end: int) -> Scan:
    step = yield from stretch.best(start, end)
    if step is None or not step.is_found:
        return []
    earlier = yield from _cuts(stretch, start, start + step.at)
    later = yield from _cuts(stretch, start + step.at, end)
    return [*earlier, start + step.at, *later]


def _settled(stretch: _Stretches, cuts: Sequence[int]) -> Scan:
    dated = yield from _dated_again(stretch, cuts)
    edges = [0, *dated, len(stretch.values)]
    steps: list[tuple[int, Best]] = []
    for start, end in zip(edges, edges[2:], strict=False):
        step = yield from stretch.best(start, end)
        if step:
            steps.append((start + step.at, step))
    weak = [(step.statistic, at) for at, step in steps if not step.is_found]
    if not weak:
        return [at for at, _ in steps]
    return (yield from _settled(stretch, [at for at, _ in steps if at != min(weak)[1]]))


def _dated_again(stretch: _Stretches, cuts: Sequence[int]) -> Scan:
    for _ in range(MOST_LOOKS):
        before, edges = list(cuts), [0, *cuts, len(stretch.values)]
        for i in range(1, len(edges) - 1):
            step = yield from stretch.best(edges[i - 1], edges[i + 1])
            edges[i] = edges[i - 1] + step.at if step else edges[i]
        cuts = edges[1:-1]
        if cuts == before:
            break
    return list(cuts)


def in_lockstep(scans: Sequence[Scan]) -> list[list[int] | None]:
    """What each scan finds; None where rounding could decide."""
    results: list[list[int] | None] = [None] * len(scans)
    asking: dict[int, Numbers] = {}

    def go_on(number: int, answer: Best | None, *, doubtful: bool = False) -> None:
        try:
            asking[number] = scans[number].throw(DoubtfulError) if doubtful else scans[number].send(answer)
        except StopIteration as end:
            results[number] = end.value
        except DoubtfulError:
            pass

    for number in range(len(scans)):
        go_on(number, None)
    while asking:
        numbers, stretches = list(asking), list(asking.values())
        asking.clear()
        for number, (answer, doubtful) in zip(numbers, _answers(stretches), strict=True):
            go_on(number, answer, doubtful=doubtful)
    return results


def _answers(stretches: Sequence[Numbers]) -> list[tuple[Best | None, bool]]:
    rows = np.full((len(stretches), max(map(len, stretches))), np.nan)
    for row, stretch in zip(rows, stretches, strict=True):
        row[: len(stretch)] = stretch
    splits = best_splits(np.ascontiguousarray(rows.T))
    doubtful = splits.doubtful | splits.has_rivals
    each = zip(splits.at.tolist(), splits.statistic.tolist(), splits.is_found.tolist(), doubtful.tolist(), strict=True)
    return [(Best(at, size, is_found) if at >= 0 else None, doubt) for at, size, is_found, doubt in each]


def best_splits(values: Numbers) -> Splits:
    """As `step_scan.best_step` for each column; nan is a gap."""
    present = ~np.isnan(values)
    number, ranges = counted(present), np.abs(values[1:] - values[:-1])
    if len(values) < FEWEST_FOR_A_SCAN:
        none = np.zeros(len(number), dtype=np.bool_)
        return Splits(np.full(len(number), -1), np.zeros(len(number)), none, none, none)
    is_whole = bool((number == len(values)).all())
    known = None if is_whole else ~np.isnan(ranges)
    size = sizes(values, None if is_whole else present)
    with np.errstate(divide="ignore", invalid="ignore"):
        pairs = len(ranges) if known is None else counted(known)
        sigma = sums(ranges, known) / pairs / RANGE_TO_SIGMA
        off = values - sums(values, None if is_whole else present) / number
        weights = _even_weights(len(values)) if is_whole else _weights(present, number)
        statistic = np.abs(running_sums(off if is_whole else np.where(present, off, 0.0)))
        statistic *= weights
        statistic /= sigma
    can = (number >= FEWEST_FOR_A_SCAN) & (sigma > SURELY_APART * size)
    doubtful = (number >= FEWEST_FOR_A_SCAN) & (sigma > SURELY_TIED * size) & ~can
    statistic[:, ~can] = 0.0
    best = np.maximum.reduce(statistic, axis=0)
    at = first_places(statistic, best)
    rivals = counted(statistic >= best * (1 - CLOSE)) > 1
    critical = _critical_values(len(values))[number]
    near = np.abs(best - critical) < CLOSE * critical
    after = at + 1 if is_whole else _next_present(present)[at, np.arange(len(at))]
    return Splits(np.where(can, after, -1), best, can & (best > critical), doubtful | (can & near), can & rivals)


@cache
def _even_weights(months: int) -> Numbers:
    """The weights of series without a gap, a column."""
    present = np.ones((months, 1), dtype=np.bool_)
    return _weights(present, counted(present))


def _weights(present: Marks, number: Whole) -> Numbers:
    """sqrt(n / (k (n - k))) for a split after each month, 0 where it leaves fewer than 5 values on a side."""
    before = running_sums(present.astype(np.float64))
    after = number - before
    allowed = present & (before >= FEWEST_EACH_SIDE) & (after >= FEWEST_EACH_SIDE)
    return np.where(allowed, np.sqrt(number / np.maximum(1, before * after)), 0.0)


def _next_present(present: Marks) -> Whole:
    """For each month the position of the next one that has a value; the length where there is none."""
    months = len(present)
    own = np.where(present, np.arange(months)[:, None], months)
    following = np.minimum.accumulate(own[::-1], axis=0)[::-1]
    return np.concatenate([following[1:], np.full((1, present.shape[1]), months)])


@cache
def _critical_values(months: int) -> Numbers:
    """By the number of values."""
    return np.array([critical_value(number) for number in range(months + 1)])
