"""The workbook: a report as sheets of a title, a few lines and one table each, for whatever kind of file it becomes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from moothall.periods import Month

LONGEST_SHEET_NAME = 31  # of an Excel workbook
_SHEET_NAME = re.compile(r"\w+")


class Mark(Enum):
    """What stands in a cell that has no number; each is explained on the notes sheet."""

    MISSING = "[x]"
    WITHHELD = "[c]"
    NOT_APPLICABLE = "[z]"


@dataclass(frozen=True)
class Number:
    """The number as it is, unrounded; `decimals` says how many of them are shown. `signed` shows a plus."""

    value: float
    decimals: int = 0
    signed: bool = False


@dataclass(frozen=True)
class Link:
    """A text that leads to a sheet of the workbook."""

    text: str
    sheet: str


Cell = str | Number | Month | Link | Mark


@dataclass(frozen=True)
class Heading:
    """A line that heads those below it."""

    text: str


Line = str | Heading | Link


@dataclass(frozen=True)
class Column:
    """`width` is in characters. Text in a column wraps."""

    heading: str
    width: int


@dataclass(frozen=True)
class Table:
    """A header row and the rows under it; no cell of it is empty. `name` has no blanks."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        headings = [column.heading for column in self.columns]
        if not self.rows or len(set(headings)) < len(headings) or not all(headings):
            message = f"{self.name}: a table has rows, and a heading of its own over each column."
            raise ValueError(message)
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns) or any(isinstance(cell, str) and not cell.strip() for cell in row):
                message = f"{self.name}, row {number}: a row has a cell for each column, and none is empty."
                raise ValueError(message)


class LineKind(Enum):
    """What a line of a chart shows."""

    VALUE = "value"
    MEAN = "mean"
    LIMIT = "limit"
    SIGNAL = "signal"


@dataclass(frozen=True)
class Stretch:
    """A line of a chart without a gap: a column of the table, from one row to another, both counted from 0.

    `named_by` is the column whose heading names the line in the legend; None is the column itself.
    """

    kind: LineKind
    column: int
    first: int
    last: int
    named_by: int | None = None

    @property
    def name_column(self) -> int:
        return self.column if self.named_by is None else self.named_by


@dataclass(frozen=True)
class Chart:
    """A chart over the table of its sheet; the months stand in the first column. `words` say what it shows."""

    title: str
    words: str
    unit: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Sheet:
    """`lines` stand under the title and above the table; `keeps_heading` keeps the header row in view."""

    name: str
    title: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    keeps_heading: bool = False

    def __post_init__(self) -> None:
        if not _SHEET_NAME.fullmatch(self.name) or len(self.name) > LONGEST_SHEET_NAME:
            message = f"'{self.name}': the name of a sheet has letters, digits and _, and at most {LONGEST_SHEET_NAME}."
            raise ValueError(message)
        if self.chart and not self.table:
            message = f"{self.name}: a chart is drawn over the table of its sheet."
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """`dated` is the day in the properties of the file; the same report gives the same one."""

    title: str
    subject: str
    author: str
    dated: date
    sheets: tuple[Sheet, ...]

    def __post_init__(self) -> None:
        names = [sheet.name.casefold() for sheet in self.sheets]
        if len(set(names)) < len(names):
            message = f"Two sheets have one name: {', '.join(names)}."
            raise ValueError(message)


def stretches(
    rows: Sequence[Sequence[Cell]], kind: LineKind, column: int, *, breaks_before: frozenset[int] = frozenset()
) -> tuple[Stretch, ...]:
    """The runs of rows that have a number in a column; a run ends at a mark, and before each row of `breaks_before`."""
    found: list[Stretch] = []
    for i, row in enumerate(rows):
        if not isinstance(row[column], Number):
            continue
        if found and found[-1].last == i - 1 and i not in breaks_before:
            found[-1] = Stretch(kind, column, found[-1].first, i)
        else:
            found.append(Stretch(kind, column, i, i))
    return tuple(found)
