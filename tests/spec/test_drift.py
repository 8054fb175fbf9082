"""The drift test: a steady rise or fall against the noise, told from a step, with its beginning and its speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.periods import Month
from moothall.spc.drift import drift, line_beats_steps, slope_test
from moothall.spc.signals import Side

JANUARY_2020 = Month(2020, 1)
# The first digits of pi: as good as drawn at random from 0 to 9, and the same for every reader.
PI = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8]
THIRTEEN = [3 * month + month % 2 for month in range(13)]  # 0, 4, 6, 10, 12, 16 ...


def test_thirteen_months_worked_by_hand() -> None:
    # The slope is 3: what is added to odd months lies evenly about the middle. Ranges 4 and 2 in turn, mean 3, sigma
    # 3 / 1.128 = 2.65957. Sum of (t - 6)^2 = 182. 3 x sqrt(182) / 2.65957 = 15.21755, t with 0.605 x 12 + 2.2 = 9.46.
    test = slope_test(THIRTEEN)
    assert test is not None
    assert (test.per_month, test.statistic) == pytest.approx((3, 15.21755), abs=1e-5)
    assert test.p == pytest.approx(5.7e-8, rel=0.05)


def test_a_drift_is_said_with_its_side_its_speed_and_since_when() -> None:
    found = drift(THIRTEEN, first=JANUARY_2020)
    assert found is not None
    assert (found.side, found.began, found.from_the_start) == (Side.RISING, JANUARY_2020, True)
    assert (found.per_month, found.per_year) == pytest.approx((3, 36))
    fall = drift([-value for value in THIRTEEN], first=JANUARY_2020)
    assert fall is not None
    assert fall.side is Side.FALLING
    assert fall.per_year == pytest.approx(-36)


@pytest.mark.parametrize("values", [[], THIRTEEN[:11], [5] * 30, PI, [None] * 20])
def test_too_few_values_no_variation_or_chance_is_no_drift(values: list[float | None]) -> None:
    assert drift(values, first=JANUARY_2020) is None


def test_a_gap_breaks_the_ranges_and_the_line_runs_on() -> None:
    # Without month 7 the ranges are 4, 2, 4, 2, 4, 2 and 2, 4, 2, 4: mean 30 / 10 = 3 as before. The range of 6 across
    # the gap would make it 36 / 11. The slope: sum of (t - mean t)(y - mean y) over sum of (t - mean t)^2.
    values = [None if month == 7 else value for month, value in enumerate(THIRTEEN)]
    test = slope_test(values)
    assert test is not None
    months = [month for month in range(13) if month != 7]
    spread = sum((month - 71 / 12) ** 2 for month in months)
    slope = sum((month - 71 / 12) * THIRTEEN[month] for month in months) / spread
    assert (test.per_month, test.statistic) == pytest.approx((slope, slope * spread**0.5 / (3 / 1.128)))


@pytest.mark.parametrize("size", [8, 12, 30])
def test_a_step_is_no_drift_however_large(size: int) -> None:
    # The line has a p far below 1%, but one step tells more.
    values = [digit + (size if i >= 18 else 0) for i, digit in enumerate(PI)]
    test = slope_test(values)
    assert test is not None
    assert test.p < 0.001
    assert drift(values, first=JANUARY_2020) is None


def test_a_drift_is_not_several_steps() -> None:
    values = [digit + 0.5 * i for i, digit in enumerate(PI)]
    assert drift(values, first=JANUARY_2020) is not None
    assert line_beats_steps(values, [12, 24])
    stairs = [digit + (10 if i >= 12 else 0) + (10 if i >= 24 else 0) for i, digit in enumerate(PI)]
    assert not line_beats_steps(stairs, [12, 24])


def test_a_drift_that_begins_later_is_dated_and_its_speed_is_that_since_then() -> None:
    # Level for 18 months, then 1.5 a month from July 2021 on.
    values = [digit + 1.5 * max(0, i - 18) for i, digit in enumerate(PI)]
    found = drift(values, first=JANUARY_2020)
    assert found is not None
    assert not found.from_the_start
    assert found.earliest <= Month(2021, 7) <= found.latest
    assert found.per_month == pytest.approx(1.5, abs=0.3)


@given(st.lists(st.integers(0, 50), min_size=12, max_size=40), st.integers(-1000, 1000), st.integers(1, 100))
def test_another_zero_or_another_unit_changes_no_p(values: list[int], plus: int, times: int) -> None:
    before, after = slope_test(values), slope_test([value * times + plus for value in values])
    if before is None or after is None:
        assert before is after
        return
    assert after.p == pytest.approx(before.p, rel=1e-6)
    assert after.per_month == pytest.approx(before.per_month * times, abs=1e-6)
