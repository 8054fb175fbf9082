"""A table of counts by month, area and type, such as `moothall records count` writes: bytes in, rows out."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from moothall.errors import FileError, Problem
from moothall.intake.notices import Findings
from moothall.intake.text import quoted
from moothall.intake.toml_table import decoded
from moothall.periods import Month

HEADINGS = {
    "month": ("month", "period"),
    "force": ("force", "falls within"),
    "district": ("district", "lad name", "area"),
    "type": ("crime-type", "crime type", "type", "measure", "outcome"),
    "count": ("count", "value"),
}
LARGEST_COUNT = 10**12


@dataclass(frozen=True)
class CountRow:
    """A cell of the table; `force` or `district` is None where there is no such column."""

    month: Month
    force: str | None
    district: str | None
    type: str | None
    count: int


def counts_from(file: str, data: bytes) -> tuple[CountRow, ...]:
    """Raises FileError with every problem of the file."""
    findings = Findings()
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded(file, data, findings)  # tells on which line
        raise FileError(findings.problems) from None
    lines = csv.reader(StringIO(written, newline=""))
    headings = next(lines, [])
    columns = _columns(file, headings)
    numbered = [(number, cells) for number, cells in enumerate(lines, start=2) if cells]
    rows = tuple(row for number, cells in numbered for row in _row(file, number, cells, columns, findings))
    _refuse_what_stands_twice(file, numbered, columns["count"], findings)
    findings.refuse_if_any()
    return rows


def _refuse_what_stands_twice(
    file: str, numbered: Sequence[tuple[int, Sequence[str]]], count: int, findings: Findings
) -> None:
    """Rows that differ in nothing but their count: added up, their records would count twice."""
    first: dict[tuple[str, ...], int] = {}
    for number, cells in numbered:
        key = tuple(cell.strip() for at, cell in enumerate(cells) if at != count)
        earlier = first.setdefault(key, number)
        if earlier != number and any(key):
            found = f"The row says how many of the same as row {earlier}."
            expected = "There is one count for each month, area and type."
            remedy = "Take one of the two out, or add a column that says how they differ."
            findings.add(Problem(found, expected, remedy, file, row=number))


def _columns(file: str, headings: Sequence[str]) -> dict[str, int]:
    """Where each column stands. Raises FileError where one that is needed is missing."""
    known = {spelling: name for name, spellings in HEADINGS.items() for spelling in spellings}
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name = known.get(heading.strip().casefold())
        if name:
            found.setdefault(name, index)
    lacking = [name for name in ("month", "count") if name not in found]
    lacking += [] if {"force", "district"} & set(found) else ["force or district"]
    if lacking:
        expected = "A table of counts has the columns month, force or district, crime-type and count."
        remedy = "Make one with moothall records count, or name the columns so."
        raise FileError(Problem(f"There is no column {', no column '.join(lacking)}.", expected, remedy, file, row=1))
    return found


def _row(
    file: str, number: int, cells: Sequence[str], columns: dict[str, int], findings: Findings
) -> Iterator[CountRow]:
    """The row, or nothing where it has a problem."""
    cell = {name: cells[index].strip() if index < len(cells) else "" for name, index in columns.items()}
    try:
        month = Month.parse(cell["month"])
    except ValueError:
        remedy = "Correct it, or delete the row."
        findings.add(
            Problem(f"{quoted(cell['month'])} is no month.", "A month is written 2020-06.", remedy, file, row=number)
        )
        return
    if not (cell["count"].isascii() and cell["count"].isdecimal()) or int(cell["count"]) > LARGEST_COUNT:
        expected = "A count is a whole number of 0 or more."
        findings.add(Problem(f"{quoted(cell['count'])} is no count.", expected, "Correct it.", file, row=number))
        return
    yield CountRow(month, cell.get("force"), cell.get("district"), cell.get("type"), int(cell["count"]))
