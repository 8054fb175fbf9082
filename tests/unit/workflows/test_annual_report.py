"""The annual report of the made-up example, from its folder to files."""

import json
from pathlib import Path

import pytest

from moothall.errors import NotFoundError, UsageError
from moothall.workflows.annual_report import ANNUAL_FORMATS, make_annual_report
from tests.conftest import REPOSITORY

EXAMPLE = REPOSITORY / "src" / "moothall" / "examples" / "made-up"


def files(out: Path, year: int = 2021) -> dict[str, bytes]:
    made = make_annual_report(EXAMPLE, year=year, out=out, formats=tuple(ANNUAL_FORMATS))
    return {file.name: file.read_bytes() for file in made.files}


def test_the_year_of_the_made_up_example_in_every_format_and_the_same_bytes_twice(tmp_path: Path) -> None:
    made = files(tmp_path / "one")
    assert list(made) == [f"annual-report-2021-22.{kind}" for kind in ("html", "pdf", "docx", "json")]
    assert files(tmp_path / "two") == made
    told = json.loads(made["annual-report-2021-22.json"])
    assert told["status"] == (
        "Draft. 2 comments of the Panel are recorded, 1 without a response. There is no final text yet."
    )
    assert [fact["said"] for fact in told["draft"]["facts"]] == [
        "41 + 38 + 22 = 101 officers",
        "212 streets",
        "£486,250",
        "118 of 430 invitations (27%)",
    ]
    assert [(one["id"], one["state"]) for one in told["draft"]["exceptions"]] == [
        ("grade-1-response", "unanswered"),
        ("burglary", "answered-with-evidence"),
        ("knife-offences", "answered-with-evidence"),
    ]


def test_a_year_of_which_nothing_is_kept_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as refused:
        files(tmp_path, 2019)
    assert str(refused.value) == (
        "Nothing is kept of 2019-20: no report of a quarter in reports/, and no folder annual/2019-20. Reports are "
        "kept of: 2021-22."
    )


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        make_annual_report(EXAMPLE, year=2021, out=tmp_path, formats=("xlsx",))
    assert str(refused.value) == "Formats: 'xlsx' cannot be written. Choose from html, pdf, docx, json."
