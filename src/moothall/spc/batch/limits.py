"""The limits of one phase of many series, by the chart that each series has."""

from dataclasses import dataclass

import numpy as np

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.batch.columns import counted, medians, shocks, sizes, sums
from moothall.spc.batch.low_counts import dispersions, low_count_limits
from moothall.spc.limits import LIMIT_SIGMAS
from moothall.spc.rules import LimitsBasis, Rules
from moothall.spc.screening import LARGEST_RANGE

# Plain and batch add the same numbers in another order, so that their limits differ in the last digits. What lies on a
# line within 1e-12 lies so for both; in between, where rounding could decide, the plain engine is asked.
ROUNDING = 1e-13  # relative to the largest value
SURELY_TIED, SURELY_APART = 0.5e-12, 2e-12  # relative, about the tolerance of 1e-12


@dataclass(frozen=True)
class Charts:
    """What is judged how: `low` are charts of low counts, `none` those that have no chart, others are XmR."""

    low: Marks
    none: Marks
    widening: Numbers | None = None


@dataclass(frozen=True)
class PhaseOfBlock:
    """The limits of the months of one phase; nan where there are none. Runs are about `line`."""

    mean: Numbers
    lower: Numbers
    upper: Numbers
    line: Numbers
    used: Whole
    size: Numbers
    dispersion: Numbers
    has_width: Marks
    doubtful: Marks
    left_out: Marks | None


def phase_of_block(values: Numbers, present: Marks | None, charts: Charts, rules: Rules) -> PhaseOfBlock:
    """The phase over all months of `values`; `present` is None where all of them have a figure."""
    months = values.shape[0]
    size = sizes(values, present)
    number = np.full(values.shape[1], months) if present is None else counted(present)
    out = _left_out(values, number, rules)
    kept = values if out is None else np.where(out, np.nan, values)
    there = present if out is None else ~np.isnan(kept)
    used = number if out is None else counted(there)  # type: ignore[arg-type]
    ranges = np.abs(kept[1:] - kept[:-1])
    there_too = None if there is None else ~np.isnan(ranges)
    pairs = np.full(values.shape[1], months - 1) if there_too is None else counted(there_too)
    enough = (used >= rules.fewest_points) & (pairs >= rules.fewest_ranges) & ~charts.none
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(enough, sums(kept, there) / used, np.nan)
        reach, doubtful = _reach(kept, there, ranges, there_too, mean, used, pairs, rules)
    if charts.widening is not None:
        reach = reach * charts.widening
    lower, upper, line, dispersion = mean - reach, mean + reach, mean.copy(), np.ones(values.shape[1])
    low = np.flatnonzero(charts.low & enough)
    if len(low):
        counts, varies = kept[:, low], np.nanmax(ranges[:, low], axis=0) > 0
        dispersion[low] = dispersions(counts, mean[low])
        lower[low], upper[low] = low_count_limits(mean[low], dispersion[low], varies)
        line[low] = medians(counts, used[low])
        doubtful[low] = False
    far = np.maximum(
        np.abs(mean), np.where(np.isfinite(lower), np.maximum(np.abs(lower), np.abs(upper)), np.abs(upper))
    )
    with np.errstate(invalid="ignore"):
        has_width = upper - lower > SURELY_APART * far
        doubtful |= enough & ~has_width & (upper != lower)
    if out is not None:
        used, out = np.where(enough, used, number), out & enough
    return PhaseOfBlock(mean, lower, upper, line, used, size, dispersion, has_width, doubtful, out)


def _left_out(values: Numbers, number: Whole, rules: Rules) -> Marks | None:
    if not rules.leave_out_shocks:
        return None
    out = shocks(values, number)
    return out if out.any() else None


def _reach(
    kept: Numbers,
    there: Marks | None,
    ranges: Numbers,
    there_too: Marks | None,
    mean: Numbers,
    used: Whole,
    pairs: Whole,
    rules: Rules,
) -> tuple[Numbers, Marks]:
    """How far the limits lie from the mean, and where rounding could decide which ranges are screened."""
    none = np.zeros(kept.shape[1], dtype=np.bool_)
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return LIMIT_SIGMAS * np.sqrt(sums((kept - mean) ** 2, there) / (used - 1)), none
    mean_range = sums(ranges, there_too) / pairs
    if not rules.screening:
        return rules.ranges_to_limit * mean_range, none
    largest = LARGEST_RANGE * mean_range
    inside = ranges < largest * (1 - SURELY_APART)
    doubtful = (inside != (ranges < largest * (1 - SURELY_TIED / 2))).any(axis=0)
    number = counted(inside)
    return rules.ranges_to_limit * np.where(number > 0, sums(ranges, inside) / np.maximum(1, number), 0.0), doubtful
