"""The targets of a measure: numbers with the month from which they hold, and a trajectory with one a month."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.periods import Month


@dataclass(frozen=True)
class DatedTarget:
    """A target that holds from a month on, until the next one does; without a month it holds from the beginning."""

    value: float
    first: Month | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            message = f"A target of {self.value}. A target is a number."
            raise ValueError(message)


@dataclass(frozen=True)
class Targets:
    """The targets of one measure: some with the month from which they hold, and a trajectory with one value a month.

    In a month of the trajectory its value is the target; in any other the latest dated target that has begun.
    """

    dated: tuple[DatedTarget, ...] = ()
    trajectory: tuple[tuple[Month, float], ...] = ()

    def __post_init__(self) -> None:
        _check_once("dated targets begin", [target.first for target in self.dated])
        _check_once("values of the trajectory are for", [month for month, _ in self.trajectory])
        for month, value in self.trajectory:
            if not math.isfinite(value):
                message = f"The trajectory has {value} for {month}. A target is a number."
                raise ValueError(message)

    @classmethod
    def of(cls, value: float) -> "Targets":
        """One target for all months."""
        return cls((DatedTarget(value),))

    def at(self, month: Month) -> float | None:
        """The target of a month; None where none holds."""
        for of_month, value in self.trajectory:
            if of_month == month:
                return value
        begun = [target for target in self.dated if target.first is None or target.first <= month]
        return max(begun, key=lambda target: (target.first is not None, target.first)).value if begun else None


def _check_once(what: str, months: Iterable[Month | None]) -> None:
    seen: set[Month | None] = set()
    for month in months:
        if month in seen:
            message = f"Two {what} {month or 'at the beginning'}. Give one for each month."
            raise ValueError(message)
        seen.add(month)
