"""The database is made, found to be there, or told to be too old or too new."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from moothall.errors import NotFoundError, StoreError, UsageError
from moothall.store.ready import make_tables, require_tables
from moothall.store.start import start
from moothall.store.writing import said_of
from tests.stores import database_at


@pytest.mark.usefixtures("store")
def test_tables_that_are_there_are_left_alone() -> None:
    require_tables()
    assert make_tables() is False


@pytest.mark.usefixtures("store")
def test_older_tables_are_told_and_then_brought_up_to_date() -> None:
    call_command("migrate", "store", "zero", verbosity=0)
    with pytest.raises(UsageError, match=r"are older than this program. Do it with: moothall init"):
        require_tables()
    assert make_tables() is True
    require_tables()


@pytest.mark.usefixtures("store")
def test_newer_tables_are_told_and_left_alone() -> None:
    MigrationRecorder(connection).record_applied("store", "9999_of_a_later_version")
    for question in (require_tables, make_tables):
        with pytest.raises(UsageError, match="The database was made by a newer version of this program"):
            question()


def test_a_file_that_is_not_there_is_not_made_by_asking(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    file = tmp_path / "none.sqlite3"
    with django_db_blocker.unblock(), database_at(f"sqlite:///{file}"), pytest.raises(NotFoundError):
        require_tables()
    assert not file.exists()


def test_a_server_that_does_not_answer_is_told(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    url = f"postgresql://moothall:hidden@/moothall?host={tmp_path}"
    for question in (require_tables, make_tables):
        with django_db_blocker.unblock(), database_at(url), pytest.raises(StoreError) as error:
            question()
        assert str(error.value).startswith("The database cannot be reached: connection is bad")
        assert "hidden" not in str(error.value)


@pytest.mark.usefixtures("sqlite_store")
def test_a_disk_that_may_only_be_read_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        with pytest.raises(OperationalError) as error:
            cursor.execute("DELETE FROM store_body")
    assert said_of(error.value) == (
        "The database cannot be opened for writing. Nothing was changed. Look at who owns its file and its folder."
    )


def test_what_nobody_thought_of_is_told_as_the_database_says_it() -> None:
    said = said_of(OperationalError("something\n  odd"))
    assert said == "The database did not take the change: something odd Nothing was changed."


def test_to_start_twice_does_nothing() -> None:
    start()
    before = [(app.name, id(app)) for app in apps.get_app_configs()]
    start()
    assert [(app.name, id(app)) for app in apps.get_app_configs()] == before
    assert "moothall.store" in [name for name, _ in before]
