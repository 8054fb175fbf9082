"""Count records on DuckDB: files in shares, each read once, counted and marked in the same pass."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moothall.records.bad_rows import problems_in
from moothall.records.engine import NUMBER, csv_rows, literal, name
from moothall.records.expressions import COUNT, FILE, LINES, NUMBER_OF_A_SMALL_AREA, counted, prepared
from moothall.records.frames import frame, sql
from moothall.records.headers import Headed
from moothall.records.kept import keep_share, make_tables
from moothall.records.marks import BLANK, MARK, MARKS, find_recurring, keep_marks, make_mark_tables
from moothall.records.progress import Done, run_and_tell
from moothall.records.unpacking import Share, shares
from moothall.records.wanted import Alike, Wanted, alike

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

# narwhals replaces wherever a pattern fits; one that fits at the end fits once, and DuckDB is faster when told so.
EVERYWHERE, ONCE = f"{literal(NUMBER_OF_A_SMALL_AREA)}, '', 'g')", f"{literal(NUMBER_OF_A_SMALL_AREA)}, '')"


def count_files(connection: "duckdb.DuckDBPyConnection", groups: Sequence[Headed], wanted: Wanted) -> None:
    """Fill the kept tables in the schema in use. Raises FileError with every unsound row."""
    total = sum(source.stored for group in groups for source in group.sources)
    done = Done(0, total, 0)
    make_tables(connection, wanted.names)
    make_mark_tables(connection)
    for number, same in enumerate(alike(groups, wanted.layout)):
        for share in shares(same.sources, wanted.scratch, str(number)):
            _read(connection, share, same, wanted, done)
            files = [source.said for source in share.sources]
            rows = done.rows + keep_share(connection, wanted.names, files)
            if wanted.marked:
                keep_marks(connection, wanted, files)
            done = Done(done.stored + share.stored, total, rows)
            wanted.tell(done)
    if wanted.marked:
        find_recurring(connection, groups, wanted)


def _read(connection: "duckdb.DuckDBPyConnection", share: Share, same: Alike, wanted: Wanted, before: Done) -> None:
    """The table `share`: one pass over the files."""
    import duckdb

    def tell(part: float) -> None:
        rows = before.rows + int(share.rows * part)
        wanted.tell(Done(before.stored + int(share.stored * part), before.of, rows, about=True))

    asked = _marked(connection, share, same, wanted) if wanted.marked else _unmarked(connection, share, same, wanted)
    try:
        run_and_tell(connection, f"CREATE OR REPLACE TABLE share AS {asked}", tell)
    except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise problems_in(connection, share, same.columns, wanted.layout, str(error)) from None


def _unmarked(connection: "duckdb.DuckDBPyConnection", share: Share, same: Alike, wanted: Wanted) -> str:
    read = f"SELECT *, {NUMBER} AS {FILE} FROM {csv_rows(share.paths, same.columns)}"
    rows = prepared(frame(connection, read), wanted.layout, wanted.names, same.force, (FILE,))
    return sql(counted(rows, (*wanted.names, FILE), lines=LINES)).replace(EVERYWHERE, ONCE)


def _marked(connection: "duckdb.DuckDBPyConnection", share: Share, same: Alike, wanted: Wanted) -> str:
    """The same counts, with a list of marks beside each.

    A row is marked by its identifier, so that one that recurs is found, and by all its cells where it has none, so
    that a copy is. Rows alike in every cell are alike in what is counted by too, so that they are in one list.
    """
    every = ", ".join(map(name, same.columns))
    identifier = name(wanted.layout.identifier) if wanted.layout.identifier else "NULL"
    read = (
        f"SELECT *, {NUMBER} AS {FILE}, {identifier} IS NULL AS {BLANK}, CASE WHEN {identifier} IS NULL "
        f"THEN hash({every}) ELSE hash({identifier}) END AS {MARK} FROM {csv_rows(share.paths, same.columns)}"
    )
    rows = prepared(frame(connection, read), wanted.layout, wanted.names, same.force, (FILE, BLANK, MARK))
    by = ", ".join(map(name, (*wanted.names, FILE, BLANK)))
    records = f"sum({COUNT})::BIGINT" if wanted.layout.count else "count(*)"
    return (
        f"SELECT {by}, {records} AS {COUNT}, count(*) AS {LINES}, list({MARK}) AS {MARKS} "
        f"FROM ({sql(rows).replace(EVERYWHERE, ONCE)}) GROUP BY ALL"
    )
