"""A block of series of equal length as the batch engine takes them: a row a month, a column a series."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from moothall.areas import Area
from moothall.measures import Good, Measure, MeasureKind, Missing, Observation, Series
from moothall.periods import Month, Window

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
Whole = NDArray[np.int64]

SOME_AREA = Area("An area")
NO_FIGURE = "No figure was supplied."


@dataclass(frozen=True)
class Block:
    """`values` are nan where there is no figure; `counts` says of each series whether it counts something.

    Counts are whole numbers of 0 or more. Numbers that are no counts have no natural bounds.
    """

    first: Month
    values: Numbers
    counts: Marks
    good: Good = Good.NEITHER

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or len(self.counts) != self.values.shape[1] or not len(self.values):  # noqa: PLR2004
            message = f"{self.values.shape} values and {len(self.counts)} series: a row a month, a column a series."
            raise ValueError(message)

    @property
    def months(self) -> int:
        return len(self.values)

    @property
    def series(self) -> int:
        return len(self.counts)

    @property
    def window(self) -> Window:
        return Window(self.first, self.first + (self.months - 1))

    @cached_property
    def present(self) -> Marks:
        return ~np.isnan(self.values)

    @cached_property
    def is_complete(self) -> bool:
        return bool(self.present.all())

    def part(self, start: int, end: int) -> "Block":
        """The series from one position to before another, in memory of their own."""
        values = np.ascontiguousarray(self.values[:, start:end])
        return Block(self.first, values, self.counts[start:end], self.good)

    def only(self, series: Whole) -> "Block":
        return Block(self.first, self.values[:, series], self.counts[series], self.good)

    def one(self, series: int) -> Series:
        """One of the series as the plain engine takes it."""
        is_count = bool(self.counts[series])
        measure = Measure(
            id="measure",
            title="A measure",
            kind=MeasureKind.COUNT if is_count else MeasureKind.NUMBER,
            unit="",
            good=self.good,
            lower=0 if is_count else None,
        )
        column = self.values[:, series].tolist()
        months = self.window.months
        entries = (
            Missing(month, NO_FIGURE) if value != value else Observation(month, value)  # noqa: PLR0124
            for month, value in zip(months, column, strict=True)
        )
        return Series(measure, SOME_AREA, tuple(entries))
