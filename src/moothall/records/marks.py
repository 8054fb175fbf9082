"""Copies and identifiers that recur, on DuckDB: found by a mark of 64 bits for each row, kept for as long as a run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moothall.records.engine import NUMBER, csv_rows, literal, name
from moothall.records.expressions import FILE, LINES, copied
from moothall.records.frames import frame, sql
from moothall.records.headers import Headed
from moothall.records.unpacking import shares
from moothall.records.wanted import Alike, Wanted, alike

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

MARK, MARKS, BLANK = "moothall_mark", "moothall_marks", "moothall_blank"


def make_mark_tables(connection: "duckdb.DuckDBPyConnection") -> None:
    """`marks` has a line for each row with an identifier; `marked` says in what file it was, month and category.

    Rows without an identifier are in `marked` alone, as a number of lines.
    """
    connection.execute(
        "CREATE TABLE marks (identifier UBIGINT, number UINTEGER); CREATE TABLE repeated (identifier UBIGINT); "
        "CREATE TABLE marked "
        "(number UINTEGER, file VARCHAR, month VARCHAR, category VARCHAR, blank BOOLEAN, lines BIGINT)"
    )


def keep_marks(connection: "duckdb.DuckDBPyConnection", wanted: Wanted, files: Sequence[str]) -> None:
    """Copies without an identifier are in one list, so that they are counted now; the other marks are kept."""
    category, listed = name(wanted.layout.category), ", ".join(map(literal, files))
    if wanted.copies:
        connection.execute(
            f"INSERT INTO copies SELECT {category}, sum({LINES} - list_unique({MARKS}))::BIGINT FROM share "
            f"WHERE {BLANK} GROUP BY ALL HAVING sum({LINES} - list_unique({MARKS})) > 0"
        )
    found = connection.execute("SELECT count(*) FROM marked").fetchone()
    before = int(found[0]) if found else 0
    number = f"({before} + rowid)::UINTEGER"
    connection.execute(
        f"INSERT INTO marked SELECT {number}, list_extract([{listed}], {FILE}), month, {category}, {BLANK}, {LINES} "
        f"FROM share"
    )
    connection.execute(f"INSERT INTO marks SELECT unnest({MARKS}), {number} FROM share WHERE NOT {BLANK}")


def find_recurring(connection: "duckdb.DuckDBPyConnection", groups: Sequence[Headed], wanted: Wanted) -> None:
    """Identifiers on several rows. Where two of them are in one file, it is read again: they may be copies."""
    if not wanted.identifier:
        return
    connection.execute("INSERT INTO identified SELECT count(*) FROM marks")
    connection.execute("INSERT INTO repeated SELECT identifier FROM marks GROUP BY identifier HAVING count(*) > 1")
    rows = "FROM marks JOIN repeated USING (identifier) JOIN marked USING (number)"
    connection.execute(f"INSERT INTO recurring SELECT count(*), count(DISTINCT month) {rows} GROUP BY identifier")
    if not wanted.copies:
        return
    twice = f"SELECT file {rows} GROUP BY file, identifier HAVING count(*) > 1"
    files = {file for (file,) in connection.execute(f"SELECT DISTINCT file FROM ({twice})").fetchall()}
    for index, same in enumerate(alike(groups, wanted.layout)):
        again = tuple(source for source in same.sources if source.said in files)
        _keep_copies(connection, Alike(same.columns, same.force, again), wanted, f"again-{index}")


def _keep_copies(connection: "duckdb.DuckDBPyConnection", same: Alike, wanted: Wanted, folder: str) -> None:
    identifier = name(wanted.layout.identifier or "")
    for share in shares(same.sources, wanted.scratch, folder):
        rows = (
            f"SELECT *, {NUMBER} AS {FILE} FROM {csv_rows(share.paths, same.columns)} WHERE {identifier} IS NOT NULL "
            f"AND hash({identifier}) IN (SELECT identifier FROM repeated)"
        )
        found = copied(frame(connection, rows), wanted.layout, same.columns, same.force)
        connection.execute(f"INSERT INTO copies {sql(found)}")
