"""From months and values to places on paper, and the ticks of an axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from moothall.periods import Month
from moothall.wording.numbers import number

STEPS = (1, 2, 2.5, 5, 10)
WANTED_TICKS = 5
SAME = 1e-9  # values nearer than this share of their size differ by rounding alone


@dataclass(frozen=True)
class Frame:
    """The drawing area of a chart, in the units of its view box."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Scale:
    """Places months along the frame and values up it."""

    frame: Frame
    first: Month
    months: int
    low: float
    high: float

    @property
    def step(self) -> float:
        """The width of one month."""
        return (self.frame.right - self.frame.left) / self.months

    def x(self, month: Month) -> float:
        """The middle of a month."""
        return self.frame.left + (month - self.first + 0.5) * self.step

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.frame.bottom - share * (self.frame.bottom - self.frame.top)


def axis(values: Sequence[float], *, floor: float | None, ceiling: float | None = None) -> tuple[list[float], int]:
    """Round ticks that enclose all values, and the decimals to print them with.

    No tick lies further out than the first one at or past `floor` and `ceiling`, the measure's natural bounds.
    """
    low, high = min(values), max(values)
    if math.isclose(low, high, rel_tol=SAME):
        low, high = low - abs(low or 1) * 0.1, high + abs(high or 1) * 0.1
    step = _tick_step((high - low) / WANTED_TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    if floor is not None:
        first = max(first, math.floor(floor / step))
    if ceiling is not None:
        last = min(last, math.ceil(ceiling / step))
    return [_exact(i * step) for i in range(first, last + 1)], _decimals(step)


def _exact(value: float) -> float:
    """Without the last digits, which come from multiplying."""
    return float(f"{value:.12g}")


def _decimals(step: float) -> int:
    exponent = Decimal(repr(step)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def tick_label(value: float, decimals: int) -> str:
    return number(value, decimals)


def _tick_step(rough: float) -> float:
    magnitude = 10 ** math.floor(math.log10(rough))
    return next(_exact(step * magnitude) for step in STEPS if step * magnitude >= rough * (1 - 1e-9))


def spread_out(places: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Places for labels at least `gap` apart, in the same order, between `low` and `high`."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    spread = list(places)
    for above, below in pairwise(order):
        spread[below] = max(spread[below], spread[above] + gap)
    if order and spread[order[-1]] > high:
        spread[order[-1]] = high
        for above, below in reversed(list(pairwise(order))):
            spread[above] = min(spread[above], spread[below] - gap)
    return [max(place, low) for place in spread]
