"""What is wrong with the rows of a tidy table: every kind at once, each with its first rows."""

from typing import TYPE_CHECKING

from moothall.errors import Problem
from moothall.periods import Month

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

MOST_OF_A_KIND = 10
WITH_COMMAS = r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?"
WITHOUT_COMMAS = f"CASE WHEN regexp_full_match(value, '{WITH_COMMAS}') THEN replace(value, ',', '') ELSE value END"
NUMBER = f"TRY_CAST({WITHOUT_COMMAS} AS DOUBLE)"
IS_NUMBER = f"isfinite({NUMBER})"
LARGEST = 1e12  # as everywhere that figures come in: a larger one is a slip
IS_MONTH = r"regexp_full_match(period, '\d{4}-(0[1-9]|1[0-2])(-\d{2}([ T]\d{2}:\d{2}:\d{2}.*)?)?')"
MONTH = "(left(period, 4)::INTEGER * 12 + substr(period, 6, 2)::INTEGER - 1)"

KINDS = (
    (
        f"NOT {IS_MONTH}",
        "period",
        "is no month.",
        "A month is written as 2020-06, or as a day in it, 2020-06-30.",
        "Correct the cell.",
    ),
    (
        f"value <> '' AND ({IS_NUMBER}) IS NOT TRUE",
        "value",
        "is no number.",
        "A figure is a bare number, without a sign of percent or money.",
        "Correct the cell, or leave it blank where the figure is missing.",
    ),
    (
        f"({IS_NUMBER}) AND abs({NUMBER}) >= {LARGEST}",
        "value",
        "is too large.",
        f"A number is below {LARGEST:,.0f}.",
        "Correct the number.",
    ),
    ("measure = ''", "measure", "is blank.", "Every row says what is counted.", "Fill the cell."),
    ("area = ''", "area", "is blank.", "Every row names its area.", "Fill the cell, or take the column out."),
)


def problems_of(connection: "duckdb.DuckDBPyConnection", file: str, latest: Month) -> list[Problem]:
    """Cells that cannot be read, months that are yet to come, and figures that stand twice."""
    found = [problem for kind in KINDS for problem in _of_kind(connection, file, *kind)]
    future = f"{IS_MONTH} AND left(period, 7) > '{latest}'"
    known = f"Nothing can be known of a month after {latest}."
    found += _of_kind(connection, file, future, "period", "is yet to come.", known, "Correct it, or take the row out.")
    return found + _twice(connection, file)


def _of_kind(
    connection: "duckdb.DuckDBPyConnection",
    file: str,
    condition: str,
    column: str,
    said: str,
    expected: str,
    remedy: str,
) -> list[Problem]:
    found = f"SELECT row, {column}, count(*) OVER () FROM disk.rows WHERE {condition}"
    query = f"{found} ORDER BY row LIMIT {MOST_OF_A_KIND}"
    rows = connection.execute(query).fetchall()
    problems = [
        Problem(
            f"'{cell}' {said}" if cell else "The cell is blank.", expected, remedy, file=file, row=row, column=column
        )
        for row, cell, _ in rows
    ]
    return problems + _more(file, rows, f"cells of the column {column} have the same fault")


def _twice(connection: "duckdb.DuckDBPyConnection", file: str) -> list[Problem]:
    rows = connection.execute(
        "SELECT min(row), max(row), measure, area, left(period, 7), count(*) OVER () FROM disk.rows "
        f"WHERE {IS_MONTH} GROUP BY measure, area, left(period, 7) HAVING count(*) > 1 "
        f"ORDER BY 1 LIMIT {MOST_OF_A_KIND}"
    ).fetchall()
    problems = [
        Problem(
            f"{measure}, {area}, {month} stands in row {first} already.",
            "There is one figure for each measure, area and month.",
            "Take one of the rows out; if the rows are of different things, name them in the column measure.",
            file=file,
            row=last,
        )
        for first, last, measure, area, month, _ in rows
    ]
    return problems + _more(file, rows, "figures stand twice")


def _more(file: str, rows: list[tuple[object, ...]], what: str) -> list[Problem]:
    """How many more there are than are listed."""
    more = int(str(rows[0][-1])) - len(rows) if rows else 0
    return [Problem(f"And {more:,} more {what}.", "", "", file=file)] if more > 0 else []
