"""Quarters: how they are written. Which months they hold is in tests/spec/test_financial_quarters.py."""

import pytest

from moothall.periods import Quarter


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2022-23-Q2", Quarter(2022, 2)),
        (" 2022-23-q2 ", Quarter(2022, 2)),
        ("1999-00-Q4", Quarter(1999, 4)),
    ],
)
def test_a_quarter_is_written_with_both_years(text: str, quarter: Quarter) -> None:
    assert Quarter.parse(text) == quarter
    assert str(quarter) == text.strip().upper()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022-Q2",
        "2022-23",
        "2022-23-Q0",
        "2022-23-Q5",
        "2022-24-Q2",  # a financial year ends in the next
        "2022-23-2",
        "2022-23-QQ2",
        "2022-23-Q02",
        "2022-2023-Q2",
        "Q2-2022-23",
        "2_022-23-Q2",
        "2022-23-Q2-",
    ],
)
def test_anything_else_is_refused_and_the_way_to_write_it_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a quarter of a financial year\. Write a quarter as 2022-23-Q2"):
        Quarter.parse(text)


@pytest.mark.parametrize("number", [0, 5])
def test_quarters_run_from_1_to_4(number: int) -> None:
    with pytest.raises(ValueError, match=f"^{number} is not a quarter. Quarters run from 1 to 4.$"):
        Quarter(2022, number)


def test_quarters_stand_in_the_order_of_time() -> None:
    assert Quarter(2021, 4) < Quarter(2022, 1) < Quarter(2022, 2)


def test_quarters_are_counted_from_an_earlier_one() -> None:
    assert [Quarter(2022, 2).since(earlier) for earlier in (Quarter(2022, 2), Quarter(2022, 1), Quarter(2020, 4))] == [
        0,
        1,
        6,
    ]
