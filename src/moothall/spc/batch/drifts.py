"""Steady drifts in many series: the slope of each is tested at once, and of the few steep ones the plain test asked."""

from dataclasses import dataclass

import numpy as np

from moothall.periods import Month
from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.batch.columns import coarse, counted, sizes, sums
from moothall.spc.batch.flags import BITS, Flags
from moothall.spc.batch.limits import Charts, PhaseOfBlock
from moothall.spc.batch.runs import members_of_runs
from moothall.spc.batch.steps import best_splits
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS
from moothall.spc.drift import (
    BEGINNING_RANGE,
    DEGREES_BESIDE,
    DEGREES_OF_A_RANGE,
    DRIFT_LEVEL,
    FEWEST_FOR_A_DRIFT,
    FEWEST_ON_THE_SLOPE,
    NUMBERS_OF_A_BEND,
    NUMBERS_OF_A_LINE,
    NUMBERS_OF_A_STEP,
    PRICE,
    drift,
)
from moothall.spc.limits import RANGE_TO_SIGMA
from moothall.spc.rules import Rules
from moothall.spc.signals import Rule, Side
from moothall.spc.step_scan import FEWEST_EACH_SIDE

SOME_MONTH = Month(2000, 1)
CLOSE = 1e-7  # relative to what a line explains; what lies so close is left to the plain test
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
    series = np.flatnonzero(asked)
    if not len(series):
        return
    for at, found in zip(series.tolist(), drifts_of(fitted[:, series], phase.size[series]), strict=True):
        if found:
            side, began = found
            months = ~np.isnan(values[:, at])
            months[:began] = False
            flags[months, at] |= BITS[Rule.TREND, side]


def drifts_of(values: Numbers, size: Numbers) -> list[tuple[Side, int] | None]:
    """The side of the drift of each column, and where it begins; None where there is none.

    Columns with a gap, and those in which rounding could decide, are given to the plain test.
    """
    found: list[tuple[Side, int] | None] = [None] * values.shape[1]
    whole = np.flatnonzero(~np.isnan(values).any(axis=0))
    bends = _bends(values[:, whole])
    for at, is_up, began in zip(whole[bends.found], bends.is_up[bends.found], bends.began[bends.found], strict=True):
        found[int(at)] = (Side.RISING if is_up else Side.FALLING, int(began))
    plain = np.ones(values.shape[1], dtype=np.bool_)
    plain[whole] = bends.doubtful
    for at in np.flatnonzero(plain).tolist():
        column = (values[:, at] / size[at]).tolist()
        tested = drift([None if value != value else value for value in column], first=SOME_MONTH)  # noqa: PLR0124
        found[at] = (tested.side, tested.began - SOME_MONTH) if tested else None
    return found


@dataclass(frozen=True)
class _Bends:
    found: Marks
    is_up: Marks
    began: Whole
    doubtful: Marks


def _bends(values: Numbers) -> _Bends:
    """As `drift.drift` for columns without a gap: a line, straight or bent, against the best step."""
    months = len(values)
    past = np.maximum(0.0, np.arange(months)[None, :] - np.arange(months - FEWEST_ON_THE_SLOPE)[:, None])
    past -= past.mean(axis=1, keepdims=True)
    squares = (past**2).sum(axis=1, keepdims=True)
    sigma = np.abs(values[1:] - values[:-1]).mean(axis=0) / RANGE_TO_SIGMA
    products = past @ (values - values.mean(axis=0))
    explains = products**2 / squares / sigma**2  # the first is that of the straight line
    best, p = explains.max(axis=0), slope_p_values(values)
    split = best_splits(values)
    step = np.where(split.at < 0, 0.0, split.statistic**2 - PRICE * NUMBERS_OF_A_STEP)
    line = np.maximum(explains[0] - PRICE * NUMBERS_OF_A_LINE, best - PRICE * NUMBERS_OF_A_BEND)
    at_best, edge = explains.argmax(axis=0), best - BEGINNING_RANGE
    from_the_start = explains[0] >= edge
    began = np.where(from_the_start, 0, at_best)
    is_up = np.take_along_axis(products, began[None, :], axis=0)[0] > 0
    close = CLOSE * (1 + best)
    doubtful = (np.abs(line - step) < close) | (np.abs(explains[0] - edge) < close) | split.doubtful
    doubtful |= ~from_the_start & (counted(explains > best - close) > 1)
    doubtful |= np.abs(p - DRIFT_LEVEL) < CLOSE * DRIFT_LEVEL
    return _Bends((p < DRIFT_LEVEL) & (line > step) & ~doubtful, is_up, began, doubtful)


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
