"""How far a count is, also inside one query that takes minutes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

EVERY = 0.5  # seconds between two looks at a running query


@dataclass(frozen=True)
class Done:
    """Bytes as they are stored, of how many, and rows: reckoned from the bytes where `about`."""

    stored: int
    of: int
    rows: int
    about: bool = False


Tell = Callable[[Done], None]


def run_and_tell(connection: "duckdb.DuckDBPyConnection", query: str, tell: Callable[[float], None]) -> None:
    """Run the query; while it runs, `tell` is called with how much of it is done, from 0 to 1."""
    with ThreadPoolExecutor(1) as worker:
        running = worker.submit(connection.execute, query)
        try:
            while not wait([running], timeout=EVERY).done:
                done = connection.query_progress()  # in per cent; below 0 where it is not known
                if done > 0:
                    tell(done / 100)
        except KeyboardInterrupt:  # pragma: no cover (a person presses the keys)
            connection.interrupt()
            raise
        running.result()
