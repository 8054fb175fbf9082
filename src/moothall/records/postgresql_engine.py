"""The same counting in PostgreSQL: files copied into temporary tables there, or a table that it already has."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moothall.errors import FileError, Problem
from moothall.records.bad_rows import REMEDY, problems_in
from moothall.records.engine import name
from moothall.records.expressions import COUNT, FILE, LINES, copied, counted, identified, prepared, recurring
from moothall.records.headers import Headed
from moothall.records.kept import fill_share, insert_rows, keep_share, make_tables
from moothall.records.progress import Done
from moothall.records.unpacking import Share, shares
from moothall.records.wanted import Alike, Wanted, alike
from moothall.records.warehouse import Warehouse, connected
from moothall.records.warehouse_table import WarehouseTable, warehouse_table
from moothall.records.written_days import problems_of_days

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb
    import psycopg

    from moothall.records.expressions import Frame

ROWS, IDENTIFIED = "moothall_rows", "moothall_identified"
BLOCK = 1024 * 1024


@dataclass
class Session:
    """A connection to the warehouse, the tables kept of it here, and what is wanted."""

    server: "psycopg.Connection[tuple[Any, ...]]"
    kept: "duckdb.DuckDBPyConnection"
    wanted: Wanted
    total: int
    stored: int = 0
    lines: int = 0
    prefix: str = ""

    def rows(self, frame: "Frame") -> Iterator[tuple[Any, ...]]:
        return self.server.cursor().stream(statement(frame, self.prefix))

    def tell(self, stored: int = 0, lines: int = 0) -> None:
        self.wanted.tell(Done(self.stored + stored, self.total, self.lines + lines, about=stored > 0))


def count_in_warehouse(
    on: Warehouse, kept: "duckdb.DuckDBPyConnection", groups: Sequence[Headed], wanted: Wanted
) -> Sequence[Headed]:
    """Fill the kept tables; what was counted: the files given, or the table of the warehouse.

    Raises FileError with every unsound row or column, UsageError where the warehouse cannot be had.
    """
    make_tables(kept, wanted.names)
    with connected(on) as server:
        if on.table:
            table = warehouse_table(server, on.table, wanted)
            _count_table(Session(server, kept, table.wanted, 1, prefix=table.rows(ROWS)), table)
            return (table.headed,)
        total = sum(source.stored for group in groups for source in group.sources)
        _count_files(Session(server, kept, wanted, total), groups)
        return groups


def statement(frame: "Frame", prefix: str = "") -> bytes:
    """The expression in PostgreSQL's SQL."""
    import ibis

    asked = str(ibis.to_sql(frame.to_native(), dialect="postgres"))
    return (f"{prefix}SELECT * FROM ({asked}) found" if prefix else asked).encode()


def _frame(columns: Sequence[str], table: str = ROWS) -> "Frame":
    import ibis
    import narwhals as nw

    types = {**dict.fromkeys(columns, "string"), FILE: "int64"} if table == ROWS else dict.fromkeys(columns, "string")
    frame: Frame = nw.from_native(ibis.table(types, name=table))
    return frame


def _count_files(session: Session, groups: Sequence[Headed]) -> None:
    session.server.execute(f"CREATE TEMPORARY TABLE {IDENTIFIED} (identifier text, month text)".encode())
    for number, same in enumerate(alike(groups, session.wanted.layout)):
        for share in shares(same.sources, session.wanted.scratch, str(number)):
            _count_share(session, share, same)
    if session.wanted.identifier:
        _keep_recurring(session, _frame(("identifier", "month"), IDENTIFIED))


def _count_share(session: Session, share: Share, same: Alike) -> None:
    import psycopg

    try:
        _load(session, share, same.columns)
        problems = problems_of_days(session.server, session.wanted, ROWS)
        if problems:
            raise FileError(problems)
        _keep(session, same, [source.said for source in share.sources])
    except psycopg.DataError as error:
        said = str(error).splitlines()[0]
        raise problems_in(session.kept, share, same.columns, session.wanted.layout, said) from None
    if session.wanted.identifier:
        found = identified(_frame(same.columns), session.wanted.layout, same.force)
        session.server.execute(f"INSERT INTO {IDENTIFIED} ".encode() + statement(found))
    session.stored += share.stored
    session.tell()


def _load(session: Session, share: Share, columns: Sequence[str]) -> None:
    every = ", ".join(map(name, columns))
    texts = ", ".join(f"{name(column)} text" for column in columns)
    session.server.execute(f"DROP TABLE IF EXISTS {ROWS}; CREATE TEMPORARY TABLE {ROWS} ({texts}, {FILE} int)".encode())
    copying = f"COPY {ROWS} ({every}) FROM STDIN WITH (FORMAT csv, HEADER true, FORCE_NULL ({every}))".encode()
    before, lines = 0, 0
    for number, (path, source) in enumerate(zip(share.paths, share.sources, strict=True), start=1):
        session.server.execute(f"ALTER TABLE {ROWS} ALTER {FILE} SET DEFAULT {number}".encode())
        with session.server.cursor() as cursor, cursor.copy(copying) as copy:
            for block, part in _blocks(path):
                copy.write(block)
                lines += block.count(b"\n")
                session.tell(before + int(source.stored * part), lines)
        before += source.stored


def _blocks(path: Path) -> Iterator[tuple[bytes, float]]:
    """The text of a file, a little at a time, and how much of the file has been read by then."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        opened = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
        while block := opened.read(BLOCK):
            yield block, raw.tell() / size


def _keep(session: Session, same: Alike, files: Sequence[str]) -> None:
    """What was counted of the rows there, by names and file, and the copies among them."""
    wanted, rows = session.wanted, _frame(same.columns)
    worded = prepared(rows, wanted.layout, wanted.names, same.force, (FILE,))
    found = counted(worded, (*wanted.names, FILE), lines=LINES).select(*wanted.names, COUNT, FILE, LINES)
    fill_share(session.kept, wanted.names, session.rows(found), wanted.scratch)
    session.lines += keep_share(session.kept, wanted.names, files)
    if wanted.copies:
        insert_rows(session.kept, "copies", list(session.rows(copied(rows, wanted.layout, same.columns, same.force))))


def _keep_recurring(session: Session, with_identifier: "Frame") -> None:
    import narwhals as nw

    insert_rows(session.kept, "identified", list(session.rows(with_identifier.select(nw.len().cast(nw.Int64)))))
    insert_rows(session.kept, "recurring", list(session.rows(recurring(with_identifier))))


def _count_table(session: Session, table: WarehouseTable) -> None:
    import psycopg

    wanted, same = session.wanted, table.same
    try:
        problems = problems_of_days(session.server, wanted, ROWS, session.prefix)
        if problems:
            raise FileError(problems)
        _keep(session, same, [source.said for source in same.sources])
        if wanted.identifier:
            _keep_recurring(session, identified(_frame(same.columns), wanted.layout, None))
    except psycopg.DataError as error:
        said = str(error).splitlines()[0]
        raise FileError(Problem(f"{said}.", "Numbers and days were expected where the mapping says so.", REMEDY,
                                table.name)) from None  # fmt: skip
    session.stored = session.total
    session.tell()
