"""Count records: files in folders, gzip and archives in; counts by month, area and type, and their account, out."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import NotFoundError, UsageError
from moothall.intake.record_layout_file import record_layout_from
from moothall.measures.record_layout import RecordLayout
from moothall.records.account import Account
from moothall.records.accounting import account
from moothall.records.bundled_geography import bundled_geography
from moothall.records.engine import engine
from moothall.records.engines import Engine, count_on
from moothall.records.noughts import add_noughts
from moothall.records.progress import Tell
from moothall.records.result import write_counts
from moothall.records.wanted import Wanted


@dataclass(frozen=True)
class Counted:
    account: Account
    files: tuple[Path, ...]


def layout_in(file: Path) -> RecordLayout:
    """What the columns of a table mean, by a mapping file. Raises FileError with every problem of it."""
    if not file.is_file():
        message = f"{file}: there is no such file."
        raise NotFoundError(message)
    return record_layout_from(file.name, file.read_bytes())


def count_records(
    places: Sequence[Path],
    layout: RecordLayout,
    *,
    by: Sequence[str] | None,
    out: Path,
    tell: Tell,
    quick: bool = False,
    noughts: bool = False,
    on: Engine = None,
) -> Counted:
    """Counts and their account, on disk.

    Quick: without looking for copies and identifiers that recur. Noughts: with a row of 0 where a month was read and
    holds no record of a combination. `on` names another engine than DuckDB.
    Raises FileError with every problem of the files, NotFoundError where there are none.
    """
    chosen = tuple(by or layout.usual)
    unknown = [name for name in chosen if name not in layout.dimensions]
    if unknown or len(set(chosen)) < len(chosen):
        message = f"--by {','.join(chosen)}: choose, each once, from {', '.join(layout.dimensions)}."
        raise UsageError(message)
    watched = [name for name in ("month", "force", "district", layout.category) if name in layout.dimensions]
    names = tuple(dict.fromkeys((*chosen, *watched)))
    with tempfile.TemporaryDirectory(prefix="moothall-records-") as folder, engine(Path(folder)) as connection:
        groups = count_on(on, connection, places, Wanted(layout, names, Path(folder), tell, marked=not quick))
        drawn_up = account(connection, groups, layout, chosen, bundled_geography(), marked=not quick)
        if noughts and "month" in chosen:
            add_noughts(connection, chosen, has_force="force" in names)
        return Counted(drawn_up, write_counts(connection, chosen, out, drawn_up))
