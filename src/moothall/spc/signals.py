"""A signal: a rule that fired, on which side, over which months."""

from dataclasses import dataclass
from enum import Enum

from moothall.periods import Month, Window


class Rule(Enum):
    """The order is the order of precedence in a verdict."""

    SINGLE_POINT = "single-point"
    TREND = "trend"
    STEP_SHIFT = "step-shift"
    TWO_OF_THREE = "two-of-three"


class Side(Enum):
    ABOVE = "above"
    BELOW = "below"
    RISING = "rising"
    FALLING = "falling"

    @property
    def is_up(self) -> bool:
        return self in (Side.ABOVE, Side.RISING)


@dataclass(frozen=True)
class Signal:
    """A signal covers its whole run, first and last month included.

    Every month of a run carries it; where `near` names months (two-of-three), only those do.
    """

    rule: Rule
    side: Side
    first: Month
    last: Month
    near: tuple[Month, ...] = ()

    def carried_by(self, month: Month) -> bool:
        return month in (self.near or self.window)

    @property
    def window(self) -> Window:
        return Window(self.first, self.last)

    @property
    def length(self) -> int:
        return len(self.window)
