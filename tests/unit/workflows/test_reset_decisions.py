"""Decisions on resets: listed with their evidence, put on record, refused, undone, and kept as history."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from moothall.cli.main import main
from moothall.measures import Decision, Reset
from moothall.periods import Month
from moothall.workflows.exception_report import make_exception_report
from moothall.workflows.reset_decisions import toml_of
from tests.conftest import REPOSITORY

WHY = ["--reason", 'Counted "anew".', "--by", "Board", "--citation", "Item 5"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the real example that a test may write to."""
    source = REPOSITORY / "src" / "moothall" / "examples" / "leicestershire"
    return Path(shutil.copytree(source, tmp_path / "workspace"))


def public_order(workspace: Path, tmp_path: Path) -> dict[str, Any]:
    made = make_exception_report(workspace, quarter=None, out=tmp_path / "out", formats=["json"], say=lambda _: None)
    measures = json.loads(made.files[0].read_bytes())["measures"]
    return dict(next(one for one in measures if one["id"] == "public-order"))


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["resets", *arguments])
    out, err = capsys.readouterr()
    return code, out + err


def test_the_list_says_what_is_proposed_and_why(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(capsys, str(workspace))
    assert code == 0
    assert "Public order offences (public-order)" in said
    assert "start the limits again from April 2021" in " ".join(said.split())


def test_an_accepted_reset_starts_the_limits_again(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = told(capsys, str(workspace), "--accept", "public-order", "2021-04", *WHY)
    found = public_order(workspace, tmp_path)
    assert code == 0
    assert [phase["first"] for phase in found["phases"]] == ["2019-12", "2021-04"]
    (decision,) = found["reset_decisions"]
    assert (decision["decision"], decision["reason"]) == ("accepted", 'Counted "anew".')


def test_the_same_reset_is_not_recorded_twice(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, str(workspace), "--accept", "public-order", "2021-04", *WHY)
    code, answer = told(capsys, str(workspace), "--accept", "public-order", "2021-04", *WHY)
    assert (code, answer) == (2, "The limits of public-order, Leicestershire, start again in 2021-04 already.\n")


def test_a_refused_reset_is_not_proposed_again_and_the_refusal_is_printed(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, str(workspace), "--refuse", "public-order", "2021-04", *WHY)
    found = public_order(workspace, tmp_path)
    assert (len(found["phases"]), found["reset_proposals"]) == (1, [])
    said = 'A reset in April 2021 was proposed and refused: Counted "anew". Decided by Board on '
    assert any(note.startswith(said) for note in found["notes"])


def test_an_undone_reset_leaves_both_decisions_on_record(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, str(workspace), "--accept", "public-order", "2021-04", *WHY)
    code, _ = told(capsys, str(workspace), "--undo", "public-order", "2021-04", *WHY)
    found = public_order(workspace, tmp_path)
    assert code == 0
    assert [one["decision"] for one in found["reset_decisions"]] == ["accepted", "undone"]
    assert len(found["phases"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--undo", "public-order", "2021-04", *WHY],
            "No reset of public-order, Leicestershire, in 2021-04 is in force",
        ),
        (["--accept", "public-order", "2021-04"], "A decision needs --reason, --by, --citation"),
        (["--accept", "public-order", "2022-08", *WHY], "The limits from August 2022 on would rest on 3 values."),
        (["--accept", "public-order", "1999-01", *WHY], "The figures run from 2019-12 to 2022-10."),
        (["--accept", "burglaries", "2021-04", *WHY], "Perhaps 'burglary' is meant."),
        (["--accept", "public-order", "April", *WHY], "Write a month as 2020-06"),
        (["--reason", "None."], "Say what was decided"),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_the_reason_and_nothing_is_written(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, answer = told(capsys, str(workspace), *arguments)
    assert code != 0
    assert said in " ".join(answer.split())
    assert not (workspace / "resets.toml").exists()


def test_a_decision_as_it_is_written() -> None:
    reset = Reset(
        measure="drugs",
        area="Exampleshire",
        month=Month(2021, 4),
        reason='A "new" law\nand more \\.',
        by="Board",
        citation="Item 5",
        decision=Decision.REFUSED,
    )
    assert toml_of(reset) == (
        '[[reset]]\nmeasure = "drugs"\narea = "Exampleshire"\nmonth = "2021-04"\ndecision = "refused"\n'
        'reason = "A \\"new\\" law\\u000aand more \\\\."\nby = "Board"\ncitation = "Item 5"\n'
    )
