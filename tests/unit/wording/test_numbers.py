"""How numbers, changes, percentages and p-values are said."""

import pytest

from moothall.wording.numbers import (
    number,
    p_value_said,
    plural,
    rounded,
    share_said,
    signed,
    signed_percent,
    unrounded,
)


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (1357, 0, "1,357"),
        (1234567.0, 0, "1,234,567"),
        (96.25, 1, "96.3"),  # halves go away from zero, as by hand; Python's own rounding says 96.2
        (-96.25, 1, "−96.3"),
        (0.285, 2, "0.29"),  # the number as it is written, not the nearest binary fraction, which is a little less
        (2.5, 0, "3"),
        (-4, 0, "−4"),
        (-0.4, 0, "0"),  # never −0
        (0, 2, "0.00"),
        (7, 1, "7.0"),
        (1e30, 0, "1" + ",000" * 10),
        (-1.5e300, 2, "−1" + ",500" + ",000" * 99 + ".00"),
        (1e-300, 1, "0.0"),
    ],
)
def test_a_number(value: float, decimals: int, said: str) -> None:
    assert number(value, decimals) == said


@pytest.mark.parametrize(
    ("value", "decimals", "said"), [(503, 0, "+503"), (-12, 0, "−12"), (0, 0, "0"), (0.4, 0, "0"), (0.4, 1, "+0.4")]
)
def test_a_change_carries_its_sign(value: float, decimals: int, said: str) -> None:
    assert signed(value, decimals) == said


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (58.9, "+59%"),
        (-4.4, "−4%"),
        (0.5, "+1%"),
        (0.44, "+0.4%"),
        (-0.31, "−0.3%"),
        (0.04, "under 0.1%"),
        (-0.04, "under 0.1%"),
        (0, "no change"),
        (1234.5, "+1,235%"),
    ],
)
def test_a_percentage_change(percent: float, said: str) -> None:
    assert signed_percent(percent) == said


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.00099, "p < 0.001"),
        (0.001, "p = 0.001"),
        (0.0123, "p = 0.012"),
        (0.0312, "p = 0.031"),
        (0.0496, "p = 0.0496"),  # 0.050 would hide that it lies below 0.05
        (0.0504, "p = 0.0504"),
        (0.05, "p = 0.050"),
        (0.0499999, "p = 0.0499999"),
        (0.19198, "p = 0.19"),
        (1, "p = 1.00"),
    ],
)
def test_a_p_value_shows_on_which_side_of_the_level_it_lies(p: float, said: str) -> None:
    assert p_value_said(p, 0.05) == said


def test_a_p_value_nearer_to_the_level_than_can_be_said_stops_at_twelve_decimals() -> None:
    assert p_value_said(0.05 + 1e-15, 0.05) == "p = 0.050000000000"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "offence"), (1.0, "offence"), (0, "offences"), (2, "offences"), (1.5, "offences")]
)
def test_one_and_many(count: float, said: str) -> None:
    assert plural(count, "offence", "offences") == said


def test_rounding_gives_a_number_to_compare() -> None:
    assert rounded(0.1 + 0.2, 1) == rounded(0.3, 1)
    assert not rounded(0.049, 1)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (83, 86, "83 of 86 (97%)"),  # 96.51%, which a report of 2020 printed as 96%
        (11, 21, "11 of 21 (52%)"),
        (1, 1, "1 of 1"),  # no percentage of a whole under 10
        (14, 1547, "14 of 1,547 (0.9%)"),
        (0, 86, "0 of 86 (0%)"),
        (86, 86, "86 of 86 (100%)"),
        (860, 861, "860 of 861 (99.9%)"),
        (99999, 100000, "99,999 of 100,000 (over 99.99%)"),
        (1, 1000000, "1 of 1,000,000 (under 0.01%)"),
    ],
)
def test_a_share_never_stands_without_its_base(part: float, whole: float, said: str) -> None:
    assert share_said(part, whole) == said


@pytest.mark.parametrize(("value", "said"), [(420.0, "420"), (0.1, "0.1"), (503 / 854 * 100, "58.89929742388759")])
def test_an_unrounded_number_is_written_as_programs_write_it(value: float, said: str) -> None:
    assert unrounded(value) == said
