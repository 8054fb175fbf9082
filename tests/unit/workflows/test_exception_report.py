"""From a workspace folder to files, and what stands in the way."""

import json
import shutil
from pathlib import Path

import pytest

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.periods import Quarter
from moothall.workflows.demo import make_demo
from moothall.workflows.exception_report import make_exception_report
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "src" / "moothall" / "examples"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the real example that a test may spoil."""
    return Path(shutil.copytree(EXAMPLES / "leicestershire", tmp_path / "workspace"))


def quiet(_: str) -> None:
    return None


def report_files(workspace: Path, out: Path, quarter: str | None = None) -> dict[str, bytes]:
    chosen = Quarter.parse(quarter) if quarter else None
    made = make_exception_report(workspace, quarter=chosen, out=out, formats=["html", "json", "csv"], say=quiet)
    return {file.name: file.read_bytes() for file in made.files}


def test_the_same_folder_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    assert report_files(workspace, tmp_path / "one") == report_files(workspace, tmp_path / "two")


def test_files_are_named_after_the_quarter_and_nothing_half_written_is_left(workspace: Path, tmp_path: Path) -> None:
    report_files(workspace, tmp_path / "out", "2021-22-Q4")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "exception-report-2021-22-Q4.csv",
        "exception-report-2021-22-Q4.html",
        "exception-report-2021-22-Q4.json",
    ]


def test_a_quarter_uses_no_later_month(workspace: Path, tmp_path: Path) -> None:
    """October 2022 is in the file; the report on July to September must be the same without it."""
    with_october = report_files(workspace, tmp_path / "with", "2022-23-Q2")
    table = workspace / "observations" / "recorded-crime.csv"
    rows = [line.rsplit(",", 1)[0] for line in table.read_text("utf-8").splitlines()]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    assert report_files(workspace, tmp_path / "without", "2022-23-Q2") == with_october


def test_without_a_quarter_the_latest_complete_one_is_reported(workspace: Path, tmp_path: Path) -> None:
    settings = workspace / "moothall.toml"
    settings.write_text(settings.read_text("utf-8").replace('quarter = "2022-23-Q2"', ""), "utf-8")
    assert "exception-report-2022-23-Q2.json" in report_files(workspace, tmp_path / "out")


def test_a_quarter_without_any_figure_is_refused(workspace: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        report_files(workspace, tmp_path / "out", "2030-31-Q1")
    assert str(refused.value) == (
        "No figures of Leicestershire lie in 2030-31-Q1 (2030-04 to 2030-06). They run from 2019-12 to 2022-10."
    )


def test_a_folder_that_is_no_workspace_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as refused:
        report_files(tmp_path, tmp_path / "out")
    assert str(refused.value) == (
        f"{tmp_path}: no workspace is here, for there is no file moothall.toml. Give the folder that holds it, "
        f"or make one to copy from with: moothall demo"
    )


def test_an_unknown_format_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        make_exception_report(tmp_path, quarter=None, out=tmp_path / "out", formats=["html", "odt"], say=quiet)
    assert str(refused.value) == "Formats: 'odt' cannot be written. Choose from html, pdf, docx, json, csv."


def test_every_problem_of_every_file_is_told_and_nothing_is_written(workspace: Path, tmp_path: Path) -> None:
    table = workspace / "observations" / "recorded-crime.csv"
    table.write_text(table.read_text("utf-8").replace("burglary,Leicester,", "burglery,Leicester,-"), "utf-8")
    (workspace / "events.toml").write_text("[[event]]\ntitle = 1\n", "utf-8")
    with pytest.raises(FileError) as refused:
        report_files(workspace, tmp_path / "out")
    assert {problem.file for problem in refused.value.problems} == {"events.toml", "observations/recorded-crime.csv"}
    assert not (tmp_path / "out").exists()


def test_the_demonstration_can_be_made_twice_in_the_same_place(tmp_path: Path) -> None:
    first = make_demo(tmp_path, say=quiet)
    before = {file: file.read_bytes() for one in first.values() for file in one.files}
    again = make_demo(tmp_path, say=quiet)
    assert {file: file.read_bytes() for one in again.values() for file in one.files} == before


def test_the_demonstration_writes_over_nobodys_changes(tmp_path: Path) -> None:
    make_demo(tmp_path, say=quiet)
    changed = tmp_path / "leicestershire" / "events.toml"
    changed.write_text("", "utf-8")
    with pytest.raises(UsageError) as refused:
        make_demo(tmp_path, say=quiet)
    assert str(refused.value) == (
        f"Files of the example have been changed: {changed}. Nothing was written. "
        f"Name another folder (moothall demo NEW-FOLDER), or delete these files."
    )
    assert changed.read_text("utf-8") == ""


def test_the_made_up_report_shows_what_open_data_lacks(tmp_path: Path) -> None:
    made = make_demo(tmp_path, say=quiet)["made-up"]
    report = json.loads(next(file for file in made.files if file.suffix == ".json").read_text("utf-8"))
    statuses = {one["id"]: one["verdict"]["status"] for one in report["measures"]}
    assert {key: statuses[key] for key in ("fatal-four-offences", "neighbourhood-abstractions", "hate-offences")} == {
        "fatal-four-offences": "not-recorded",
        "neighbourhood-abstractions": "withheld",
        "hate-offences": "single-point",
    }
