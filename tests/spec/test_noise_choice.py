"""Which noise a change is held against: past years, unless they are out of all proportion."""

import math

import pytest

from moothall.comparison.noise_choice import YearlyNoise, carried, yearly_noise

SIX_QUARTERS = [6.0, -3.0, 3.0, -6.0, -3.0, 6.0]  # squares 36, 9, 9, 36, 9, 36: mean 22.5, root 4.74342


def test_six_past_differences_are_the_yardstick() -> None:
    found = yearly_noise(SIX_QUARTERS, [], months=3, summed=True, usual_error=4)
    assert found is not None
    assert found.error == pytest.approx(4.74342, abs=1e-5)
    assert found.degrees == 6


def test_with_fewer_quarters_the_months_are_carried_to_a_quarter() -> None:
    # Seven months, each 2 up or down on its year before: root mean square 2. A quarter's sum varies by 2 sqrt(3).
    months = [2.0, -2.0, 2.0, -2.0, 2.0, -2.0, 2.0]
    summed = yearly_noise(SIX_QUARTERS[:5], months, months=3, summed=True, usual_error=3)
    assert summed is not None
    assert summed.error == pytest.approx(2 * math.sqrt(3))
    assert summed.degrees == 7
    mean = yearly_noise([], months, months=3, summed=False, usual_error=3)
    assert mean is not None
    assert mean.error == pytest.approx(2 / math.sqrt(3))
    assert mean.degrees == 7


def test_with_fewer_than_six_of_either_the_moving_ranges_are_left() -> None:
    assert yearly_noise(SIX_QUARTERS[:5], [2.0] * 5, months=3, summed=True, usual_error=4) is None


@pytest.mark.parametrize(("usual_error", "used"), [(2.5, True), (math.sqrt(22.5) / 2, True), (2.3, False), (0, False)])
def test_past_years_with_a_lockdown_in_them_are_no_yardstick(usual_error: float, used: bool) -> None:
    # 4.74 is up to twice the usual error of 2.37 and more, and more than twice 2.3: something happened in those years.
    found = yearly_noise(SIX_QUARTERS, [], months=3, summed=True, usual_error=usual_error)
    assert (found is not None) is used


def test_past_years_without_any_difference_are_told_as_they_are() -> None:
    assert yearly_noise([0.0] * 6, [], months=3, summed=True, usual_error=4) == YearlyNoise(0, 6)


def test_a_sum_grows_and_a_mean_shrinks_with_the_root_of_its_months() -> None:
    assert (carried(4, summed=True), carried(4, summed=False)) == (2, 0.5)
