"""TOML out of a workspace: every key known, every value of its type, every problem told with its file and key."""

import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar, cast

from moothall.errors import Problem
from moothall.intake.months import WRITE_A_MONTH
from moothall.intake.notices import WORKSPACE_PAGE, Findings
from moothall.intake.text import clean_prose, nearest, quoted
from moothall.periods import Month, Quarter

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
Reader = Callable[[object], T]

PAGE = WORKSPACE_PAGE
LARGEST_TEXT = 1_000_000  # bytes
_LINE = re.compile(r" \(at line (\d+), column \d+\)")


class ValueProblemError(ValueError):
    """A value of the wrong kind: what was expected, and what to do."""

    def __init__(self, expected: str, remedy: str) -> None:
        super().__init__(f"{expected} {remedy}")
        self.expected, self.remedy = expected, remedy


def decoded(file: str, data: bytes, findings: Findings) -> str | None:
    """The text of a small file; None where a problem was found."""
    if len(data) > LARGEST_TEXT:
        found = f"The file has {len(data) / 1e6:,.1f} MB."
        remedy = "Check that it is the right file."
        findings.add(Problem(found, f"At most {LARGEST_TEXT / 1e6:,.0f} MB is read.", remedy, file))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = "A sign on this line is not UTF-8."
        remedy = "Save the file again with the encoding UTF-8."
        findings.add(Problem(found, "The file is text in UTF-8.", remedy, file, row=line))
        return None


def toml_table(file: str, text: str, findings: Findings, *, first_line: int = 1) -> "TomlTable | None":
    """The file's outermost table; None where it is not TOML. `first_line` is where the text begins in its file."""
    try:
        return TomlTable(tomllib.loads(text), file, findings)
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        found = f"This line cannot be read: {_LINE.sub('', str(error)).removesuffix(' (at end of document)')}."
    except RecursionError:
        line, found = 1, "Brackets stand inside brackets too many times."
    remedy = f"Text stands between quotation marks, a list between [ and ]. Compare {findings.page}."
    row = line + first_line - 1
    findings.add(Problem(found, 'A line says key = "value".', remedy, file, row=row))
    return None


def read_table(file: str, data: bytes, findings: Findings) -> "TomlTable | None":
    written = decoded(file, data, findings)
    return None if written is None else toml_table(file, written, findings)


class TomlTable:
    """One table, read key by key; `finished` tells the keys that nobody asked for, and whether all was well.

    Where a value has a problem, None comes back instead, and nothing may be built from the table.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        file: str,
        findings: Findings,
        *,
        where: str = "",
        parent: "TomlTable | None" = None,
    ) -> None:
        self.values, self.file, self.findings, self.where, self.parent = values, file, findings, where, parent
        self._asked: set[str] = set()
        self._sound = True

    def needed(self, key: str, read: Reader[T]) -> T:
        if key not in self.values:
            self._asked.add(key)
            found = f"{self.where}{key} is missing."
            self.problem(found, "It is needed.", f"Add {key} as {self.findings.page} describes it.")
            return cast("T", None)
        return cast("T", self.optional(key, read))

    def optional(self, key: str, read: Reader[T]) -> T | None:
        self._asked.add(key)
        if key not in self.values:
            return None
        try:
            return read(self.values[key])
        except ValueProblemError as error:
            self.problem(
                f"{self.where}{key} is {_shown(self.values[key])}.",
                error.expected,
                error.remedy or f"Compare {self.findings.page}.",
            )
            return None

    def table(self, key: str) -> "TomlTable | None":
        values = self.optional(key, table) if key in self.values else self.needed(key, table)
        return self._inner(values, f"{self.where}[{key}] ") if values else None

    def optional_table(self, key: str) -> "TomlTable | None":
        values = self.optional(key, table)
        return None if values is None else self._inner(values, f"{self.where}[{key}] ")

    def tables(self, key: str) -> Iterator["TomlTable"]:
        """The tables that each begin with [[key]]."""
        found = self.optional(key, tables) or ()
        for number, values in enumerate(found, start=1):
            yield self._inner(values, f"{self.where}{key} {number}, ")

    def _inner(self, values: Mapping[str, object], where: str) -> "TomlTable":
        return TomlTable(values, self.file, self.findings, where=where, parent=self)

    def problem(self, found: str, expected: str, remedy: str) -> None:
        self.spoil()
        self.findings.add(Problem(found, expected, remedy, self.file))

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong so far."""
        return self._sound

    def spoil(self) -> None:
        """Note that something in this table, or in one inside it, was wrong."""
        self._sound = False
        if self.parent:
            self.parent.spoil()

    def finished(self) -> bool:
        for key in [key for key in self.values if key not in self._asked]:
            close = nearest(key, self._asked)
            expected = f"Perhaps {close} is meant." if close else f"Known here: {', '.join(sorted(self._asked))}."
            self.problem(f"{self.where}{key} is not a known key.", expected, "Correct its name, or delete the line.")
        return self._sound


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return quoted(value) if isinstance(value, str) else str(value).lower()


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueProblemError("A text was expected.", "Put it between quotation marks.")
    cleaned = clean_prose(value)[0].strip()
    if not cleaned:
        raise ValueProblemError("It must not be blank.", "Write the text, or delete the line if it is optional.")
    return cleaned


def texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueProblemError("A list of texts was expected.", 'Write it as ["one", "two"].')
    return tuple(text(item) for item in value)


def number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueProblemError("A number was expected.", "Write it without quotation marks, for example 96.2.")
    return value


def whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueProblemError("A whole number was expected.", "Write it without quotation marks, for example 12.")
    return value


def day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueProblemError("A day was expected.", "Write a day as 2020-10-01, without quotation marks.")


def month(value: object) -> Month:
    try:
        return Month.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueProblemError("A month was expected.", f"{WRITE_A_MONTH[:-1]}, between quotation marks.") from None


def quarter(value: object) -> Quarter:
    try:
        return Quarter.parse(value if isinstance(value, str) else "")
    except ValueError:
        expected = "A quarter of a financial year was expected."
        raise ValueProblemError(expected, 'Write July to September 2022 as "2022-23-Q2".') from None


def financial_year(value: object) -> int:
    """The calendar year in which a financial year begins."""
    try:
        return Quarter.parse(f"{value}-Q1" if isinstance(value, str) else "").year
    except ValueError:
        expected = "A financial year was expected."
        raise ValueProblemError(expected, 'Write April 2019 to March 2020 as "2019-20".') from None


def one_of(kind: type[E]) -> Reader[E]:
    """Reads a member of an enumeration from its value."""
    known = {str(member.value): member for member in kind}

    def read(value: object) -> E:
        if isinstance(value, str) and value.strip() in known:
            return known[value.strip()]
        raise ValueProblemError(f"Known here: {', '.join(known)}.", "Write one of these, between quotation marks.")

    return read


def table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueProblemError("A table was expected.", "")
    return value


def tables(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        raise ValueProblemError("A list of tables was expected.", "Begin each with two brackets, as in [[event]].")
    return [table(item) for item in value]
