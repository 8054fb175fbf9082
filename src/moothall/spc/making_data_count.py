"""What the NHS's NHSRplotthedots says of a series, point for point, so that its users can compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean

from moothall.measures import Good
from moothall.spc.limits import ProcessLimits, is_beyond, moving_ranges
from moothall.spc.rules import Run, step_shifts, trends
from moothall.spc.screening import frozen_baseline, range_limits
from moothall.spc.signals import Side
from moothall.spc.two_of_three import is_near, two_of_three_on_one_side

SHIFT = 7
TREND = 7
FEWEST_POINTS_WITHOUT_WARNING = 13


class SpecialCause(Enum):
    """The first rule that applies to a point, in this order."""

    ABOVE_UPPER_LIMIT = "above-upper-limit"
    BELOW_LOWER_LIMIT = "below-lower-limit"
    RISING = "rising"
    FALLING = "falling"
    TWO_OF_THREE_HIGH = "two-of-three-high"
    TWO_OF_THREE_LOW = "two-of-three-low"
    SHIFT_ABOVE = "shift-above"
    SHIFT_BELOW = "shift-below"
    COMMON = "common-cause"


class PointType(Enum):
    """What a point is, and what the icon of variation shows for the last one."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral-high"
    NEUTRAL_LOW = "neutral-low"
    COMMON = "common-cause"


HIGH = frozenset(
    {
        SpecialCause.ABOVE_UPPER_LIMIT,
        SpecialCause.RISING,
        SpecialCause.TWO_OF_THREE_HIGH,
        SpecialCause.SHIFT_ABOVE,
    }
)


@dataclass(frozen=True)
class Segment:
    """Positions between two rebases, both ends included. `mean` is None without a value, `limits` without a range."""

    first: int
    last: int
    mean: float | None
    limits: ProcessLimits | None

    @property
    def short(self) -> bool:
        """Whether NHSRplotthedots warns of too few points; rows without a value count."""
        return self.last - self.first + 1 < FEWEST_POINTS_WITHOUT_WARNING


@dataclass(frozen=True)
class MarkedPoint:
    """One point. None is unknown: no value, or no limits; on the mean `side` is None as well, and `on_mean` True.

    `outside`: beyond a limit. `close`: within the limits and beyond two thirds of the way to one.
    """

    cause: SpecialCause
    type: PointType
    side: Side | None
    on_mean: bool
    outside: bool | None
    close: bool | None


@dataclass(frozen=True)
class MakingDataCount:
    segments: tuple[Segment, ...]
    points: tuple[MarkedPoint, ...]

    @property
    def icon(self) -> PointType:
        """The icon of variation: the type of the last point. A last point without a value shows common cause."""
        return self.points[-1].type


def making_data_count(
    values: Sequence[float | None],
    *,
    rebases: Iterable[int] = (),
    good: Good = Good.UP,
    screened: bool = True,
    fix_after: int | None = None,
) -> MakingDataCount:
    """The limits, marks and icon of NHSRplotthedots 0.2.2 (`ptd_spc`) for values in order, None where one is missing.

    `rebases` are the positions, from 0, of the first points of new limits. Points outside the limits, 7 rising or
    falling, two of three near a limit, 7 on one side of the mean: the first that applies names the point. A point on
    a line is within it (relative tolerance 1e-12). Limits that screening has made to fall onto the mean are used as
    they are, and limits screened away altogether do not exist, as there. Unlike there, a missing value stops nothing.

    Source: R/ptd_spc_standard.R, ptd_calculate_point_type.R and geom_ptd_icon.R; golden vectors made with it.
    """
    segments, points = [], []
    starts = sorted({0, *rebases} & set(range(len(values))))
    for first, end in zip(starts, [*starts[1:], len(values)], strict=True):
        part = values[first:end]
        mean, limits = _lines(frozen_baseline(part, fix_after), screened=screened)
        segments.append(Segment(first, end - 1, mean, limits))
        causes = _causes(part, mean, limits)
        points += [_marked(value, mean, limits, cause, good) for value, cause in zip(part, causes, strict=True)]
    return MakingDataCount(tuple(segments), tuple(points))


def point_type(cause: SpecialCause, good: Good) -> PointType:
    """Whether a cause is an improvement. Rising counts as high wherever it happens, below the mean as well."""
    if cause is SpecialCause.COMMON:
        return PointType.COMMON
    is_up = cause in HIGH
    if good is Good.NEITHER:
        return PointType.NEUTRAL_HIGH if is_up else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if is_up is (good is Good.UP) else PointType.CONCERN


def _lines(baseline: Sequence[float | None], *, screened: bool) -> tuple[float | None, ProcessLimits | None]:
    """Mean and limits. Where all ranges are 0, screening (0 is not below 3.267 x 0) leaves none and so no limits."""
    present = [value for value in baseline if value is not None]
    mean = fmean(present) if present else None
    nothing_left = screened and not any(moving_ranges(baseline))
    return mean, None if nothing_left else range_limits(baseline, screened=screened)


def _causes(values: Sequence[float | None], mean: float | None, limits: ProcessLimits | None) -> list[SpecialCause]:
    """From the rule that yields to all others to the one that yields to none; of two trends the later names a peak."""
    causes = [SpecialCause.COMMON] * len(values)
    if mean is not None:
        for run in step_shifts(values, mean, SHIFT):
            _mark(causes, run, SpecialCause.SHIFT_ABOVE if run.side.is_up else SpecialCause.SHIFT_BELOW)
    if limits is not None:
        for near_run in two_of_three_on_one_side(values, limits):
            for i in near_run.near:
                high = near_run.side.is_up
                causes[i] = SpecialCause.TWO_OF_THREE_HIGH if high else SpecialCause.TWO_OF_THREE_LOW
    for run in sorted(trends(values, TREND), key=lambda run: run.first):
        _mark(causes, run, SpecialCause.RISING if run.side.is_up else SpecialCause.FALLING)
    for i, value in enumerate(values):
        side = None if value is None or limits is None else _breached(value, limits)
        if side is not None:
            causes[i] = SpecialCause.ABOVE_UPPER_LIMIT if side.is_up else SpecialCause.BELOW_LOWER_LIMIT
    return causes


def _mark(causes: list[SpecialCause], run: Run, cause: SpecialCause) -> None:
    causes[run.first : run.last + 1] = [cause] * (run.last - run.first + 1)


def _breached(value: float, limits: ProcessLimits) -> Side | None:
    """The limit that a value is beyond. `ProcessLimits` finds nothing beyond limits without width; this does."""
    if is_beyond(value, limits.upper, scale=abs(limits.mean)):
        return Side.ABOVE
    return Side.BELOW if is_beyond(limits.lower, value, scale=abs(limits.mean)) else None


def _side(value: float, mean: float) -> Side | None:
    return _breached(value, ProcessLimits(mean, mean, mean))


def _marked(
    value: float | None, mean: float | None, limits: ProcessLimits | None, cause: SpecialCause, good: Good
) -> MarkedPoint:
    side = outside = close = None
    if value is not None and mean is not None:
        side = _side(value, mean)
    if value is not None and limits is not None:
        outside = _breached(value, limits) is not None
        close = not outside and (is_near(value, limits, Side.ABOVE) or is_near(value, limits, Side.BELOW))
    on_mean = value is not None and mean is not None and side is None
    return MarkedPoint(cause, point_type(cause, good), side, on_mean, outside, close)
