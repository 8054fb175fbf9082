"""Sums, ranges, medians and shocks of many series at once, each by the formula of the plain engine."""

import numpy as np

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.limits import MAD_TO_SIGMA, SHOCK_SIGMAS, TOLERANCE


def counted(present: Marks) -> Whole:
    """How many months of each series have a value."""
    return np.asarray(np.add.reduce(present, axis=0, dtype=np.int64))


def sums(values: Numbers, present: Marks | None = None) -> Numbers:
    """The sum of the values that are there; `present` is None where all are."""
    filled = values if present is None else np.where(present, values, 0.0)
    return np.asarray(np.add.reduce(filled, axis=0))


def sizes(values: Numbers, present: Marks | None = None) -> Numbers:
    """The largest size of a value of each series; 0 without any."""
    filled = values if present is None else np.where(present, values, 0.0)
    return np.asarray(np.maximum(np.maximum.reduce(filled, axis=0), -np.minimum.reduce(filled, axis=0)))


def running_sums(values: Numbers) -> Numbers:
    """Sums from the first month on, row by row: along the rows of memory numpy is many times faster than across."""
    found = np.array(values, dtype=np.float64)
    for month in range(1, len(found)):
        found[month] += found[month - 1]
    return found


def first_places(values: Numbers, of: Numbers) -> Whole:
    """The first month in which each series has the given value; 0 where it never has."""
    found = np.zeros(values.shape[1], dtype=np.int64)
    for month in range(len(values) - 1, -1, -1):
        found[values[month] == of] = month
    return found


def medians(values: Numbers, number: Whole) -> Numbers:
    """The median of the values that are there, to the last bit that of `statistics.median`; nan without any."""
    ordered = np.sort(np.ascontiguousarray(values.T), axis=1)  # nan comes last
    rows, last = np.arange(len(ordered)), max(0, ordered.shape[1] - 1)
    low = ordered[rows, np.clip((number - 1) // 2, 0, last)]
    high = ordered[rows, np.minimum(number // 2, last)]
    return np.asarray(np.where(number % 2 == 1, high, (low + high) / 2))


def shocks(values: Numbers, number: Whole) -> Marks:
    """Values beyond 5 x 1.4826 x the median absolute deviation, as `limits.shocks` has them, to the last bit."""
    centre = medians(values, number)
    off = np.abs(values - centre)
    spread = medians(off, number)
    size = np.abs(centre)
    varies = spread > TOLERANCE * np.maximum(spread, size)
    reach = SHOCK_SIGMAS * MAD_TO_SIGMA * spread
    tied = off - reach <= TOLERANCE * np.maximum(off, size)
    return np.asarray((off > reach) & ~tied & varies)


def coarse(ranges: Numbers, size: Numbers) -> Marks:
    """Whether half of the neighbouring months of a series or more are equal; `ranges` are nan at gaps."""
    known = counted(~np.isnan(ranges))
    return np.asarray(2 * counted(ranges > TOLERANCE * np.maximum(ranges, size)) <= known)
