"""Months, windows, quarters and days as they are said."""

from datetime import date

import pytest

from moothall.periods import Month, Quarter, Window
from moothall.wording import dates

JULY, SEPTEMBER, DECEMBER, JANUARY = Month(2022, 7), Month(2022, 9), Month(2021, 12), Month(2022, 1)


def test_a_month() -> None:
    assert dates.month_name(JULY) == "July 2022"
    assert dates.short_month(SEPTEMBER) == "Sep 2022"


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([JULY], "July 2022"),
        ([JULY, SEPTEMBER], "July and September 2022"),
        ([JULY, Month(2022, 8), SEPTEMBER], "July, August and September 2022"),
        ([DECEMBER, JANUARY], "December 2021 and January 2022"),
    ],
)
def test_the_year_of_several_months_is_said_once_where_it_can_be(months: list[Month], said: str) -> None:
    assert dates.months_listed(months) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([JULY], "July 2022"),
        ([JULY, Month(2022, 8), SEPTEMBER], "July to September 2022"),
        ([DECEMBER, JANUARY], "December 2021 to January 2022"),
        ([JULY, SEPTEMBER], "July and September 2022"),
        ([DECEMBER, JULY], "December 2021 and July 2022"),
        ([DECEMBER, JANUARY, JULY, SEPTEMBER, Month(2022, 11)], "5 months from December 2021 to November 2022"),
    ],
)
def test_months_without_a_break_are_said_as_a_stretch_and_many_others_as_a_number(
    months: list[Month], said: str
) -> None:
    assert dates.months_together(months) == said


@pytest.mark.parametrize(
    ("first", "last", "long", "short"),
    [
        (JULY, SEPTEMBER, "July to September 2022", "Jul–Sep 2022"),
        (DECEMBER, JANUARY, "December 2021 to January 2022", "Dec 2021–Jan 2022"),
        (JULY, JULY, "July 2022", "Jul 2022"),
    ],
)
def test_a_window(first: Month, last: Month, long: str, short: str) -> None:
    assert dates.months_named(Window(first, last)) == long
    assert dates.short_months(Window(first, last)) == short


def test_a_quarter_is_said_with_its_months() -> None:
    assert dates.quarter_named(Quarter(2022, 2)) == "Quarter 2 of 2022-23 (July to September 2022)"
    assert dates.quarter_named(Quarter(2022, 4)) == "Quarter 4 of 2022-23 (January to March 2023)"


def test_a_day() -> None:
    assert dates.day_named(date(2020, 10, 1)) == "1 October 2020"


@pytest.mark.parametrize(("number", "said"), [(0, "0 months"), (1, "1 month"), (17, "17 months")])
def test_a_number_of_months(number: int, said: str) -> None:
    assert dates.months_long(number) == said
