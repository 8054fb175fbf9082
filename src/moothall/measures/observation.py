"""One month of one measure in one area: a number, a number that is missing, or one that is withheld."""

import math
from dataclasses import dataclass, replace
from datetime import date

from moothall.periods import Month


@dataclass(frozen=True)
class Observation:
    """A value. A percentage or rate may carry its numerator and denominator; `known_on` is the day it was known."""

    month: Month
    value: float
    numerator: float | None = None
    denominator: float | None = None
    note: str | None = None
    known_on: date | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            message = f"{self.month}: {self.value} is not a number."
            raise ValueError(message)


@dataclass(frozen=True)
class Missing:
    """No value, with the reason. It is never zero."""

    month: Month
    reason: str
    known_on: date | None = None


@dataclass(frozen=True)
class Withheld:
    """A value exists and is not published; the reason is said, and the month until which, if it is known."""

    month: Month
    reason: str
    until: Month | None = None
    known_on: date | None = None


Entry = Observation | Missing | Withheld


def is_same_figure(entry: Entry | None, other: Entry | None) -> bool:
    """Whether both say the same of the month; on which day that was known does not matter."""
    if entry is None or other is None:
        return entry is other
    return entry == replace(other, known_on=entry.known_on)
