"""From a workspace with a Plan to its delivery report in every format."""

import json
import shutil
from pathlib import Path

import pytest

from moothall.errors import FileError, UsageError
from moothall.workflows.plan_report import FORMATS, make_plan_report
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "src" / "moothall" / "examples"


def quiet(_: str) -> None:
    return None


def test_the_made_up_plan_in_every_format_and_twice_the_same(tmp_path: Path) -> None:
    made = [
        make_plan_report(EXAMPLES / "made-up", quarter=None, out=tmp_path / where, formats=list(FORMATS), say=quiet)
        for where in ("one", "two")
    ]
    names = [f"plan-delivery-2022-23-Q1.{kind}" for kind in ("html", "pdf", "docx", "json", "csv", "xlsx", "ods")]
    assert [file.name for file in made[0].files] == names
    first, again = ({file.name: file.read_bytes() for file in one.files} for one in made)
    assert first == again


def test_the_made_up_plan_shows_every_colour_and_what_is_withheld(tmp_path: Path) -> None:
    made = make_plan_report(EXAMPLES / "made-up", quarter=None, out=tmp_path, formats=["json"], say=quiet)
    value = json.loads(made.files[0].read_text("utf-8"))
    ratings = {one["measure"]: one["rating"] for part in value["objectives"] for one in part["metrics"]}
    assert ratings == {
        "burglary": "Green",
        "shoplifting": "Not rated",
        "stalking-and-harassment": "Amber",
        "deaths-on-roads": "Amber",
        "999-answered": "Amber",
        "neighbourhood-abstractions": "Not rated",
        "good-or-excellent-job": "Amber",
        "staff-who-are-satisfied-with-their-work": "Not rated",
        "people-who-feel-safe-outside-after-dark": "Red",
    }
    assert made.summary == (
        "Of 9 metrics 1 is red, 4 are amber, 1 is green and 3 are not rated. 2 have withheld figures."
    )


def test_a_workspace_without_a_plan_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        make_plan_report(EXAMPLES / "leicestershire", quarter=None, out=tmp_path / "o", formats=["json"], say=quiet)
    assert str(refused.value) == (
        "The file plan.toml is not there. It holds the Plan, its metrics and the rule of the colours. Add it as the "
        "reference page on the workspace folder describes it."
    )
    assert not (tmp_path / "o").exists()


def test_an_unknown_format_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        make_plan_report(tmp_path, quarter=None, out=tmp_path, formats=["odt"], say=quiet)
    assert str(refused.value) == "Formats: 'odt' cannot be written. Choose from html, pdf, docx, json, csv, xlsx, ods."


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "made-up", tmp_path / "workspace"))
    for name, old, new in (
        ("plan.toml", 'version = "1.1"', 'version = "2"'),
        ("redactions.toml", "2022-01", "2032-01"),
    ):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FileError) as refused:
        make_plan_report(folder, quarter=None, out=tmp_path / "o", formats=["json"], say=quiet)
    assert {problem.file for problem in refused.value.problems} == {"plan.toml", "redactions.toml"}
