"""How much a month resembles the month before, once phases, steps, trend and season are taken out."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from moothall.periods import Month
from moothall.spc.limits import TOLERANCE, shocks
from moothall.spc.season import PAIRS_REMOVED, Months, model, steps_beside_a_season, steps_in_phases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST_FOR_AUTOCORRELATION = 12
FEWEST_DEGREES = 5  # left after the fit
WARNING_LEVEL = 0.05  # one-sided: only neighbours that are alike make the limits too narrow
SMALLEST_TO_WARN_OF = 0.2  # under that the false alarms of the limits hardly change
NEARLY_ONE = 0.99


@dataclass(frozen=True)
class Autocorrelation:
    """The correlation of neighbouring months in what is left, corrected for what was taken out.

    `standard_error` is that of independent months; `p` the one-sided chance that those look as much alike.
    """

    rho: float
    standard_error: float
    p: float

    @property
    def warns(self) -> bool:
        """Whether a reader should be told that limits and tests are too narrow for this measure."""
        return self.p < WARNING_LEVEL and self.rho >= SMALLEST_TO_WARN_OF


def autocorrelation(
    values: Sequence[float | None],
    *,
    first: Month,
    resets: Collection[Month] = (),
    seasonal: bool = False,
    leave_out_shocks: bool = True,
) -> Autocorrelation | None:
    """Lag-one autocorrelation of a series; None for fewer than 12 values, or where nothing is left after the fit.

    What is left, e: the values less a level for each phase and each step the scan finds, a straight trend and, if
    `seasonal`, two harmonic pairs. Shocks take no part. r = (sum of e x next e, where both months are there and stand
    side by side) / (sum of e^2). With M the matrix that turns values into what is left, d its trace, and A the matrix
    with 1/2 for every two such months, a = tr(MA) and b = tr(MAMA): independent months have r with mean a / d and
    variance 2 (d b - a^2) / (d^2 (d + 2)) (Durbin and Watson, "Testing for serial correlation in least squares
    regression I", Biometrika 37, 1950). To first order months with correlation rho have a mean of
    (a + 2 rho b) / (d + 2 rho a), so rho is read as (r d - a) / (2 (b - r a)), kept within 0.99 of 0.
    """
    left_out = shocks(values) if leave_out_shocks else frozenset()
    kept = tuple(None if i in left_out else value for i, value in enumerate(values))
    if sum(value is not None for value in kept) < FEWEST_FOR_AUTOCORRELATION:
        return None
    starts = sorted({month - first for month in resets if 0 < month - first < len(values)})
    months = Months(kept, tuple((first + i).number for i in range(len(values))), tuple(starts))
    return _from_what_is_left(months, PAIRS_REMOVED if seasonal else 0)


def _from_what_is_left(months: Months, pairs: int) -> Autocorrelation | None:
    import numpy as np

    columns, y = model(months, _steps(months, pairs), pairs), months.present
    remainder = np.eye(len(y)) - columns @ np.linalg.pinv(columns)
    left = remainder @ (y - y.mean())
    neighbours = _neighbours(months.positions)
    degrees = round(float(np.trace(remainder)))
    size = float(left @ left)
    if degrees < FEWEST_DEGREES or not neighbours.any() or size <= len(y) * (TOLERANCE * float(abs(y).max())) ** 2:
        return None
    r = float(left @ neighbours @ left) / size
    once = remainder @ neighbours
    return _corrected(r, degrees, float(np.trace(once)), float(np.trace(once @ once)))


def _steps(months: Months, pairs: int) -> list[int]:
    return steps_beside_a_season(months) if pairs else steps_in_phases(months)


def _neighbours(positions: Sequence[int]) -> "Numbers":
    """The matrix with 1/2 for every two values of months that stand side by side."""
    import numpy as np

    at = np.array(positions)
    return np.where(abs(at[:, None] - at[None, :]) == 1, 0.5, 0.0)


def _corrected(r: float, d: int, a: float, b: float) -> Autocorrelation:
    deviation = math.sqrt(2 * (d * b - a**2) / (d**2 * (d + 2)))
    rho = (r * d - a) / (2 * (b - r * a))
    return Autocorrelation(
        rho=min(NEARLY_ONE, max(-NEARLY_ONE, rho)),
        standard_error=deviation * d / (2 * (b - a**2 / d)),
        p=1 - NormalDist().cdf((r - a / d) / deviation),
    )
