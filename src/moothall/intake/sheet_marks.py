"""What calamine does not say of a worksheet: how far it reaches, which cells are percentages, which are errors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree as ET

from moothall.intake.sheet import MOST_COLUMNS, Cell, letters

MOST_CELLS = 20_000_000  # rows times columns of a sheet; calamine needs 32 bytes for each, empty or not
COLUMNS_OF_A_SHEET = 16_384
BUILT_IN_PERCENTAGES = frozenset({"9", "10"})  # 0% and 0.00% (ECMA-376 part 1, 18.8.30)
CHUNK = 1 << 20
LONGEST_ROW = 4 << 20  # bytes
LONGEST_FORMULA = 40_000  # bytes; Excel allows 8,192 characters

# Each pattern begins at a "<" and stops at the next, so that no file can make the search slow.
_PLACED = rb"""<(?:\w+:)?c\s(?>(?:[^<>]*?\s)?r=["'])"""
_FILLED_COLUMN = re.compile(_PLACED + rb"""([A-Za-z]+)[0-9]+["'][^<>]*+(?<!/)>""")
_FILLED_FAR_ROW = re.compile(_PLACED + rb"""[A-Za-z]+([0-9]{5,})["'][^<>]*+(?<!/)>""")
_FAR_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^<>]*?\s)?r=["']([0-9]{5,})["']""")
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?:>|\s(?![^<>]*?\br=)[^<>]*+(?<!/)>)""")
_PLACE = re.compile(rb"""\br=["']([A-Za-z]+)([0-9]+)["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\s(?=[^<>]*?\bt=["']e["'])([^<>]*+)>""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_LITERAL = re.compile(r'"[^"]*"|\\.')


class SheetTooLargeError(ValueError):
    """A sheet reaches further than can be read; `reach` says how far, `limit` what can."""

    def __init__(self, reach: str, limit: str, sheet: str = "") -> None:
        super().__init__(reach)
        self.reach, self.limit, self.sheet = reach, limit, sheet


@dataclass(frozen=True)
class SheetMarks:
    """Cells by their number: row times 16,384 plus column, both counted from 0.

    `covered` are those that another cell lies over, so that nobody sees what is in them.
    """

    percentages: set[int] = field(default_factory=set)
    errors: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.percentages or self.errors or self.covered)

    def applied(self, cell: Cell, *, row: int, column: int) -> Cell:
        """The cell as a person sees it: 96.2% rather than 0.962; #DIV/0! rather than blank."""
        number = row * COLUMNS_OF_A_SHEET + column
        if number in self.covered:
            return None
        if number in self.errors:
            return self.errors[number]
        return f"{cell * 100:.12g}%" if isinstance(cell, float) and number in self.percentages else cell


def percentage_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles that show a share as a percentage."""
    if not styles:
        return frozenset()
    sheet = ET.fromstring(styles)  # noqa: S314 (a part with entities was refused)
    own = {
        form.get("numFmtId")
        for form in sheet.iterfind("{*}numFmts/{*}numFmt")
        if "%" in _LITERAL.sub("", form.get("formatCode", ""))
    }
    formats = enumerate(sheet.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(b"%d" % i for i, form in formats if form.get("numFmtId") in own | BUILT_IN_PERCENTAGES)


def sheet_marks(part: IO[bytes], percentages: frozenset[bytes]) -> SheetMarks:
    """Read a worksheet's part once. Raises SheetTooLargeError where a few cells far out would fill the memory."""
    marks = SheetMarks()
    styled = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bs=["'](?:%s)["'](?:[^>]*[^/>])?)>""" % b"|".join(sorted(percentages)))
    columns, last_row = 1, 1
    for text in _whole_rows(part):
        columns = max(columns, *map(_position, set(_FILLED_COLUMN.findall(text)) or {b"A"}))
        last_row = max(last_row, _last_row(text))
        refuse_if_too_large(columns, last_row)
        if percentages:
            marks.percentages.update(_number(found.group(1)) for found in styled.finditer(text))
        for found in _ERROR.finditer(text):
            value = _VALUE.search(text, found.end(), found.end() + LONGEST_FORMULA)
            marks.errors[_number(found.group(1))] = value.group(1).decode() if value else "#ERROR"
    return marks


def _whole_rows(part: IO[bytes]) -> Iterator[bytes]:
    """The text in pieces that part where a row ends."""
    rest = b""
    while chunk := part.read(CHUNK):
        rest += chunk
        end = rest.rfind(b"row>")
        if end >= 0 or len(rest) > LONGEST_ROW:
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _last_row(text: bytes) -> int:
    """The last row that matters to the size; rows under 10,000 are never too many."""
    rows = [int(row) for row in _FILLED_FAR_ROW.findall(text)]
    if _UNPLACED.search(text):
        rows += [int(row) for row in _FAR_ROW.findall(text)]
    return max(rows, default=1)


def refuse_if_too_large(columns: int, rows: int, *, most: int = MOST_CELLS) -> None:
    """Raises SheetTooLargeError where calamine would need too much memory for a table of this size."""
    if columns > MOST_COLUMNS:
        reach, limit = f"column {letters(columns - 1)}", f"At most {MOST_COLUMNS:,} columns can be read."
        raise SheetTooLargeError(reach, limit)
    if columns * rows > most:
        reach = f"row {rows:,} and column {letters(columns - 1)}"
        raise SheetTooLargeError(reach, f"At most {most:,} cells can be read.")


def _position(column: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    position = 0
    for letter in column.upper():
        position = position * 26 + letter - ord("A") + 1
    return position


def _number(attributes: bytes) -> int:
    place = _PLACE.search(attributes)
    if place is None:
        raise ValueError(attributes)  # a cell without its place: no spreadsheet program writes it
    return (int(place.group(2)) - 1) * COLUMNS_OF_A_SHEET + _position(place.group(1)) - 1
