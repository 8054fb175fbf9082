"""One count, whichever engine does it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.records.counting import count_files
from moothall.records.headers import Headed, headed
from moothall.records.postgresql_engine import count_in_warehouse
from moothall.records.sources import sources_in
from moothall.records.spark_engine import Spark, count_on_spark
from moothall.records.wanted import Wanted
from moothall.records.warehouse import Warehouse

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

Engine = Spark | Warehouse | None  # none: DuckDB


def count_on(
    engine: Engine, connection: "duckdb.DuckDBPyConnection", places: Sequence[Path], wanted: Wanted
) -> Sequence[Headed]:
    """Fill the kept tables of the connection; what was counted: the files, or a table in its place."""
    if isinstance(engine, Warehouse) and engine.table:
        return count_in_warehouse(engine, connection, (), wanted)
    groups = headed(sources_in(places, wanted.layout), wanted.layout)
    if isinstance(engine, Spark):
        count_on_spark(engine, connection, groups, wanted)
    elif engine:
        count_in_warehouse(engine, connection, groups, wanted)
    else:
        count_files(connection, groups, wanted)
    return groups
