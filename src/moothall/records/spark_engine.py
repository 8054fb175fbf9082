"""The same counting on Spark: here with local processors, elsewhere on a cluster by its address."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlparse

from moothall.errors import FileError, Problem, UsageError
from moothall.records.expressions import COUNT, FILE, LINES, copied, counted, identified, prepared, recurring
from moothall.records.headers import Headed
from moothall.records.kept import fill_share, insert_rows, keep_share, make_tables
from moothall.records.progress import Done
from moothall.records.wanted import Alike, Wanted, alike

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb
    from pyspark.sql import DataFrame, SparkSession

    from moothall.records.expressions import Frame

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "100000",  # or it starts a task for each file to look at
}


@dataclass(frozen=True)
class Spark:
    """Spark by the address of its master: local[*] is this machine."""

    master: str = "local[*]"


def count_on_spark(
    on: Spark, connection: "duckdb.DuckDBPyConnection", groups: Sequence[Headed], wanted: Wanted
) -> None:
    """Fill the kept tables.

    Raises UsageError for archives, which Spark does not read, FileError with what it could not read.
    """
    packed = sorted({source.path.name for group in groups for source in group.sources if source.member})
    if packed:
        message = f"Spark does not read zip archives ({', '.join(packed[:5])}). Unpack them first."
        raise UsageError(message)
    make_tables(connection, wanted.names)
    with _session(on.master) as session, _told():
        _count(session, connection, groups, wanted)


@contextmanager
def _session(master: str) -> Iterator["SparkSession"]:
    """A session on the processors or the cluster named. Raises UsageError where pyspark is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = (
            "Counting on Spark needs pyspark, which is not installed (and Java, 17 or newer). It comes with the extra "
            "'spark': make engines in a clone, or pip install 'moothall[records,spark]'"
        )
        raise UsageError(message) from None
    builder = SparkSession.builder.master(master).appName("moothall")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def _told() -> Iterator[None]:
    from pyspark.errors import PySparkException

    try:
        yield
    except PySparkException as error:
        said = str(error).splitlines()[0]
        raise FileError(
            Problem(f"Spark could not read it: {said}", "", "Count it on DuckDB, which names every row.")
        ) from None


def _count(
    session: "SparkSession", connection: "duckdb.DuckDBPyConnection", groups: Sequence[Headed], wanted: Wanted
) -> None:
    total = sum(source.stored for group in groups for source in group.sources)
    stored, lines = 0, 0
    with_identifier: list[Frame] = []
    for same in alike(groups, wanted.layout):
        rows = _rows(session, same, kept=wanted.marked)
        fill_share(connection, wanted.names, _shared(rows, same, wanted), wanted.scratch)
        lines += keep_share(connection, wanted.names, [source.said for source in same.sources])
        if wanted.copies:
            found = copied(rows, wanted.layout, same.columns, same.force)
            insert_rows(connection, "copies", _collected(found))
        if wanted.identifier:
            with_identifier.append(identified(rows, wanted.layout, same.force))
        stored += sum(source.stored for source in same.sources)
        wanted.tell(Done(stored, total, lines))
    if with_identifier:
        _keep_recurring(connection, with_identifier)


def _rows(session: "SparkSession", same: Alike, *, kept: bool) -> "Frame":
    """The rows of the files, kept by Spark in memory or on disk where they are asked about more than once."""
    import narwhals as nw
    from pyspark.sql.functions import input_file_name

    schema = ", ".join(f"`{column.replace('`', '``')}` STRING" for column in same.columns)
    read: DataFrame = session.read.csv(
        [str(source.path.resolve()) for source in same.sources], schema=schema, header=True, quote='"', escape='"',
        mode="FAILFAST", encoding="UTF-8", enforceSchema=False, multiLine=True,
    )  # fmt: skip
    rows = read.withColumn(FILE, input_file_name())
    frame: Frame = nw.from_native(rows.cache() if kept else rows)
    return frame


def _shared(rows: "Frame", same: Alike, wanted: Wanted) -> Iterator[Sequence[Any]]:
    """What was counted, by names and by the number of the file."""
    places = {str(source.path.resolve()): index for index, source in enumerate(same.sources, start=1)}
    worded = prepared(rows, wanted.layout, wanted.names, same.force, (FILE,))
    for row in _collected(
        counted(worded, (*wanted.names, FILE), lines=LINES).select(*wanted.names, COUNT, FILE, LINES)
    ):
        *names, count, file, lines = row
        yield *names, count, places[unquote(urlparse(file).path)], lines


def _keep_recurring(connection: "duckdb.DuckDBPyConnection", with_identifier: Sequence["Frame"]) -> None:
    import narwhals as nw

    every = reduce(lambda one, other: nw.concat([one, other]), with_identifier)
    insert_rows(connection, "identified", _collected(every.select(nw.len().cast(nw.Int64))))
    insert_rows(connection, "recurring", _collected(recurring(every)))


def _collected(frame: "Frame") -> list[tuple[Any, ...]]:
    return [tuple(row) for row in frame.to_native().collect()]
