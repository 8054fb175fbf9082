"""One change at a time: a transaction that no other writer shares, and a clear word where it cannot be had."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError, connection, transaction

from moothall.errors import StoreError

BUSY = ("database is locked", "lock timeout", "could not obtain lock")
FULL = ("database or disk is full", "disk i/o error", "no space left", "could not extend file", "file too large")
UNREACHED = ("connection is bad", "connection failed", "connection refused", "could not translate host name")
READ_ONLY = ("readonly database", "read-only transaction", "unable to open database file")


@contextmanager
def writing() -> Iterator[None]:
    """All of a change or nothing. A second writer waits for the first. Raises StoreError where it cannot be written."""
    try:
        with transaction.atomic(durable=True):
            if connection.vendor == "postgresql":  # SQLite has one writer as it is
                with connection.cursor() as cursor:
                    cursor.execute("LOCK TABLE store_change IN EXCLUSIVE MODE")
            yield
    except OperationalError as error:
        connection.close()
        raise StoreError(said_of(error)) from error


def said_of(error: DatabaseError) -> str:
    """What went wrong with the database, and what to do."""
    found = " ".join(str(error).casefold().split())
    nothing = "Nothing was changed."
    if any(words in found for words in BUSY):
        return (
            f"The database is being written by somebody else, and waiting did not help. {nothing} Try again; "
            "MOOTHALL_WAIT sets how many seconds are waited."
        )
    if any(words in found for words in FULL):
        return f"The disk of the database is full. {nothing} Make room, then do it again."
    if any(words in found for words in UNREACHED):
        return f"The database cannot be reached: {' '.join(str(error).split())} Look at MOOTHALL_DATABASE."
    if any(words in found for words in READ_ONLY):
        return f"The database cannot be opened for writing. {nothing} Look at who owns its file and its folder."
    return f"The database did not take the change: {' '.join(str(error).split())} {nothing}"
