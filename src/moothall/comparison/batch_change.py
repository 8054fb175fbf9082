"""The quarter against the same quarter a year before for many series at once, tested as `quarter_change` tests one."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.comparison.change import SIGNIFICANCE_LEVEL, Change, Noise, Untested
from moothall.comparison.noise_choice import FEWEST_PAST_DIFFERENCES, MOST_TIMES_THE_USUAL, carried
from moothall.comparison.quarter_change import HIGHEST_AUTOCORRELATION, SMALL_QUARTER, quarter_change
from moothall.periods import Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.spc.batch import BatchAnalysis, Judged, Marks, Numbers
from moothall.spc.limits import RANGE_TO_SIGMA, TOLERANCE

Codes = NDArray[np.int8]

CLOSE = 1e-9  # relative; what lies so close to its threshold is left to the plain engine
UNTESTED = tuple(Untested)
NOISES = tuple(Noise)
NEITHER = -1


@dataclass(frozen=True)
class BatchChanges:
    """What a window and the same months a year before add up to, nan without a figure, and the p of their test.

    `untested` and `noise` are positions in `UNTESTED` and `NOISES`, or NEITHER. Without a test p is nan.
    """

    now: Numbers
    before: Numbers
    p: Numbers
    untested: Codes
    noise: Codes

    @property
    def significant(self) -> Marks:
        return np.asarray(self.p < SIGNIFICANCE_LEVEL)


def batch_changes(part: BatchAnalysis, window: Window) -> BatchChanges:
    """The changes of a part of a block whose months end with the window."""
    if part.judged is None:
        message = "Changes are tested part by part: see `analysed_parts`."
        raise ValueError(message)
    counts, values = part.block.counts, part.block.values
    now, before = (
        _total(values, counts, len(window), back=0),
        _total(values, counts, len(window), back=MONTHS_IN_A_YEAR),
    )
    found = BatchChanges(
        now, before, np.full(len(now), np.nan), np.full(len(now), NEITHER, np.int8), np.full(len(now), NEITHER, np.int8)
    )
    start = part.phases[-1].window.first - part.block.first
    reset_between = start > len(values) - len(window) - MONTHS_IN_A_YEAR
    _leave(found, np.isnan(before), Untested.NO_FIGURE_BEFORE)
    _leave(found, np.isnan(now), Untested.NO_FIGURE_NOW)
    open_ = found.untested == NEITHER
    if reset_between:
        _leave(found, open_, Untested.RESET_BETWEEN)
        return found
    few = open_ & counts & (np.minimum(now, before) >= 0) & ((now + before) / 2 < SMALL_QUARTER)
    _by_counts_alone(found, np.flatnonzero(few), part.judged.dispersion)
    doubtful = _by_months(found, part, part.judged, open_ & ~few, months=len(window), start=start)
    _by_plain(found, part, window, doubtful)
    return found


def _total(values: Numbers, counts: Marks, months: int, *, back: int) -> Numbers:
    """Sums of counts, means of anything else; nan where a month is missing or lies before the data."""
    end = len(values) - back
    if end < months:
        return np.full(values.shape[1], np.nan)
    total = values[end - months : end].sum(axis=0)
    return np.asarray(np.where(counts, total, total / months))


def _leave(found: BatchChanges, series: Marks, why: Untested) -> None:
    found.untested[series] = UNTESTED.index(why)


def _by_counts_alone(found: BatchChanges, series: NDArray[np.int64], dispersion: Numbers) -> None:
    """As `quarter_change`: mid-p of the two counts, over their dispersion; exact in whole numbers below 2^53."""
    now = np.round(found.now[series] / dispersion[series]).astype(np.int64)
    before = np.round(found.before[series] / dispersion[series]).astype(np.int64)
    table = _mid_ps(int((now + before).max(initial=0)))
    p = table[now + before, np.minimum(now, before)]
    none = (now + before > 0) & (table[now + before, 0] >= SIGNIFICANCE_LEVEL)
    found.p[series] = np.where(none, np.nan, p)
    found.noise[series] = np.where(none, NEITHER, NOISES.index(Noise.COUNTS_ALONE))
    found.untested[series[none]] = UNTESTED.index(Untested.TOO_FEW)


def _mid_ps(most: int) -> Numbers:
    """Two-sided mid-p of two counts, by their sum and the smaller one."""
    table = np.ones((most + 1, most // 2 + 1))
    for both in range(1, most + 1):
        below = 0
        for fewer in range(both // 2 + 1):
            ways = math.comb(both, fewer)
            table[both, fewer] = min(1.0, (2 * below + ways) / 2**both)
            below += ways
    return table


def _by_months(
    found: BatchChanges, part: BatchAnalysis, judged: Judged, asked: Marks, *, months: int, start: int
) -> Marks:
    """Against past years, unless they are out of all proportion, else against the moving ranges."""
    from scipy.special import erfc, stdtr

    difference = found.now - found.before
    factor = np.where(part.block.counts, carried(months, summed=True), carried(months, summed=False))
    sigma, pairs = _sigma(judged.kept)
    sigma = sigma * judged.widening
    usual = np.nan_to_num(sigma) * factor * math.sqrt(2)
    error, degrees = _past(part, factor, months=months, start=start)
    with np.errstate(divide="ignore", invalid="ignore"):
        most = MOST_TIMES_THE_USUAL * usual
        by_past = asked & (degrees > 0) & (error <= most) & (error > TOLERANCE * np.abs(found.before))
        doubtful = asked & (degrees > 0) & (_near(error, most) | _near(error, TOLERANCE * np.abs(found.before), 0.5))
        p_past = 2 * stdtr(np.maximum(degrees, 1), -np.abs(difference) / error)
        wide, rho_doubt = _widening(part, judged.kept, months)
        by_ranges, p_ranges = asked & ~by_past, erfc(np.abs(difference) / (usual * wide) / math.sqrt(2))
        mean = np.abs(part.phases[-1].mean)
        varies = (pairs > 0) & (sigma > TOLERANCE * mean)
        doubtful |= by_ranges & (_near(sigma, TOLERANCE * mean, 0.5) | rho_doubt)
    found.p[by_past], found.p[by_ranges & varies] = p_past[by_past], p_ranges[by_ranges & varies]
    found.noise[by_past] = NOISES.index(Noise.PAST_DIFFERENCES)
    found.noise[by_ranges & varies] = NOISES.index(Noise.MOVING_RANGES)
    short = by_ranges & np.isnan(part.phases[-1].mean)
    for why, series in ((Untested.TOO_SHORT, short), (Untested.NO_VARIATION, by_ranges & ~short & ~varies)):
        _leave(found, series, why)
        found.p[series], found.noise[series] = np.nan, NEITHER
    return np.asarray(doubtful | _near(found.p, np.array(SIGNIFICANCE_LEVEL)))


def _near(value: Numbers, threshold: Numbers, by: float = CLOSE) -> Marks:
    return np.asarray((np.abs(value - threshold) <= by * np.abs(threshold)) & (threshold > 0) & (value > 0))


def _sigma(kept: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    ranges = np.abs(np.diff(kept, axis=0))
    known = ~np.isnan(ranges)
    pairs = np.asarray(np.add.reduce(known, axis=0, dtype=np.int64))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(known, ranges, 0.0).sum(axis=0) / pairs / RANGE_TO_SIGMA, pairs


def _past(part: BatchAnalysis, factor: Numbers, *, months: int, start: int) -> tuple[Numbers, NDArray[np.int64]]:
    """The error of a difference as past years show it, and how many differences it rests on; 0 for too few."""
    windows, number = _past_squares(part, months, start=start, step=months)
    singles, more = _past_squares(part, months, start=start, step=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        by_windows, by_singles = np.sqrt(windows / number), np.sqrt(singles / more) * factor
    error = np.where(number >= FEWEST_PAST_DIFFERENCES, by_windows, by_singles)
    degrees = np.where(number >= FEWEST_PAST_DIFFERENCES, number, np.where(more >= FEWEST_PAST_DIFFERENCES, more, 0))
    return error, degrees


def _past_squares(part: BatchAnalysis, months: int, *, start: int, step: int) -> tuple[Numbers, NDArray[np.int64]]:
    values, counts = part.block.values, part.block.counts
    total, number = np.zeros(values.shape[1]), np.zeros(values.shape[1], dtype=np.int64)
    back = months
    while len(values) - back - step - MONTHS_IN_A_YEAR >= start:
        now, before = (
            _total(values, counts, step, back=back),
            _total(values, counts, step, back=back + MONTHS_IN_A_YEAR),
        )
        difference = now - before
        there = ~np.isnan(difference)
        total, number = total + np.where(there, difference, 0.0) ** 2, number + there
        back += step
    return total, number


def _widening(part: BatchAnalysis, kept: Numbers, months: int) -> tuple[Numbers, Marks]:
    """For neighbours that are alike, in series without special causes; and where what is left is all rounding."""
    present = ~np.isnan(kept)
    number = np.add.reduce(present, axis=0, dtype=np.int64)
    with np.errstate(divide="ignore", invalid="ignore"):
        off = kept - np.where(present, kept, 0.0).sum(axis=0) / number
        size = np.where(present, off**2, 0.0).sum(axis=0)
        products = off[1:] * off[:-1]
        joined = ~np.isnan(products)
        mean = np.where(joined, products, 0.0).sum(axis=0) / np.add.reduce(joined, axis=0, dtype=np.int64)
        rho = np.clip(np.nan_to_num(mean * number / size), 0.0, HIGHEST_AUTOCORRELATION)
    largest = np.where(present, np.abs(kept), 0.0).max(axis=0, initial=0.0)
    doubtful = size < number * (1e-6 * largest) ** 2
    special = part.flags[-len(kept) :].any(axis=0) | (present != part.block.present[-len(kept) :]).any(axis=0)
    rho = np.where(special, 0.0, rho)
    shared = sum(2 * (months - k) * rho**k for k in range(1, months))
    return np.sqrt((months + shared) / (months * (1 - rho))), doubtful & ~special


def _by_plain(found: BatchChanges, part: BatchAnalysis, window: Window, doubtful: Marks) -> None:
    """The changes of the series that the plain engine did, and of those where rounding could decide."""
    for series in part.plain:
        _put(found, series, quarter_change(part.plain[series], window))
    for series in np.flatnonzero(doubtful).tolist():
        if series not in part.plain:
            _put(found, series, quarter_change(part.analysis_of(series), window))


def _put(found: BatchChanges, series: int, change: Change) -> None:
    found.p[series] = change.test.p if change.test else np.nan
    found.noise[series] = NOISES.index(change.test.noise) if change.test else NEITHER
    found.untested[series] = UNTESTED.index(change.untested) if change.untested else NEITHER
