"""The funnel plot: which areas lie further from the rate of all than their size, and the areas' spread, explain."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from moothall.comparison.intervals import Interval, normal_quantile

INNER, OUTER = 0.95, 0.998  # Fingertips: tails of 0.025 and 0.001
WINSORISED = 0.1  # at each end (Spiegelhalter, Qual. Saf. Health Care 14 (2005) 347)
TEST_LEVEL = 0.05
SMALLEST_EXPECTED = 10  # below it the square root is no longer nearly normal
FEWEST_AREAS = 10  # fewer say too little about how areas usually differ


class Position(Enum):
    FAR_BELOW = "far below"
    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"
    FAR_ABOVE = "far above"
    TOO_FEW = "too few to judge"


@dataclass(frozen=True)
class FunnelPoint:
    """`z` counts by chance alone; `adjusted` allows for the spread of areas as well."""

    count: int
    residents: int
    expected: float
    z: float
    adjusted: float
    position: Position


@dataclass(frozen=True)
class Funnel:
    """`dispersion` is 1 if areas differ by chance alone; `between` the variance added for their spread.

    The scale is the square root of observed over expected, on which chance has variance 1 / (4 expected).
    """

    rate: float
    points: tuple[FunnelPoint, ...]
    dispersion: float
    p: float
    between: float

    @property
    def overdispersed(self) -> bool:
        return self.between > 0

    def limits(self, residents: float, level: float) -> Interval:
        """The rates between which an area of this size lies unless it is unusual."""
        expected = self.rate * residents
        reach = normal_quantile(level) * math.sqrt(1 / (4 * expected) + self.between)
        return Interval(self.rate * max(0.0, 1 - reach) ** 2, self.rate * (1 + reach) ** 2)


def funnel(counts: Sequence[int], residents: Sequence[int]) -> Funnel:
    """The common rate is that of all areas together. Chance is tested first; only where it is refuted is spread added.

    z = 2 (sqrt observed - sqrt expected), winsorised for the dispersion phi = mean of squares, which is tested as
    chi-squared / n. The variance between areas is the additive (random effects) one, by the method of moments.
    Source: Spiegelhalter, Stat. Med. 24 (2005) 1185, and Qual. Saf. Health Care 14 (2005) 347; the square-root scale
    and the same sums in FunnelPlotR.
    """
    rate = sum(counts) / sum(residents)
    expected = [rate * people for people in residents]
    z = [2 * (math.sqrt(count) - math.sqrt(e)) for count, e in zip(counts, expected, strict=True)]
    dispersion, p = dispersion_of(z)
    between = between_areas(dispersion, expected) if p < TEST_LEVEL and len(counts) >= FEWEST_AREAS else 0.0
    adjusted = [score / math.sqrt(1 + 4 * e * between) for score, e in zip(z, expected, strict=True)]
    points = zip(counts, residents, expected, z, adjusted, map(_position, adjusted, expected), strict=True)
    return Funnel(rate, tuple(FunnelPoint(*point) for point in points), dispersion, p, between)


def dispersion_of(z: Sequence[float]) -> tuple[float, float]:
    """The winsorised mean square of the scores, and the chance of one as large if areas differ by chance alone."""
    from scipy.special import chdtrc

    held = winsorised(z)
    dispersion = sum(score * score for score in held) / len(held)
    return dispersion, float(chdtrc(len(held), len(held) * dispersion))


def between_areas(dispersion: float, expected: Sequence[float]) -> float:
    """(n phi - (n - 1)) / (sum w - sum w^2 / sum w), with weights w = 4 expected; 0 where that is negative."""
    n, weights = len(expected), [4 * e for e in expected]
    total = sum(weights)
    return max(0.0, (n * dispersion - (n - 1)) / (total - sum(w * w for w in weights) / total))


def winsorised(values: Sequence[float], part: float = WINSORISED) -> list[float]:
    """The outermost values drawn in to the quantiles `part` and 1 - `part` (interpolated; Hyndman and Fan, type 7)."""
    ordered = sorted(values)
    low, high = (_quantile(ordered, share) for share in (part, 1 - part))
    return [min(max(value, low), high) for value in values]


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _position(z: float, expected: float) -> Position:
    if expected < SMALLEST_EXPECTED:
        return Position.TOO_FEW
    if abs(z) <= normal_quantile(INNER):
        return Position.INSIDE
    far = abs(z) > normal_quantile(OUTER)
    if z > 0:
        return Position.FAR_ABOVE if far else Position.ABOVE
    return Position.FAR_BELOW if far else Position.BELOW
