"""Between DuckDB's SQL and narwhals' frames."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

    from moothall.records.expressions import Frame


def frame(connection: "duckdb.DuckDBPyConnection", query: str) -> "Frame":
    import narwhals as nw

    return nw.from_native(connection.sql(query))


def sql(frame: "Frame") -> str:
    return str(frame.to_native().sql_query())
