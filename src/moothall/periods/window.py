"""A run of whole months, both ends included."""

from dataclasses import dataclass
from functools import cached_property

from moothall.periods.month import Month


@dataclass(frozen=True, order=True)
class Window:
    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            message = f"A window cannot end ({self.last}) before it begins ({self.first})."
            raise ValueError(message)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return tuple(self.first + i for i in range(len(self)))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def overlaps(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def middle_year(self) -> int:
        """The calendar year of the middle month; of two middle months the later."""
        return (self.first + len(self) // 2).year

    @property
    def year_before(self) -> "Window":
        return Window(self.first.year_before, self.last.year_before)
