"""One measure in one area, month after month, with every gap marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from moothall.areas import Area
from moothall.measures.measure import Measure
from moothall.measures.observation import Entry, Missing, Observation, Withheld
from moothall.periods import Month, Window

NO_FIGURE = "No figure was supplied."


@dataclass(frozen=True)
class Series:
    """`entries` holds one entry for every month from the first to the last, in order."""

    measure: Measure
    area: Area
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if not self.entries:
            message = f"{self.measure.title}, {self.area.name}: a series needs at least one month."
            raise ValueError(message)
        for earlier, later in zip(self.entries, self.entries[1:], strict=False):
            if later.month - earlier.month != 1:
                message = f"{self.measure.title}, {self.area.name}: {later.month} stands after {earlier.month}."
                raise ValueError(message)

    @classmethod
    def of(cls, measure: Measure, area: Area, entries: Iterable[Entry]) -> Self:
        """A series from entries in any order; a month between them that has none becomes Missing."""
        by_month = {entry.month: entry for entry in entries}
        if not by_month:
            return cls(measure, area, ())
        window = Window(min(by_month), max(by_month))
        return cls(measure, area, tuple(by_month.get(m, Missing(m, NO_FIGURE)) for m in window.months))

    @cached_property
    def window(self) -> Window:
        return Window(self.entries[0].month, self.entries[-1].month)

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(entry.month for entry in self.entries)

    @property
    def values(self) -> tuple[float | None, ...]:
        """The published values; None where a month is missing or withheld."""
        return tuple(entry.value if isinstance(entry, Observation) else None for entry in self.entries)

    def entry(self, month: Month) -> Entry:
        """The entry of a month; a month outside the series is Missing."""
        if month not in self.window:
            return Missing(month, NO_FIGURE)
        return self.entries[month - self.entries[0].month]

    def within(self, window: Window) -> tuple[Entry, ...]:
        start, end = window.first - self.entries[0].month, window.last - self.entries[0].month + 1
        if start >= 0 and end <= len(self.entries):
            return self.entries[start:end]
        return tuple(self.entry(month) for month in window.months)

    def up_to(self, month: Month) -> Self | None:
        """The series without the months after `month`; None where nothing is left."""
        kept = tuple(entry for entry in self.entries if entry.month <= month)
        return type(self)(self.measure, self.area, kept) if kept else None

    @property
    def gaps(self) -> tuple[Missing | Withheld, ...]:
        return tuple(entry for entry in self.entries if not isinstance(entry, Observation))
