"""A table of residents by area, in place of those that come with Moothall: bytes in, denominators out."""

import csv
from io import StringIO

from moothall.errors import FileError, Problem
from moothall.intake.notices import Findings
from moothall.intake.text import quoted
from moothall.intake.toml_table import decoded
from moothall.reports.area_comparison import Denominators

HEADINGS = ("area", "year", "residents")


def residents_from(file: str, data: bytes) -> Denominators:
    """Columns area, year and residents; one year for all. Raises FileError with every problem."""
    findings = Findings()
    text = decoded(file, data, findings)
    rows = list(csv.DictReader(StringIO(text or "", newline="")))
    if text is not None and (not rows or not set(HEADINGS) <= set(rows[0])):
        findings.add(
            Problem(
                "These columns were not all found.", "They are area, year and residents.", "Name them so.", file, row=1
            )
        )
    findings.refuse_if_any()
    found: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        people = (row["residents"] or "").strip()
        if people.isascii() and people.isdecimal() and int(people) > 0:
            found[(row["area"] or "").strip()] = int(people)
        else:
            findings.add(
                Problem(
                    f"{quoted(people)} is no number of residents.",
                    "It is a whole number above 0.",
                    "Correct it.",
                    file,
                    row=number,
                )
            )
    years = sorted({(row["year"] or "").strip() for row in rows})
    if len(years) > 1 or not years[0].isdecimal():
        findings.add(
            Problem(
                f"The years are {', '.join(years)}.", "All areas have the residents of one year.", "Keep one.", file
            )
        )
    if findings.problems:
        raise FileError(findings.problems)
    return Denominators(found, int(years[0]), f"residents given in {file}")
