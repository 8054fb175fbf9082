"""A PostgreSQL database by its address, and what it says when it cannot be had, without the password."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from moothall.errors import UsageError

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import psycopg

ADDRESS = "MOOTHALL_WAREHOUSE"
HOW = (
    f"Its address is in the environment variable {ADDRESS} (postgresql://USER@HOST/DATABASE) or after --warehouse; "
    "what it leaves out comes from PostgreSQL's own variables (PGHOST, PGUSER ...) and the password from ~/.pgpass."
)
SETTINGS = "SET TIME ZONE 'UTC'; SET lc_time = 'C'; SET client_encoding = 'UTF8'; SET work_mem = '64MB'"


@dataclass(frozen=True)
class Warehouse:
    """Where the database is, and the table whose records are counted in place; without one, files are."""

    address: str = ""
    table: str | None = None


@contextmanager
def connected(on: Warehouse) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    """A connection; whatever is made through it is temporary, and gone when it ends, however it ends.

    A table is read in one transaction that can only read, so that all that is asked of it fits together.
    Raises UsageError where the warehouse does not answer or refuses.
    """
    _check_installed()
    import psycopg

    connection = _connection(on)
    try:
        if on.table:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
        else:
            connection.autocommit = True
        connection.execute(SETTINGS)
        yield connection
    except psycopg.Error as error:
        message = f"The warehouse did not go on: {_in_one_line(error)}."
        raise UsageError(message) from None
    finally:
        connection.close()


def has_password(address: str) -> bool:
    """Whether an address holds a password; one that cannot be read is taken as if it did."""
    try:
        return bool(urlsplit(address).password) or re.search(r"password\s*=", address) is not None
    except ValueError:
        return True


def _connection(on: Warehouse) -> "psycopg.Connection[tuple[Any, ...]]":
    import psycopg

    try:
        found: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(
            on.address, application_name="moothall", connect_timeout=20
        )
    except psycopg.ProgrammingError:  # what it says repeats the address, and so the password
        message = f"The address of the warehouse cannot be read. {HOW}"
    except psycopg.OperationalError as error:
        message = f"The warehouse does not answer: {_in_one_line(error)}. {HOW}"
    else:
        return found
    raise UsageError(message)


def _check_installed() -> None:
    """Asked for here, so that the message comes before the work."""
    try:
        import ibis  # noqa: F401
        import psycopg  # noqa: F401
    except ImportError as error:
        message = (
            f"Counting in PostgreSQL needs psycopg and ibis, and {error.name} is not installed. They come with the "
            f"extra 'warehouse': make records in a clone, or pip install 'moothall[records,warehouse]'"
        )
        raise UsageError(message) from None


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
