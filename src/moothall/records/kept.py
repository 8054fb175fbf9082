"""The tables that every engine fills with what it counted; result and account are drawn from them alone."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moothall.records.engine import csv_rows, literal, name
from moothall.records.expressions import COUNT, FILE, LINES, counted
from moothall.records.frames import frame, sql

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

OF_THE_ACCOUNT = """
    CREATE TABLE files_read (file VARCHAR, month VARCHAR, rows BIGINT);
    CREATE TABLE copies (category VARCHAR, rows BIGINT);
    CREATE TABLE recurring (rows BIGINT, months BIGINT);
    CREATE TABLE identified (rows BIGINT);
"""  # recurring: a line for each identifier on several rows; identified: rows that have an identifier


def make_tables(connection: "duckdb.DuckDBPyConnection", names: Sequence[str]) -> None:
    texts = ", ".join(f"{name(one)} VARCHAR" for one in names)
    connection.execute(f"CREATE TABLE counts ({texts}, {COUNT} BIGINT); {OF_THE_ACCOUNT}")


def fill_share(
    connection: "duckdb.DuckDBPyConnection", names: Sequence[str], rows: Iterable[Sequence[Any]], scratch: Path
) -> None:
    """The table `share` from what another engine counted: by names and by number of file, with rows and lines."""
    place, columns = scratch / "share.csv", (*names, COUNT, FILE, LINES)
    with place.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows(rows)
    numbers = ", ".join(f"{one}::BIGINT AS {one}" for one in (COUNT, FILE, LINES))
    read = csv_rows([place], columns)
    connection.execute(f"CREATE OR REPLACE TABLE share AS SELECT * REPLACE ({numbers}) FROM {read}")
    place.unlink()


def keep_share(connection: "duckdb.DuckDBPyConnection", names: Sequence[str], files: Sequence[str]) -> int:
    """Add the table `share` to the counts and to the files that were read; how many rows it stands for."""
    listed = ", ".join(map(literal, files))
    connection.execute(f"INSERT INTO counts {sql(counted(frame(connection, 'FROM share'), names))}")
    connection.execute(
        f"INSERT INTO files_read SELECT list_extract([{listed}], {FILE}), month, sum({LINES})::BIGINT FROM share "
        f"GROUP BY ALL"
    )
    found = connection.execute(f"SELECT coalesce(sum({LINES}), 0)::BIGINT FROM share").fetchone()
    return int(found[0]) if found else 0


def insert_rows(connection: "duckdb.DuckDBPyConnection", table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Few rows, into one of the tables of the account."""
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
