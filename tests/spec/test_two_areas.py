"""Two areas tested directly, and many tests corrected for their number."""

import math

import pytest

from moothall.comparison.two_areas import Rate, discoveries, two_rates


def test_the_ratio_its_interval_and_p_are_those_of_other_software() -> None:
    # statsmodels 0.14, test_poisson_2indep and confint_poisson_2indep, method "wald-log": 120 in 10,000, 210 in 15,000.
    test = two_rates(Rate(120, 10_000), Rate(210, 15_000))
    assert test.ratio == pytest.approx(0.857142857142857)
    assert test.ratio_interval is not None
    assert (test.ratio_interval.low, test.ratio_interval.high) == pytest.approx((0.6849304111482392, 1.07265477717562))
    assert test.p == pytest.approx(0.17795910690521832)


def test_the_difference_is_enclosed_by_square_and_add() -> None:
    # Byar: 120 is 9.948 to 14.349 and 210 is 12.170 to 16.027, per 1,000.
    # Down sqrt((12 - 9.948)^2 + (16.027 - 14)^2) = 2.884, up sqrt((14.349 - 12)^2 + (14 - 12.170)^2) = 2.978.
    test = two_rates(Rate(120, 10_000), Rate(210, 15_000))
    assert test.difference == pytest.approx(-0.002)
    assert (test.difference_interval.low, test.difference_interval.high) == pytest.approx(
        (-0.004884, 0.000978), abs=2e-6
    )


def test_counts_that_vary_four_times_as_much_tell_as_much_as_a_quarter_of_them() -> None:
    plain, wide = two_rates(Rate(100, 1000), Rate(150, 1000)), two_rates(Rate(400, 4000), Rate(600, 4000), dispersion=4)
    assert wide.p == pytest.approx(plain.p)
    assert wide.difference_interval.low == pytest.approx(plain.difference_interval.low)


def test_the_two_ways_round_agree() -> None:
    one, other = two_rates(Rate(100, 1000), Rate(150, 1100)), two_rates(Rate(150, 1100), Rate(100, 1000))
    assert one.p == pytest.approx(other.p)
    assert one.difference == -other.difference
    assert one.difference_interval.low == pytest.approx(-other.difference_interval.high)
    assert one.ratio is not None
    assert other.ratio is not None
    assert math.isclose(one.ratio * other.ratio, 1)


@pytest.mark.parametrize("small", [0, 9])
def test_a_count_under_10_is_not_tested(small: int) -> None:
    test = two_rates(Rate(small, 1000), Rate(500, 1000))
    assert (test.ratio, test.ratio_interval, test.p) == (None, None, None)
    assert test.difference_interval.low <= test.difference <= test.difference_interval.high


def test_many_tests_are_corrected_as_benjamini_and_hochberg_did() -> None:
    # Their own example (1995, section 4): 15 tests, of which the four smallest are findings at 5%.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert discoveries(p) == [True] * 4 + [False] * 11
    assert discoveries([None, 0.001, None]) == [False, True, False]
    assert discoveries([]) == []
