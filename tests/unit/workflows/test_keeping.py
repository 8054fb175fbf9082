"""What is kept comes back: export gives the folder, a backup the whole, and what is altered shows in the chain."""

import json
import shutil
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.periods import Month
from moothall.store.bodies import body_of, slugs
from moothall.store.files import kept_bytes
from moothall.store.ready import make_tables
from moothall.store.reports import kept_names
from moothall.workflows.audit import audit
from moothall.workflows.body_export import export_body
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.public_record import public_record, report_bytes
from moothall.workflows.publish import publish
from moothall.workflows.site_backup import make_backup, restore_backup
from tests.small_body import PAPER, WITHHELD, body_folder, figures
from tests.stores import KINDS, database_at, forget_records, new_postgresql

OCTOBER = Month(2022, 10)
SLUG, AT = "exampleshire", datetime(2022, 11, 2, 9, 30, 12, 345678, tzinfo=UTC)
NEW: dict[str, bytes | str] = {
    "observations/figures.csv": figures() + b"burglary,Exampleshire,2022-10,411\n",
    "redactions.toml": WITHHELD.replace("2022-08", "2022-10"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A place with a folder that was imported, published, and imported again with a new month that is withheld.

    The backup of it is there too, so that each test begins with what takes long to make.
    """
    place = tmp_path_factory.mktemp("keeping")
    with django_db_blocker.unblock(), database_at(f"sqlite:///{place / 'moothall.sqlite3'}"):
        make_tables()
        folder = {"papers/2022-06-01-minutes.txt": PAPER, "README.md": "Made up.\r\n"}
        _import(body_folder(place / "folder", folder))
        publish(SLUG, by="A. Clerk", at=AT)
        _import(body_folder(place / "folder", NEW))
        make_backup(place / "made.zip")
    return place


@pytest.fixture
def folder(store: str, made: Path, tmp_path: Path) -> Path:  # noqa: ARG001
    """The folder, when the database holds what came of it."""
    restore_backup(made / "made.zip")
    return Path(shutil.copytree(made / "folder", tmp_path / "folder"))


@pytest.fixture(params=KINDS)
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of another, empty database, of either kind."""
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    if request.param == "postgresql":
        url = new_postgresql(request.getfixturevalue("postgresql_url"))
    return url


def _import(folder: Path, at: datetime = AT) -> None:
    import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_is_the_folder_with_what_was_published(folder: Path, tmp_path: Path) -> None:
    export_body(SLUG, tmp_path / "out")
    report = kept_names(body_of(SLUG))["2022-23-Q2"]
    assert _files(tmp_path / "out") == {**_files(folder), "reports/2022-23-Q2.json": kept_bytes(report)}


def test_an_export_of_a_day_is_the_folder_of_that_day(folder: Path, tmp_path: Path) -> None:
    _import(body_folder(folder, {**NEW, "README.md": "Made up later."}), datetime(2022, 12, 1, tzinfo=UTC))
    export_body(SLUG, tmp_path / "out", as_known_on=AT.date())
    assert (tmp_path / "out/README.md").read_bytes() == b"Made up.\r\n"


@pytest.mark.usefixtures("folder")
def test_an_export_is_imported_without_a_change(tmp_path: Path) -> None:
    export_body(SLUG, tmp_path / "out")
    _import(tmp_path / "out")
    assert len(audit().changes) == 3


def test_an_export_goes_into_a_new_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match="is there already and is not empty"):
        export_body(SLUG, folder)


def test_a_backup_goes_into_any_empty_database_and_gives_the_same_public_bytes(
    folder: Path, tmp_path: Path, elsewhere: str
) -> None:
    made = make_backup(tmp_path / "backup.zip")
    assert (made.number, made.sha256) == (3, sha256(made.file.read_bytes()).hexdigest())
    record, bytes_of_then = public_record(SLUG), _published_bytes()
    with database_at(elsewhere):
        make_tables()
        assert restore_backup(made.file) == made
        forget_records()
        assert (public_record(SLUG), _published_bytes()) == (record, bytes_of_then)
        again = make_backup(tmp_path / "again.zip")
        _import(body_folder(folder, {"observations/figures.csv": figures({("burglary", "Exampleshire", OCTOBER): 7})}))
        assert (len(audit().changes), audit().faults) == (4, ())
    assert again.file.read_bytes() == made.file.read_bytes()


def _published_bytes() -> list[bytes]:
    return [report_bytes(name) for report in public_record(SLUG).published for name in report.files.values()]


@pytest.mark.usefixtures("folder")
def test_a_backup_goes_into_nothing_but_an_empty_database(tmp_path: Path) -> None:
    made = make_backup(tmp_path / "backup.zip")
    with pytest.raises(UsageError, match="The database is not empty"):
        restore_backup(made.file)
    with pytest.raises(UsageError, match="is there already, and is not written over"):
        make_backup(made.file)
    with pytest.raises(NotFoundError, match="there is no such file"):
        restore_backup(tmp_path / "none.zip")


@pytest.mark.parametrize(
    ("member", "found"),
    [
        ("figures.jsonl", "figures.jsonl does not have the SHA-256 that the manifest gives."),
        ("kept/", "does not have its own SHA-256."),
        ("added", "It holds other parts than it lists."),
        ("manifest.json", "Its manifest cannot be read."),
        (None, "It cannot be read as one: File is not a zip file."),
    ],
)
@pytest.mark.usefixtures("sqlite_store")
def test_a_damaged_backup_is_refused_and_nothing_is_kept(tmp_path: Path, member: str | None, found: str) -> None:
    _import(body_folder(tmp_path / "folder"))
    file = make_backup(tmp_path / "backup.zip").file
    _damage(file, member)
    with database_at(f"sqlite:///{tmp_path / 'other.sqlite3'}"):
        make_tables()
        with pytest.raises(FileError) as error:
            restore_backup(file)
        assert error.value.problems[0].found.endswith(found)
        assert slugs() == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"format": 2}, "It is of format 2."),
        ({}, "The database refuses its rows: "),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_backup_that_was_made_otherwise_is_refused(tmp_path: Path, change: dict[str, int], found: str) -> None:
    """Its parts have the SHA-256 of its list, but it is of another form, or a row is there twice."""
    file = make_backup(tmp_path / "backup.zip").file
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["bodies.jsonl"] *= 2
    manifest = json.loads(parts["manifest.json"]) | change
    manifest["members"]["bodies.jsonl"] = sha256(parts["bodies.jsonl"]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with database_at(f"sqlite:///{tmp_path / 'other.sqlite3'}"):
        make_tables()
        with pytest.raises(FileError) as error:
            restore_backup(file)
        assert error.value.problems[0].found.startswith(found)
        assert slugs() == ()


def _damage(file: Path, member: str | None) -> None:
    if member is None:
        file.write_bytes(file.read_bytes()[:-100])
        return
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data + b"x" if name.startswith(member) else data)
        if member == "added":
            archive.writestr(member, b"")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE store_change SET by = 'B.' WHERE number = 2", "Change 2 was altered: it does not give its own hash."),
        ("UPDATE store_figure SET said = 'x' WHERE id = 1", "The figures of change 1 are not those that came with it."),
        ("DELETE FROM store_fileversion WHERE since_id = 3", "The files of change 3 are not those that came with it."),
        ("UPDATE store_report SET title = 'Other'", "The report of change 2 is not the one that was published."),
        ("UPDATE store_body SET name = 'Other'", "The body exampleshire is not what its latest import said of it."),
    ],
    ids=["change", "figures", "files", "report", "body"],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_what_is_altered_shows(statement: str, fault: str) -> None:
    assert audit().faults == ()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert audit().faults == (fault,)


@pytest.mark.usefixtures("folder")
def test_altered_bytes_show() -> None:
    name = kept_names(body_of(SLUG))["2022-23-Q2"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_keptbytes SET data = %s WHERE sha256 = %s", [b"{}", name])
    assert audit().faults == (f"The bytes kept under {name} were altered.",)


@pytest.mark.usefixtures("folder")
def test_a_hash_that_was_written_down_shows_that_nothing_was_cut_off() -> None:
    last = audit().changes[-1].hash
    assert audit(holds=last).faults == ()
    with connection.cursor() as cursor:
        for table in ("store_figure", "store_fileversion"):
            cursor.execute(f"DELETE FROM {table} WHERE since_id = 3")  # noqa: S608
        cursor.execute("DELETE FROM store_change WHERE number = 3")
    assert audit().faults == ()
    assert audit(holds=last).faults == (f"No change has the hash {last}: what was there then is there no more.",)
