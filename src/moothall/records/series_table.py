"""Many series from one tidy table, CSV or Parquet: a matrix of months by series, read with DuckDB a slice at a time."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from moothall.errors import FileError, Problem
from moothall.periods import Month, Window
from moothall.records.engine import literal, name
from moothall.records.tidy_columns import WANTED, TidyColumns, tidy_columns
from moothall.records.tidy_problems import IS_NUMBER, MONTH, NUMBER, problems_of

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

CELLS_AT_ONCE = 2_000_000
ALL = "All"
BETWEEN = " / "  # several columns that name one area
PARQUET = (".parquet", ".pq")


@dataclass(frozen=True)
class SeriesTable:
    """`values` have a row a month and a column a series, nan where the table has no figure.

    Of each series `measure` and `area` are the positions of its names in `measures` and `areas`. Series are in order
    of measure and area. `unused` are columns that were not read.
    """

    window: Window
    measures: tuple[str, ...]
    areas: tuple[str, ...]
    measure: NDArray[np.int64]
    area: NDArray[np.int64]
    values: NDArray[np.float64]
    figures: int
    unused: tuple[str, ...] = field(default=())


def series_table(connection: "duckdb.DuckDBPyConnection", file: Path, scratch: Path, latest: Month) -> SeriesTable:
    """Raises FileError with every problem of the table. No figure can be of a month after `latest`."""
    columns = _load(connection, file, scratch)
    problems = problems_of(connection, file.name, latest)
    if problems:
        raise FileError(problems)
    connection.execute(
        "CREATE TABLE disk.series AS "
        "SELECT (row_number() OVER (ORDER BY measure, area) - 1)::INTEGER AS id, measure, area "
        "FROM (SELECT DISTINCT measure, area FROM disk.rows)"
    )
    measures, measure = _coded(connection, "measure")
    areas, area = _coded(connection, "area")
    first, last = _months(connection, file.name)
    values = np.full((last - first + 1, len(measure)), np.nan)
    figures = _fill(connection, values, first)
    return SeriesTable(Window(first, last), measures, areas, measure, area, values, figures, columns.unused)


def _load(connection: "duckdb.DuckDBPyConnection", file: Path, scratch: Path) -> TidyColumns:
    """The table `disk.rows`, as text, in the order of the file; on disk, where it is packed small."""
    import duckdb

    if not file.stat().st_size:
        raise FileError(Problem("The file is empty.", WANTED, "Save the figures in it.", file=file.name))
    connection.execute("SET preserve_insertion_order = true")
    connection.execute(f"ATTACH {literal(str(scratch / 'scan.duckdb'))} AS disk")
    source = (
        f"read_parquet({literal(str(file))})"
        if file.suffix.lower() in PARQUET
        else f"read_csv({literal(str(file))}, header = true, all_varchar = true)"
    )
    try:
        headings = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
        columns = tidy_columns(file.name, headings)
        connection.execute(f"CREATE TABLE disk.rows AS SELECT {_selected(columns)} FROM {source}")
    except duckdb.Error as error:
        said = str(error).strip().splitlines()[0]
        problem = Problem(
            f"The table cannot be read: {said}",
            "A table to scan is CSV in UTF-8 with a heading row, or Parquet.",
            "Save it again as one of these.",
            file=file.name,
        )
        raise FileError(problem) from None
    return columns


def _selected(columns: TidyColumns) -> str:
    parts = [f"trim(coalesce({name(one)}::VARCHAR, ''))" for one in columns.areas]
    area = f" || {literal(BETWEEN)} || ".join(parts) if parts else literal(ALL)
    measure = f"trim(coalesce({name(columns.measure)}::VARCHAR, ''))" if columns.measure else literal(ALL)
    return (
        f"row_number() OVER () + 1 AS row, {measure} AS measure, {area} AS area, "
        f"trim(coalesce({name(columns.period)}::VARCHAR, '')) AS period, "
        f"trim(coalesce({name(columns.value)}::VARCHAR, '')) AS value"
    )


def _coded(connection: "duckdb.DuckDBPyConnection", column: str) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The names in order, and the position of each series' name among them."""
    names = connection.execute(f"SELECT DISTINCT {column} FROM disk.series ORDER BY 1").fetchall()
    codes = connection.execute(
        f"SELECT (dense_rank() OVER (ORDER BY {column}) - 1)::BIGINT AS code FROM disk.series ORDER BY id"
    ).fetchnumpy()["code"]
    return tuple(str(row[0]) for row in names), np.asarray(codes, dtype=np.int64)


def _months(connection: "duckdb.DuckDBPyConnection", file: str) -> tuple[Month, Month]:
    row = connection.execute("SELECT min(left(period, 7)), max(left(period, 7)) FROM disk.rows").fetchone()
    if row is None or row[0] is None:
        raise FileError(Problem("The table has a heading row and nothing below it.", "", "Add the figures.", file=file))
    return Month.parse(row[0]), Month.parse(row[1])


def _fill(connection: "duckdb.DuckDBPyConnection", values: NDArray[np.float64], first: Month) -> int:
    """Every figure into its cell; gives how many there were."""
    connection.execute(
        f"CREATE TABLE disk.cells AS SELECT id, ({MONTH} - {first.year * 12 + first.number - 1})::INTEGER AS month, "
        f"{NUMBER} AS figure FROM disk.rows JOIN disk.series USING (measure, area) WHERE {IS_NUMBER}"
    )
    row = connection.execute("SELECT count(*) FROM disk.cells").fetchone()
    number = int(row[0]) if row else 0
    for start in range(0, number, CELLS_AT_ONCE):
        cells = connection.execute(
            f"SELECT id, month, figure FROM disk.cells WHERE rowid >= {start} AND rowid < {start + CELLS_AT_ONCE}"
        ).fetchnumpy()
        values[np.asarray(cells["month"]), np.asarray(cells["id"])] = np.asarray(cells["figure"])
    return number
