"""The rules that turn a run of values into a finding. Each works inside one phase and never across a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Self, TypedDict

from moothall.errors import UsageError
from moothall.spc.limits import LIMIT_SIGMAS, RANGE_TO_SIGMA, ProcessLimits, is_beyond
from moothall.spc.screening import FEWEST_POINTS_OF_A_BASELINE, RANGES_TO_LIMIT
from moothall.spc.signals import Rule, Side
from moothall.spc.two_of_three import NEAR_MONTHS


class LimitsBasis(Enum):
    MOVING_RANGE = "moving-range"
    STANDARD_DEVIATION = "sd"


class TwoOfThree(Enum):
    SENSITIVE = "sensitive"  # the third month anywhere, a month beyond the limit counts as near
    ONE_SIDE = "one-side"  # all three on one side of the mean, a month beyond the limit does not (Making Data Count)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Everything that the findings depend on; it travels with the analysis and is printed with it.

    `shift` months on one side of the mean make a step shift; `trend` months, each strictly beyond the last, a trend,
    and so does a steady `drift`. `by_kind`: the chart is chosen by the kind and the level of the data. With limits
    fixed after some months nothing later may move them, so that neither a season nor a drift is looked for.
    """

    name: str = "standard"
    limits: LimitsBasis = LimitsBasis.MOVING_RANGE
    shift: int = 8
    trend: int = 7
    two_of_three: TwoOfThree | None = None
    leave_out_shocks: bool = True
    ranges_to_limit: float = LIMIT_SIGMAS / RANGE_TO_SIGMA
    season: bool = True
    by_kind: bool = True
    drift: bool = True
    screening: bool = False
    fix_after: int | None = None
    fewest_points: int = 5
    fewest_ranges: int = 4

    def __post_init__(self) -> None:
        if self.fix_after is not None and self.fix_after < FEWEST_POINTS_OF_A_BASELINE:
            message = f"Limits fixed after {self.fix_after} months. Give {FEWEST_POINTS_OF_A_BASELINE} or more."
            raise UsageError(message)

    @property
    def lengths(self) -> dict[Rule, int]:
        """How many months each rule needs; of two of three the near ones."""
        near = NEAR_MONTHS if self.two_of_three else 1
        return {Rule.SINGLE_POINT: 1, Rule.TREND: self.trend, Rule.STEP_SHIFT: self.shift, Rule.TWO_OF_THREE: near}

    @classmethod
    def standard(cls, limits: LimitsBasis = LimitsBasis.MOVING_RANGE, *, fix_after: int | None = None) -> Self:
        """Single point, shift of 8, trend of 7 or a steady drift, the chart by the kind of data, the season taken out.

        Limits from the standard deviation, asked for to compare with the papers, are drawn as the papers draw them: no
        month is left out, no season taken out, no drift looked for, and every measure has the one chart.
        """
        return cls(limits=limits, fix_after=fix_after, **_beside(limits, fix_after))

    @classmethod
    def papers(cls, limits: LimitsBasis = LimitsBasis.STANDARD_DEVIATION) -> Self:
        """As the Panel's papers of 2020 describe it: 3 standard deviations, shift of 8, trend of 7."""
        return cls(name="papers", limits=limits, **_beside(None, None))

    @classmethod
    def sensitive(cls, limits: LimitsBasis = LimitsBasis.MOVING_RANGE, *, fix_after: int | None = None) -> Self:
        """As standard, with a shift of 7 and two of three: it finds more, and finds more that is not there."""
        two = TwoOfThree.SENSITIVE
        beside = _beside(limits, fix_after)
        return cls(name="sensitive", limits=limits, shift=7, two_of_three=two, fix_after=fix_after, **beside)

    @classmethod
    def mdc(cls, *, screening: bool = True, fix_after: int | None = None) -> Self:
        """The NHS Making Data Count set as NHSRplotthedots has it, for comparison with its users."""
        return cls(
            name="mdc",
            shift=7,
            two_of_three=TwoOfThree.ONE_SIDE,
            **_beside(None, None),
            ranges_to_limit=RANGES_TO_LIMIT,
            screening=screening,
            fix_after=fix_after,
            fewest_points=2,
            fewest_ranges=1,
        )


class _Beside(TypedDict):
    leave_out_shocks: bool
    by_kind: bool
    season: bool
    drift: bool


def _beside(limits: LimitsBasis | None, fix_after: int | None) -> _Beside:
    """What goes with moving-range limits of our own sets, and with nothing else."""
    ours = limits is LimitsBasis.MOVING_RANGE
    moves = ours and fix_after is None
    return _Beside(leave_out_shocks=ours, by_kind=ours, season=moves, drift=moves)


@dataclass(frozen=True)
class Run:
    """Positions in a phase, both ends included, and the side on which they lie."""

    rule: Rule
    side: Side
    first: int
    last: int


def single_points(values: Sequence[float | None], limits: ProcessLimits) -> list[Run]:
    """Points outside the process limits. A point on a limit is inside."""
    return points_outside(values, [limits] * len(values))


def points_outside(values: Sequence[float | None], each: Sequence[ProcessLimits | None]) -> list[Run]:
    """Points outside the limits of their own month; a month without limits is outside none."""
    return [
        Run(Rule.SINGLE_POINT, Side.ABOVE if limits.above(value) else Side.BELOW, i, i)
        for i, (value, limits) in enumerate(zip(values, each, strict=True))
        if value is not None and limits is not None and limits.breached_by(value)
    ]


def step_shifts(values: Sequence[float | None], mean: float, length: int) -> list[Run]:
    """Longest runs of `length` or more months on one side of the mean. A month on the mean, or a gap, ends a run."""
    scale = _size(values)
    sides = [_side_of_mean(value, mean, scale) for value in values]
    return [
        Run(Rule.STEP_SHIFT, side, first, last)
        for side in (Side.ABOVE, Side.BELOW)
        for first, last in _stretches([found is side for found in sides])
        if last - first + 1 >= length
    ]


def trends(values: Sequence[float | None], length: int) -> list[Run]:
    """Longest runs of `length` or more months, each strictly beyond the one before. A tie or a gap ends a run."""
    size = _size(values)
    steps = [_direction(a, b, size) for a, b in pairwise(values)]
    return [
        Run(Rule.TREND, side, first, last + 1)
        for side in (Side.RISING, Side.FALLING)
        for first, last in _stretches([found is side for found in steps])
        if last - first + 2 >= length
    ]


def _size(values: Sequence[float | None]) -> float:
    return max((abs(value) for value in values if value is not None), default=0.0)


def _side_of_mean(value: float | None, mean: float, scale: float) -> Side | None:
    if value is None:
        return None
    if is_beyond(value, mean, scale=scale):
        return Side.ABOVE
    return Side.BELOW if is_beyond(mean, value, scale=scale) else None


def _direction(earlier: float | None, later: float | None, scale: float) -> Side | None:
    if earlier is None or later is None:
        return None
    if is_beyond(later, earlier, scale=scale):
        return Side.RISING
    return Side.FALLING if is_beyond(earlier, later, scale=scale) else None


def _stretches(belongs: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last position of every unbroken stretch of positions that belong."""
    start = None
    for i, inside in enumerate([*belongs, False]):
        if inside and start is None:
            start = i
        if not inside and start is not None:
            yield start, i - 1
            start = None
