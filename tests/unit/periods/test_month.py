"""Months: how they are written, added and taken from each other."""

import pytest

from moothall.periods import Month


@pytest.mark.parametrize(("text", "month"), [("2020-06", Month(2020, 6)), (" 1999-12 ", Month(1999, 12))])
def test_a_month_is_written_year_first(text: str, month: Month) -> None:
    assert Month.parse(text) == month
    assert str(month) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "2020", "2020-6", "2020-00", "2020-13", "20-06", "2020-06-01", "06/2020", "2020/06", "٢٠٢٠-٠٦", "-020-06"],
)
def test_anything_else_is_refused_and_the_way_to_write_it_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a month\. Write a month as 2020-06\."):
        Month.parse(text)


@pytest.mark.parametrize("number", [0, 13, -1])
def test_months_run_from_1_to_12(number: int) -> None:
    with pytest.raises(ValueError, match=f"^{number} is not a month. Months run from 1 to 12.$"):
        Month(2020, number)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2020-06", 0, "2020-06"),
        ("2020-06", 6, "2020-12"),
        ("2020-06", 7, "2021-01"),
        ("2020-01", -1, "2019-12"),
        ("2020-06", -18, "2018-12"),
        ("1999-12", 1, "2000-01"),
    ],
)
def test_adding_months_and_taking_months_apart_undo_each_other(start: str, months: int, end: str) -> None:
    assert Month.parse(start) + months == Month.parse(end)
    assert Month.parse(end) - Month.parse(start) == months


def test_months_stand_in_the_order_of_time() -> None:
    assert sorted([Month(2021, 1), Month(2020, 2), Month(2020, 12)]) == [
        Month(2020, 2),
        Month(2020, 12),
        Month(2021, 1),
    ]


def test_the_same_month_a_year_before() -> None:
    assert Month(2020, 2).year_before == Month(2019, 2)
