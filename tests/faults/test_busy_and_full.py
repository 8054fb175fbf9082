"""A database that is locked, a disk that is full, two people at once: told in words, and nothing half done."""

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import psycopg
import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from moothall.errors import StoreError
from moothall.measures import Observation
from moothall.periods import Month
from moothall.store.bodies import slugs
from moothall.store.ready import make_tables
from moothall.store.writing import writing
from moothall.workflows.audit import audit
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.exception_report import FORMATS
from moothall.workflows.public_record import public_record, record_version
from moothall.workflows.publish import Published, publish
from moothall.workflows.site_backup import make_backup, restore_backup
from tests.faults.killed import REFUSED, ended
from tests.small_body import body_folder, figures
from tests.stores import database_at

SLUG, AT = "exampleshire", datetime(2022, 11, 1, tzinfo=UTC)
SEPTEMBER = ("burglary", "Exampleshire", Month(2022, 9))


def _import(folder: Path) -> None:
    import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=AT, known_on=AT.date()))


@contextmanager
def _written_by_somebody_else(seconds: float) -> Iterator[None]:
    """Another connection holds the right to write for a while."""
    holding, free = threading.Event(), threading.Event()

    def hold() -> None:
        with writing():
            holding.set()
            free.wait(seconds)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    holding.wait(10)
    try:
        yield
    finally:
        free.set()
        other.join()


def test_a_locked_database_is_waited_for_and_then_told(store: str, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    with database_at(store, wait=0.3), _written_by_somebody_else(30), pytest.raises(StoreError) as error:
        _import(folder)
    assert str(error.value) == (
        "The database is being written by somebody else, and waiting did not help. Nothing was changed. Try again; "
        "MOOTHALL_WAIT sets how many seconds are waited."
    )
    assert slugs() == ()


def test_a_restore_waits_for_a_lock_as_well(store: str, tmp_path: Path) -> None:
    file = make_backup(tmp_path / "backup.zip").file
    with database_at(store, wait=0.3), _written_by_somebody_else(30), pytest.raises(StoreError):
        restore_backup(file)


def test_a_lock_that_is_given_up_in_time_is_not_noticed(store: str, tmp_path: Path) -> None:
    folder = body_folder(tmp_path / "folder")
    with database_at(store, wait=20), _written_by_somebody_else(1.5):
        _import(folder)
        assert record_version(SLUG) == 1


def test_readers_read_while_somebody_writes(store: str, tmp_path: Path) -> None:
    _import(body_folder(tmp_path / "folder"))
    with database_at(store, wait=0.3), _written_by_somebody_else(30):
        assert public_record(SLUG).version == 1


def test_two_importers_at_once_end_as_one_after_the_other(store: str, tmp_path: Path) -> None:
    """Both begin from the same state; the second finds it changed and compares anew."""
    _import(body_folder(tmp_path / "folder"))
    folders = [
        body_folder(tmp_path / str(value), {"observations/figures.csv": figures({SEPTEMBER: value})})
        for value in (498, 499)
    ]
    together = threading.Barrier(2)

    def bring_in(folder: Path) -> None:
        together.wait()
        _import(folder)
        connections.close_all()

    with database_at(store, wait=20):
        threads = [threading.Thread(target=bring_in, args=[folder]) for folder in folders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        known = [vintage.entry for vintage in public_record(SLUG).vintages[SEPTEMBER]]
        assert [change.number for change in audit().changes] == [1, 2, 3]
        assert audit().faults == ()
    assert [entry.value for entry in known if isinstance(entry, Observation)] in ([435, 498, 499], [435, 499, 498])


def test_two_people_publish_at_once_and_one_report_is_there(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = {kind: FORMATS[kind] for kind in ("json", "csv")}  # seven are written in the same statement, and take longer
    monkeypatch.setattr("moothall.workflows.publish.FORMATS", two)
    _import(body_folder(tmp_path / "folder"))
    together, done = threading.Barrier(2), list[Published]()

    def bring_out(name: str) -> None:
        together.wait()
        done.append(publish(SLUG, by=name, at=AT))
        connections.close_all()

    with database_at(store, wait=20):
        threads = [threading.Thread(target=bring_out, args=[name]) for name in ("A. Clerk", "B. Clerk")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [change.what for change in audit().changes] == ["import", "publish"]
    assert sorted((one.number, one.is_new) for one in done) == [(1, False), (1, True)]


def test_a_disk_that_is_full_is_told_and_leaves_the_old_state(sqlite_store: str, tmp_path: Path) -> None:
    _import(body_folder(tmp_path / "folder"))
    old = public_record(SLUG)
    file = Path(sqlite_store.removeprefix("sqlite:///"))
    more = body_folder(tmp_path / "more", {"README.md": os.urandom(2**20)})
    connections.close_all()
    assert ended(lambda: _import(more), largest_file=file.stat().st_size + 2**16) == REFUSED
    assert (public_record(SLUG), audit().faults) == (old, ())
    _import(more)
    assert record_version(SLUG) == 2


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 16 megabytes, which every program can see."""
    place = Path(tempfile.mkdtemp(prefix="moothall-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m,mode=755", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        place.rmdir()
        pytest.skip("no disk can be mounted here, so none can be filled")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


@pytest.fixture
def small_postgresql(postgresql_url: str, small_disk: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of PostgreSQL with empty tables, on the small disk."""
    socket = Path(dict(parse_qsl(urlsplit(postgresql_url).query))["host"])
    os.chown(small_disk, socket.stat().st_uid, -1)
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{small_disk}'")
        connection.execute("CREATE DATABASE on_a_small_disk TABLESPACE small")
        with django_db_blocker.unblock(), database_at(postgresql_url.replace("/postgres?", "/on_a_small_disk?")) as url:
            make_tables()
            yield url
            connections.close_all()
        connection.execute("DROP DATABASE on_a_small_disk")
        connection.execute("DROP TABLESPACE small")


@pytest.mark.usefixtures("small_postgresql")
def test_a_full_disk_of_postgresql_is_told_and_leaves_the_old_state(small_disk: Path, tmp_path: Path) -> None:
    _import(body_folder(tmp_path / "folder"))
    old = public_record(SLUG)
    more = body_folder(tmp_path / "more", {"README.md": os.urandom(shutil.disk_usage(small_disk).free + 2**20)})
    with pytest.raises(StoreError) as error:
        _import(more)
    assert str(error.value) == "The disk of the database is full. Nothing was changed. Make room, then do it again."
    assert (public_record(SLUG), audit().faults) == (old, ())
    _import(body_folder(tmp_path / "more", {"README.md": "Shorter."}))
    assert record_version(SLUG) == 2
