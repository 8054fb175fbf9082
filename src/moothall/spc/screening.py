"""Process limits the way Making Data Count draws them: 2.66 mean moving ranges, large ranges left out once."""

from collections.abc import Sequence
from statistics import fmean

from moothall.spc.limits import ProcessLimits, is_beyond, moving_ranges

LARGEST_RANGE = 3.267  # D4, the upper limit of a range of two in mean ranges (Shewhart; NHSRplotthedots 0.2.2)
RANGES_TO_LIMIT = 2.66  # 3 / 1.128, as rounded by Wheeler and by NHSRplotthedots
FEWEST_POINTS_OF_A_BASELINE = 12  # NHSRplotthedots refuses to fix the limits on fewer


def mean_range(values: Sequence[float | None], *, screened: bool) -> float | None:
    """Mean moving range; None where no two values stand next to each other.

    Screened: the mean of the ranges below 3.267 x the mean of all of them. It is done once, and a range exactly there
    is left out. Where all ranges are 0 there is nothing to leave out. Beware of rare counts: of 0, 0, 0, 0, 5, 0 all
    ranges but two are 0, the two are left out, and the limits fall onto the mean.

    Source: NHSRplotthedots 0.2.2, R/ptd_spc_standard.R. Wheeler keeps every range.
    """
    ranges = moving_ranges(values)
    if not ranges or not screened:
        return fmean(ranges) if ranges else None
    largest = LARGEST_RANGE * fmean(ranges)
    kept = [size for size in ranges if is_beyond(largest, size)]
    return fmean(kept) if kept else 0.0


def range_limits(
    values: Sequence[float | None], *, screened: bool, ranges_to_limit: float = RANGES_TO_LIMIT
) -> ProcessLimits | None:
    """Mean of the values that are there, plus and minus 2.66 x their mean moving range; None where that cannot be had.

    Screening leaves out ranges, never values: the mean stays that of all of them.
    """
    size = mean_range(values, screened=screened)
    if size is None:
        return None
    mean = fmean(value for value in values if value is not None)
    return ProcessLimits(mean - ranges_to_limit * size, mean, mean + ranges_to_limit * size)


def frozen_baseline(values: Sequence[float | None], fix_after: int | None) -> Sequence[float | None]:
    """The first months of a phase, on which its limits rest; all of them where nothing is fixed.

    Months without a value count, as in NHSRplotthedots. Raises ValueError for a baseline of under 12 months.
    """
    if fix_after is None:
        return values
    if fix_after < FEWEST_POINTS_OF_A_BASELINE:
        message = f"Limits fixed after {fix_after} months. Give {FEWEST_POINTS_OF_A_BASELINE} or more."
        raise ValueError(message)
    return values[:fix_after]
