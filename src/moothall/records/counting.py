"""Count records: files in shares, each read once, its counts and marks kept, then one result and its account."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.measures.record_layout import Reading, RecordLayout
from moothall.records.bad_rows import problems_in
from moothall.records.engine import csv_rows, literal, name
from moothall.records.expressions import counted, prepared
from moothall.records.headers import Headed
from moothall.records.sources import Source
from moothall.records.unpacking import Share, shares

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

    from moothall.records.expressions import Frame

ROW, IDENTIFIER, FILE, LINES = "moothall_row", "moothall_identifier", "moothall_file", "moothall_lines"


@dataclass(frozen=True)
class Done:
    """How far the work is: bytes as they are stored, and rows."""

    stored: int
    of: int
    rows: int


@dataclass(frozen=True)
class Marks:
    """What is kept of each row beside its identifier, and whether rows without one are kept too.

    Without `rows` nothing is: copies and identifiers that recur are then not looked for, and the counting is faster.
    """

    columns: tuple[str, ...] = ("month",)
    blanks: bool = False
    rows: bool = True


IDENTIFIED = Marks()
UNMARKED = Marks(rows=False)
Tell = Callable[[Done], None]


def count_files(
    connection: "duckdb.DuckDBPyConnection",
    groups: Sequence[Headed],
    layout: RecordLayout,
    names: Sequence[str],
    *,
    scratch: Path,
    tell: Tell,
    marks: Marks = IDENTIFIED,
) -> None:
    """Fill the tables `counts`, `files_read`, `copies` and `identifiers` of the schema in use.

    Raises FileError with every unsound row.
    """
    sources = [source for group in groups for source in group.sources]
    total, stored, rows = sum(source.stored for source in sources), 0, 0
    for number, (columns, force, same) in enumerate(alike(groups, layout)):
        for share in shares(same, scratch, str(number)):
            _read(connection, share, columns, layout, names, force, marks)
            rows += keep(connection, share, layout, names, marks)
            stored += sum(source.stored for source in share.sources)
            tell(Done(stored, total, rows))


def frame(connection: "duckdb.DuckDBPyConnection", query: str) -> "Frame":
    import narwhals as nw

    return nw.from_native(connection.sql(query))


def sql(frame: "Frame") -> str:
    return str(frame.to_native().sql_query())


def alike(groups: Sequence[Headed], layout: RecordLayout) -> Iterator[tuple[tuple[str, ...], str | None, list[Source]]]:
    """Files with the same columns; where only the file's name says the force, of the same force too."""
    by_name = any(dimension.reading is Reading.FILE_NAME for dimension in layout.dimensions.values())
    for group in groups:
        forces = sorted({source.force for source in group.sources if source.force}) if by_name else [None]
        for force in forces:
            yield group.columns, force, [one for one in group.sources if not by_name or one.force == force]


def _read(
    connection: "duckdb.DuckDBPyConnection",
    share: Share,
    columns: Sequence[str],
    layout: RecordLayout,
    names: Sequence[str],
    force: str | None,
    marks: Marks,
) -> None:
    """One pass over the files: what to count by, a mark of the whole row, one of the identifier, the file.

    Without marks the share is counted at once, by file.
    """
    import duckdb

    mark = f"hash({name(layout.identifier)})" if layout.identifier else "NULL::UBIGINT"
    files = f"list_position([{', '.join(literal(str(path)) for path in share.paths)}], filename)::USMALLINT"
    every = ", ".join(name(column) for column in columns)
    identified = f"CASE WHEN {name(layout.identifier)} IS NULL THEN NULL ELSE {mark} END" if layout.identifier else mark
    marked = (
        f"SELECT {every}, hash({every}) AS {ROW}, {identified} AS {IDENTIFIER}, {files} AS {FILE} "
        f"FROM {csv_rows(share.paths, columns)}"
    )
    try:
        keep = (ROW, IDENTIFIER, FILE) if marks.rows else (FILE,)
        rows = prepared(frame(connection, marked), layout, names, force, keep)
        rows = rows if marks.rows else counted(rows, (*names, FILE), lines=LINES)
        connection.execute(f"CREATE OR REPLACE TABLE share AS {sql(rows)}")
    except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise problems_in(connection, share, columns, layout, str(error)) from None


def keep(
    connection: "duckdb.DuckDBPyConnection",
    share: Share,
    layout: RecordLayout,
    names: Sequence[str],
    marks: Marks,
) -> int:
    """Add the share to the tables; how many rows it had."""
    files = ", ".join(literal(source.said) for source in share.sources)
    new, start = ("INSERT INTO", " ") if _exists(connection, "counts") else ("CREATE TABLE", " AS ")
    counts = sql(counted(frame(connection, "FROM share"), names))
    connection.execute(f"{new} counts{start}{counts}")
    lines = "count(*)" if marks.rows else f"sum({LINES})::BIGINT"
    connection.execute(
        f"{new} files_read{start}SELECT list_extract([{files}], {FILE}) AS file, month, {lines} AS rows "
        f"FROM share GROUP BY ALL"
    )
    if marks.rows:
        _keep_marks(connection, layout, marks, f"{new} {{}}{start}")
    found = connection.execute(f"SELECT {lines} FROM share").fetchone()
    return int((found and found[0]) or 0)


def _keep_marks(connection: "duckdb.DuckDBPyConnection", layout: RecordLayout, marks: Marks, new: str) -> None:
    """Copies are in one file, so that they are counted now; an identifier may recur in any, so that all are kept."""
    category, kept = name(layout.category), ", ".join(name(one) for one in marks.columns)
    connection.execute(
        f"{new.format('copies')}SELECT {category} AS category, sum(n - 1)::BIGINT AS rows FROM (SELECT {category}, "
        f"count(*) AS n FROM share GROUP BY {category}, {ROW} HAVING n > 1) GROUP BY ALL"
    )
    where = "" if marks.blanks else f" WHERE {IDENTIFIER} IS NOT NULL"
    query = f"SELECT {IDENTIFIER} AS identifier, {kept} FROM share{where}"
    connection.execute(f"{new.format('identifiers')}{query}")


def _exists(connection: "duckdb.DuckDBPyConnection", table: str) -> bool:
    found = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = current_schema() AND table_name = ?", [table]
    ).fetchone()
    return bool(found and found[0])
