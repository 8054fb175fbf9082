"""The rows of one table become entries with their place."""

import re
from collections.abc import Iterator
from itertools import islice

from moothall.intake.entries import EXTRA_FIELDS, CellError, entry_of, plain_entry
from moothall.intake.headings import Field
from moothall.intake.layout import Layout, ValueColumn
from moothall.intake.months import WRITE_A_MONTH, NoMonthError, month_in
from moothall.intake.notices import Findings
from moothall.intake.numbers import is_percent
from moothall.intake.sheet import Cell, Row, Sheet
from moothall.intake.taken import TakenRow
from moothall.intake.text import clean, folded, quoted
from moothall.measures import Entry
from moothall.periods import Month

TOTAL = re.compile(r"(grand |sub-?)?totals?\b|sum\b|average\b|mean\b|year\b|ytd\b", re.IGNORECASE)
DELETE_THE_TOTAL = "Delete this row: totals and averages are worked out from the months."
NOTES_BEGIN = ("source", "note", "*", "©")


class TableRows:
    """Reads the rows below the headings. `default_measure` is used where the table names no measure."""

    def __init__(self, sheet: Sheet, layout: Layout, default_measure: str, findings: Findings) -> None:
        self.sheet = sheet
        self.layout = layout
        self.default_measure = default_measure
        self._places = {field: heading.index for field, heading in layout.fields.items()}
        self._extras = [field for field in EXTRA_FIELDS if field in self._places]
        self._findings = findings
        self._months: dict[Cell, Month] = {}
        self._names: dict[Cell, str] = {}
        self._units: dict[str, tuple[str, int]] = {}

    def taken(self) -> list[TakenRow]:
        return [taken for number, row in self._filled_rows() for taken in self._row(number, row)]

    def _refuse(self, found: str, expected: str, remedy: str, *, row: int, column: str | None = None) -> None:
        self._findings.add(self.sheet.problem(found, expected, remedy, row=row, column=column))

    def _filled_rows(self) -> Iterator[tuple[int, Row]]:
        """Rows that hold something, less the notes that stand apart from the table."""
        first = self.layout.first_row
        apart = False
        for number, row in enumerate(islice(self.sheet.rows(), first - 1, None), start=first):
            filled = len(row) - row.count(None) - row.count("")
            if not filled:
                apart = True
            elif filled == 1 and self._is_aside(row, apart=apart):
                text = next(cell for cell in row if cell not in (None, ""))
                said = f"Passed over, because nothing stands beside it: {quoted(text)}."
                self._findings.notices.append(self.sheet.notice(said, row=number))
            else:
                apart = False
                yield number, row

    def _is_aside(self, row: Row, *, apart: bool) -> bool:
        """Whether the one filled cell of a row is a heading or a note rather than a part of the table.

        In a wide table it is; elsewhere where it is no month and stands below a blank row or begins as notes do.
        """
        if Field.PERIOD not in self._places:
            return True
        text = next(str(cell) for cell in row if cell not in (None, ""))
        cell = self._cell(row, Field.PERIOD)
        return (apart or text.casefold().startswith(NOTES_BEGIN)) and not self._is_like_a_month(cell)

    def _is_like_a_month(self, cell: Cell) -> bool:
        try:
            return month_in(cell, serial_shift=self.sheet.serial_shift) is not None
        except NoMonthError:
            return True

    def _row(self, number: int, row: Row) -> Iterator[TakenRow]:
        if len(row) > self.layout.width:
            self._report_overhang(number, row)
        measure = self._name(row, Field.MEASURE, number)
        area = self._name(row, Field.AREA, number)
        month = self._month(row, number)
        if measure == "" or area == "":
            return
        self._check_unit(measure or self.default_measure, row, number)
        extras = {field: self._cell(row, field) for field in self._extras}
        for column in self.layout.values:
            when = column.month or month
            cell = row[column.index] if column.index < len(row) else None
            entry = self._entry(when, cell, extras, number, column) if when else None
            if entry:
                name = column.measure or measure or self.default_measure
                yield TakenRow(name, area, entry, self.sheet.name, number, column.heading, is_percent(cell))

    def _cell(self, row: Row, field: Field) -> Cell:
        place = self._places.get(field)
        return row[place] if place is not None and place < len(row) else None

    def _report_overhang(self, number: int, row: Row) -> None:
        """A CSV row that is longer than the headings: most often a comma inside a number."""
        if any(cell not in (None, "") for cell in row[self.layout.width :]):
            found = f"The row has {len(row)} cells under {self.layout.width} headings."
            remedy = "Write 1357 rather than 1,357, and put a text with a comma between quotation marks."
            self._refuse(found, "A row has one cell under each heading.", remedy, row=number)

    def _name(self, row: Row, field: Field, number: int) -> str | None:
        """What stands under measure or area; None where there is no such column, "" where the cell is blank."""
        if field not in self._places:
            return None
        cell = self._cell(row, field)
        name = self._names.get(cell)
        if name is None:
            name = self._names[cell] = clean(f"{cell:g}" if isinstance(cell, float) else str(cell or ""))
        if not name:
            heading = self.layout.fields[field].text
            remedy = f"Write the {field.value} in every row, also where it is the same as above."
            expected = f"The name of the {field.value} was expected."
            self._refuse("The cell is blank.", expected, remedy, row=number, column=heading)
        return name

    def _month(self, row: Row, number: int) -> Month | None:
        """The month of a row; None where the table has no such column, or where a problem was found."""
        if Field.PERIOD not in self._places:
            return None
        cell = self._cell(row, Field.PERIOD)
        known = self._months.get(cell)
        if known:
            return known
        found = "The cell is blank." if cell in (None, "") else f"{quoted(cell)}."
        expected = "A month was expected."
        try:
            month = month_in(cell, serial_shift=self.sheet.serial_shift)
        except NoMonthError as error:
            month, found, expected = None, error.found, error.expected
        if month:
            self._months[cell] = month
            return month
        heading = self.layout.fields[Field.PERIOD].text
        remedy = DELETE_THE_TOTAL if _is_a_total(cell) else WRITE_A_MONTH
        self._refuse(found, expected, remedy, row=number, column=heading)
        return None

    def _check_unit(self, measure: str, row: Row, number: int) -> None:
        if Field.UNIT not in self._places:
            return
        unit = clean(str(self._cell(row, Field.UNIT) or ""))
        first, where = self._units.setdefault(folded(measure), (unit, number))
        if folded(unit) != folded(first):
            found = f"{measure} is given in {quoted(unit)} here and in {quoted(first)} in row {where}."
            remedy = "Convert one of them, or give each its own measure."
            heading = self.layout.fields[Field.UNIT].text
            self._refuse(found, "A measure has one unit.", remedy, row=number, column=heading)

    def _entry(
        self, month: Month, cell: Cell, extras: dict[Field, Cell], number: int, column: ValueColumn
    ) -> Entry | None:
        try:
            if not extras:
                return plain_entry(month, cell)
            return entry_of(month, cell, extras, serial_shift=self.sheet.serial_shift)
        except CellError as error:
            heading = self.layout.fields[error.field].text if error.field else column.heading
            self._refuse(error.found, error.expected, error.remedy, row=number, column=heading)
            return None


def _is_a_total(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(TOTAL.match(clean(cell)))
