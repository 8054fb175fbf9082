"""The lines that a chart's points are judged against: a centre, and limits that may differ from point to point."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Self

from moothall.spc.limits import LIMIT_SIGMAS, RANGE_TO_SIGMA, is_beyond, moving_ranges
from moothall.spc.screening import mean_range
from moothall.spc.signals import Side


@dataclass(frozen=True)
class Lines:
    """A centre and one lower and one upper limit a point, as calculated, before any natural bound.

    A limit is None where none can be had: no figure, no denominator, no spread, or no value that is unlikely enough.
    """

    centre: float
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]

    def __post_init__(self) -> None:
        if len(self.lower) != len(self.upper):
            message = f"{len(self.lower)} lower limits and {len(self.upper)} upper limits."
            raise ValueError(message)
        for lower, upper in zip(self.lower, self.upper, strict=True):
            if lower is not None and upper is not None and lower > upper:
                message = f"Limits out of order: {lower}, {upper}."
                raise ValueError(message)

    @classmethod
    def level(cls, centre: float, *, lower: float | None, upper: float | None, points: int) -> Self:
        """The same limits at every point."""
        return cls(centre, (lower,) * points, (upper,) * points)

    def sides(self, values: Sequence[float | None], *, without_width: bool = False) -> tuple[Side | None, ...]:
        """For each value whether it lies above or below its limits; None for inside, or where nothing can be said.

        A value within 1e-12 of a limit, relative to the value or to the centre, lies on it, and so inside. Limits
        without width, as those of a series that never varied, judge no value unless `without_width` asks for it.
        """
        limits = zip(values, self.lower, self.upper, strict=True)
        return tuple(
            self._side(value, lower, upper) if without_width or self._has_width(lower, upper) else None
            for value, lower, upper in limits
        )

    def _has_width(self, lower: float | None, upper: float | None) -> bool:
        return lower is None or upper is None or is_beyond(upper, lower, scale=abs(self.centre))

    def _side(self, value: float | None, lower: float | None, upper: float | None) -> Side | None:
        scale = abs(self.centre)
        if value is None:
            return None
        if upper is not None and is_beyond(value, upper, scale=scale):
            return Side.ABOVE
        return Side.BELOW if lower is not None and is_beyond(lower, value, scale=scale) else None

    def between(self, lowest: float | None, highest: float | None) -> Self:
        """The lines as printed and drawn, no limit beyond what a value can be. Points are judged without this."""
        lower = tuple(_raised(limit, lowest) for limit in self.lower)
        upper = tuple(_lowered(limit, highest) for limit in self.upper)
        return type(self)(self.centre, lower, upper)

    def times(self, factor: float) -> Self:
        """The lines in another unit: a proportion times 100 is a percentage. `factor` is above 0."""
        lower = tuple(None if limit is None else limit * factor for limit in self.lower)
        upper = tuple(None if limit is None else limit * factor for limit in self.upper)
        return type(self)(self.centre * factor, lower, upper)


def _raised(limit: float | None, lowest: float | None) -> float | None:
    return limit if limit is None or lowest is None else max(limit, lowest)


def _lowered(limit: float | None, highest: float | None) -> float | None:
    return limit if limit is None or highest is None else min(limit, highest)


def kept_in(values: Sequence[float | None], baseline: Collection[int] | None) -> list[float | None]:
    """The values at the positions of the baseline, None elsewhere; without a baseline all of them."""
    return [value if baseline is None or i in baseline else None for i, value in enumerate(values)]


def mean_moving_range(values: Sequence[float | None], *, screened: bool = False) -> float | None:
    """The mean absolute difference of neighbours; None where no two values stand next to each other.

    `screened` leaves out large ranges once (see `mean_range`), as qicharts2 does; None where all are 0, since then none
    is below 3.267 x 0. It is off by default: on rare counts it takes what varies for error, and the limits fall onto
    the mean.
    """
    if screened and not any(moving_ranges(values)):
        return None
    return mean_range(values, screened=screened)


def individuals_lines(
    values: Sequence[float | None],
    *,
    baseline: Collection[int] | None = None,
    screened: bool = False,
    join_left_out: bool = False,
) -> Lines | None:
    """The lines of an individuals (XmR, I) chart: mean and mean +- 3 x mean moving range / 1.128.

    In the unit of the values. `baseline` holds the positions that mean and ranges come from. A missing value breaks the
    ranges, and so does one that is left out, unless `join_left_out` makes its neighbours neighbours, as qicharts2 does.
    None where the baseline has no value; without a range the limits are None. Source: Wheeler; NIST handbook 6.3.2.2.
    """
    kept = kept_in(values, baseline)
    present = [value for value in kept if value is not None]
    if not present:
        return None
    centre = fmean(present)
    if join_left_out and baseline is not None:
        kept = [value for i, value in enumerate(values) if i in baseline]
    mean_range = mean_moving_range(kept, screened=screened)
    if mean_range is None:
        return Lines.level(centre, lower=None, upper=None, points=len(values))
    reach = LIMIT_SIGMAS * mean_range / RANGE_TO_SIGMA
    return Lines.level(centre, lower=centre - reach, upper=centre + reach, points=len(values))
