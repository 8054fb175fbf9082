"""A calendar month, the grain of every series."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

MONTHS_IN_A_YEAR = 12
MOST_REMEMBERED = 4096
WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """Month 6 of 2020 is `Month(2020, 6)`, written 2020-06."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MONTHS_IN_A_YEAR:
            message = f"{self.number} is not a month. Months run from 1 to 12."
            raise ValueError(message)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as 2020-06. Raises ValueError for anything else."""
        found = WRITTEN.fullmatch(text.strip())
        if not found:
            message = f"'{text}' is not a month. Write a month as 2020-06."
            raise ValueError(message)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> "Month":
        return _month(self.year * MONTHS_IN_A_YEAR + self.number - 1 + months)

    def __sub__(self, other: "Month") -> int:
        """How many months lie from `other` to this one."""
        return (self.year - other.year) * MONTHS_IN_A_YEAR + self.number - other.number

    @property
    def year_before(self) -> "Month":
        return self + -MONTHS_IN_A_YEAR


@lru_cache(MOST_REMEMBERED)
def _month(count: int) -> Month:
    """The month so many months after January of the year 0; the same ones are asked for again and again."""
    years, index = divmod(count, MONTHS_IN_A_YEAR)
    return Month(years, index + 1)
