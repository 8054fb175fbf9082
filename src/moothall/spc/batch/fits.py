"""Least squares of many series at once: levels, a straight trend, steps, and waves of a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from moothall.spc.batch.block import Marks, Numbers, Whole
from moothall.spc.season import MONTHS_IN_A_YEAR, PAIRS_REMOVED

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
    """The fits of series that have equally many cuts, a row of them a series; `values` have a row a series here.

    Series without gaps that have the same cuts have the same design, and are fitted together.
    """
    whole = ~np.isnan(values).any(axis=1)
    alike = whole & (cuts == cuts[:1]).all(axis=1)
    if not alike.any():
        return _each(values, cuts, calendar, pairs)
    together = _together(values[alike], cuts[:1], calendar, pairs)
    if alike.all():
        return together
    return _joined(alike, together, _each(values[~alike], cuts[~alike], calendar, pairs))


def _design(cuts: Numbers, months: int, calendar: Whole, pairs: int) -> Numbers:
    """The columns, each a row of months: level, trend, steps, waves."""
    design = np.empty((len(cuts), 2 + cuts.shape[1] + 2 * pairs, months))
    design[:, 0], design[:, 1] = 1.0, np.linspace(-1.0, 1.0, months)
    design[:, 2 : 2 + cuts.shape[1]] = np.arange(months) >= cuts[:, :, None]
    if pairs:
        design[:, -2 * pairs :] = waves(calendar, pairs).T
    return design


def _together(values: Numbers, cuts: Numbers, calendar: Whole, pairs: int) -> Fits:
    design = _design(cuts, values.shape[1], calendar, pairs)
    sizes = np.linalg.svd(design[0], compute_uv=False)
    ill = bool(sizes[-1] ** 2 <= ILL_CONDITIONED * sizes[0] ** 2)
    coefficients = np.asarray(values @ np.linalg.pinv(design[0]), dtype=np.float64)
    left = values - coefficients @ design[0]
    series = len(values)
    shared = np.broadcast_to(design, (series, *design.shape[1:]))
    return Fits(coefficients, np.einsum("ij,ij->i", left, left), len(design[0]), np.full(series, ill), shared)


def _each(values: Numbers, cuts: Numbers, calendar: Whole, pairs: int) -> Fits:
    """By the normal equations of each."""
    design = _design(cuts, values.shape[1], calendar, pairs)
    present = ~np.isnan(values)
    masked = design * present[:, None, :]
    filled = np.where(present, values, 0.0)
    gram, sides = masked @ design.transpose(0, 2, 1), masked @ filled[:, :, None]
    inverse, doubtful = _inverses(gram)
    coefficients = inverse @ sides
    left = filled - (coefficients.transpose(0, 2, 1) @ masked)[:, 0]
    return Fits(
        np.asarray(coefficients[:, :, 0], dtype=np.float64),
        np.einsum("ij,ij->i", left, left),
        design.shape[1],
        doubtful,
        design,
    )


def _inverses(gram: Numbers) -> tuple[Numbers, Marks]:
    """The inverse of each matrix, and which are too ill-conditioned; of those it is that of the unit matrix."""
    try:
        inverse = np.linalg.inv(gram)
    except np.linalg.LinAlgError:  # one of them has none: find it
        bounds = np.linalg.eigvalsh(gram)
        doubtful = bounds[:, 0] <= ILL_CONDITIONED * bounds[:, -1]
        sound = np.where(doubtful[:, None, None], np.eye(gram.shape[1]), gram)
        return np.asarray(np.linalg.inv(sound), dtype=np.float64), np.asarray(doubtful)
    condition = np.abs(gram).sum(axis=1).max(axis=1) * np.abs(inverse).sum(axis=1).max(axis=1)
    return np.asarray(inverse, dtype=np.float64), np.asarray(~(condition < 1 / ILL_CONDITIONED))


def _joined(at: Marks, one: Fits, other: Fits) -> Fits:
    """The fits of the series at some places, and those of the others."""

    def put(these: NDArray[Any], those: NDArray[Any]) -> NDArray[Any]:
        both = np.empty((len(at), *these.shape[1:]), dtype=these.dtype)
        both[at], both[~at] = these, those
        return both

    return Fits(
        put(one.coefficients, other.coefficients),
        put(one.unexplained, other.unexplained),
        one.columns,
        put(one.doubtful, other.doubtful),
        put(one.design, other.design),
    )


@dataclass(frozen=True)
class Nested:
    """Fits of series without gaps and with the same cuts: what no wave and one pair leave, and the waves of two pairs.

    `columns` are those without waves.
    """

    without: Numbers
    one_pair: Numbers
    waves: Numbers
    columns: int


def nested_fits(values: Numbers, starts: Sequence[int], calendar: Whole) -> Nested | None:
    """By one set of columns at right angles to each other; `values` have a row a series. None where it is too ill."""
    design = _design(np.array([starts], dtype=np.float64), values.shape[1], calendar, PAIRS_REMOVED)[0]
    across, upper = np.linalg.qr(design.T)
    sizes = np.abs(np.diag(upper))
    if sizes.min() ** 2 <= ILL_CONDITIONED * sizes.max() ** 2:
        return None
    along = values @ across
    columns = 2 + len(starts)
    left = np.einsum("ij,ij->i", values, values)[:, None] - np.cumsum(along**2, axis=1)
    found = np.linalg.solve(upper, along.T)[-2 * PAIRS_REMOVED :]
    return Nested(left[:, columns - 1], left[:, columns + 1], found, columns)


def by_number_of_cuts(cuts: Sequence[Sequence[int]]) -> list[tuple[Whole, Numbers]]:
    """Positions of the series that have equally many cuts, and these, a row a series."""
    lengths = np.array([len(one) for one in cuts])
    groups = [(number, np.flatnonzero(lengths == number)) for number in np.unique(lengths).tolist()]
    return [(at, _rows(cuts, at, number)) for number, at in groups]


def _rows(cuts: Sequence[Sequence[int]], at: Whole, number: int) -> Numbers:
    if not number:
        return np.empty((len(at), 0))
    return np.array([cuts[i] for i in at.tolist()], dtype=np.float64)
