"""Counts and their account on disk: each written beside its place first, so that no half result is ever there."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moothall.records.account import Account
from moothall.records.account_json import account_json
from moothall.records.expressions import COUNT, counted, in_order
from moothall.records.frames import frame, sql

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

ROWS_AT_ONCE = 10_000


def write_counts(
    connection: "duckdb.DuckDBPyConnection", by: Sequence[str], place: Path, account: Account
) -> tuple[Path, Path]:
    return write_result([*by, COUNT], count_rows(connection, by), place, account_json(account))


def write_result(
    headings: Sequence[str], rows: Iterable[Sequence[Any]], place: Path, account: Mapping[str, object]
) -> tuple[Path, Path]:
    """The account goes into place first: a result never stands there without it, and it names the result's sha-256."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"{place.stem}.account.json")
    unfinished = place.with_name(f".{place.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    with unfinished.open("rb") as written:
        mark = hashlib.file_digest(written, "sha256").hexdigest()
    text = json.dumps({"counts": place.name, "sha256": mark, **account}, ensure_ascii=False, indent=1)
    account_unfinished = beside.with_name(f".{beside.name}.unfinished")
    account_unfinished.write_text(text + "\n", "utf-8")
    account_unfinished.replace(beside)
    unfinished.replace(place)
    return place, beside


def count_rows(connection: "duckdb.DuckDBPyConnection", by: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The counts in order, a few at a time."""
    query = sql(in_order(counted(frame(connection, "FROM counts"), by), by))
    cursor = connection.execute(query)
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield from rows
