"""A signal: a rule that fired, on which side, over which months."""

from dataclasses import dataclass
from enum import Enum

from moothall.periods import Month, Window


class Rule(Enum):
    """The order is the order of precedence in a verdict."""

    SINGLE_POINT = "single-point"
    TREND = "trend"
    STEP_SHIFT = "step-shift"


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
    """A signal covers its whole run, first and last month included."""

    rule: Rule
    side: Side
    first: Month
    last: Month

    @property
    def window(self) -> Window:
        return Window(self.first, self.last)

    @property
    def length(self) -> int:
        return len(self.window)
