"""The same counting on Spark: here with local processors, elsewhere on a cluster by its address."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from moothall.errors import FileError, Problem, UsageError
from moothall.measures.record_layout import RecordLayout
from moothall.records.counting import FILE, LINES, UNMARKED, Done, Tell, alike, keep
from moothall.records.expressions import COUNT, counted, prepared
from moothall.records.headers import Headed
from moothall.records.sources import Source
from moothall.records.unpacking import Share

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb
    from pyspark.sql import SparkSession

SETTINGS = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.log.level": "ERROR"}


@contextmanager
def spark(master: str) -> Iterator["SparkSession"]:
    """A session on the processors or the cluster named. Raises UsageError where pyspark is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = (
            "Counting on Spark needs pyspark, which is not installed (and Java, 17 or newer). It comes with the extra "
            "'spark': pip install 'moothall[records,spark]'"
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


def count_on_spark(
    session: "SparkSession",
    connection: "duckdb.DuckDBPyConnection",
    groups: Sequence[Headed],
    layout: RecordLayout,
    names: Sequence[str],
    tell: Tell,
) -> None:
    """Fill the tables `counts` and `files_read`; Spark counts by file, and what it counted is kept as ever.

    Raises UsageError for archives, which Spark does not read, FileError with what Spark could not read.
    """
    packed = sorted({source.path.name for group in groups for source in group.sources if source.member})
    if packed:
        message = f"Spark does not read zip archives ({', '.join(packed[:5])}). Unpack them first."
        raise UsageError(message)
    total = sum(source.stored for group in groups for source in group.sources)
    stored, rows = 0, 0
    for columns, force, sources in alike(groups, layout):
        _share(session, connection, (columns, sources), layout, names, force)
        rows += keep(connection, Share(tuple(sources), ()), layout, names, UNMARKED)
        stored += sum(source.stored for source in sources)
        tell(Done(stored, total, rows))


def _share(
    session: "SparkSession",
    connection: "duckdb.DuckDBPyConnection",
    files: tuple[Sequence[str], Sequence[Source]],
    layout: RecordLayout,
    names: Sequence[str],
    force: str | None,
) -> None:
    """The table `share`: counts and lines by what is counted by, and by file, as Spark gave them."""
    import narwhals as nw
    from pyspark.errors import PySparkException
    from pyspark.sql.functions import input_file_name

    columns, sources = files
    schema = ", ".join(f"`{column.replace('`', '``')}` STRING" for column in columns)
    read = session.read.csv(
        [str(source.path.resolve()) for source in sources], schema=schema, header=True, quote='"', escape='"',
        mode="FAILFAST", encoding="UTF-8", enforceSchema=False,
    )  # fmt: skip
    rows = prepared(nw.from_native(read.withColumn(FILE, input_file_name())), layout, names, force, (FILE,))
    try:
        found = counted(rows, (*names, FILE), lines=LINES).to_native().collect()
    except PySparkException as error:
        said = str(error).splitlines()[0]
        raise FileError(
            Problem(f"Spark could not read it: {said}", "", "Count it on DuckDB, which names every row.")
        ) from None
    places = {str(source.path.resolve()): index for index, source in enumerate(sources, start=1)}
    texts = ", ".join(f'"{name}" VARCHAR' for name in names)
    connection.execute(f"CREATE OR REPLACE TABLE share ({texts}, {COUNT} BIGINT, {FILE} BIGINT, {LINES} BIGINT)")
    file_of = [places[unquote(urlparse(row[FILE]).path)] for row in found]
    values = [
        (*(row[name] for name in names), row[COUNT], file, row[LINES]) for row, file in zip(found, file_of, strict=True)
    ]
    marks = ", ".join("?" * (len(names) + 3))
    if values:
        connection.executemany(f"INSERT INTO share VALUES ({marks})", values)
