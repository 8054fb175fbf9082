"""Where the database is, from one address: sqlite:///path/file.sqlite3 or postgresql://user:password@host/name."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

BEGIN = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
    "PRAGMA cache_size=-16000;"
)


def database_from(url: str, *, wait: float) -> dict[str, Any]:
    """What Django wants to know of it. Raises ValueError for an address of any other kind."""
    found = urlsplit(url)
    if found.scheme == "sqlite":
        return sqlite(Path(unquote(found.path.removeprefix("/"))), wait=wait)
    if found.scheme in ("postgresql", "postgres"):
        options = dict(parse_qsl(found.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(found.path.removeprefix("/")),
            "USER": unquote(found.username or ""),
            "PASSWORD": unquote(found.password or ""),
            "HOST": options.pop("host", unquote(found.hostname or "")),
            "PORT": str(found.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"options": f"-c lock_timeout={round(wait * 1000)}ms", **options},
        }
    message = (
        f"MOOTHALL_DATABASE begins with '{found.scheme}:'. Write sqlite:///file.sqlite3 for a file, sqlite:////with/its/"
        "folder.sqlite3, or postgresql://user:password@host/name."
    )
    raise ValueError(message)


def sqlite(file: Path, *, wait: float) -> dict[str, Any]:
    """A file that readers read while one writer writes; who wants to write waits for the other."""
    options = {"timeout": wait, "transaction_mode": "IMMEDIATE", "init_command": BEGIN}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "CONN_MAX_AGE": 60, "OPTIONS": options}
