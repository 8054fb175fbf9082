"""A signal: a rule that fired, on which side, over which months."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from moothall.periods import Month, Window
from moothall.periods.month import MONTHS_IN_A_YEAR


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
class Drift:
    """A steady rise or fall that was found in a phase.

    It began in about `began`, between `earliest` and `latest` with about 95% confidence; where it may have begun with
    the phase, that is taken and `from_the_start` is true. `level` is the height of the line where it begins,
    `per_month` its slope from then on, `p` that of the slope of one straight line through the whole phase.
    """

    side: Side
    level: float
    per_month: float
    p: float
    began: Month
    earliest: Month
    latest: Month
    from_the_start: bool

    def at(self, month: Month) -> float:
        """The height of the line in a month from its beginning on."""
        return self.level + self.per_month * (month - self.began)

    @property
    def per_year(self) -> float:
        return MONTHS_IN_A_YEAR * self.per_month


@dataclass(frozen=True)
class Signal:
    """A signal covers its whole run, first and last month included.

    Every month of a run carries it; where `near` names months (two-of-three), only those do. A trend that the drift
    test found brings its `drift`, and covers the phase from about when the drift began.
    """

    rule: Rule
    side: Side
    first: Month
    last: Month
    near: tuple[Month, ...] = ()
    drift: Drift | None = field(default=None, compare=False)

    def carried_by(self, month: Month) -> bool:
        return month in (self.near or self.window)

    def is_known_by(self, month: Month, lengths: Mapping[Rule, int]) -> bool:
        """Whether the months up to one are enough for the rule; a drift is found in all of its phase."""
        if self.drift is not None:
            return True
        carrying = [one for one in (self.near or self.window.months) if one <= month]
        return len(carrying) >= lengths[self.rule]

    @cached_property
    def window(self) -> Window:
        return Window(self.first, self.last)

    @property
    def length(self) -> int:
        return len(self.window)
