"""The season of many series at once, step by step as `season.season` finds that of one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.batch.columns import coarse, counted, shocks, sizes, sums
from moothall.spc.batch.fits import Fits, by_number_of_cuts, fits, nested_fits, waves
from moothall.spc.batch.steps import found_in_phases
from moothall.spc.limits import TOLERANCE
from moothall.spc.season import (
    FEWEST_FOR_A_SEASON,
    FEWEST_IN_A_YEAR,
    MONTHS_IN_A_YEAR,
    PAIRS_REMOVED,
    PAIRS_TESTED,
    PARAMETERS_OF_A_STEP,
    PARAMETERS_REMOVED,
    SEASON_LEVEL,
    SHARE_THAT_REPEATS,
    STRONG_EVIDENCE,
    YEARS_THAT_REPEAT,
)

CLOSE = 1e-6  # a test so close to its threshold is left to the plain engine
SMALLEST_REMAINDER = 1e-6  # of the sum of squares; with less left unexplained rounding is part of it
SMALLEST_VARIATION = 1e-5  # of the size of the values, for the same reason


@dataclass(frozen=True)
class Seasons:
    """Which series have a season, their values without it, and by how much their limits are wider for it."""

    found: Marks
    adjusted: Numbers
    widening: Numbers
    doubtful: Marks


@dataclass
class _Months:
    """The series that are looked at: values without shocks, calendar months, starts of phases, steps found.

    Of series without a gap `left` holds what a fit without steps leaves, with no wave and with one pair, and `waves`
    its two pairs; nan for others.
    """

    kept: Numbers
    calendar: Whole
    starts: Sequence[int]
    number: Whole
    size: Numbers
    doubtful: Marks
    total: Numbers
    left: Numbers
    waves: Numbers

    def only(self, at: Whole) -> "_Months":
        return _Months(
            self.kept[:, at],
            self.calendar,
            self.starts,
            self.number[at],
            self.size[at],
            self.doubtful[at].copy(),
            self.total[at],
            self.left[:, at],
            self.waves[:, at],
        )

    def cuts(self, steps: Sequence[Sequence[int]]) -> list[list[int]]:
        alone = list(self.starts)
        return [sorted({*alone, *one}) if one else alone for one in steps]

    def is_simple(self, steps: Sequence[Sequence[int]]) -> Marks:
        """The series without gaps and steps."""
        return ~np.isnan(self.total) & ~np.array([bool(one) for one in steps], dtype=np.bool_)


def seasons(
    values: Numbers, asked: Marks, *, calendar: Whole, starts: Sequence[int], leave_out_shocks: bool
) -> Seasons:
    """The seasons of the series that are asked for."""
    series = values.shape[1]
    out = Seasons(np.zeros(series, np.bool_), values, np.ones(series), np.zeros(series, np.bool_))
    if not asked.any():
        return out
    at = np.flatnonzero(asked & (counted(~np.isnan(values)) >= FEWEST_FOR_A_SEASON))
    months = _months(values[:, at], calendar, starts, leave_out_shocks=leave_out_shocks)
    able = (months.number >= FEWEST_FOR_A_SEASON) & ~coarse(np.abs(np.diff(months.kept, axis=0)), months.size)
    at, months = at[able], months.only(np.flatnonzero(able))
    if not len(at):
        return out
    steps = _steps_beside(months)
    p = _p_values(months, steps)
    likely = np.flatnonzero((p < SEASON_LEVEL) & ~months.doubtful)
    few, own = months.only(likely), [steps[i] for i in likely]
    holds = _beats_steps_alone(few, own)
    holds &= _repeats(few, own)
    months.doubtful[likely] |= few.doubtful
    out.doubtful[at] = months.doubtful
    held = np.flatnonzero(holds & ~few.doubtful)
    if not len(held):
        return out
    seasonal, last = at[likely[held]], few.only(held)
    effects = _effects(last, [own[i] for i in held])
    out.doubtful[seasonal] |= last.doubtful
    adjusted = values.copy()
    adjusted[:, seasonal] = _without(values[:, seasonal], calendar, effects)
    widening = np.ones(series)
    widening[seasonal] = np.sqrt(last.number / (last.number - PARAMETERS_REMOVED))
    out.found[seasonal] = True
    return Seasons(out.found, adjusted, widening, out.doubtful)


def _months(values: Numbers, calendar: Whole, starts: Sequence[int], *, leave_out_shocks: bool) -> _Months:
    kept = values
    if leave_out_shocks:
        kept = np.where(shocks(values, counted(~np.isnan(values))), np.nan, values)
    present = ~np.isnan(kept)
    number, size = counted(present), sizes(kept, present)
    off = np.where(present, kept - sums(kept, present) / np.maximum(1, number), 0.0)
    doubtful = sizes(off) < SMALLEST_VARIATION * size
    series = len(number)
    total, left, both = np.full(series, np.nan), np.full((2, series), np.nan), np.full((4, series), np.nan)
    whole = np.flatnonzero(number == len(values))
    centred = np.ascontiguousarray(off[:, whole].T)
    if len(whole) and (found := nested_fits(centred, starts, calendar)):
        total[whole] = np.einsum("ij,ij->i", centred, centred)
        left[:, whole] = found.without, found.one_pair
        both[:, whole] = found.waves
    return _Months(kept, calendar, starts, number, size, doubtful, total, left, both)


def _steps_beside(months: _Months) -> list[list[int]]:
    """The steps without a season of two pairs, looked for twice where there are any."""
    effects = _effects(months, [[]] * len(months.number))
    steps, doubtful = found_in_phases(_without(months.kept, months.calendar, effects), months.starts)
    months.doubtful |= doubtful
    again = np.array([i for i, one in enumerate(steps) if one], dtype=np.int64)
    if len(again):
        few = months.only(again)
        effects = _effects(few, [steps[i] for i in again])
        second, doubtful = found_in_phases(_without(few.kept, few.calendar, effects), few.starts)
        months.doubtful[again] |= few.doubtful | doubtful
        for i, one in zip(again, second, strict=True):
            steps[i] = one
    return steps


def _centred(months: _Months, at: Whole) -> Numbers:
    """Values less their mean, a row a series."""
    kept = months.kept[:, at]
    return np.ascontiguousarray((kept - sums(kept, ~np.isnan(kept)) / months.number[at]).T)


def _fitted(months: _Months, steps: Sequence[Sequence[int]], pairs: int) -> list[tuple[Whole, Fits]]:
    found = []
    for at, cuts in by_number_of_cuts(months.cuts(steps)):
        one = fits(_centred(months, at), cuts, months.calendar, pairs)
        months.doubtful[at] |= one.doubtful
        found.append((at, one))
    return found


def _effects(months: _Months, steps: Sequence[Sequence[int]]) -> Numbers:
    """What a season of two pairs adds to January, February ... December; a row a calendar month."""
    shape = waves(np.arange(1, MONTHS_IN_A_YEAR + 1), PAIRS_REMOVED)
    effects = np.asarray(shape @ months.waves)
    other = np.flatnonzero(~months.is_simple(steps))
    few = months.only(other)
    for at, one in _fitted(few, [steps[i] for i in other.tolist()], PAIRS_REMOVED):
        effects[:, other[at]] = shape @ one.coefficients[:, -PARAMETERS_REMOVED:].T
    months.doubtful[other] |= few.doubtful
    return effects


def _without(values: Numbers, calendar: Whole, effects: Numbers) -> Numbers:
    """The values less the effect of their calendar month; the mean of each series stays as it was."""
    each = effects[calendar - 1]
    present = ~np.isnan(values)
    return np.asarray(values - each + sums(each, present) / np.maximum(1, counted(present)))


def _unexplained(months: _Months, steps: Sequence[Sequence[int]], pairs: int) -> tuple[Numbers, Whole]:
    """The residual sum of squares of each fit, with no wave or one pair, and its columns."""
    left, total = months.left[pairs].copy(), months.total.copy()
    columns = np.full(len(left), 2 + len(months.starts) + 2 * pairs)
    other = np.flatnonzero(~months.is_simple(steps))
    few = months.only(other)
    for at, one in _fitted(few, [steps[i] for i in other.tolist()], pairs):
        left[other[at]], columns[other[at]] = one.unexplained, one.columns
        total[other[at]] = np.nansum(_centred(few, at) ** 2, axis=1)
    months.doubtful[other] |= few.doubtful
    months.doubtful |= left < SMALLEST_REMAINDER * total
    return left, columns


def _p_values(months: _Months, steps: Sequence[Sequence[int]]) -> Numbers:
    from scipy.special import fdtrc

    without, _ = _unexplained(months, steps, 0)
    within, columns = _unexplained(months, steps, PAIRS_TESTED)
    degrees = months.number - columns
    rounding = months.number * (TOLERANCE * months.size) ** 2
    extra = 2 * PAIRS_TESTED
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.maximum(0.0, (without - within) / extra / (np.maximum(within, rounding) / degrees))
        p = np.where(degrees > 0, fdtrc(extra, np.maximum(degrees, 1), ratio), 1.0)
    months.doubtful |= np.abs(p / SEASON_LEVEL - 1) < CLOSE
    return np.asarray(p)


def _beats_steps_alone(months: _Months, steps: Sequence[Sequence[int]]) -> Marks:
    alone, doubtful = found_in_phases(months.kept, months.starts)
    months.doubtful |= doubtful
    other = np.array([i for i, one in enumerate(alone) if one != steps[i]], dtype=np.int64)
    holds = np.ones(len(alone), dtype=np.bool_)
    if not len(other):
        return holds
    few = months.only(other)
    gain = _information(few, [alone[i] for i in other], 0)
    gain -= _information(few, [steps[i] for i in other], PAIRS_TESTED)
    months.doubtful[other] |= few.doubtful | (np.abs(gain - STRONG_EVIDENCE) < CLOSE * few.number)
    holds[other] = gain > STRONG_EVIDENCE
    return holds


def _information(months: _Months, steps: Sequence[Sequence[int]], pairs: int) -> Numbers:
    left, columns = _unexplained(months, steps, pairs)
    parameters = columns + (PARAMETERS_OF_A_STEP - 1) * np.array([len(one) for one in steps])
    with np.errstate(divide="ignore"):
        return np.asarray(months.number * np.log(left / months.number) + parameters * np.log(months.number))


def _repeats(months: _Months, steps: Sequence[Sequence[int]]) -> Marks:
    """Whether the years, taken one by one, show the season of all of them."""
    holds = np.zeros(len(months.number), dtype=np.bool_)
    for at, one in _fitted(months, steps, PAIRS_TESTED):
        values, parts = _centred(months, at), one.coefficients[:, :, None] * one.design
        wave, rest = parts[:, -2 * PAIRS_TESTED :].sum(axis=1), values - parts[:, : -2 * PAIRS_TESTED].sum(axis=1)
        holds[at], close = _years_that_repeat(wave, rest)
        months.doubtful[at] |= close
    return holds


def _years_that_repeat(wave: Numbers, rest: Numbers) -> tuple[Marks, Marks]:
    """Whether enough years show the wave in what is left of the months; a row a series, nan for a gap."""
    present = ~np.isnan(rest)
    first = np.argmax(present, axis=1)
    span = rest.shape[1] - np.argmax(present[:, ::-1], axis=1) - first
    cut = np.maximum(1, np.round(span / MONTHS_IN_A_YEAR)).astype(np.int64)
    year = ((np.arange(rest.shape[1]) - first[:, None]) * cut[:, None]) // span[:, None]
    asked, shown = np.zeros(len(rest)), np.zeros(len(rest))
    close = np.zeros(len(rest), dtype=np.bool_)
    for number in range(int(cut.max(initial=0))):
        inside = present & (year == number)
        months = inside.sum(axis=1)
        mean = np.where(inside, wave, 0.0).sum(axis=1) / np.maximum(1, months)
        off = np.where(inside, wave - mean[:, None], 0.0)
        share, least = (off * np.where(inside, rest, 0.0)).sum(axis=1), SHARE_THAT_REPEATS * (off**2).sum(axis=1)
        enough = months >= FEWEST_IN_A_YEAR
        asked, shown = asked + enough, shown + (enough & (share >= least))
        close |= enough & (np.abs(share - least) <= CLOSE * least)
    return shown >= YEARS_THAT_REPEAT * asked, close
