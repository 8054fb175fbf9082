"""Where the headings stand, which column holds what, and which rows are no part of the table."""

import pytest

from moothall.intake import taken
from tests.unit.intake.cases import LATEST, answer_of, said_of


def read(text: str, name: str = "a.csv") -> list[str]:
    return answer_of(lambda: "\n".join(said_of(taken(name, text.encode(), latest=LATEST)))).split("\n")


BURGLARY = ["Burglary, 2020-06: 45", "Burglary, 2020-07: 47"]


@pytest.mark.parametrize(
    "text",
    [
        "measure,period,value\nBurglary,2020-06,45\nBurglary,2020-07,47\n",
        "period,value,measure\n2020-06,45,Burglary\n2020-07,47,Burglary\n",
        "Indicator;Reporting month;Number of offences\nBurglary;Jun-20;45\nBurglary;Jul-20;47\n",
        "measure,2020-06,2020-07\nBurglary,45,47\n",
        ",2020-06,2020-07\nBurglary,45,47\n",
        "Month,2020-06,2020-07\nBurglary,45,47\n",
        "2020-06,2020-07,measure\n45,47,Burglary\n",
        "Offence,01/06/2020,01/07/2020\nBurglary,45,47\n",
        "Month,Burglary\n2020-06,45\n2020-07,47\n",
        "Burglary,Month\n45,2020-06\n47,2020-07\n",
        ",Burglary\n2020-06,45\n2020-07,47\n",
        "When counted,Burglary\nJune 2020,45\nJuly 2020,47\n",
        "Figures of June 2020\n\nExtracted,1 August 2020\n\nMonth,Burglary\n2020-06,45\n2020-07,47\n",
        "Month\tBurglary\t\t\n\t\t\t\n2020-06\t45\t\t\n2020-07\t47\t\t\n",
    ],
)
def test_one_table_in_many_forms(text: str) -> None:
    assert read(text) == BURGLARY


def test_a_wide_table_of_one_month() -> None:
    assert read("Offence type,June 2020\nBurglary,45\n") == ["Burglary, 2020-06: 45"]
    assert read("What,June 2020\nBurglary,45\n") == ["Burglary, 2020-06: 45"]


def test_areas_down_the_side_of_a_table_named_after_its_measure() -> None:
    assert read("District,2020-06\nLeicester,45\n", "observations/Burglary.csv") == ["Burglary, Leicester, 2020-06: 45"]


def test_an_area_and_a_note_beside_the_transpose() -> None:
    assert read("Month,Area,Burglary,Robbery,Note\n2020-06,Leicester,45,,System change.\n") == [
        "Burglary, Leicester, 2020-06: 45",
        "Robbery, Leicester, 2020-06: missing. System change.",
    ]


def test_a_heading_that_is_a_number_in_a_workbook_is_a_name() -> None:
    assert read("measure,area,period,value\n101.0,7,2020-06,45\n") == ["101.0, 7, 2020-06: 45"]


def test_columns_that_are_not_needed_are_named() -> None:
    assert read("measure,period,value,colour,size\nBurglary,2020-06,45,red,big\n") == [
        "Burglary, 2020-06: 45",
        "a.csv, row 1: Not read, because they are not needed: columns colour and size.",
    ]


def test_rows_with_a_name_alone_are_passed_over_in_a_wide_table() -> None:
    assert read("measure,2020-06\nAcquisitive crime,\nBurglary,45\nSource: police.uk\n") == [
        "Burglary, 2020-06: 45",
        "a.csv, row 2: Passed over, because nothing stands beside it: 'Acquisitive crime'.",
        "a.csv, row 4: Passed over, because nothing stands beside it: 'Source: police.uk'.",
    ]


def test_a_note_right_below_a_table_of_months_is_passed_over() -> None:
    assert read("Month,Burglary\n2020-06,45\n* provisional,\n") == [
        "Burglary, 2020-06: 45",
        "a.csv, row 3: Passed over, because nothing stands beside it: '* provisional'.",
    ]


def test_a_month_without_a_figure_is_missing_and_not_passed_over() -> None:
    assert read("Month,Burglary\n2020-06,\n\n2020-07,\n2020-08,45\n") == [
        "Burglary, 2020-06: missing. No figure was supplied.",
        "Burglary, 2020-07: missing. No figure was supplied.",
        "Burglary, 2020-08: 45",
    ]


def test_a_month_that_is_wrong_is_told_even_where_it_stands_apart() -> None:
    assert read("Month,Burglary\n2020-06,45\n\n2020-13,\n") == [
        "a.csv, row 4, column Month: '2020-13'. Its month is 13; months run from 1 to 12. Write a month as 2020-06."
    ]


def test_a_blank_month_at_the_end_of_a_tidy_table_is_missing() -> None:
    assert read("measure,period,value\nBurglary,2020-06,45\nBurglary,2020-07,\n") == [
        "Burglary, 2020-06: 45",
        "Burglary, 2020-07: missing. No figure was supplied.",
    ]


def test_future_months_are_told_once_each() -> None:
    assert read("measure,2020-06,2030-01\nBurglary,45,47\nRobbery,1,2\n") == [
        (
            "a.csv, row 2, column 2030-01: 2030-01 is in the future. "
            "No figure can be later than 2026-10. Correct the month."
        )
    ]


def test_a_table_whose_every_value_is_blank_is_refused() -> None:
    assert read("measure,area,2020-06\nBurglary,Leicester,\n") == [
        (
            "a.csv, row 1: There is no figure below the headings. At least one row was expected. "
            "Check that the whole table was saved."
        )
    ]


def test_months_beside_an_area_and_nothing_else() -> None:
    assert read("Month,Area\n2020-06,Leicester\n") == [
        (
            "a.csv, row 1: No column is headed value; the headings are Month and Area. A row holds measure, area, "
            "period and value, each under its heading. Write value above the column that holds it."
        )
    ]


def test_a_heading_three_times() -> None:
    assert read("measure,period,value,x,x,X\nBurglary,2020-06,45,1,2,3\n") == [
        (
            "a.csv, row 1: Columns D, E and F are all headed 'x'. Each column has a heading of its own. "
            "Rename or delete the one that is wrong. Dates are read day first."
        )
    ]


def test_rows_of_numbers_are_no_headings() -> None:
    assert read("1,2\n3,4\n")[0].startswith("a.csv: No headings were found.")
    assert read("2020-06,7\n2020-07,8\n")[0].startswith("a.csv: No headings were found.")


def test_a_column_in_which_every_value_is_withheld() -> None:
    assert read("Month,Burglary,Note\n2020-06,withheld,Not agreed.\n") == ["Burglary, 2020-06: withheld. Not agreed."]


def test_blank_cells_beyond_the_headings_do_no_harm() -> None:
    assert read("measure,period,value\nBurglary,2020-06,45,,\n") == ["Burglary, 2020-06: 45"]


def test_a_text_without_end_between_quotation_marks() -> None:
    assert read('Month,Burglary\n"2020-06,' + "x" * 200_000)[0].startswith(
        "a.csv, row 2: A quotation mark begins a text that does not end as it should."
    )
