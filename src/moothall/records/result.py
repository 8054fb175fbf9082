"""Counts and their account on disk: each written beside its place first, so that no half result is ever there."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moothall.records.account import Account
from moothall.records.account_json import account_json
from moothall.records.counting import frame, sql
from moothall.records.expressions import COUNT, counted, in_order

if TYPE_CHECKING:
    import duckdb

ROWS_AT_ONCE = 10_000


def write_counts(
    connection: "duckdb.DuckDBPyConnection", by: Sequence[str], place: Path, account: Account
) -> tuple[Path, Path]:
    """The account goes into place first: counts never stand there without it, and it names the counts' sha-256."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"{place.stem}.account.json")
    unfinished = place.with_name(f".{place.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*by, COUNT])
        writer.writerows(_rows(connection, by))
    with unfinished.open("rb") as written:
        mark = hashlib.file_digest(written, "sha256").hexdigest()
    text = json.dumps(account_json(account, counts=place.name, sha256=mark), ensure_ascii=False, indent=1)
    account_unfinished = beside.with_name(f".{beside.name}.unfinished")
    account_unfinished.write_text(text + "\n", "utf-8")
    account_unfinished.replace(beside)
    unfinished.replace(place)
    return place, beside


def _rows(connection: "duckdb.DuckDBPyConnection", by: Sequence[str]) -> Iterator[Sequence[Any]]:
    query = sql(in_order(counted(frame(connection, "FROM counts"), by), by))
    cursor = connection.execute(query)
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield from rows
