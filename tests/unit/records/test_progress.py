"""How far a count is, told while it runs, also inside one large file."""

from pathlib import Path

import pytest

from moothall.cli.records_command import RowsProgress
from moothall.records import progress
from moothall.records.engines import Engine
from moothall.records.layouts import STREET
from moothall.records.progress import Done
from moothall.records.warehouse import Warehouse
from moothall.workflows.count_records import count_records
from tests.unit.records.made_up import street_row, table, written

ROWS = 150_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [street_row(f"{number:064d}") for number in range(ROWS)]
    return written(tmp_path_factory.mktemp("large") / "in", {"2021-01-leicestershire-street.csv.gz": table(rows)})


def told(folder: Path, on: Engine = None) -> list[Done]:
    heard: list[Done] = []
    count_records([folder], STREET, by=None, out=folder.parent / "counts.csv", tell=heard.append, on=on)
    return heard


def check(heard: list[Done], folder: Path) -> None:
    size = next(folder.iterdir()).stat().st_size
    assert heard[-1] == Done(size, size, ROWS)
    inside = heard[:-1]
    assert inside
    assert all(done.about and 0 < done.stored <= done.of == size for done in inside)
    assert inside == sorted(inside, key=lambda done: done.stored)
    assert all(done.rows == pytest.approx(ROWS * done.stored / size, rel=0.6) for done in inside[-1:])


def test_how_far_it_is_inside_one_file(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.005)
    check(told(large), large)


def test_how_far_it_is_inside_one_file_that_goes_to_postgresql(large: Path, postgresql_url: str) -> None:
    check(told(large, Warehouse(postgresql_url)), large)


def test_it_is_said_in_words_once_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    said = RowsProgress()
    said.started -= 1000
    said.tell.started -= 1000
    said.told -= 1000
    said(Done(25, 100, 1_000_000, about=True))
    said(Done(26, 100, 1_100_000, about=True))
    said(Done(100, 100, 4_000_000))
    assert capsys.readouterr().err == (
        "[1000.0 s] about 1,000,000 rows, 1,000 a second, 25% read, about 3000 s left\n"
        "[1000.0 s] 4,000,000 rows, 4,000 a second, 100% read, about 0 s left\n"
    )
