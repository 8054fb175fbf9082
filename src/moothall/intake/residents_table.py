"""Residents by area and year: bytes in, a figure for each area and year out."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from io import StringIO

from moothall.areas.residents import Residents
from moothall.errors import Problem
from moothall.intake.notices import Findings
from moothall.intake.text import quoted
from moothall.intake.toml_table import decoded

HEADINGS = ("area", "year", "residents")
EARLIEST, LATEST = 1801, 2200  # the first census; no projection reaches further


def residents_from(file: str, data: bytes, findings: Findings, *, source_needed: bool = False) -> tuple[Residents, ...]:
    """Columns area, year, residents and, where wanted, source; several years may stand below each other."""
    text = decoded(file, data, findings)
    if text is None:
        return ()
    rows = list(csv.DictReader(StringIO(text, newline="")))
    needed = (*HEADINGS, "source") if source_needed else HEADINGS
    lacking = [name for name in needed if not rows or name not in rows[0]]
    if lacking:
        found = f"There is no column {', no column '.join(lacking)}, or no row."
        expected = f"The columns are {', '.join(needed)}."
        findings.add(Problem(found, expected, f"Name them so, as {findings.page} describes it.", file, row=1))
        return ()
    before = findings.number
    for number, row in enumerate(rows, start=2):
        findings.add(*_problems(file, number, row, needed))
    read = [_read(file, row) for row in rows] if findings.number == before else []
    findings.add(*_twice(file, read))
    return tuple(read)


def _read(file: str, row: Mapping[str, str]) -> Residents:
    source = (row.get("source") or "").strip() or f"residents given in {file}"
    return Residents(row["area"].strip(), int(row["year"]), int(row["residents"]), source)


def _problems(file: str, number: int, row: Mapping[str, str | None], needed: tuple[str, ...]) -> Iterator[Problem]:
    cells = {name: (row[name] or "").strip() for name in needed}
    people, year = cells["residents"], cells["year"]
    if not (_is_whole(people) and int(people) > 0):
        found, expected = f"{quoted(people)} is no number of residents.", "It is a whole number above 0."
        yield Problem(found, expected, "Correct it.", file, row=number)
    if not (_is_whole(year) and EARLIEST <= int(year) <= LATEST):
        found, expected = f"{quoted(year)} is no year.", "A year is written 2020."
        yield Problem(found, expected, "Correct it.", file, row=number)
    for name in ("area", "source"):
        if name in cells and not cells[name]:
            found, expected = f"There is no {name}.", f"Each row says its {name}."
            yield Problem(found, expected, "Fill it in.", file, row=number)


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _twice(file: str, rows: list[Residents]) -> Iterator[Problem]:
    for (area, year), count in Counter((one.area, one.year) for one in rows).items():
        if count > 1:
            found = f"{quoted(area)} is there {count} times for {year}."
            yield Problem(found, "An area has one number a year.", "Delete the others.", file)
