"""Rows that cannot be read: each with its file, its line and what is wrong with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.errors import FileError, Problem
from moothall.measures.record_layout import RecordLayout
from moothall.records.engine import csv_rows
from moothall.records.unpacking import Share

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

MOST_TOLD = 100
REMEDY = "Correct the row, or fetch the file again."


def problems_in(
    connection: "duckdb.DuckDBPyConnection", share: Share, columns: Sequence[str], layout: RecordLayout, said: str
) -> FileError:
    """Every bad row of the share, up to a hundred; without one, what the engine said about the values in it."""
    names = {str(path): source.said for path, source in zip(share.paths, share.sources, strict=True)}
    found = _rejected(connection, share.paths, columns)
    if not found:
        files = ", ".join(sorted(names.values())[:3])
        expected = f"Columns that are read as days or numbers: {', '.join(_converted(layout))}."
        return FileError(Problem(said.splitlines()[0] + ".", expected, REMEDY, files))
    problems = [
        Problem(
            f"{message.rstrip('.')}.",
            f"A row has {len(columns)} cells in UTF-8.",
            REMEDY,
            names[str(Path(path))],
            row=line,
        )
        for path, line, message, _ in found
    ]
    more = found[0][3] - len(found)
    if more > 0:
        problems.append(Problem(f"There are {more:,} more of these.", "", ""))
    return FileError(problems)


def _rejected(
    connection: "duckdb.DuckDBPyConnection", paths: Sequence[Path], columns: Sequence[str]
) -> list[tuple[str, int, str, int]]:
    """File, line and message of every row that the engine refuses, and how many there are."""
    import duckdb

    # All columns are asked for, so that all are read.
    connection.execute(f"SELECT bit_xor(hash(rows)) FROM {csv_rows(paths, columns, rejects=True)} rows").fetchall()
    try:
        return connection.execute(
            "SELECT s.file_path, e.line, first(e.error_message ORDER BY e.column_idx), count(*) OVER () "
            "FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) GROUP BY ALL ORDER BY 1, 2 "
            f"LIMIT {MOST_TOLD}"
        ).fetchall()
    except duckdb.CatalogException:  # the table is there only where something was refused
        return []


def _converted(layout: RecordLayout) -> list[str]:
    days = [one.column for one in layout.dimensions.values() if one.reading.value in ("day", "utc-time") and one.column]
    return [*days, *([layout.count] if layout.count else [])]
