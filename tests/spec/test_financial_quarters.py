"""Financial quarters: the year begins in April, so that January to March belong to the year before."""

import pytest

from moothall.periods import Month, Quarter, RollingYear, Window


@pytest.mark.parametrize(
    ("month", "quarter"),
    [
        ("2022-04", "2022-23-Q1"),
        ("2022-06", "2022-23-Q1"),
        ("2022-07", "2022-23-Q2"),
        ("2022-09", "2022-23-Q2"),
        ("2022-12", "2022-23-Q3"),
        ("2023-01", "2022-23-Q4"),
        ("2023-03", "2022-23-Q4"),
        ("2023-04", "2023-24-Q1"),
        ("2000-03", "1999-00-Q4"),
    ],
)
def test_every_month_lies_in_one_quarter(month: str, quarter: str) -> None:
    assert str(Quarter.of(Month.parse(month))) == quarter


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        ("2022-23-Q1", "2022-04", "2022-06"),
        ("2022-23-Q2", "2022-07", "2022-09"),
        ("2022-23-Q3", "2022-10", "2022-12"),
        ("2022-23-Q4", "2023-01", "2023-03"),
    ],
)
def test_a_quarter_has_three_months(quarter: str, first: str, last: str) -> None:
    assert Quarter.parse(quarter).window == Window(Month.parse(first), Month.parse(last))
    assert len(Quarter.parse(quarter).window) == 3


def test_the_same_quarter_a_year_before() -> None:
    assert str(Quarter.parse("2022-23-Q4").year_before) == "2021-22-Q4"
    assert Quarter.parse("2022-23-Q4").window.year_before == Quarter.parse("2021-22-Q4").window


def test_the_quarter_before_the_first_is_the_fourth() -> None:
    assert str(Quarter.parse("2022-23-Q1").before) == "2021-22-Q4"


@pytest.mark.parametrize(
    ("first", "last", "quarter"),
    [
        ("2022-07", "2022-09", "2022-23-Q2"),
        ("2020-01", "2022-10", "2022-23-Q2"),  # October alone is no quarter
        ("2022-08", "2022-10", None),  # no quarter is complete
        ("2022-06", "2022-08", None),
    ],
)
def test_the_latest_complete_quarter(first: str, last: str, quarter: str | None) -> None:
    latest = Quarter.latest_complete(Window(Month.parse(first), Month.parse(last)))
    assert (str(latest) if latest else None) == quarter


def test_rolling_years_that_end_a_quarter_apart_share_nine_months() -> None:
    september, june = RollingYear(Month(2022, 9)), RollingYear(Month(2022, 6))
    assert september.window == Window(Month(2021, 10), Month(2022, 9))
    assert september.months_shared_with(june) == june.months_shared_with(september) == 9
    assert september.months_shared_with(RollingYear(Month(2021, 9))) == 0
