"""Twelve months that end with a named one. Neighbouring rolling years share eleven months."""

from dataclasses import dataclass

from moothall.periods.month import MONTHS_IN_A_YEAR, Month
from moothall.periods.window import Window


@dataclass(frozen=True, order=True)
class RollingYear:
    last: Month

    @property
    def window(self) -> Window:
        return Window(self.last + (1 - MONTHS_IN_A_YEAR), self.last)

    def months_shared_with(self, other: "RollingYear") -> int:
        return max(0, MONTHS_IN_A_YEAR - abs(self.last - other.last))
