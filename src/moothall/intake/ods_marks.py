"""What calamine does not say of an OpenDocument spreadsheet: its reach, percentages, errors, covered cells, links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree as ET

from moothall.intake.sheet_marks import COLUMNS_OF_A_SHEET, SheetMarks, SheetTooLargeError, refuse_if_too_large

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ERROR_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_MARKED = 2_000_000  # cells that a repeated cell may stand for, where each is marked


@dataclass
class OdsTable:
    """One sheet as far as it has been read. A linked sheet is the copy of one in another file."""

    name: str
    linked: bool
    marks: SheetMarks = field(default_factory=SheetMarks)
    row: int = 0
    columns: int = 1

    def take(self, row: ET.Element) -> None:
        """Read one row, which may stand for many. Raises SheetTooLargeError."""
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        placed = list(_placed(row))
        filled = [column + width for column, width, cell in placed if cell.get(f"{OFFICE}value-type")]
        if filled:
            self.columns = max(self.columns, *filled)
            refuse_if_too_large(self.columns, self.row + times)
        for column, width, cell in placed:
            self._mark(cell, column, width, times)
        self.row += times

    def _mark(self, cell: ET.Element, column: int, width: int, times: int) -> None:
        kind = cell.get(f"{OFFICE}value-type")
        is_covered = cell.tag == CELLS[1]
        is_error = cell.get(ERROR_KIND) == "error"
        if kind is None or not (is_covered or is_error or kind == "percentage"):
            return
        refuse_if_too_large(width, times, most=MOST_MARKED)
        for row in range(self.row, self.row + times):
            numbers = range(row * COLUMNS_OF_A_SHEET + column, row * COLUMNS_OF_A_SHEET + column + width)
            if is_covered:
                self.marks.covered.update(numbers)
            elif is_error:
                self.marks.errors.update(dict.fromkeys(numbers, _text(cell) or "#ERROR"))
            else:
                self.marks.percentages.update(numbers)


def ods_tables(part: IO[bytes]) -> Iterator[OdsTable]:
    """The sheets of the part that holds them, each read once. Raises SheetTooLargeError."""
    table: OdsTable | None = None
    for event, element in ET.iterparse(part, events=("start", "end")):  # noqa: S314 (a part with entities was refused)
        if element.tag == f"{TABLE}table":
            if event == "start":
                table = OdsTable(element.get(f"{TABLE}name", ""), linked=_is_linked(element))
            elif table:
                yield table
                table = None
            if event == "end":
                element.clear()
        elif event == "end" and element.tag == f"{TABLE}table-row" and table:
            try:
                table.take(element)
            except SheetTooLargeError as error:
                raise SheetTooLargeError(error.reach, error.limit, table.name) from None
            element.clear()


def _is_linked(table: ET.Element) -> bool:
    """LibreOffice keeps what it read from another file under that file's address."""
    return table.get(f"{TABLE}name", "").startswith("'file:")


def _placed(row: ET.Element) -> Iterator[tuple[int, int, ET.Element]]:
    """Each cell with its column, from 0, and how many columns it stands for."""
    column = 0
    for cell in row:
        if cell.tag in CELLS:
            width = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            yield column, width, cell
            column += width


def _text(cell: ET.Element) -> str:
    return "".join("".join(line.itertext()) for line in cell.iterfind(f"{TEXT}p")).strip()
