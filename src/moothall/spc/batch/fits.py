"""Least squares of many series at once: levels, a straight trend, steps, and waves of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.season import MONTHS_IN_A_YEAR

ILL_CONDITIONED = 1e-10  # smallest over largest eigenvalue of X'X; the plain engine counts what really counts


@dataclass(frozen=True)
class Fits:
    """Coefficients, a row a series: level, trend, then steps, then waves; and what is left unexplained.

    `columns` is how many were fitted. `doubtful` are fits too ill-conditioned for the normal equations.
    """

    coefficients: Numbers
    unexplained: Numbers
    columns: int
    doubtful: Marks
    design: Numbers


def waves(calendar: Whole, pairs: int) -> Numbers:
    """Cosine and sine of once, twice ... a year, a row a month."""
    angle = 2 * np.pi * calendar / MONTHS_IN_A_YEAR
    return np.column_stack([wave(pair * angle) for pair in range(1, pairs + 1) for wave in (np.cos, np.sin)])


def fits(values: Numbers, cuts: Numbers, calendar: Whole, pairs: int) -> Fits:
    """The fits of series that have equally many cuts, a row of them a series; `values` have a row a series here."""
    series, months = values.shape
    time = np.linspace(-1.0, 1.0, months)
    shared = [np.ones(months), time]
    late = [np.asarray(waves(calendar, pairs).T)] if pairs else []
    columns = 2 + cuts.shape[1] + 2 * pairs
    design = np.empty((series, columns, months))
    design[:, :2] = shared
    design[:, 2 : 2 + cuts.shape[1]] = np.arange(months) >= cuts[:, :, None]
    if late:
        design[:, columns - 2 * pairs :] = late[0]
    present = ~np.isnan(values)
    masked = design * present[:, None, :]
    filled = np.where(present, values, 0.0)
    gram, sides = masked @ design.transpose(0, 2, 1), (masked @ filled[:, :, None])
    bounds = np.linalg.eigvalsh(gram)
    doubtful = bounds[:, 0] <= ILL_CONDITIONED * bounds[:, -1]
    gram[doubtful] = np.eye(columns)
    coefficients = np.linalg.solve(gram, sides)
    left = filled - (coefficients.transpose(0, 2, 1) @ masked)[:, 0]
    return Fits(coefficients[:, :, 0], (left**2).sum(axis=1), columns, doubtful, design)


def by_number_of_cuts(cuts: Sequence[Sequence[int]]) -> list[tuple[Whole, Numbers]]:
    """Positions of the series that have equally many cuts, and these, a row a series."""
    lengths = np.array([len(one) for one in cuts])
    groups = [(number, np.flatnonzero(lengths == number)) for number in np.unique(lengths)]
    return [
        (at, np.array([cuts[i] for i in at.tolist()], dtype=np.float64).reshape(len(at), number))
        for number, at in groups
    ]
