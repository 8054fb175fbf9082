"""What a cell may hold where a month, a value, a reason or a day is wanted."""

from datetime import date

import pytest

from moothall.errors import FileError
from moothall.intake import Taken, TakenRow, taken
from moothall.intake.entries import entry_of
from moothall.intake.headings import Field
from moothall.intake.months import NoMonthError, day_in, month_in
from moothall.intake.numbers import BLANK, NoFigure, NoNumberError, number_in
from moothall.intake.sheet import Cell
from moothall.measures import Missing, Observation, Withheld
from moothall.periods import Month
from tests.unit.intake.cases import LATEST, answer_of, said_of, tidy
from tests.unit.intake.cases_of_cells import JUNE_2020, MONTHS_REFUSED, VALUES_REFUSED, VALUES_TAKEN

JUNE = Month(2020, 6)


def read(*rows: str, headings: str = "measure,period,value") -> str:
    return answer_of(lambda: "\n".join(said_of(taken("a.csv", tidy(*rows, headings=headings), latest=LATEST))))


@pytest.mark.parametrize("written", JUNE_2020)
def test_june_2020_in_many_ways(written: str) -> None:
    assert read(f'Burglary,"{written}",45') == "Burglary, 2020-06: 45"


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Sept 2021", Month(2021, 9)),
        ("may-99", Month(1999, 5)),
        ("1st April 2021", Month(2021, 4)),
        ("2020/12", Month(2020, 12)),
        ("Dec. 2020", Month(2020, 12)),
        ("29.02.2020", Month(2020, 2)),
        ("2020-06-30T23:59:59Z", JUNE),
        ("\u200e2020-06", JUNE),
        (date(2020, 6, 30), JUNE),
        (43983.0, JUNE),
        (202006.0, JUNE),
    ],
)
def test_other_months(written: str | float | date, month: Month) -> None:
    assert month_in(written) == month


@pytest.mark.parametrize(
    "written", [None, "", "total", "Maybe 2020", "2020 mar-apr", "12/20x", 7.0, 1e300, -5.0, "999999"]
)
def test_what_is_no_attempt_at_a_month(written: str | float | None) -> None:
    assert month_in(written) is None


def test_a_date_cell_of_long_ago() -> None:
    with pytest.raises(NoMonthError, match="Months are taken from 1990-01 to 2099-12"):
        month_in(date(1899, 12, 31))


@pytest.mark.parametrize(("written", "message"), MONTHS_REFUSED.items())
def test_months_refused(written: str, message: str) -> None:
    assert read(f'Burglary,"{written}",45') == f"a.csv, row 2, column period: {message}"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-10-01", date(2020, 10, 1)),
        ("01/10/2020", date(2020, 10, 1)),
        (date(2020, 10, 1), date(2020, 10, 1)),
        (44105.0, date(2020, 10, 1)),
        (0.5, None),
        ("2020-10", None),
        ("31/09/2020", None),
        ("soon", None),
        (None, None),
    ],
)
def test_days(written: str | float | date | None, day: date | None) -> None:
    assert day_in(written) == day


@pytest.mark.parametrize(("written", "value"), VALUES_TAKEN.items())
def test_values(written: str, value: str) -> None:
    assert read(f'Burglary,2020-06,"{written}"') == f"Burglary, 2020-06: {value}"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, BLANK),
        ("  ", BLANK),
        ("\u22124.5", -4.5),
        ("1\u202f357", 1357.0),
        ("+5", 5.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        (-0.0, 0.0),
        ("< 10", NoFigure("Fewer than 10, marked < 10 in the file.")),
    ],
)
def test_other_values(cell: str | float | None, value: float | NoFigure) -> None:
    assert number_in(cell) == value


@pytest.mark.parametrize(("written", "message"), VALUES_REFUSED.items())
def test_values_refused(written: str, message: str) -> None:
    assert read(f'Burglary,2020-06,"{written}"') == f"a.csv, row 2, column value: {message}"


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (float("nan"), "'nan' is not a number."),
        (float("inf"), "'inf' is too large."),
        (-1e12, "'-1000000000000.0' is too large."),
        (date(2020, 6, 1), "'2020-06-01' is a date."),
        ("x" * 100, f"'{'x' * 59}…' is text."),
    ],
)
def test_cells_of_a_workbook_refused(cell: float | date | str, message: str) -> None:
    with pytest.raises(NoNumberError) as error:
        number_in(cell)
    assert error.value.found == message


def test_the_columns_beside_a_value() -> None:
    extras: dict[Field, Cell] = {
        Field.NUMERATOR: "1,924",
        Field.DENOMINATOR: 2000.0,
        Field.NOTE: " Provisional.\u200b ",
        Field.KNOWN_ON: "2020-07-10",
    }
    assert entry_of(JUNE, "96.2", extras) == Observation(JUNE, 96.2, 1924, 2000, "Provisional.", date(2020, 7, 10))


def test_a_note_says_why_a_figure_is_missing_whatever_the_mark() -> None:
    assert entry_of(JUNE, "[x]", {Field.NOTE: "Not recorded during Covid-19."}) == Missing(
        JUNE, "Not recorded during Covid-19."
    )


def test_a_withheld_value_keeps_its_reason_its_month_and_no_number() -> None:
    extras = {Field.NOTE: "Before the courts.", Field.UNTIL: "Jan 2021", Field.NUMERATOR: "", Field.KNOWN_ON: None}
    assert entry_of(JUNE, " Withheld", extras) == Withheld(JUNE, "Before the courts.", Month(2021, 1))


@pytest.mark.parametrize(
    ("headings", "row", "message"),
    [
        (
            "measure,period,value,until",
            "Burglary,2020-06,45,2021-01",
            (
                "column until: 2021-01 is given as the month until which the value is withheld, and the value is not "
                "withheld. Only a withheld value has such a month. Write withheld as the value, or leave this cell "
                "blank."
            ),
        ),
        (
            "measure,period,value,note,until",
            "Burglary,2020-06,withheld,Before the courts.,soon",
            "column until: 'soon'. A month was expected. Write a month as 2020-06.",
        ),
        (
            "measure,period,value,note,until",
            "Burglary,2020-06,withheld,Before the courts.,2020-13",
            "column until: '2020-13'. Its month is 13; months run from 1 to 12. Write a month as 2020-06.",
        ),
        (
            "measure,period,value,published",
            "Burglary,2020-06,45,soon",
            "column published: 'soon'. A day was expected. Write a day as 2020-10-01.",
        ),
        (
            "measure,period,value,numerator",
            "Burglary,2020-06,45,12.5.1",
            (
                "column numerator: '12.5.1' is text. A number was expected. Write digits only, such as 1357 or 96.2. "
                "Leave the cell blank where there is no figure."
            ),
        ),
    ],
)
def test_the_columns_beside_a_value_refused(headings: str, row: str, message: str) -> None:
    assert read(row, headings=headings) == f"a.csv, row 2, {message}"


def test_every_problem_is_told_and_nothing_is_taken() -> None:
    with pytest.raises(FileError) as error:
        taken("a.csv", tidy("Burglary,2020-13,x", "Burglary,2020-07,y", headings="measure,period,value"))
    assert [(problem.row, problem.column) for problem in error.value.problems] == [(2, "period"), (3, "value")]


def test_a_column_of_wrong_cells_is_told_by_the_first_fifty() -> None:
    with pytest.raises(FileError) as error:
        taken("a.csv", tidy(*[f"Burglary {i},2020-06,x" for i in range(1_000)], headings="measure,period,value"))
    assert len(error.value.problems) == 51
    assert str(error.value.problems[-1]) == (
        "a.csv, column value: 950 more like the ones above. A number was expected. Correct them in the same way."
    )


def test_a_row_says_where_it_stood() -> None:
    row = TakenRow("Burglary", None, Observation(JUNE, 45), sheet="Figures", row=3, column="Jun-20")
    assert taken("a.csv", b"measure,Jun-20\nBurglary,45\n") == Taken(
        "a.csv", (TakenRow("Burglary", None, Observation(JUNE, 45), sheet=None, row=2, column="Jun-20"),)
    )
    assert row.place() == "column Jun-20 of row 3 of sheet Figures"
