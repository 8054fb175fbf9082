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
from moothall.records.counting import IDENTIFIED, UNMARKED, Tell, count_files
from moothall.records.engine import engine
from moothall.records.headers import headed
from moothall.records.noughts import add_noughts
from moothall.records.result import write_counts
from moothall.records.sources import sources_in
from moothall.records.spark_engine import count_on_spark, spark


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
    spark_at: str | None = None,
    noughts: bool = False,
) -> Counted:
    """Counts and their account, on disk.

    Quick: without looking for copies and identifiers that recur; Spark, where it is named, is always quick. Noughts:
    with a row of 0 where a month was read and holds no record of a combination.
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
        groups = headed(sources_in(places, layout), layout)
        if spark_at:
            with spark(spark_at) as session:
                count_on_spark(session, connection, groups, layout, names, tell)
        else:
            marks = UNMARKED if quick else IDENTIFIED
            count_files(connection, groups, layout, names, scratch=Path(folder), tell=tell, marks=marks)
        marked = not quick and not spark_at
        drawn_up = account(connection, groups, layout, chosen, bundled_geography(), marked=marked)
        if noughts and "month" in chosen:
            add_noughts(connection, chosen, has_force="force" in names)
        return Counted(drawn_up, write_counts(connection, chosen, out, drawn_up))
