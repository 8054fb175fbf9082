"""Errors carry every problem of a file at once, each with its place and its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place. `row` counts from 1, as a spreadsheet does; `column` is its heading or letter."""

    found: str
    expected: str
    remedy: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def place(self) -> str:
        parts = [self.file or ""]
        parts.append(f"sheet {self.sheet}" if self.sheet else "")
        parts.append(f"row {self.row}" if self.row is not None else "")
        parts.append(f"column {self.column}" if self.column else "")
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        said = " ".join(part for part in (self.found, self.expected, self.remedy) if part)
        return f"{self.place}: {said}" if self.place else said


class MoothallError(Exception):
    """The root of everything Moothall raises on purpose."""


class UsageError(MoothallError):
    """A command or a function was asked for something that cannot be."""


class NotFoundError(MoothallError):
    """A file, a measure or an area that was named is not there."""


class StoreError(MoothallError):
    """The database could not be read or written; nothing of the change was kept."""


class FileError(MoothallError):
    """A file could not be taken. Nothing of it was; every problem in it is listed."""

    def __init__(self, problems: Iterable[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(found=problems, expected="", remedy="")
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
