"""DuckDB, held to a share of memory and disk, and a clear word where it is not installed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.errors import UsageError

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

NUMBER = "(file_index + 1)::BIGINT"  # of a row's file among those that are read together
MEMORY = "600MB"  # beyond it DuckDB goes on in its folder on disk


@contextmanager
def engine(scratch: Path, purpose: str = "Counting records") -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with nothing in it, that never asks the network for an extension."""
    try:
        import duckdb
        import narwhals  # noqa: F401 - asked for here, so that the message comes before the work
    except ImportError as error:
        message = (
            f"{purpose} needs DuckDB and narwhals, and {error.name} is not installed. They come with "
            f"the extra 'records': make records in a clone, or pip install 'moothall[records]'"
        )
        raise UsageError(message) from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(scratch),
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")  # kept, not shown
    try:
        yield connection
    finally:
        connection.close()


def csv_rows(paths: Sequence[Path], columns: Sequence[str], *, rejects: bool = False) -> str:
    """SQL that reads the files as text, by the columns given: nothing about them is guessed."""
    files = ", ".join(literal(str(path)) for path in paths)
    types = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in columns)
    store = ", store_rejects = true" if rejects else ""
    return (
        f"read_csv([{files}], columns = {{{types}}}, header = true, auto_detect = false, delim = ',', "
        f"quote = '\"', escape = '\"', encoding = 'utf-8'{store})"
    )


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
