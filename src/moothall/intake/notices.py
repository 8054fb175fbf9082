"""Notices: what was taken, and is worth knowing. Findings: the problems and notices of one reading."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.errors import FileError, Problem

WORKSPACE_PAGE = "the reference page on the workspace folder"
RECORDS_PAGE = "the page on counting records"  # mapping files
AREAS_PAGE = "the page on areas against each other"  # peers, categories, residents
LISTED_OF_A_KIND = 50  # a column with a thousand bad cells is told by the first fifty and the number of the rest


@dataclass(frozen=True)
class Notice:
    """Something that was taken all the same. The place is given as in a Problem."""

    said: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def place(self) -> str:
        return Problem("", "", "", self.file, self.sheet, self.row, self.column).place

    def __str__(self) -> str:
        return f"{self.place}: {self.said}" if self.place else self.said


class Findings:
    """Collects while files are read, so that every problem is told at once. `page` is where their form is described."""

    def __init__(self, notices: Iterable[Notice] = (), *, page: str = WORKSPACE_PAGE) -> None:
        self.notices, self.page = list(notices), page
        self._listed: list[Problem] = []
        self._kinds: Counter[tuple[str | None, str | None, str | None, str]] = Counter()

    def add(self, *problems: Problem) -> None:
        for problem in problems:
            kind = (problem.file, problem.sheet, problem.column, problem.expected)
            self._kinds[kind] += 1
            if self._kinds[kind] <= LISTED_OF_A_KIND:
                self._listed.append(problem)

    def add_problems_of(self, error: FileError) -> None:
        self._listed.extend(error.problems)

    @property
    def problems(self) -> list[Problem]:
        """In the order found; then, for a kind that fills a column, how many more there are."""
        rest = [
            Problem(
                f"{count - LISTED_OF_A_KIND:,} more like the ones above.",
                expected,
                "Correct them in the same way.",
                file,
                sheet,
                column=column,
            )
            for (file, sheet, column, expected), count in self._kinds.items()
            if count > LISTED_OF_A_KIND
        ]
        return self._listed + rest

    @property
    def number(self) -> int:
        """How many problems are listed so far; it grows with the first of a new kind."""
        return len(self._listed)

    def refuse_if_any(self) -> None:
        if self._listed:
            raise FileError(self.problems)
