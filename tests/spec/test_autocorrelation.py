"""Autocorrelation: how much a month resembles the one before, once phases, steps, trend and season are taken out."""

from itertools import pairwise

import pytest

from moothall.comparison.quarter_change import lag_one_autocorrelation
from moothall.periods import Month
from moothall.spc.autocorrelation import autocorrelation

JANUARY_2020 = Month(2020, 1)
# The first 61 digits of pi: as good as drawn at random from 0 to 9, and the same for every reader.
PI = [int(digit) for digit in "3141592653589793238462643383279502884197169399375105820974944"]
# A month shares half of what it is made of with the month before it, so the true correlation is 0.5.
SUMS_OF_TWO = [a + b for a, b in pairwise(PI)]


def test_digits_of_pi_do_not_resemble_their_neighbours() -> None:
    found = autocorrelation(PI, first=JANUARY_2020)
    assert found is not None
    assert abs(found.rho) < found.standard_error
    assert not found.warns


def test_sums_of_neighbours_do_and_a_warning_is_given() -> None:
    found = autocorrelation(SUMS_OF_TWO, first=JANUARY_2020)
    assert found is not None
    assert found.rho == pytest.approx(0.5, abs=0.15)
    assert found.standard_error == pytest.approx(1 / 60**0.5, abs=0.005)  # about 1 / sqrt(n), as for any long series
    assert found.warns


def test_months_that_alternate_are_not_warned_of() -> None:
    # Their limits are too wide, not too narrow.
    found = autocorrelation([10, 14] * 12, first=JANUARY_2020)
    assert found is not None
    assert (found.rho, found.warns) == (-0.99, False)


def test_a_step_alone_makes_it_look_large_and_does_not_when_it_is_taken_out() -> None:
    values = [digit + (20 if i >= 30 else 0) for i, digit in enumerate(PI)]
    assert lag_one_autocorrelation(values) > 0.8  # as the months stand
    found = autocorrelation(values, first=JANUARY_2020)
    assert found is not None
    assert abs(found.rho) < 0.2
    reset = autocorrelation(values, first=JANUARY_2020, resets=[JANUARY_2020 + 30])
    assert reset is not None
    assert abs(reset.rho) < 0.2


def test_a_season_is_taken_out_where_there_is_one() -> None:
    summer = [digit + (9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 9, 9)[i % 12] for i, digit in enumerate(PI)]
    plain = autocorrelation(summer, first=JANUARY_2020)
    without = autocorrelation(summer, first=JANUARY_2020, seasonal=True)
    assert plain is not None
    assert without is not None
    assert plain.rho > 2 * plain.standard_error
    assert without.rho < plain.rho


@pytest.mark.parametrize(
    "values", [[], PI[:11], [5] * 40, list(range(40)), [None if i % 2 else digit for i, digit in enumerate(PI)]]
)
def test_too_few_values_nothing_left_or_no_neighbours(values: list[float | None]) -> None:
    assert autocorrelation(values, first=JANUARY_2020) is None


def test_a_gap_joins_nothing() -> None:
    # Sixty months of sums with every third missing: pairs stay, and the estimate is made from them.
    values = [None if i % 3 == 2 else value for i, value in enumerate(SUMS_OF_TWO)]
    found = autocorrelation(values, first=JANUARY_2020)
    whole = autocorrelation(SUMS_OF_TWO, first=JANUARY_2020)
    assert found is not None
    assert whole is not None
    assert found.rho > 0
    assert found.standard_error > whole.standard_error
