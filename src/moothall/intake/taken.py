"""What a file of observations gave: rows with their place, so that a later problem can name it."""

from dataclasses import dataclass

from moothall.errors import Problem
from moothall.intake.notices import Notice
from moothall.measures import Entry


@dataclass(frozen=True, slots=True)
class TakenRow:
    """One value and where it stood. Measure and area are as written; the area is None where the file names none.

    `as_percent`: the cell carried a percent sign.
    """

    measure: str
    area: str | None
    entry: Entry
    sheet: str | None
    row: int
    column: str
    as_percent: bool = False

    def problem(self, found: str, expected: str, remedy: str, *, file: str, column: str | None = None) -> Problem:
        return Problem(found, expected, remedy, file, self.sheet, self.row, column or self.column)

    def place(self, *, beside: "TakenRow | None" = None) -> str:
        """Row 14; or column 2020-06 of row 14 of sheet May, where these are not those of the row `beside`."""
        said = f"row {self.row}"
        if beside is None or beside.column != self.column:
            said = f"column {self.column} of {said}"
        differs = self.sheet is not None and (beside is None or beside.sheet != self.sheet)
        return f"{said} of sheet {self.sheet}" if differs else said


@dataclass(frozen=True)
class Taken:
    """All that one file gave."""

    file: str
    rows: tuple[TakenRow, ...]
    notices: tuple[Notice, ...] = ()
