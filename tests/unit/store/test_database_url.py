"""Where the database is, from one address."""

from pathlib import Path

import pytest

from moothall.store.database_url import database_from


def test_a_file_of_sqlite_by_its_path() -> None:
    assert database_from("sqlite:////srv/our%20site/m.sqlite3", wait=5)["NAME"] == str(Path("/srv/our site/m.sqlite3"))


def test_postgresql_on_a_host_with_a_password_and_options() -> None:
    found = database_from("postgresql://moot:p%40ss@db.example:5433/moothall?sslmode=require", wait=1.5)
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "moothall",
        "USER": "moot",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert found["OPTIONS"] == {"options": "-c lock_timeout=1500ms", "sslmode": "require"}


def test_postgresql_on_a_socket() -> None:
    assert database_from("postgresql://moot:pass@/moothall?host=%2Frun%2Fpg", wait=1)["HOST"] == "/run/pg"


def test_any_other_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"MOOTHALL_DATABASE begins with 'oracle:'. Write sqlite:///file.sqlite3"):
        database_from("oracle://x/y", wait=1)
