"""Databases for tests: a file of SQLite and a database of PostgreSQL, each new for every test that asks for one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from moothall.store.database_url import database_from
from moothall.store.ready import make_tables
from moothall.workflows import public_record as public_record_module

NUMBERS = count(1)
KINDS = ("sqlite", "postgresql")


@contextmanager
def database_at(url: str, *, wait: float = 20) -> Iterator[str]:
    """Within it, Django's database is the one at an address; no table is made."""
    before = connections.settings["default"]
    _use(database_from(url, wait=wait))
    try:
        yield url
    finally:
        _use(before)


def _use(settings: dict[str, object]) -> None:
    connections["default"].close()
    connections.settings["default"] = settings
    connections.configure_settings(connections.settings)
    del connections["default"]


def forget_records() -> None:
    """Records are kept by the hash of their last change; after this they are read from the database anew."""
    public_record_module._record_at.cache_clear()  # noqa: SLF001


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A file with empty tables, to be copied."""
    file = tmp_path_factory.mktemp("store") / "made.sqlite3"
    with django_db_blocker.unblock(), database_at(f"sqlite:///{file}"):
        make_tables()
    return file


@pytest.fixture
def sqlite_store(made_sqlite: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    file = tmp_path / "store" / "moothall.sqlite3"
    file.parent.mkdir()
    shutil.copyfile(made_sqlite, file)
    with django_db_blocker.unblock(), database_at(f"sqlite:///{file}") as url:
        yield url


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a database with empty tables, which the test uses; once for each kind of database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_store")
        return
    with django_db_blocker.unblock(), database_at(new_postgresql(request.getfixturevalue("postgresql_url"))) as url:
        make_tables()
        yield url
        connections["default"].close()


def new_postgresql(server: str) -> str:
    """The address of a new, empty database."""
    return _created(server, template="template1")


def copied_postgresql(url: str) -> str:
    """The address of a copy of a database, to which nobody is connected."""
    return _created(url, template=urlsplit(url).path.removeprefix("/"))


def _created(url: str, *, template: str) -> str:
    name = f"store_{os.getpid()}_{next(NUMBERS)}"
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlunsplit(parts._replace(path=f"/{name}"))
