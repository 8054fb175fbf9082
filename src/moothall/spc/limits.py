"""The mean and the process limits of one phase, from its moving ranges or its standard deviation."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

RANGE_TO_SIGMA = 1.128  # d2, the mean range of two normal values in sigmas (Wheeler; NIST handbook 6.3.2.2)
LIMIT_SIGMAS = 3
MAD_TO_SIGMA = 1.4826  # makes the median absolute deviation of normal data estimate sigma
SHOCK_SIGMAS = 5
FEWEST_POINTS_FOR_FIRM_LIMITS = 13  # with fewer the limits are trial limits (NHS Making Data Count)
TOLERANCE = 1e-12  # relative; a value this near to a line lies on it


def is_beyond(value: float, line: float, *, scale: float = 0.0) -> bool:
    """Whether a value lies above a line by more than rounding. `scale` is the size of the numbers behind the line."""
    return value > line and not math.isclose(value, line, rel_tol=TOLERANCE, abs_tol=TOLERANCE * scale)


@dataclass(frozen=True)
class ProcessLimits:
    """Limits as calculated, before any natural bound: lower, mean and upper in the measure's unit."""

    lower: float
    mean: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.mean <= self.upper:
            message = f"Limits out of order: {self.lower}, {self.mean}, {self.upper}."
            raise ValueError(message)

    @property
    def sigma(self) -> float:
        return (self.upper - self.mean) / LIMIT_SIGMAS

    @property
    def has_width(self) -> bool:
        return is_beyond(self.upper, self.lower, scale=abs(self.mean))

    def breached_by(self, value: float) -> bool:
        """Whether a value lies outside. A value on a limit is inside."""
        return self.above(value) or self.below(value)

    def above(self, value: float) -> bool:
        return self.has_width and is_beyond(value, self.upper, scale=abs(self.mean))

    def below(self, value: float) -> bool:
        return self.has_width and is_beyond(self.lower, value, scale=abs(self.mean))


def moving_ranges(values: Sequence[float | None]) -> list[float]:
    """Absolute differences of neighbouring months. A gap breaks them: it is never bridged."""
    return [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]


def are_coarse(values: Sequence[float | None]) -> bool:
    """Whether half of the neighbouring months or more are equal, so that their ranges say little of the noise."""
    size = max((abs(value) for value in values if value is not None), default=0.0)
    ranges = moving_ranges(values)
    return 2 * sum(is_beyond(one, 0, scale=size) for one in ranges) <= len(ranges)


def moving_range_sigma(values: Sequence[float | None]) -> float | None:
    """Mean moving range over 1.128; None where no two months stand next to each other."""
    ranges = moving_ranges(values)
    return fmean(ranges) / RANGE_TO_SIGMA if ranges else None


def standard_deviation_sigma(values: Sequence[float | None]) -> float | None:
    """Sample standard deviation (n - 1) of the values that are there; None for fewer than two."""
    present = [value for value in values if value is not None]
    if len(present) <= 1:
        return None
    mean = fmean(present)
    return math.hypot(*(value - mean for value in present)) / math.sqrt(len(present) - 1)


def process_limits(values: Sequence[float | None], *, by_standard_deviation: bool = False) -> ProcessLimits | None:
    """Mean plus and minus 3 sigma of the values that are there; None where sigma cannot be had.

    Sigma is the mean moving range over 1.128 (Wheeler; NIST handbook 6.3.2.2) or, if asked for, the sample standard
    deviation, as the panel's papers describe it.
    """
    sigma = standard_deviation_sigma(values) if by_standard_deviation else moving_range_sigma(values)
    if sigma is None:
        return None
    mean = fmean(value for value in values if value is not None)
    return ProcessLimits(mean - LIMIT_SIGMAS * sigma, mean, mean + LIMIT_SIGMAS * sigma)


def widened(limits: ProcessLimits | None, by: float) -> ProcessLimits | None:
    """The same mean, the limits further from it."""
    if limits is None or by == 1:
        return limits
    reach = LIMIT_SIGMAS * limits.sigma * by
    return ProcessLimits(limits.mean - reach, limits.mean, limits.mean + reach)


def shocks(values: Sequence[float | None]) -> frozenset[int]:
    """Positions of values so far from the median that they would hide what follows.

    Beyond 5 x 1.4826 x the median absolute deviation; none where that deviation is 0.
    """
    present = [value for value in values if value is not None]
    if not present:
        return frozenset()
    centre = median(present)
    spread = median(abs(value - centre) for value in present)
    if not is_beyond(spread, 0, scale=abs(centre)):
        return frozenset()
    reach = SHOCK_SIGMAS * MAD_TO_SIGMA * spread
    return frozenset(
        i
        for i, value in enumerate(values)
        if value is not None and is_beyond(abs(value - centre), reach, scale=abs(centre))
    )
