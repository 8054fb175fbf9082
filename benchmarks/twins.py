"""Vectorised twins of the rules and of the quarter's test, for simulations: a row a series, no gaps, one phase."""
# ruff: noqa: INP001 - a script's helper, not part of a package

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, ndtr, stdtr

from moothall.comparison.noise_choice import FEWEST_PAST_DIFFERENCES, MOST_TIMES_THE_USUAL
from moothall.comparison.quarter_change import HIGHEST_AUTOCORRELATION, SMALL_QUARTER
from moothall.spc import LimitsBasis, Rules
from moothall.spc.limits import LIMIT_SIGMAS, MAD_TO_SIGMA, RANGE_TO_SIGMA, SHOCK_SIGMAS, TOLERANCE

Values = NDArray[np.float64]
Marks = NDArray[np.bool_]
YEAR = 12


@dataclass(frozen=True)
class Block:
    """Series of equal length and what the rules find in each, month by month."""

    values: Values
    rules: Rules

    @cached_property
    def kept(self) -> Values:
        """The values with shocks as nan."""
        if not self.rules.leave_out_shocks:
            return self.values
        centre = np.median(self.values, axis=1, keepdims=True)
        off = np.abs(self.values - centre)
        spread = np.median(off, axis=1, keepdims=True)
        shock = (spread > 0) & (off > SHOCK_SIGMAS * MAD_TO_SIGMA * spread * (1 + TOLERANCE))
        return np.where(shock, np.nan, self.values)

    @cached_property
    def ranges(self) -> Values:
        return np.abs(np.diff(self.kept, axis=1))

    @cached_property
    def sigma(self) -> Values:
        """One moving-range sigma a series."""
        return np.asarray(np.nanmean(self.ranges, axis=1) / RANGE_TO_SIGMA)

    @cached_property
    def points(self) -> Marks:
        by_ranges = self.rules.limits is LimitsBasis.MOVING_RANGE
        sigma = self.sigma if by_ranges else np.nanstd(self.kept, axis=1, ddof=1)
        mean = np.nanmean(self.kept, axis=1, keepdims=True)
        reach = LIMIT_SIGMAS * sigma[:, None] * (1 + TOLERANCE) + TOLERANCE * np.abs(mean)
        return np.asarray(np.abs(self.values - mean) > reach)

    @cached_property
    def shifts(self) -> Marks:
        mean = np.nanmean(self.kept, axis=1, keepdims=True)
        above, below = self.values > mean + self._rounding, self.values < mean - self._rounding
        return members_of_runs(above, self.rules.shift) | members_of_runs(below, self.rules.shift)

    @cached_property
    def trends(self) -> Marks:
        steps = np.diff(self.values, axis=1)
        found = np.zeros(self.values.shape, dtype=np.bool_)
        for side in (steps > self._rounding, steps < -self._rounding):
            run = members_of_runs(side, self.rules.trend - 1)
            found[:, 1:] |= run
            found[:, :-1] |= run
        return found

    @cached_property
    def signals(self) -> Marks:
        return self.points | self.shifts | self.trends

    @cached_property
    def special(self) -> Marks:
        """Series with a signal or a shock anywhere."""
        return np.asarray(self.signals.any(axis=1) | np.isnan(self.kept).any(axis=1))

    @property
    def _rounding(self) -> Values:
        return np.asarray(TOLERANCE * np.abs(self.values).max(axis=1, keepdims=True))


def members_of_runs(marks: Marks, length: int) -> Marks:
    """Marks that lie in an unbroken run of `length` or more."""
    months = marks.shape[1]
    found = np.zeros_like(marks)
    if months < length:
        return found
    counts = np.cumsum(np.pad(marks, ((0, 0), (1, 0))), axis=1)
    whole: Marks = counts[:, length:] - counts[:, :-length] == length
    for offset in range(length):
        found[:, offset : months - length + 1 + offset] |= whole
    return found


# ------------------------------------------------------------------------------------- the last months on a year before


def last_difference(block: Block, months: int) -> Values:
    values = block.values
    return np.asarray(values[:, -months:].sum(axis=1) - values[:, -months - YEAR : -YEAR].sum(axis=1))


def past_windows(block: Block, months: int) -> Values:
    """Differences of the windows before the last, each on its year before, as far back as the series goes."""
    sums = np.pad(np.cumsum(block.values, axis=1), ((0, 0), (1, 0)))
    starts = np.arange(block.values.shape[1] - 2 * months, YEAR - 1, -months)
    now, before = sums[:, starts + months] - sums[:, starts], sums[:, starts + months - YEAR] - sums[:, starts - YEAR]
    return np.asarray(now - before)


def past_months(block: Block, months: int) -> Values:
    """Differences of the single months before the last window on their year before."""
    return np.asarray(block.values[:, YEAR:-months] - block.values[:, : -YEAR - months])


def p_by_ranges(block: Block, months: int, *, widened: bool = True, student: bool = False) -> Values:
    """The z test on moving ranges; widened for autocorrelation in series without special causes.

    As a t test it has about 0.62 degrees of freedom a range (Cryer and Ryan, J. Quality Technology 22 (1990) 187).
    """
    error = block.sigma * np.sqrt(2 * months)
    rho = np.where(block.special, 0.0, autocorrelation(block)) if widened else np.zeros(len(error))
    shared = sum(2 * (months - k) * rho**k for k in range(1, months))
    error = error * np.sqrt((months + shared) / (months * (1 - rho)))
    z = _ratio(last_difference(block, months), error)
    degrees = 0.62 * (~np.isnan(block.ranges)).sum(axis=1)
    return np.asarray(2 * (stdtr(degrees, -z) if student else ndtr(-z)))


def p_by_past(block: Block, past: Values, error: Values, months: int) -> Values:
    return np.asarray(2 * stdtr(past.shape[1], -_ratio(last_difference(block, months), error)))


def p_as_before(block: Block, months: int = 3) -> Values:
    """The first rule: past differences where six lie in a series without signals, else moving ranges."""
    ranges, past = p_by_ranges(block, months), past_windows(block, months)
    if past.shape[1] < FEWEST_PAST_DIFFERENCES:
        return ranges
    return np.where(block.special, ranges, p_by_past(block, past, _root_mean_square(past), months))


def p_as_chosen(block: Block, months: int = 3, most: float = MOST_TIMES_THE_USUAL) -> Values:
    """The rule of `noise_choice`: past differences unless more than twice what the moving ranges give."""
    ranges, windows, singles = p_by_ranges(block, months), past_windows(block, months), past_months(block, months)
    if windows.shape[1] >= FEWEST_PAST_DIFFERENCES:
        past, error = windows, _root_mean_square(windows)
    elif singles.shape[1] >= FEWEST_PAST_DIFFERENCES:
        past, error = singles, _root_mean_square(singles) * np.sqrt(months)
    else:
        return ranges
    unusual = error > most * block.sigma * np.sqrt(2 * months)
    return np.where(unusual, ranges, p_by_past(block, past, error, months))


def with_small_counts(block: Block, p: Values, months: int = 3) -> Values:
    """Mid-p instead, where the two counts are under 10 on average."""
    now = block.values[:, -months:].sum(axis=1).round().astype(np.int64)
    before = block.values[:, -months - YEAR : -YEAR].sum(axis=1).round().astype(np.int64)
    fewer, both = np.minimum(now, before), now + before
    below = np.where(fewer > 0, bdtr(np.maximum(fewer - 1, 0), both, 0.5), 0.0)
    exact = np.where(both > 0, np.minimum(1.0, bdtr(fewer, both, 0.5) + below), 1.0)
    return np.where(both / 2 < SMALL_QUARTER, exact, p)


def autocorrelation(block: Block) -> Values:
    off = block.kept - np.nanmean(block.kept, axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        rho = np.nanmean(off[:, 1:] * off[:, :-1], axis=1) / np.nanmean(off * off, axis=1)
    return np.asarray(np.clip(np.nan_to_num(rho), 0.0, HIGHEST_AUTOCORRELATION))


def _root_mean_square(past: Values) -> Values:
    return np.asarray(np.sqrt((past**2).mean(axis=1)))


def _ratio(difference: Values, error: Values) -> Values:
    """How many errors a difference is; 0 where nothing varies, so that p is 1."""
    return np.divide(np.abs(difference), error, out=np.zeros_like(error), where=error > 0)
