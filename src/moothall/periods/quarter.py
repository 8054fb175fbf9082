"""A quarter of the financial year: Q1 is April to June."""

from dataclasses import dataclass
from typing import Self

from moothall.periods.month import Month
from moothall.periods.window import Window

FIRST_MONTH_OF_FINANCIAL_YEAR = 4
QUARTERS_IN_A_YEAR = 4
MONTHS_IN_A_QUARTER = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """`Quarter(2022, 2)` is the second quarter of 2022-23, July to September 2022, written 2022-23-Q2."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= QUARTERS_IN_A_YEAR:
            message = f"{self.number} is not a quarter. Quarters run from 1 to 4."
            raise ValueError(message)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The quarter written as 2022-23-Q2. Raises ValueError for anything else."""
        written = text.strip().upper()
        try:
            year, _, name = written.split("-")
            quarter = cls(int(year), int(name.removeprefix("Q")))
            fits = str(quarter) == written
        except ValueError:
            fits = False
        if not fits:
            message = (
                f"'{text}' is not a quarter of a financial year. Write a quarter as 2022-23-Q2 (July to September "
                f"2022)."
            )
            raise ValueError(message)
        return quarter

    @classmethod
    def of(cls, month: Month) -> Self:
        """The quarter in which a month lies."""
        months = month - Month(0, FIRST_MONTH_OF_FINANCIAL_YEAR)
        quarters = months // MONTHS_IN_A_QUARTER
        return cls(quarters // QUARTERS_IN_A_YEAR, quarters % QUARTERS_IN_A_YEAR + 1)

    @classmethod
    def latest_complete(cls, window: Window) -> Self | None:
        """The last quarter that lies wholly in a window; None where there is none."""
        quarter = cls.of(window.last)
        if quarter.last > window.last:
            quarter = quarter.before
        return quarter if quarter.first >= window.first else None

    def __str__(self) -> str:
        return f"{self.financial_year}-Q{self.number}"

    @property
    def financial_year(self) -> str:
        return f"{self.year:04d}-{(self.year + 1) % 100:02d}"

    @property
    def first(self) -> Month:
        return Month(self.year, FIRST_MONTH_OF_FINANCIAL_YEAR) + MONTHS_IN_A_QUARTER * (self.number - 1)

    @property
    def last(self) -> Month:
        return self.first + (MONTHS_IN_A_QUARTER - 1)

    @property
    def window(self) -> Window:
        return Window(self.first, self.last)

    @property
    def before(self) -> Self:
        return type(self).of(self.first + -1)

    def since(self, earlier: "Quarter") -> int:
        """How many quarters lie between an earlier one and this one: 1 from one quarter to the next."""
        return QUARTERS_IN_A_YEAR * (self.year - earlier.year) + self.number - earlier.number

    @property
    def year_before(self) -> Self:
        return type(self)(self.year - 1, self.number)
