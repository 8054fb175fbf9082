"""Steady drifts in many series: the slope of each is tested at once, and of the few steep ones the plain test asked."""

import numpy as np

from moothall.periods import Month
from moothall.spc.batch.block import Marks, Numbers
from moothall.spc.batch.columns import coarse, counted, sizes, sums
from moothall.spc.batch.flags import BITS, Flags
from moothall.spc.batch.limits import Charts, PhaseOfBlock
from moothall.spc.batch.runs import members_of_runs
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS
from moothall.spc.drift import DEGREES_BESIDE, DEGREES_OF_A_RANGE, DRIFT_LEVEL, FEWEST_FOR_A_DRIFT, drift
from moothall.spc.limits import RANGE_TO_SIGMA
from moothall.spc.rules import Rules
from moothall.spc.signals import Rule
from moothall.spc.step_scan import FEWEST_EACH_SIDE

SOME_MONTH = Month(2000, 1)
SURELY_NO_DRIFT = DRIFT_LEVEL * (1 + 1e-6)


def mark_drifts(
    flags: Flags, values: Numbers, phase: PhaseOfBlock, charts: Charts, rules: Rules, *, without: Marks
) -> None:
    """Mark the months of every steady drift of one phase as those of a trend."""
    if not rules.drift:
        return
    asked = phase.has_width & ~without & ~(charts.low & (phase.mean < FEWEST_A_MONTH_FOR_MEDIAN_RUNS))
    fitted = values if phase.left_out is None else without_lone_shocks(values, phase.left_out)
    with np.errstate(invalid="ignore"):
        asked &= slope_p_values(fitted) < SURELY_NO_DRIFT
    for series in np.flatnonzero(asked):
        column = fitted[:, series] / phase.size[series]
        found = drift([None if np.isnan(value) else value for value in column.tolist()], first=SOME_MONTH)
        if found:
            months = ~np.isnan(values[:, series])
            months[: found.began - SOME_MONTH] = False
            flags[months, series] |= BITS[Rule.TREND, found.side]


def without_lone_shocks(values: Numbers, left_out: Marks) -> Numbers:
    """As `step_scan.without_lone_shocks`: shocks that stand together in fives may be a new level."""
    return np.where(left_out & ~members_of_runs(left_out, FEWEST_EACH_SIDE), np.nan, values)


def slope_p_values(values: Numbers) -> Numbers:
    """As `drift.slope_test`; nan where the ranges say too little."""
    from scipy.special import stdtr

    present = ~np.isnan(values)
    ranges = np.abs(values[1:] - values[:-1])
    number, pairs = counted(present), counted(~np.isnan(ranges))
    with np.errstate(divide="ignore", invalid="ignore"):
        sigma = sums(ranges, ~np.isnan(ranges)) / pairs / RANGE_TO_SIGMA
        at = np.arange(len(values), dtype=np.float64)
        middle = (at @ present) / number
        spread = np.sqrt(np.maximum((at**2) @ present - number * middle**2, 0.0))
        off = np.where(present, values - sums(values, present) / number, 0.0)
        statistic = (at @ off) / spread / sigma
        p = 2 * stdtr(DEGREES_OF_A_RANGE * pairs + DEGREES_BESIDE, -np.abs(statistic))
    some = (number >= FEWEST_FOR_A_DRIFT) & ~coarse(ranges, sizes(values, present))
    return np.where(some, p, np.nan)
