"""Stops and searches from published files: the numbers of Bedfordshire, counted by other means."""

import csv
import gzip
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.errors import NotFoundError, UsageError
from moothall.workflows.search_disparity import search_disparity
from tests.unit.records.made_up import table, written


def test_two_years_of_bedfordshire(shared: Path) -> None:
    report = search_disparity([shared / "data/stop-and-search/bedfordshire"], tell=lambda _: None).report
    found: list[dict[str, str]] = []
    for path in sorted((shared / "data/stop-and-search/bedfordshire").iterdir()):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            found.extend(csv.DictReader(lines))
    black = [row for row in found if row["Self-defined ethnicity"].startswith("Black")]
    nothing = sum(row["Outcome"] in ("", "A no further action disposal") for row in found)
    assert (report.searches, report.positive) == (len(found), len(found) - nothing) == (7_601, 1_889)
    group = next(one for one in report.self_defined if one.group == "Black")
    assert (group.searches, group.residents) == (len(black), 29_725)
    assert group.against is not None
    # (921 / 29,725) / (3,471 / 476,647)
    assert group.against.ratio == pytest.approx(4.2548, abs=1e-4)


def test_one_known_force_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from moothall.records.layouts import STOP_AND_SEARCH

    row = ["Person search", "2021-05-02T10:00:00+00:00", *[""] * 13]
    data = table([row], STOP_AND_SEARCH.columns)
    two = written(tmp_path / "two", {f"2021-05-{force}-stop-and-search.csv": data for force in ("kent", "essex")})
    with pytest.raises(UsageError, match="The files are of 2 forces: essex, kent"):
        search_disparity([two], tell=lambda _: None)
    railway = written(tmp_path / "railway", {"2021-05-btp-stop-and-search.csv": data})
    with pytest.raises(NotFoundError, match="'btp' is no force with residents that are known"):
        search_disparity([railway], tell=lambda _: None)
    one = written(tmp_path / "one", {"2021-05-kent-stop-and-search.csv": data})
    assert main(["records", "searches", str(one)]) == 0
    assert capsys.readouterr().out.startswith("- Kent Police: 1 search in May 2021.")
