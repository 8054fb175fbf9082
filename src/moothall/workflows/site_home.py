"""The home of a site: its folder, its secret key and its database."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management.utils import get_random_secret_key
from django.db import connection

from moothall.store.ready import make_tables


@dataclass(frozen=True, kw_only=True)
class Home:
    """`database` is where it is, without a password; `is_new` whether its tables were made or brought up to date."""

    folder: Path
    database: str
    is_new: bool


def make_home() -> Home:
    """Make what is not there yet. Nothing that is there is changed but the tables of an older version."""
    folder, key = Path(settings.HOME), Path(settings.HOME) / settings.KEY_FILE
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not key.exists():
        unfinished = key.with_name(f".{key.name}.unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(f"{get_random_secret_key()}\n")
        unfinished.replace(key)
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).touch(mode=0o600)  # what is withheld is in it
    return Home(folder=folder, database=database_named(), is_new=make_tables())


def database_named() -> str:
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(found["NAME"])
    return f"PostgreSQL, database {found['NAME']} on {found['HOST'] or 'this machine'}"
