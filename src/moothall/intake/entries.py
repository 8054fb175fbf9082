"""The cells of one row become one entry: an observation, a missing value or a withheld one."""

from collections.abc import Mapping
from datetime import date

from moothall.intake.headings import Field
from moothall.intake.months import WRITE_A_MONTH, NoMonthError, day_in, month_in
from moothall.intake.numbers import WITHHELD, NoFigure, NoNumberError, number_in
from moothall.intake.sheet import Cell
from moothall.intake.text import clean, folded, quoted
from moothall.measures import Entry, Missing, Observation, Withheld
from moothall.periods import Month

EXTRA_FIELDS = (Field.NUMERATOR, Field.DENOMINATOR, Field.NOTE, Field.UNTIL, Field.KNOWN_ON)


class CellError(ValueError):
    """A cell that cannot be taken. `field` is None for the value itself."""

    def __init__(self, found: str, expected: str, remedy: str, *, field: Field | None = None) -> None:
        super().__init__(f"{found} {expected} {remedy}")
        self.found, self.expected, self.remedy, self.field = found, expected, remedy, field


def entry_of(month: Month, value: Cell, extras: Mapping[Field, Cell], *, serial_shift: int = 0) -> Entry:
    """The entry of a month. A note says why a figure is missing; without one, the mark in the cell does."""
    note = clean(str(extras.get(Field.NOTE) or "")) or None
    known_on = _known_on(extras.get(Field.KNOWN_ON), serial_shift)
    until = _until(extras.get(Field.UNTIL), serial_shift)
    if isinstance(value, str) and folded(value) == WITHHELD:
        return _withheld(month, note, until, known_on)
    if until:
        found = f"{until} is given as the month until which the value is withheld, and the value is not withheld."
        raise CellError(
            found,
            "Only a withheld value has such a month.",
            f"Write {WITHHELD} as the value, or leave this cell blank.",
            field=Field.UNTIL,
        )
    number = _number(value, None)
    if isinstance(number, NoFigure):
        return Missing(month, note or number.reason, known_on)
    return Observation(
        month,
        number,
        _part(extras.get(Field.NUMERATOR), Field.NUMERATOR),
        _part(extras.get(Field.DENOMINATOR), Field.DENOMINATOR),
        note,
        known_on,
    )


def plain_entry(month: Month, value: Cell) -> Entry:
    """The entry of a month where the table has no column beside the value."""
    if isinstance(value, str) and value[:1] in "wW" and folded(value) == WITHHELD:
        return _withheld(month, None, None, None)
    number = _number(value, None)
    return Missing(month, number.reason) if isinstance(number, NoFigure) else Observation(month, number)


def _withheld(month: Month, note: str | None, until: Month | None, known_on: date | None) -> Withheld:
    if note is None:
        remedy = "Write the reason in the same row, in a column headed note."
        raise CellError("The value is withheld and no reason is given.", "A withheld value gives its reason.", remedy)
    return Withheld(month, note, until, known_on)


def _number(cell: Cell, field: Field | None) -> float | NoFigure:
    try:
        return number_in(cell)
    except NoNumberError as error:
        raise CellError(error.found, error.expected, error.remedy, field=field) from error


def _part(cell: Cell, field: Field) -> float | None:
    number = _number(cell, field)
    return None if isinstance(number, NoFigure) else number


def _until(cell: Cell, serial_shift: int) -> Month | None:
    if cell is None or cell == "":
        return None
    try:
        month = month_in(cell, serial_shift=serial_shift)
    except NoMonthError as error:
        raise CellError(error.found, error.expected, WRITE_A_MONTH, field=Field.UNTIL) from error
    if month is None:
        raise CellError(f"{quoted(cell)}.", "A month was expected.", WRITE_A_MONTH, field=Field.UNTIL)
    return month


def _known_on(cell: Cell, serial_shift: int) -> date | None:
    if cell is None or cell == "":
        return None
    day = day_in(cell, serial_shift=serial_shift)
    if day is None:
        raise CellError(f"{quoted(cell)}.", "A day was expected.", "Write a day as 2020-10-01.", field=Field.KNOWN_ON)
    return day
