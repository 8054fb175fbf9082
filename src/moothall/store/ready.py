"""The database is made, brought up to date, or found to be ready for a change."""

from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from moothall.errors import NotFoundError, StoreError, UsageError
from moothall.store.writing import said_of

INIT = "moothall init"


def make_tables() -> bool:
    """Make the tables, or bring them up to date; whether there was anything to do."""
    try:
        if not _unmade():
            return False
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise StoreError(said_of(error)) from error
    return True


def require_tables() -> None:
    """Raises NotFoundError where there is no database, and UsageError where it is older or newer than this program."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not Path(name).is_file():
        message = f"There is no database at {name}. Make one with: {INIT}. (MOOTHALL_HOME names the folder it is in.)"
        raise NotFoundError(message)
    try:
        unmade = _unmade()
    except OperationalError as error:
        raise StoreError(said_of(error)) from error
    if unmade:
        message = f"The tables of the database are not made, or are older than this program. Do it with: {INIT}"
        raise UsageError(message)


def _unmade() -> bool:
    executor = MigrationExecutor(connection)
    unknown = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
    if any(app == "store" for app, _ in unknown):
        message = "The database was made by a newer version of this program. Install that version, or restore a backup."
        raise UsageError(message)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
