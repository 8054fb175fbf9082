"""A month out of a cell, in the many ways that offices write one."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from moothall.intake.sheet import Cell
from moothall.intake.text import clean, quoted
from moothall.periods import Month
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.wording.dates import MONTH_NAMES

EARLIEST = Month(1990, 1)
LATEST = Month(2099, 12)  # a later one is a slip of the pen, whatever day it is
DAY_ZERO = date(1899, 12, 30)  # serial number 0 of the date system of 1900, for every day after February 1900
LARGEST_SERIAL = 1_000_000
CENTURY_TURNS = 90  # a year of two digits from here on belongs to the 1900s
LENGTH_OF_A_YEAR = 4
WRITE_A_MONTH = "Write a month as 2020-06."

_NAMED = {name.casefold(): i for i, name in enumerate(MONTH_NAMES, start=1)}
_NAMED |= {name[:3]: i for name, i in _NAMED.items()} | {"sept": 9}
_TIME = re.compile(r"(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4}|\d{2})")
_WITH_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[-/. ]+)?([a-z]{3,9})\.?[-/., ']*(\d{4}|\d{2})")
_NAME_LAST = re.compile(r"(\d{4})[-/., ]*([a-z]{3,9})\.?")
_NUMBER = re.compile(r"\d{1,8}(?:\.0*)?")


class NoMonthError(ValueError):
    """A text that tries to be a month and fails. `expected` says what is wrong with it."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found}. {expected}")
        self.found, self.expected = f"{found}.", expected


def month_in(cell: Cell, *, serial_shift: int = 0) -> Month | None:
    """The month that a cell names; None where the cell is no attempt at one.

    Raises NoMonthError for one that cannot be: month 13, 31 June, the year 1066.
    """
    if isinstance(cell, date):
        return _in_range(cell.year, cell.month, cell)
    if isinstance(cell, float | int):
        return _month_of_number(cell, serial_shift)
    if not cell:
        return None
    text = clean(cell).casefold()
    if _NUMBER.fullmatch(text):
        return _month_of_number(float(text), serial_shift)
    text = _TIME.sub("", text.upper()).casefold()
    for pattern, read in READERS:
        found = pattern.fullmatch(text)
        if found:
            return read(found.groups(), cell)
    return None


def day_in(cell: Cell, *, serial_shift: int = 0) -> date | None:
    """The day that a cell names, written 2020-10-01 or 01/10/2020; None where it names none."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float | int):
        return _day_of_serial(cell, serial_shift) if 0 < cell < LARGEST_SERIAL else None
    text = _TIME.sub("", clean(cell or ""))
    year_first, day_first = _YEAR_FIRST.fullmatch(text), _DAY_FIRST.fullmatch(text)
    parts = year_first.groups() if year_first else day_first.groups()[::-1] if day_first else ()
    try:
        return date(*map(int, parts)) if len(parts) == len(("year", "month", "day")) else None
    except (TypeError, ValueError):
        return None


def _month_of_number(number: float, serial_shift: int) -> Month | None:
    """202006 is June 2020; 43983 is the serial number of 1 June 2020. Other numbers are no months."""
    if not 0 < number < LARGEST_SERIAL:
        return None
    year, month = divmod(int(number), 100)
    if EARLIEST.year <= year <= LATEST.year and 1 <= month <= MONTHS_IN_A_YEAR:
        return Month(year, month)
    day = _day_of_serial(number, serial_shift)
    return Month(day.year, day.month) if day else None


def _day_of_serial(number: float, serial_shift: int) -> date | None:
    first, last = date(EARLIEST.year, 1, 1) - DAY_ZERO, date(LATEST.year, 12, 31) - DAY_ZERO
    serial = int(number) + serial_shift
    return DAY_ZERO + timedelta(days=serial) if first.days <= serial <= last.days else None


def _year_first(parts: tuple[str | None, ...], cell: Cell) -> Month:
    year, month, day = parts
    return _checked(year, month, day, cell)


def _day_first(parts: tuple[str | None, ...], cell: Cell) -> Month | None:
    """Day, month, year, as in Britain; or month and year. 01/06/20 could be read in three ways."""
    day, month, year = parts
    if len(year or "") != LENGTH_OF_A_YEAR:
        if day is None:
            return None
        raise NoMonthError(quoted(cell), "A date needs a year of four digits.")
    return _checked(year, month, day, cell)


def _with_name(parts: tuple[str | None, ...], cell: Cell) -> Month | None:
    day, name, year = parts
    number = _NAMED.get(name or "")
    return _checked(year, str(number), day, cell) if number else None


def _name_last(parts: tuple[str | None, ...], cell: Cell) -> Month | None:
    year, name = parts
    return _with_name((None, name, year), cell)


READERS: tuple[tuple[re.Pattern[str], Callable[[tuple[str | None, ...], Cell], Month | None]], ...] = (
    (_YEAR_FIRST, _year_first),
    (_DAY_FIRST, _day_first),
    (_WITH_NAME, _with_name),
    (_NAME_LAST, _name_last),
)


def _checked(year: str | None, month: str | None, day: str | None, cell: Cell) -> Month:
    number = int(month or 0)
    if not 1 <= number <= MONTHS_IN_A_YEAR:
        read = "Dates are read day first, so its month is" if day and "/" in str(cell) else "Its month is"
        raise NoMonthError(quoted(cell), f"{read} {number}; months run from 1 to 12.")
    result = _in_range(_full_year(year or ""), number, cell)
    days = monthrange(result.year, number)[1]
    if day and not 1 <= int(day) <= days:
        in_year = f" {result.year}" if number == 2 else ""  # noqa: PLR2004 (February's length depends on the year)
        raise NoMonthError(quoted(cell), f"{MONTH_NAMES[number - 1]}{in_year} has {days} days.")
    return result


def _full_year(year: str) -> int:
    if len(year) == LENGTH_OF_A_YEAR:
        return int(year)
    return int(year) + (1900 if int(year) >= CENTURY_TURNS else 2000)


def _in_range(year: int, month: int, cell: Cell) -> Month:
    if not EARLIEST.year <= year <= LATEST.year:
        raise NoMonthError(quoted(cell), f"Months are taken from {EARLIEST} to {LATEST}.")
    return Month(year, month)
