"""A vectorised twin of the limits and rules, for simulations: a row a series, no gaps, one phase."""
# ruff: noqa: INP001 - a script's helper, not part of a package

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, stdtr

from moothall.periods import Month
from moothall.spc import LimitsBasis, Rules, TwoOfThree
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS, FEWEST_A_MONTH_FOR_XMR, VARIANCE_OF_RANGE_SIGMA
from moothall.spc.drift import DEGREES_BESIDE, DEGREES_OF_A_RANGE, DRIFT_LEVEL, drift
from moothall.spc.limits import LIMIT_SIGMAS, MAD_TO_SIGMA, RANGE_TO_SIGMA, SHOCK_SIGMAS, TOLERANCE
from moothall.spc.low_counts import DISPERSION_LEVEL, low_count_limits
from moothall.spc.screening import LARGEST_RANGE
from moothall.spc.step_scan import without_lone_shocks
from moothall.spc.two_of_three import MONTHS, NEAR, NEAR_MONTHS

Values = NDArray[np.float64]
Marks = NDArray[np.bool_]
SOME_MONTH = Month(2000, 1)


class Data(Enum):
    """What the months are: any numbers, counts, or percentages of so many a month."""

    NUMBERS = "numbers"
    COUNTS = "counts"
    SHARES = "shares"


PEOPLE = 1000  # behind each percentage of `Data.SHARES`


@dataclass(frozen=True)
class Block:
    """Series of equal length and what the rules find in each, month by month. No season is looked for."""

    values: Values
    rules: Rules
    data: Data = Data.NUMBERS

    @cached_property
    def kept(self) -> Values:
        """The values with shocks as nan."""
        if not self.rules.leave_out_shocks:
            return self.values
        centre = np.median(self.values, axis=1, keepdims=True)
        off = np.abs(self.values - centre)
        spread = np.median(off, axis=1, keepdims=True)
        shock = (spread > TOLERANCE * np.abs(centre)) & (off > SHOCK_SIGMAS * MAD_TO_SIGMA * spread * (1 + TOLERANCE))
        return np.where(shock, np.nan, self.values)

    @cached_property
    def ranges(self) -> Values:
        return np.abs(np.diff(self.kept, axis=1))

    @cached_property
    def sigma(self) -> Values:
        """One moving-range sigma a series."""
        return np.asarray(np.nanmean(self.ranges, axis=1) / RANGE_TO_SIGMA)

    @cached_property
    def mean(self) -> Values:
        return np.asarray(np.nanmean(self.kept, axis=1, keepdims=True))

    @cached_property
    def low(self) -> Marks:
        """Series judged as low counts, a column."""
        if not self.rules.by_kind or self.data is not Data.COUNTS:
            return np.zeros((len(self.values), 1), dtype=np.bool_)
        return np.asarray(self.values.mean(axis=1, keepdims=True) < FEWEST_A_MONTH_FOR_XMR)

    @cached_property
    def limits(self) -> tuple[Values, Values]:
        """Lower and upper limits, each a column."""
        reach = self._reach[:, None]
        lower, upper = self.mean - reach, self.mean + reach
        for row in np.flatnonzero(self.low[:, 0] & (np.nanmax(self.ranges, axis=1) > 0)):
            lower[row], upper[row] = self._low_count_limits(float(self.mean[row, 0]), float(self._dispersion[row]))
        return lower, upper

    @cached_property
    def _reach(self) -> Values:
        if self.rules.limits is LimitsBasis.STANDARD_DEVIATION:
            return np.asarray(LIMIT_SIGMAS * np.nanstd(self.kept, axis=1, ddof=1))
        if self.rules.by_kind and self.data is Data.SHARES:
            return self._reach_of_shares
        if not self.rules.screening:
            return np.asarray(self.rules.ranges_to_limit * np.nanmean(self.ranges, axis=1))
        largest = LARGEST_RANGE * self.ranges.mean(axis=1, keepdims=True)
        screened = np.where(self.ranges < largest, self.ranges, np.nan)
        return np.asarray(self.rules.ranges_to_limit * np.nan_to_num(_nanmean(screened)))

    @property
    def _reach_of_shares(self) -> Values:
        """A p chart, or Laney's where the months vary otherwise than by chance; percentages of `PEOPLE`."""
        share = self.mean[:, 0] / 100
        by_chance = 100 * np.sqrt(share * (1 - share) / PEOPLE)
        all_ranges = np.abs(np.diff(self.values, axis=1)).mean(axis=1)
        pooled = self.values.mean(axis=1) / 100
        sigma_z = all_ranges / RANGE_TO_SIGMA / (100 * np.sqrt(pooled * (1 - pooled) / PEOPLE))
        room = 2 * np.sqrt(VARIANCE_OF_RANGE_SIGMA / (self.values.shape[1] - 1))
        laney = np.nanmean(self.ranges, axis=1) / RANGE_TO_SIGMA / by_chance
        return np.asarray(LIMIT_SIGMAS * by_chance * np.where(np.abs(sigma_z - 1) > room, laney, 1.0))

    @cached_property
    def _dispersion(self) -> Values:
        """As `low_counts.dispersion`: variance over mean without the month that matters most, or 1."""
        squares = np.diff(self.kept, axis=1) ** 2
        known, squares = ~np.isnan(squares), np.nan_to_num(squares)
        touching = np.pad(squares, ((0, 0), (1, 0))) + np.pad(squares, ((0, 0), (0, 1)))
        touched = np.pad(known, ((0, 0), (1, 0))).astype(int) + np.pad(known, ((0, 0), (0, 1)))
        most = np.argmax(touching + touched / 4, axis=1)[:, None]  # squares of counts are whole
        total = squares.sum(axis=1) - np.take_along_axis(touching, most, axis=1)[:, 0]
        number = known.sum(axis=1) - np.take_along_axis(touched, most, axis=1)[:, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            phi = total / number / 2 / self.mean[:, 0]
            degrees = 2 * number / (3 + 1 / self.mean[:, 0])
            wide = (phi > 1) & (chdtrc(degrees, degrees * phi) < DISPERSION_LEVEL)
        return np.where(wide, phi, 1.0)

    @cached_property
    def _known_limits(self) -> dict[tuple[float, float], tuple[float, float]]:
        return {}

    def _low_count_limits(self, mean: float, spread: float) -> tuple[float, float]:
        key = (mean, spread)
        if key not in self._known_limits:
            # The limits depend on the counts through their mean alone; two counts about it stand for them.
            limits = low_count_limits([mean - mean / 2, mean + mean / 2], spread=spread)
            self._known_limits[key] = (limits.lower, limits.upper)
        return self._known_limits[key]

    @cached_property
    def points(self) -> Marks:
        lower, upper = self.limits
        rounding = TOLERANCE * np.maximum(np.abs(self.mean), np.abs(self.values))
        return np.asarray((self.values > upper + rounding) | (self.values < lower - rounding)) & (upper > lower)

    @cached_property
    def shifts(self) -> Marks:
        line = np.where(self.low, np.nanmedian(self.kept, axis=1, keepdims=True), self.mean)
        above, below = self.values > line + self._rounding, self.values < line - self._rounding
        return members_of_runs(above, self.rules.shift) | members_of_runs(below, self.rules.shift)

    @cached_property
    def trends(self) -> Marks:
        steps = np.diff(self.values, axis=1)
        found = np.zeros(self.values.shape, dtype=np.bool_)
        for side in (steps > self._rounding, steps < -self._rounding):
            run = members_of_runs(side, self.rules.trend - 1)
            found[:, 1:] |= run
            found[:, :-1] |= run
        return found | self._drifts

    @cached_property
    def _drifts(self) -> Marks:
        """The months of a steady drift. Few slopes are steep enough; of those the real test is asked."""
        found = np.zeros(self.values.shape, dtype=np.bool_)
        if not self.rules.drift:
            return found
        asked = self._steep & ~(self.low[:, 0] & (self.mean[:, 0] < FEWEST_A_MONTH_FOR_MEDIAN_RUNS))
        for row in np.flatnonzero(asked):
            values = [float(value) for value in self.values[row]]
            steady = drift(without_lone_shocks(values) if self.rules.leave_out_shocks else values, first=SOME_MONTH)
            if steady:
                found[row, steady.began - SOME_MONTH :] = True
        return found

    @property
    def _steep(self) -> Marks:
        """Series whose slope has a p below 1%, or that have a shock, of which the slope is not worked out here."""
        at = np.arange(self.values.shape[1]) - (self.values.shape[1] - 1) / 2
        spread = np.sqrt((at**2).sum())
        with np.errstate(divide="ignore", invalid="ignore"):
            statistic = np.abs(self.values @ at) / spread / self.sigma
        degrees = DEGREES_OF_A_RANGE * (self.values.shape[1] - 1) + DEGREES_BESIDE
        return np.asarray((2 * stdtr(degrees, -statistic) < DRIFT_LEVEL) | np.isnan(self.kept).any(axis=1))

    @cached_property
    def two_of_three(self) -> Marks:
        """The months near a limit that carry the rule."""
        form, found = self.rules.two_of_three, np.zeros(self.values.shape, dtype=np.bool_)
        if form is None:
            return found
        lower, upper = self.limits
        outside, rounding = self.points, TOLERANCE * np.maximum(np.abs(self.mean), np.abs(self.values))
        for near, side in (
            (self.values > self.mean + NEAR * (upper - self.mean) + rounding, self.values > self.mean + rounding),
            (self.values < self.mean - NEAR * (self.mean - lower) - rounding, self.values < self.mean - rounding),
        ):
            counts = near & ~outside if form is TwoOfThree.ONE_SIDE else near
            third = side if form is TwoOfThree.ONE_SIDE else np.ones_like(side)
            for start in range(self.values.shape[1] - MONTHS + 1):
                three = slice(start, start + MONTHS)
                fires = (counts[:, three].sum(axis=1) >= NEAR_MONTHS) & third[:, three].all(axis=1)
                found[:, three] |= fires[:, None] & counts[:, three]
        return np.asarray(found & (upper > lower))

    @cached_property
    def signals(self) -> Marks:
        return self.points | self.shifts | self.trends | self.two_of_three

    @cached_property
    def special(self) -> Marks:
        """Series with a signal or a shock anywhere."""
        return np.asarray(self.signals.any(axis=1) | np.isnan(self.kept).any(axis=1))

    @property
    def _rounding(self) -> Values:
        return np.asarray(TOLERANCE * np.abs(self.values).max(axis=1, keepdims=True))


def _nanmean(values: Values) -> Values:
    there = ~np.isnan(values)
    return np.asarray(np.where(there, values, 0).sum(axis=1) / np.maximum(1, there.sum(axis=1)))


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
