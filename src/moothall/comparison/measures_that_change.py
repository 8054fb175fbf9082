"""Measures that begin late or end early in every area at once: their names may have changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.spc.batch import Numbers

FEWEST_MONTHS = 3  # with hardly a record anywhere, at the beginning or the end
HARDLY = 0.05  # of the most in a month: what is under it may be a few records put right later
ENOUGH = 10.0  # records a month in all areas together, so that chance would leave no such month


@dataclass(frozen=True)
class Reach:
    """A measure, and its first or last month with a record in any area, as positions; None at the edge of the data."""

    measure: int
    first: int | None
    last: int | None


def measures_that_change(values: Numbers, measure: NDArray[np.int64]) -> tuple[Reach, ...]:
    """`values` are counts, a row a month and a column a series; `measure` says whose each series is."""
    found = []
    for one in np.unique(measure).tolist():
        totals = np.nansum(values[:, measure == one], axis=1)
        if not totals.any():
            continue
        months = np.flatnonzero(totals >= HARDLY * totals.max())
        first, last = int(months[0]), int(months[-1])
        if totals[first : last + 1].mean() < ENOUGH:
            continue
        late, early = first >= FEWEST_MONTHS, len(totals) - 1 - last >= FEWEST_MONTHS
        if late or early:
            found.append(Reach(one, first if late else None, last if early else None))
    return tuple(found)
