"""A scan on disk as CSV and Parquet, each written beside its place first and then put there."""

import csv
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from moothall.records.engine import engine, literal, name


def write_csv(place: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    unfinished = _beside(place)
    with unfinished.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    unfinished.replace(place)


def write_parquet(
    place: Path, headings: Sequence[str], rows: Iterable[Sequence[object]], numbers: Collection[str], scratch: Path
) -> None:
    """By way of CSV, because DuckDB reads that fastest; `numbers` are the columns that are not text."""
    table = scratch / "scan.csv"
    write_csv(table, headings, rows)
    unfinished = _beside(place)
    types = ", ".join(f"{literal(one)}: '{'DOUBLE' if one in numbers else 'VARCHAR'}'" for one in headings)
    columns = ", ".join(name(one) for one in headings)
    with engine(scratch, "Writing Parquet") as connection:
        connection.execute("SET preserve_insertion_order = true")
        connection.execute(
            f"COPY (SELECT {columns} FROM read_csv({literal(str(table))}, header = true, columns = {{{types}}}, "
            f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', parallel = false)) "
            f"TO {literal(str(unfinished))} (FORMAT parquet)"
        )
    unfinished.replace(place)


def _beside(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.with_name(f".{place.name}.unfinished")
