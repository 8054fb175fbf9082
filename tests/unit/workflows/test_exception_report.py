"""From a workspace folder to files, and what stands in the way."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.periods import Quarter
from moothall.workflows.demo import make_demo
from moothall.workflows.exception_report import FORMATS, make_exception_report
from tests.conftest import REPOSITORY
from tests.unit.intake.ods_files import ods, row, sheet

EXAMPLES = REPOSITORY / "src" / "moothall" / "examples"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the real example that a test may spoil."""
    return Path(shutil.copytree(EXAMPLES / "leicestershire", tmp_path / "workspace"))


def quiet(_: str) -> None:
    return None


def report_files(workspace: Path, out: Path, quarter: str | None = None) -> dict[str, bytes]:
    chosen = Quarter.parse(quarter) if quarter else None
    made = make_exception_report(workspace, quarter=chosen, out=out, formats=tuple(FORMATS), say=quiet)
    return {file.name: file.read_bytes() for file in made.files}


def test_the_same_folder_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    assert report_files(workspace, tmp_path / "one") == report_files(workspace, tmp_path / "two")


def test_files_are_named_after_the_quarter_and_nothing_half_written_is_left(workspace: Path, tmp_path: Path) -> None:
    report_files(workspace, tmp_path / "out", "2021-22-Q4")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "exception-report-2021-22-Q4.csv",
        "exception-report-2021-22-Q4.docx",
        "exception-report-2021-22-Q4.html",
        "exception-report-2021-22-Q4.json",
        "exception-report-2021-22-Q4.ods",
        "exception-report-2021-22-Q4.pdf",
        "exception-report-2021-22-Q4.xlsx",
    ]


def test_a_quarter_uses_no_later_month(workspace: Path, tmp_path: Path) -> None:
    """October 2022 is in the file; the report on July to September must be the same without it."""
    with_october = report_files(workspace, tmp_path / "with", "2022-23-Q2")
    table = workspace / "observations" / "recorded-crime.csv"
    rows = [line.rsplit(",", 1)[0] for line in table.read_text("utf-8").splitlines()]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    assert report_files(workspace, tmp_path / "without", "2022-23-Q2") == with_october


def test_figures_in_an_opendocument_spreadsheet_make_the_same_report(workspace: Path, tmp_path: Path) -> None:
    from_csv = report_files(workspace, tmp_path / "from-csv")
    table = workspace / "observations" / "recorded-crime.csv"
    heads, *rows = csv.reader(table.read_text("utf-8").splitlines())
    filled = (row(*(float(one) if one.isdecimal() else one for one in cells)) for cells in rows)
    table.with_suffix(".ods").write_bytes(ods(sheet(row(*heads), *filled)))
    table.unlink()
    assert report_files(workspace, tmp_path / "from-ods") == from_csv


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
    assert str(refused.value) == (
        "Formats: 'odt' cannot be written. Choose from html, pdf, docx, json, csv, xlsx, ods."
    )


def test_every_problem_of_every_file_is_told_and_nothing_is_written(workspace: Path, tmp_path: Path) -> None:
    table = workspace / "observations" / "recorded-crime.csv"
    table.write_text(table.read_text("utf-8").replace("burglary,Leicester,", "burglery,Leicester,-"), "utf-8")
    (workspace / "events.toml").write_text("[[event]]\ntitle = 1\n", "utf-8")
    with pytest.raises(FileError) as refused:
        report_files(workspace, tmp_path / "out")
    assert {problem.file for problem in refused.value.problems} == {"events.toml", "observations/recorded-crime.csv"}
    assert not (tmp_path / "out").exists()


def kept(workspace: Path, out: Path, quarter: str) -> Path:
    make_exception_report(workspace, quarter=Quarter.parse(quarter), out=out, formats=["json"], say=quiet, keep=True)
    return workspace / "reports" / f"{quarter}.json"


def test_a_kept_report_is_the_json_and_the_next_report_takes_it_up(workspace: Path, tmp_path: Path) -> None:
    first = kept(workspace, tmp_path / "out", "2022-23-Q1")
    assert first.read_bytes() == (tmp_path / "out" / "exception-report-2022-23-Q1.json").read_bytes()
    exceptions = json.loads(first.read_text("utf-8"))["summary"]["exceptions"]
    told = json.loads(report_files(workspace, tmp_path / "next")["exception-report-2022-23-Q2.json"])
    assert told["follow_up"]["last_kept"] == "2022-23-Q1"
    assert {(one["id"], one["state_said"]) for one in told["follow_up"]["matters"]} == {
        (name, "Unanswered for 1 quarter") for name in exceptions
    }
    # The report on the quarter itself is the same with and without it.
    assert kept(workspace, tmp_path / "again", "2022-23-Q1") == first


def test_a_kept_report_is_never_written_over(workspace: Path, tmp_path: Path) -> None:
    first = kept(workspace, tmp_path / "out", "2022-23-Q1")
    before = first.read_bytes()
    (workspace / "events.toml").unlink()
    with pytest.raises(UsageError) as refused:
        kept(workspace, tmp_path / "changed", "2022-23-Q1")
    assert str(refused.value) == (
        f"{first} is kept already, and says something else. Nothing was written: what has been reported stays as it "
        f"was. Leave out --keep; or, if that report was never given to anybody, delete the file first."
    )
    assert (first.read_bytes(), (tmp_path / "changed").exists()) == (before, False)


def test_words_left_standing_stop_the_report_until_somebody_confirms_them(tmp_path: Path) -> None:
    workspace = Path(shutil.copytree(EXAMPLES / "made-up", tmp_path / "workspace"))
    then = workspace / "commentary" / "hate-offences.2022-23-Q1.md"
    now = workspace / "commentary" / "hate-offences.2021-22-Q4.md"
    words = then.read_text("utf-8")
    now.write_text(words.replace("2022-23-Q1", "2021-22-Q4").replace("2022-07-14", "2022-04-14"), "utf-8")
    with pytest.raises(FileError) as refused:
        report_files(workspace, tmp_path / "out")
    assert [problem.file for problem in refused.value.problems] == ["commentary/hate-offences.2022-23-Q1.md"] * 2
    assert not (tmp_path / "out").exists()
    confirmed = 'written = 2022-07-14\nconfirmed = { on = 2022-07-20, by = "Head of Hate Crime" }'
    then.write_text(words.replace("written = 2022-07-14", confirmed), "utf-8")
    told = json.loads(report_files(workspace, tmp_path / "out")["exception-report-2022-23-Q1.json"])
    (text,) = next(one for one in told["measures"] if one["id"] == "hate-offences")["texts"]
    said = "is carried over from the words about January to March 2022"
    assert text["carried_over"] == [
        f"Paragraph 1 {said} (Performance analyst, Exampleshire Police, 14 April 2022).",
        f"Paragraph 2 {said} (Performance analyst, Exampleshire Police, 14 April 2022).",
        "Confirmed as still true by Head of Hate Crime on 20 July 2022.",
    ]


def taken_up(workspace: Path, out: Path, quarter: str) -> list[tuple[str, str, str]]:
    told = json.loads(report_files(workspace, out, quarter)[f"exception-report-{quarter}.json"])["follow_up"]
    return [(one["id"], one["quarter"], one["state_said"]) for one in told["matters"]]


def test_two_quarters_in_a_row_of_the_made_up_example(tmp_path: Path) -> None:
    """Last quarter's exceptions are taken up: answered with evidence, or unanswered with their age."""
    workspace = Path(shutil.copytree(EXAMPLES / "made-up", tmp_path / "workspace"))
    assert taken_up(workspace, tmp_path / "one", "2021-22-Q4") == [
        ("grade-1-response", "2021-22-Q3", "Unanswered for 1 quarter"),
        ("burglary", "2021-22-Q3", "Answered with evidence"),
        ("knife-offences", "2021-22-Q3", "Answered with evidence"),
    ]
    # A quarter later burglary is gone, for its answer has been shown; knife offences have their answer since.
    assert taken_up(workspace, tmp_path / "two", "2022-23-Q1") == [
        ("grade-1-response", "2021-22-Q3", "Unanswered for 2 quarters"),
        ("neighbourhood-abstractions", "2021-22-Q4", "Unanswered for 1 quarter"),
        ("knife-offences", "2021-22-Q3", "Answered with evidence"),
    ]


def test_the_words_carried_over_in_the_made_up_example_are_refused_unless_confirmed(tmp_path: Path) -> None:
    workspace = Path(shutil.copytree(EXAMPLES / "made-up", tmp_path / "workspace"))
    words = workspace / "commentary" / "burglary.2022-23-Q1.md"
    lines = words.read_text("utf-8").splitlines(keepends=True)
    words.write_text("".join(line for line in lines if not line.startswith("confirmed")), "utf-8")
    with pytest.raises(FileError) as refused:
        report_files(workspace, tmp_path / "out")
    (problem,) = refused.value.problems
    assert problem.found == (
        "Paragraph 1 is carried over from the words about January to March 2022 (Performance analyst, Exampleshire "
        "Police, 14 April 2022). 100% of the words are the same, in the same order. It begins: 'Burglary has been "
        "lower since February 2021, when …'."
    )


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
