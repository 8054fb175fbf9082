"""kill -9 at every write: the database holds the old state or the new one, and the same change can be made again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connections

from moothall.errors import NotFoundError, UsageError
from moothall.store.ready import make_tables
from moothall.workflows.audit import audit
from moothall.workflows.body_import import Signed, import_folder
from moothall.workflows.exception_report import FORMATS
from moothall.workflows.public_record import PublicRecord, public_record, report_bytes
from moothall.workflows.publish import publish
from moothall.workflows.site_backup import make_backup, restore_backup
from tests.faults.killed import FINISHED, ended
from tests.small_body import MONTHS, body_folder, figures
from tests.stores import copied_postgresql, database_at, forget_records

SLUG, KILLED, MOST = "exampleshire", -9, 60
FIRST, THEN = datetime(2022, 11, 1, tzinfo=UTC), datetime(2022, 12, 1, tzinfo=UTC)
State = tuple[PublicRecord, list[bytes]] | None


@dataclass(frozen=True)
class Case:
    """What is there before, and the change."""

    before: Callable[[Path], object]
    change: Callable[[Path], object]


def _import(folder: Path, at: datetime) -> None:
    import_folder(folder, slug=SLUG, signed=Signed(by="A. Clerk", at=at, known_on=at.date()))


def _import_first(place: Path) -> None:
    _import(body_folder(place / "folder"), FIRST)


def _import_revised(place: Path) -> None:
    changes = {("burglary", "Exampleshire", month): 499 for month in MONTHS[-3:]}
    more: dict[str, bytes | str] = {"observations/figures.csv": figures(changes), "README.md": "Revised."}
    _import(body_folder(place / "revised", more), THEN)


def _publish(_: Path) -> None:
    publish(SLUG, by="A. Clerk", at=THEN)


def _back_up_another(place: Path) -> None:
    with database_at(f"sqlite:///{place / 'another.sqlite3'}"):
        make_tables()
        _import_first(place)
        make_backup(place / "backup.zip")


def _restore(place: Path) -> None:
    with suppress(UsageError):  # it was restored already, by the one that was killed after its commit
        restore_backup(place / "backup.zip")


CASES = {
    "import of a new body": Case(lambda _: None, _import_first),
    "import of a revision": Case(_import_first, _import_revised),
    "publish": Case(_import_first, _publish),
    "restore": Case(_back_up_another, _restore),
}


def _state() -> State:
    """All that is public, as a value."""
    forget_records()
    try:
        record = public_record(SLUG)
    except NotFoundError:
        return None
    return record, [report_bytes(name) for report in record.published for name in report.files.values()]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_killed_at_any_write_the_old_or_the_new_state_is_left(
    store: str, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = {kind: FORMATS[kind] for kind in ("json", "csv")}  # seven are written in the same statement, and take longer
    monkeypatch.setattr("moothall.workflows.publish.FORMATS", two)
    case.before(tmp_path)
    old = _state()
    with _copy(store, tmp_path, 0):
        case.change(tmp_path)
        new = _state()
    left: list[State] = []
    for boundary in range(1, MOST):
        with _copy(store, tmp_path, boundary):
            how = ended(lambda: case.change(tmp_path), killed_at=boundary)
            left.append(_state())
            assert audit().faults == ()
            case.change(tmp_path)
            assert _state() == new
            if how == FINISHED:
                break
            assert how == KILLED
    print(f"{len(left) - 1} boundaries")  # noqa: T201
    assert (left[0], left[-1], left[-2]) == (old, new, new)
    assert sum(was != now for was, now in pairwise(left)) == 1


@contextmanager
def _copy(url: str, place: Path, number: int) -> Iterator[None]:
    """The database as it is, in another place."""
    connections.close_all()
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        other = f"sqlite:///{shutil.copyfile(file, place / f'copy-{number}.sqlite3')}"
    else:
        other = copied_postgresql(url)
    with database_at(other):
        yield
        connections.close_all()
