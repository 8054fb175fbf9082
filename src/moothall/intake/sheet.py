"""A sheet: rows of cells with their place, whatever kind of file they come from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.errors import FileError, Problem
from moothall.intake.notices import Notice

Cell = str | float | date | None
Row = Sequence[Cell]

MOST_COLUMNS = 2_000
KINDS_READ = "Moothall reads CSV, XLSX and ODS."
SAVE_AS = "Open it in a spreadsheet program and save it as XLSX, ODS or CSV."


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`rows` begins anew each time it is called. `first_column` is the letter position of the first cell, from 0.

    `serial_shift` is the number of days that a date's serial number lacks (1,462 in the date system of 1904).
    """

    file: str
    name: str | None
    rows: Callable[[], Iterator[Row]]
    first_column: int = 0
    serial_shift: int = 0

    def heading(self, index: int, cell: Cell = None) -> str:
        """A column as people find it: by its heading, or by its letter where it has none."""
        return str(cell).strip() if cell is not None and str(cell).strip() else letters(self.first_column + index)

    def problem(
        self, found: str, expected: str, remedy: str, *, row: int | None = None, column: str | None = None
    ) -> Problem:
        return Problem(found, expected, remedy, self.file, self.name, row, column)

    def notice(self, said: str, *, row: int | None = None, column: str | None = None) -> Notice:
        return Notice(said, self.file, self.name, row, column)


@dataclass(frozen=True)
class Sheets:
    """The sheets of one file, in order, and what is worth knowing about the file."""

    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


def letters(position: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    said = ""
    position += 1
    while position:
        position, letter = divmod(position - 1, 26)
        said = chr(ord("A") + letter) + said
    return said


def refusal(name: str, found: str, expected: str, remedy: str) -> FileError:
    """The error of a file that is refused as a whole."""
    return FileError(Problem(found, expected, remedy, file=name))
