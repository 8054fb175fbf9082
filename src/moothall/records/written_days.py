"""Days that are not written as they should be, found before PostgreSQL reads them: it would guess at them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from moothall.errors import Problem, UsageError
from moothall.measures.record_layout import Dimension, Reading
from moothall.records.engine import literal, name
from moothall.records.wanted import Wanted

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import psycopg

MOST_TOLD = 100
NUMBER = "[0-9]{1,2}"
PARTS = {
    "d": NUMBER, "m": NUMBER, "Y": "[0-9]{4}", "y": "[0-9]{2}", "H": NUMBER, "M": NUMBER, "S": NUMBER,
    "b": "[A-Za-z]{3}", "B": "[A-Za-z]+",
}  # fmt: skip
TIME_IN_UTC = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}"


def problems_of_days(
    server: "psycopg.Connection[tuple[Any, ...]]", wanted: Wanted, table: str, prefix: str = ""
) -> list[Problem]:
    """Every such day, up to a hundred. Raises UsageError for a form with parts that are not known here."""
    dimensions = [wanted.layout.dimensions[one] for one in wanted.names]
    return [problem for dimension in dimensions for problem in _problems(server, dimension, table, prefix)]


def pattern_of(form: str) -> str:
    """A regular expression for days of the form: %d/%m/%Y."""
    parts = re.split(r"%(.)", form)
    unknown = [f"%{letter}" for letter in parts[1::2] if letter not in PARTS]
    if unknown:
        known = ", ".join(f"%{letter}" for letter in PARTS)
        message = f"form = '{form}': {', '.join(unknown)} cannot be read in PostgreSQL. Known are {known}."
        raise UsageError(message)
    return "".join(PARTS[part] if index % 2 else re.escape(part) for index, part in enumerate(parts))


def _problems(
    server: "psycopg.Connection[tuple[Any, ...]]", dimension: Dimension, table: str, prefix: str
) -> Iterator[Problem]:
    if dimension.reading not in (Reading.DAY, Reading.UTC_TIME):
        return
    form = dimension.form or "2020-06-30T23:59:00"
    pattern = f"^{pattern_of(form)}$" if dimension.reading is Reading.DAY else f"^{TIME_IN_UTC}"
    cell = name(dimension.column or "")
    asked = (
        f"{prefix}SELECT {cell}, count(*) FROM {table} WHERE {cell} !~ {literal(pattern)} GROUP BY 1 "
        f"ORDER BY 1 LIMIT {MOST_TOLD}"
    )
    for written, rows in server.execute(asked.encode()).fetchall():
        yield Problem(
            f"'{written}' is not written {form} ({rows:,} {'row' if rows == 1 else 'rows'}).",
            "A day is written in one way.",
            "Correct the rows, or the form in the mapping file.",
            column=dimension.column,
        )
