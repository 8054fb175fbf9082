"""Where a change came from, told in words that add up."""

from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.errors import NotFoundError, UsageError
from moothall.periods import Month, Window
from moothall.reports.change_by_part import change_in_words
from moothall.workflows.change_by_part import where_it_changed
from moothall.workflows.compare_areas import Wanted

NOW, BEFORE = Window(Month(2022, 1), Month(2022, 1)), Window(Month(2021, 1), Month(2021, 1))
ENDING = "In each list the parts add up to the whole; nothing is left out."
HEADING = "month,district,crime-type,count\n"
ROWS = """2021-01,Leicester,Drugs,100
2021-01,Blaby,Drugs,50
2021-01,Rushcliffe,Drugs,2
2021-01,no location,Drugs,8
2021-01,Leicester,Robbery,20
2021-01,Leicester,Anti-social behaviour,500
2022-01,Leicester,Drugs,130
2022-01,Blaby,Drugs,45
2022-01,Corby,Drugs,3
2022-01,no location,Drugs,9
2022-01,Leicester,Robbery,20
2022-01,Leicester,Anti-social behaviour,100
"""


@pytest.fixture
def counts(tmp_path: Path) -> Path:
    file = tmp_path / "counts.csv"
    file.write_text(HEADING + ROWS, "utf-8")
    return file


def test_the_change_by_place_and_by_type(counts: Path) -> None:
    change = where_it_changed(counts, Wanted(window=NOW, within="Leicestershire"), BEFORE)
    assert change_in_words(change) == (
        "All crime but anti-social behaviour rose by 27 (+15%): 180 in January 2021, 207 in January 2022.",
        "By place: up 30 in Leicester, 1 without a location and 1 in places outside the force; down 5 in Blaby.",
        "By type: up 27 in Drugs; no change in Robbery.",
        ENDING,
    )


def test_one_type_has_no_list_of_types(counts: Path) -> None:
    change = where_it_changed(counts, Wanted(window=BEFORE, within="Leicestershire", types=("robbery",)), NOW)
    assert change_in_words(change) == (
        "Robbery did not change: 20 in January 2022, 20 in January 2021.",
        "By place: no change in Leicester.",
        ENDING,
    )


def test_a_leap_in_records_without_a_location_is_pointed_at(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(
        HEADING + "2021-01,Leicester,Drugs,100\n2022-01,Leicester,Drugs,80\n2022-01,no location,Drugs,9\n", "utf-8"
    )
    told = change_in_words(where_it_changed(file, Wanted(window=NOW), BEFORE))
    assert told[0] == "All crime but anti-social behaviour fell by 11 (−11%): 100 in January 2021, 89 in January 2022."
    assert told[-2:] == (
        "The number without a location changed much: part of the change in the places can come from that alone.",
        ENDING,
    )


def test_the_smallest_of_many_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    before = "".join(f"2021-01,Place {number:02},Drugs,100\n" for number in range(1, 18))
    after = "".join(f"2022-01,Place {number:02},Drugs,{100 + number}\n" for number in range(1, 18))
    file.write_text(HEADING + before + after, "utf-8")
    told = change_in_words(where_it_changed(file, Wanted(window=NOW), BEFORE))
    assert told[1].endswith("6 in Place 06, 5 in Place 05 and 4 in Place 04; up 6 in 3 others together.")


def test_periods_must_be_as_long_as_each_other_and_have_records(counts: Path) -> None:
    with pytest.raises(UsageError, match="Say --months and --before, each with as many months as the other"):
        where_it_changed(counts, Wanted(window=Window(Month(2021, 1), Month(2021, 2))), BEFORE)
    with pytest.raises(UsageError, match="There are no records of June 2020"):
        where_it_changed(counts, Wanted(window=NOW), Window(Month(2020, 6), Month(2020, 6)))
    with pytest.raises(NotFoundError, match="'Mercia' is no force that is known"):
        where_it_changed(counts, Wanted(window=NOW, within="Mercia"), BEFORE)


def test_the_command_tells_it(counts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["compare", str(counts), "--months", "2022-01", "--before", "2021-01"]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith("All crime but anti-social behaviour rose by 27 (+15%)")
    assert main([*command, "--json"]) == 2
    assert "leave out --json" in capsys.readouterr().err
