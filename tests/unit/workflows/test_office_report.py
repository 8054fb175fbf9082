"""From a workspace with an office folder to the office's own report in every format."""

import json
import shutil
from pathlib import Path

import pytest

from moothall.errors import FileError
from moothall.periods import Quarter
from moothall.workflows.office_report import FORMATS, make_office_report
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "src" / "moothall" / "examples"


def quiet(_: str) -> None:
    return None


def test_the_made_up_office_in_every_format_and_twice_the_same(tmp_path: Path) -> None:
    made = [
        make_office_report(EXAMPLES / "made-up", quarter=None, out=tmp_path / where, formats=list(FORMATS), say=quiet)
        for where in ("one", "two")
    ]
    names = [f"office-report-2022-23-Q1.{kind}" for kind in ("html", "pdf", "docx", "json", "csv", "xlsx", "ods")]
    assert [file.name for file in made[0].files] == names
    first, again = ({file.name: file.read_bytes() for file in one.files} for one in made)
    assert first == again


def test_the_made_up_office_types_no_number(tmp_path: Path) -> None:
    made = make_office_report(EXAMPLES / "made-up", quarter=None, out=tmp_path, formats=["json"], say=quiet)
    assert made.notices == ()
    value = json.loads(made.files[0].read_text("utf-8"))
    assert value["exceptions"] == ["events", "event-hours"]
    said = {one["id"]: one["commentary"] for one in value["measures"]}
    assert said["custody-visits"] == (
        "Every planned visit was made: 24 of 24 (100%). The ICV volunteers gave 83.3 hours to them."
    )
    assert said["events"].endswith("there were 826 offences in the quarter.")


def test_a_workspace_without_an_office_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        make_office_report(EXAMPLES / "leicestershire", quarter=None, out=tmp_path / "o", formats=["json"], say=quiet)
    assert str(refused.value) == (
        "The file office/measures.toml is not there. It says what the office measures. Add it as the reference page on "
        "the workspace folder describes it."
    )


def test_a_quarter_without_figures_of_the_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        make_office_report(
            EXAMPLES / "made-up", quarter=Quarter(2021, 1), out=tmp_path / "o", formats=["json"], say=quiet
        )
    assert str(refused.value) == (
        "The office has no figure for 2021-22-Q1. A report is about figures. Add them to office/figures.csv, or name "
        "another quarter: 2021-22-Q4, 2022-23-Q1."
    )


def test_a_wrong_reference_stops_the_report_and_nothing_is_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "made-up", tmp_path / "workspace"))
    words = folder / "office" / "2022-23-Q1.toml"
    words.write_text(words.read_text("utf-8").replace("{emails.percent}", "{emails.per_cent}"), "utf-8")
    with pytest.raises(FileError) as refused:
        make_office_report(folder, quarter=None, out=tmp_path / "o", formats=["json"], say=quiet)
    assert str(refused.value) == (
        "office/2022-23-Q1.toml: emails: {emails.per_cent} names nothing that is known of emails. A number in the "
        "words is a reference to a measure. Known: quarter, before, change, percent."
    )
    assert not (tmp_path / "o").exists()
