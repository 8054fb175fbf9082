"""Limits of low counts of many series: each by its mean and its spread, looked up once for equal ones."""

import numpy as np

from moothall.spc.batch.block import Numbers
from moothall.spc.batch.columns import counted
from moothall.spc.low_counts import DISPERSION_LEVEL, FEWEST_DIFFERENCES, limits_about


def dispersions(counts: Numbers, mean: Numbers) -> Numbers:
    """As `low_counts.dispersion`, to the last bit: sums of squares of whole numbers have no rounding."""
    from scipy.special import chdtrc

    squares = np.diff(counts, axis=0) ** 2
    known = ~np.isnan(squares)
    squares = np.where(known, squares, 0.0)
    edge = np.zeros((1, counts.shape[1]))
    touching = np.concatenate([edge, squares]) + np.concatenate([squares, edge])
    touched = np.concatenate([edge, known]) + np.concatenate([known, edge])
    most = np.argmax(touching + touched / 4, axis=0)[None, :]  # of equal sums that of more differences
    number = counted(known)
    total = np.add.reduce(squares, axis=0) - np.take_along_axis(touching, most, axis=0)[0]
    left = number - np.take_along_axis(touched, most, axis=0)[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        phi = total / left / 2 / mean
        degrees = 2 * left / (3 + 1 / mean)
        wider = (number > FEWEST_DIFFERENCES) & (mean > 0) & (phi > 1)
        wider &= chdtrc(degrees, degrees * phi) < DISPERSION_LEVEL
    return np.where(wider, phi, 1.0)


def low_count_limits(mean: Numbers, spread: Numbers, varies: Numbers) -> tuple[Numbers, Numbers]:
    """Lower and upper limits; minus infinity where no lower one applies, the mean itself where no count differs."""
    lower, upper = mean.copy(), mean.copy()
    asked = np.flatnonzero(varies)
    if not len(asked):
        return lower, upper
    kinds, where = np.unique(np.column_stack([mean[asked], spread[asked]]), axis=0, return_inverse=True)
    found = [limits_about(float(one), spread=float(wide)) for one, wide in kinds]
    lower[asked] = np.array([limits.lower for limits in found])[where.ravel()]
    upper[asked] = np.array([limits.upper for limits in found])[where.ravel()]
    return lower, upper
