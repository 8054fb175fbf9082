"""A vectorised twin of the quarter's test, for simulations: the last months of each series on the year before."""
# ruff: noqa: INP001 - a script's helper, not part of a package

import numpy as np
from scipy.special import bdtr, ndtr, stdtr

from benchmarks.twins import Block, Values
from moothall.comparison.noise_choice import FEWEST_PAST_DIFFERENCES, MOST_TIMES_THE_USUAL
from moothall.comparison.quarter_change import HIGHEST_AUTOCORRELATION, SMALL_QUARTER

YEAR = 12


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


def p_by_shares(block: Block, people: int, months: int = 3) -> Values:
    """The z test of two pooled percentages of so many people a month, sigma z from the months and at least 1."""
    values = block.values / 100
    now, before = values[:, -months:].mean(axis=1), values[:, -months - YEAR : -YEAR].mean(axis=1)
    share, centre = (now + before) / 2, np.nanmean(block.kept, axis=1) / 100
    by_chance = 100 * np.sqrt(centre * (1 - centre) / people)
    sigma_z = np.maximum(1, block.sigma / by_chance)
    return np.asarray(2 * ndtr(-_ratio(now - before, sigma_z * np.sqrt(share * (1 - share) * 2 / people / months))))


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
