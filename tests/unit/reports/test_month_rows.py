"""The rows under a chart: every month, its value, its lines and what was found, no cell empty."""

from moothall.measures import MeasureKind, Missing, Withheld
from moothall.periods import Month
from moothall.reports.month_rows import MonthRow, month_rows
from moothall.spc import analyse
from tests.worlds import QUARTER, measure_of, series_of

ANY = Month(2020, 6)


def last_rows(
    number: int, *values: float | Missing | Withheld | None, kind: MeasureKind = MeasureKind.COUNT
) -> list[MonthRow]:
    return month_rows(analyse(series_of(values, measure_of(kind)), window=QUARTER.window))[-number:]


def test_a_quiet_month() -> None:
    assert last_rows(1, *[52, 48] * 12) == [MonthRow("Jun 2020", "48", "50", "39", "61", "–")]


def test_what_was_found_stands_in_words() -> None:
    assert last_rows(2, *[52, 48] * 11, 52, 90) == [
        MonthRow("May 2020", "52", "50", "39", "61", "–"),
        MonthRow("Jun 2020", "90", "50", "39", "61", "outside, left out of the limits"),
    ]
    assert last_rows(1, *[50, 56, 44] * 6, 44, 51, 52, 53, 54, 55, 56, 57)[0].finding == "trend"
    assert last_rows(1, *[48, 52] * 8, *[57, 55] * 4)[0].finding == "step shift"
    assert last_rows(1, *[480, 520] * 11, 480, 622)[0].finding == "close to the upper limit"
    assert last_rows(1, *[520, 480] * 11, 520, 378)[0].finding == "close to the lower limit"


def test_a_month_without_a_figure_says_why_it_is_empty() -> None:
    rows = last_rows(3, *[52, 48] * 12, None, Withheld(ANY, "Court case"), 50)
    assert [(row.value, row.finding) for row in rows] == [("no figure", "–"), ("withheld", "–"), ("50", "–")]


def test_without_limits_the_lines_are_none() -> None:
    assert last_rows(1, 5, 6, 7) == [MonthRow("Jun 2020", "7", "none", "none", "none", "–")]
    assert last_rows(1, *[7] * 15) == [MonthRow("Jun 2020", "7", "7", "none", "none", "–")]


def test_a_limit_that_no_month_can_pass_is_none() -> None:
    assert last_rows(1, *[1, 2, 0, 3] * 5) == [MonthRow("Jun 2020", "3", "1.5", "none", "6", "–")]
    percent = last_rows(1, *[99.0, 97.0] * 10, kind=MeasureKind.PERCENTAGE)
    assert percent == [MonthRow("Jun 2020", "97.0%", "98.0%", "92.7%", "none", "–")]


def test_the_row_of_a_month_outside_shows_on_which_side_it_lies() -> None:
    # The limits are 622.58 and 377.42: printed as 623 and 377 the rows would not say so.
    high, low = last_rows(1, *[480, 520] * 11, 480, 623), last_rows(1, *[520, 480] * 11, 520, 377)
    assert high == [MonthRow("Jun 2020", "623", "504.3", "386.0", "622.6", "outside")]
    assert low == [MonthRow("Jun 2020", "377", "495.7", "377.4", "614.0", "outside")]
