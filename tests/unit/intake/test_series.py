"""Rows of files become series of known measures and areas, whatever the files are called and in which order."""

from moothall.areas import Area
from moothall.intake import series_from, taken
from moothall.measures import MeasureKind, Observation, Series, Withheld
from moothall.periods import Month
from tests.unit.intake.cases import AREAS, answer_of, measure, tidy

BURGLARY, ROBBERY = measure("Burglary"), measure("Robbery")
MEASURES = {"burglary": BURGLARY, "robbery": ROBBERY}
LEICESTER, RUTLAND = AREAS
JUNE, JULY = Month(2020, 6), Month(2020, 7)


def test_a_measure_is_named_by_its_id_or_title_in_any_case_and_the_area_may_be_left_out() -> None:
    files = [
        taken("rutland.csv", tidy("ROBBERY,rutland,2020-06,7")),
        taken("july.csv", b"measure,2020-07\n burglary ,47\n"),
        taken("june.csv", b"month,Burglary\xe2\x80\x8b\n2020-06,45\n"),
    ]
    assert series_from(files, MEASURES, AREAS, default_area="Leicester") == [
        Series(BURGLARY, LEICESTER, (Observation(JUNE, 45), Observation(JULY, 47))),
        Series(ROBBERY, RUTLAND, (Observation(JUNE, 7),)),
    ]


def test_one_file_that_names_a_measure_in_two_ways() -> None:
    file = taken("a.csv", tidy("burglary,Leicester,2020-06,45", "Burglaries,Leicester,2020-06,46"))
    known = {"burglaries": measure("Burglaries"), "burglary": BURGLARY}
    assert len(series_from([file], known, AREAS, default_area="Leicester")) == 2
    vehicle = measure("Vehicle crime")
    file = taken("a.csv", tidy("vehicle,Leicester,2020-06,45", "Vehicle crime,Leicester,2020-06,46"))
    known = {"vehicle": type(vehicle)(**{**vars(vehicle), "id": "vehicle"})}
    assert answer_of(lambda: str(series_from([file], known, AREAS, default_area="Leicester"))) == (
        "a.csv, row 3, column value: Vehicle crime, Leicester, has two values for 2020-06: 45 in row 2 and 46 here. "
        "A month has one value. Delete the one that is wrong, or the older file."
    )


def test_a_value_and_a_withheld_value_contradict_each_other() -> None:
    headings = "measure,area,period,value,numerator,denominator,note"
    files = [
        taken("a.csv", tidy("Burglary,Leicester,2020-06,45,9,20,", headings=headings)),
        taken("b.csv", tidy("Burglary,Leicester,2020-06,withheld,,,Not agreed.", headings=headings)),
        taken("c.csv", tidy("Burglary,Leicester,2020-06,,,,Lost.", headings=headings)),
    ]
    assert answer_of(lambda: str(series_from(files, MEASURES, AREAS, default_area="Leicester"))) == (
        "b.csv, row 2, column value: Burglary, Leicester, has two values for 2020-06: 45 (9 of 20) in a.csv, "
        "column value of row 2, and a withheld value here. A month has one value. Delete the one that is wrong, or "
        "the older file.\n"
        "c.csv, row 2, column value: Burglary, Leicester, has two values for 2020-06: 45 (9 of 20) in a.csv, "
        "column value of row 2, and no figure here. A month has one value. Delete the one that is wrong, or the "
        "older file."
    )


def test_the_figure_known_last_counts_in_whatever_order_the_files_come() -> None:
    headings = "measure,period,value,note,known_on"
    first = taken("first.csv", tidy("Burglary,2020-06,withheld,Not agreed.,2020-07-10", headings=headings))
    later = taken("later.csv", tidy("Burglary,2020-06,46,,2020-08-11", headings=headings))
    entry = later.rows[0].entry
    assert isinstance(first.rows[0].entry, Withheld)
    for files in ([first, later], [later, first]):
        assert series_from(files, MEASURES, AREAS, default_area="Leicester")[0].entries == (entry,)


def test_an_area_that_is_not_known_is_told_once_for_a_measure() -> None:
    file = taken("a.csv", b"month,Burglary,Robbery\n2020-06,45,7\n2020-07,47,8\n")
    assert answer_of(lambda: str(series_from([file], MEASURES, [Area("Kent")], default_area="Leicester"))) == (
        "a.csv, row 2, column area: The area 'Leicester' is not known. An area has its entry in moothall.toml. "
        "Correct the name, or add one of that name.\n"
        "a.csv, row 2, column area: The area 'Leicester' is not known. An area has its entry in moothall.toml. "
        "Correct the name, or add one of that name."
    )


def test_a_measure_that_is_not_known_is_placed_by_its_heading_in_the_transpose() -> None:
    file = taken("a.csv", b"month,Burglery\n2020-06,45\n")
    assert answer_of(lambda: str(series_from([file], MEASURES, AREAS, default_area="Leicester"))) == (
        "a.csv, row 2, column Burglery: The measure 'Burglery' is not known. The nearest known is 'Burglary'. "
        "Correct the name, or add one of that name."
    )


def test_a_small_percentage_beside_larger_ones_is_not_a_share() -> None:
    answered = measure("Answered", MeasureKind.PERCENTAGE)
    file = taken("a.csv", b"month,Answered\n2020-06,0.8\n2020-07,2.5\n2020-08,0.54%\n")
    assert series_from([file], {"answered": answered}, AREAS, default_area="Leicester")[0].values == (0.8, 2.5, 0.54)
