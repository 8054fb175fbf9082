"""Limits of low counts: the counts that chance explains, wider where the months vary more than chance would have it."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import fmean

from moothall.spc.attribute_charts import TAIL, poisson_limits
from moothall.spc.limits import ProcessLimits, moving_ranges

DISPERSION_LEVEL = 0.05
FEWEST_DIFFERENCES = 2


def dispersion(counts: Sequence[float | None]) -> float:
    """How many times the variance of chance the counts show, variance over mean; 1 where chance alone explains them.

    phi = mean of (difference of neighbours)^2 / 2 / mean count: differences, so that a step does not pass for spread.
    With n differences about a mean m, nu x phi is held against chi-squared with nu = 2n / (3 + 1/m) degrees, one-sided
    at 5%: for Poisson counts the variance of a squared difference is 8m^2 + 2m, the covariance of neighbouring ones
    2m^2 + m, which gives phi about a mean of 1 a variance of (3 + 1/m) / n. The spread must not rest on one month, or
    a month far out would widen the limits that it lies outside of: phi is that without the month that makes it
    smallest.
    """
    from scipy.special import chdtrc

    squares = [None if a is None or b is None else (b - a) ** 2 for a, b in pairwise(counts)]
    known = [square for square in squares if square is not None]
    mean = fmean(count for count in counts if count is not None)
    if len(known) <= FEWEST_DIFFERENCES or mean <= 0:
        return 1.0
    without = [_touching(squares, i) for i in range(len(counts))]
    total, (most, fewer) = math.fsum(known), max(without)
    phi = (total - most) / (len(known) - fewer) / 2 / mean
    degrees = 2 * (len(known) - fewer) / (3 + 1 / mean)
    return phi if phi > 1 and chdtrc(degrees, degrees * phi) < DISPERSION_LEVEL else 1.0


def _touching(squares: Sequence[float | None], i: int) -> tuple[float, int]:
    """The sum of the squared differences that a month takes part in, and how many they are."""
    touching = [square for square in squares[max(0, i - 1) : i + 1] if square is not None]
    return math.fsum(touching), len(touching)


def low_count_limits(counts: Sequence[float | None], *, spread: float = 1.0, tail: float = TAIL) -> ProcessLimits:
    """Mean, smallest and largest count that chance explains; both limits are whole counts and inside.

    Poisson limits for a `spread` of 1, else those of a negative binomial with variance spread x mean. The lower limit
    is minus infinity where even 0 is not unlikely enough. Counts that never differ have limits without width. Needs
    one count.
    """
    mean = fmean(count for count in counts if count is not None)
    if not any(moving_ranges(counts)):
        return ProcessLimits(mean, mean, mean)
    return limits_about(mean, spread=spread, tail=tail)


def limits_about(mean: float, *, spread: float = 1.0, tail: float = TAIL) -> ProcessLimits:
    """The limits of low counts that differ, by their mean and spread alone."""
    lower, upper = poisson_limits(mean, tail) if spread <= 1 else _wider_limits(mean, spread, tail)
    return ProcessLimits(-math.inf if lower is None else lower, mean, upper)


def _wider_limits(mean: float, spread: float, tail: float) -> tuple[float | None, float]:
    """As `poisson_limits`, of counts with size mean / (spread - 1) and chance 1 / spread (negative binomial)."""
    from scipy.special import betainc

    size = mean / (spread - 1)

    def up_to(count: int) -> float:
        return float(betainc(size, count + 1, 1 / spread))

    upper = _first(math.floor(mean), 1, lambda count: 1 - up_to(count) <= tail)
    lower = _first(math.floor(mean), -1, lambda count: count <= 0 or up_to(count - 1) <= tail)
    return (float(lower) if lower > 0 else None), float(upper)


def _first(start: int, step: int, holds: Callable[[int], bool]) -> int:
    while not holds(start):
        start += step
    return start
