"""Charts of counts, proportions and rates (c, exact Poisson, p, p', u, u'), by hand or from the NIST handbook."""

import math
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.spc import Side
from moothall.spc.attribute_charts import (
    COUNT_BOUNDS,
    PROPORTION_BOUNDS,
    TAIL,
    c_lines,
    exact_poisson_lines,
    laney_sigma_z,
    p_lines,
    p_prime_lines,
    poisson_limits,
    ratios,
    u_lines,
    u_prime_lines,
)
from moothall.spc.lines import Lines, individuals_lines, mean_moving_range

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1: defects on each of 25 wafers.
DEFECTS_OF_A_WAFER = [
    16,
    14,
    28,
    16,
    12,
    20,
    10,
    12,
    10,
    17,
    19,
    17,
    14,
    16,
    15,
    13,
    14,
    16,
    11,
    20,
    11,
    19,
    16,
    31,
    13,
]
# The same, 6.3.3.2: misplaced chips of 50 on each of 30 wafers (printed there as fractions: 0.24, 0.30, 0.16, ...).
MISPLACED_OF_50 = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22]
MISPLACED_OF_50 += [8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]


def limits_at(lines: Lines | None, position: int) -> tuple[float | None, float, float | None]:
    assert lines is not None
    return lines.lower[position], lines.centre, lines.upper[position]


def outside(lines: Lines | None, values: Sequence[float | None]) -> dict[int, Side]:
    assert lines is not None
    return {i: side for i, side in enumerate(lines.sides(values)) if side}


# ---------------------------------------------------------------------------------------------------- c


def test_c_chart_of_the_nist_handbook() -> None:
    # 400 defects / 25 wafers = 16; 3 x sqrt(16) = 12: limits 4 and 28. Wafer 3 has exactly 28 and is inside; the
    # handbook finds wafer 24, with 31, outside.
    lines = c_lines(DEFECTS_OF_A_WAFER)
    assert limits_at(lines, 0) == (4, 16, 28)
    assert outside(lines, list(DEFECTS_OF_A_WAFER)) == {23: Side.ABOVE}


def test_limits_are_judged_as_calculated_and_printed_within_what_a_count_can_be() -> None:
    # Mean 4, 3 x sqrt(4) = 6.
    lines = c_lines([3, 5, 4, 4])
    assert lines is not None
    assert limits_at(lines, 0) == (-2, 4, 10)
    assert limits_at(lines.between(*COUNT_BOUNDS), 0) == (0, 4, 10)


def test_a_frozen_baseline_gives_the_lines_of_every_later_month() -> None:
    # Mean of the first four 4; 11 is beyond 10 and takes no part in the mean.
    lines = c_lines([3, 5, 4, 4, 11], baseline=range(4))
    assert limits_at(lines, 4) == (-2, 4, 10)
    assert outside(lines, [3, 5, 4, 4, 11]) == {4: Side.ABOVE}


def test_a_month_without_a_count_is_no_zero() -> None:
    lines = c_lines([3, None, 5])
    assert limits_at(lines, 0) == (-2, 4, 10)
    assert outside(lines, [3, None, 5]) == {}


def test_no_counts_no_lines() -> None:
    assert c_lines([None, None]) is None
    assert c_lines([3, 4], baseline=[]) is None
    assert exact_poisson_lines([None]) is None


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="A count of -1 cannot be"):
        c_lines([3, -1])


# --------------------------------------------------------------------------------------- exact Poisson


@pytest.mark.parametrize(
    ("mean", "lower", "upper"),
    [
        # P(X > 1) = 0.0175, P(X > 2) = 0.0011: 2 is the largest count that is usual. P(X < 1) = 0.82: no lower limit.
        (0.2, None, 2),
        (1, None, 5),  # P(X > 4) = 0.0037, P(X > 5) = 0.0006
        (2, None, 7),  # P(X > 6) = 0.0045, P(X > 7) = 0.0011
        (9, 2, 19),  # P(X < 2) = 0.0012, P(X < 3) = 0.0062; P(X > 18) = 0.0024, P(X > 19) = 0.0011
    ],
)
def test_the_smallest_and_the_largest_usual_count(mean: float, lower: float | None, upper: float) -> None:
    assert poisson_limits(mean) == (lower, upper)


def test_a_lower_limit_applies_from_a_mean_of_six_point_six() -> None:
    # A month without any has a chance of exp(-mean), which is 0.00135 at a mean of 6.6077.
    assert poisson_limits(6.60)[0] is None
    assert poisson_limits(6.61)[0] == 1


@given(st.floats(0.01, 60))
def test_the_limits_are_the_first_counts_whose_tails_are_small_enough(mean: float) -> None:
    chances = [math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(200)]
    lower, upper = poisson_limits(mean)
    top = int(upper)
    assert math.fsum(chances[top + 1 :]) <= TAIL * (1 + 1e-9)
    assert top == 0 or math.fsum(chances[top:]) > TAIL * (1 - 1e-9)
    bottom = int(lower or 0)
    assert math.fsum(chances[:bottom]) <= TAIL * (1 + 1e-9)
    assert math.fsum(chances[: bottom + 1]) > TAIL * (1 - 1e-9)


def test_a_count_on_an_exact_limit_is_inside() -> None:
    # Mean of the first five 2, upper limit 7.
    values: list[float | None] = [2, 1, 3, 2, 2, 7, 8, 0]
    lines = exact_poisson_lines(values, baseline=range(5))
    assert limits_at(lines, 7) == (None, 2, 7)
    assert outside(lines, values) == {6: Side.ABOVE}


def test_nothing_is_known_of_what_was_never_seen() -> None:
    lines = exact_poisson_lines([0] * 12 + [1], baseline=range(12))
    assert limits_at(lines, 12) == (None, 0, None)
    assert outside(lines, [0] * 12 + [1]) == {}


@pytest.mark.parametrize(
    ("mean", "percent"), [(0.2, 1.6), (0.5, 1.6), (1, 2.4), (2, 2.8), (5, 2.9), (10, 5.5), (20, 7.1)]
)
def test_false_alarms_on_stable_low_counts(mean: float, percent: float) -> None:
    # The share of stable 45-month series with any month outside. The expected shares are of 10,000 other series each;
    # a c chart has 57% at a mean of 0.2 and 14% at 10.
    import numpy as np

    series = 3000
    counts = np.random.default_rng([20261123, int(10 * mean)]).poisson(mean, (series, 45))
    limits = cache(poisson_limits)
    alarms = 0
    for months in counts:
        lower, upper = limits(months.mean()) if months.any() else (None, math.inf)
        alarms += bool(months.max() > upper or (lower is not None and months.min() < lower))
    expected = percent / 100
    error = math.sqrt(expected * (1 - expected) * (1 / series + 1 / 10_000))
    assert alarms / series == pytest.approx(expected, abs=3 * error + 0.0005)


# ------------------------------------------------------------------------------------------------ p, p'


def test_p_chart_of_the_nist_handbook() -> None:
    # Mean fraction 347 / 1500 = 0.2313; 3 x sqrt(0.2313 x 0.7687 / 50) = 0.1789: limits 0.0524 and 0.4102. The handbook
    # finds wafers 15 (0.44) and 23 (0.48) outside.
    lines = p_lines(MISPLACED_OF_50, [50] * 30)
    assert limits_at(lines, 0) == pytest.approx((0.0524, 0.2313, 0.4102), abs=5e-5)
    assert outside(lines, list(ratios(MISPLACED_OF_50, [50] * 30))) == {14: Side.ABOVE, 22: Side.ABOVE}


def test_each_month_has_limits_by_its_own_denominator() -> None:
    # P = (10 + 90) / (100 + 400) = 0.2, sqrt(0.2 x 0.8) = 0.4; 3 x 0.4 / 10 = 0.12 and 3 x 0.4 / 20 = 0.06. The mean of
    # 10% and 22.5%, 16.25%, would be the centre of nothing: the larger month counts for more.
    lines = p_lines([10, 90], [100, 400])
    assert limits_at(lines, 0) == pytest.approx((0.08, 0.2, 0.32))
    assert limits_at(lines, 1) == pytest.approx((0.14, 0.2, 0.26))


def test_proportions_as_percentages_within_bounds() -> None:
    # P = 19 / 20 = 0.95, 3 x sqrt(0.95 x 0.05 / 10) = 0.20676.
    lines = p_lines([9, 10], [10, 10])
    assert lines is not None
    assert limits_at(lines.between(*PROPORTION_BOUNDS).times(100), 0) == pytest.approx((74.32393, 95, 100))


def test_with_equal_denominators_p_prime_is_the_chart_of_the_percentages() -> None:
    # 10, 20, 10, 20 of 100: mean 0.15, ranges 0.1 each, 3 x 0.1 / 1.128 = 0.26596. By sigma z: sigma 0.035707, z -+
    # 1.40028, ranges 2.80056, sigma z 2.48277, 3 x 2.48277 x 0.035707 = 0.26596.
    numerators = [10, 20, 10, 20]
    assert laney_sigma_z(numerators, [100] * 4, proportions=True) == pytest.approx(2.48277, abs=1e-5)
    lines = p_prime_lines(numerators, [100] * 4)
    assert limits_at(lines, 0) == pytest.approx((0.15 - 0.26596, 0.15, 0.15 + 0.26596), abs=1e-5)
    individuals = individuals_lines(ratios(numerators, [100] * 4))
    assert limits_at(lines, 3) == pytest.approx(limits_at(individuals, 3))


def test_where_all_are_at_100_per_cent_p_has_no_width_and_p_prime_no_limits() -> None:
    plain, prime = p_lines([8, 9], [8, 9]), p_prime_lines([8, 9], [8, 9])
    assert limits_at(plain, 0) == (1, 1, 1)
    assert limits_at(prime, 0) == (None, 1, None)
    assert outside(plain, [1, 1]) == outside(prime, [1, 1]) == {}


def test_no_month_that_can_be_used_no_lines() -> None:
    assert p_lines([None, 0, 5], [10, 0, None]) is None
    assert p_prime_lines([None], [10]) is None
    assert u_lines([3, 4], [1, 1], baseline=[]) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(12, 10), (-1, 10), (1, 0), (0, -10)])
def test_what_cannot_be_is_refused(numerator: float, denominator: float) -> None:
    with pytest.raises(ValueError, match=f"Position 1: {numerator} of {denominator} cannot be"):
        p_lines([5, numerator], [10, denominator])


# ------------------------------------------------------------------------------------------------ u, u'


def test_u_chart_and_u_prime_chart_worked_by_hand() -> None:
    # U = 12 / 10 = 1.2; 3 x sqrt(1.2) = 3.28634, for a denominator of 4 half of it. z = 0.73030, -0.36515 in turn,
    # ranges 1.09545, sigma z 1.09545 / 1.128 = 0.97114, and the limits are 0.97114 times as far.
    numerators, denominators = [2, 4, 2, 4], [1, 4, 1, 4]
    plain, prime = u_lines(numerators, denominators), u_prime_lines(numerators, denominators)
    assert limits_at(plain, 0) == pytest.approx((-2.08634, 1.2, 4.48634), abs=1e-5)
    assert limits_at(plain, 1) == pytest.approx((-0.44317, 1.2, 2.84317), abs=1e-5)
    assert laney_sigma_z(numerators, denominators, proportions=False) == pytest.approx(0.97114, abs=1e-5)
    assert limits_at(prime, 0) == pytest.approx((-1.99149, 1.2, 4.39149), abs=1e-5)
    assert limits_at(prime, 1) == pytest.approx((-0.39574, 1.2, 2.79574), abs=1e-5)


def test_screening_leaves_out_large_ranges_only_where_it_is_asked_for() -> None:
    # Rates 10 and 11 in turn, with one of 30: U = 124 / 10 = 12.4. Ranges 1 x 7, 20 and 19 in units of the rate: mean
    # 46 / 9 = 5.1111, and 3.267 x 5.1111 = 16.698 leaves out the last two.
    numerators = [10, 11, 10, 11, 10, 30, 11, 10, 11, 10]
    plain = laney_sigma_z(numerators, [1] * 10, proportions=False)
    screened = laney_sigma_z(numerators, [1] * 10, proportions=False, screened=True)
    assert plain == pytest.approx(46 / 9 / 1.128 / math.sqrt(12.4))
    assert screened == pytest.approx(1 / 1.128 / math.sqrt(12.4))


def test_a_gap_breaks_the_ranges_of_sigma_z() -> None:
    # Rates 10, 12, gap, 30, 28: two ranges of 2. The 18 across the gap is none. U = 80 / 4 = 20.
    sigma_z = laney_sigma_z([10, 12, None, 30, 28], [1] * 5, proportions=False)
    assert sigma_z == pytest.approx(2 / 1.128 / math.sqrt(20))
    assert laney_sigma_z([10, None, 12], [1] * 3, proportions=False) is None
    assert laney_sigma_z([None], [1], proportions=False) is None


# ---------------------------------------------- where other packages are wrong (one test for each defect)


def test_float_counts_with_a_missing_month_are_still_counts() -> None:
    # abspc: takes them for rates, centre 52.8. 264 events in 3,429 officer-weeks are 0.077 a week.
    lines = u_lines([50.0, 56.0, None, 52.0, 54.0, 52.0], [686, 686, 690, 686, 686, 685])
    assert lines is not None
    assert lines.centre == 264 / 3429
    assert lines.centre == pytest.approx(0.0770, abs=5e-5)


def test_the_denominator_of_a_missing_numerator_is_left_out() -> None:
    # abspc, qikit: 77 / 1110 = 0.0694. Without the month that has no numerator 77 / 1000 = 0.0770.
    numerators = [8, 7, 8, 8, 7, 8, 8, 7, 8, 8, None]
    lines = p_lines(numerators, [100] * 10 + [110])
    assert lines is not None
    assert lines.centre == 0.077
    assert limits_at(lines, 10) == (None, 0.077, None)


def test_counts_of_0_and_1_are_counts() -> None:
    # abspc: takes floats that are all 0 or 1 for proportions, centre 0.30. 3 of 200 are 0.015.
    lines = p_lines([0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0], [20] * 10)
    assert lines is not None
    assert lines.centre == 0.015


def test_a_month_with_a_denominator_of_zero_is_left_out() -> None:
    # pycontrolcharts: counts it in, with limits of 0.
    lines = u_lines([8, 7, 9, 8], [100, 100, 0, 100])
    assert lines is not None
    assert lines.centre == pytest.approx(23 / 300)
    assert limits_at(lines, 2)[0] is limits_at(lines, 2)[2] is None
    assert ratios([8, 9], [100, 0]) == (0.08, None)


def test_the_centre_is_weighted_by_the_denominators() -> None:
    # pyspc: the mean of the proportions, here (0.10 + 0.06) / 2 = 0.08. 10 + 54 of 100 + 900 are 0.064.
    lines = p_lines([10, 54], [100, 900])
    assert lines is not None
    assert lines.centre == 0.064


def test_one_missing_month_leaves_the_limits_of_all_others() -> None:
    # pycontrolcharts: every limit is nothing, and no signal is given.
    values: list[float | None] = [10, 12, None, 11, 12, 10, 40]
    lines = individuals_lines(values, baseline=range(6))
    # Ranges 2 | 1, 1... of 10, 12 | 11, 12, 10: 2, 1, 2, mean 5/3; mean 11; 3 / 1.128 x 5/3 = 4.43262.
    assert limits_at(lines, 2) == pytest.approx((6.56738, 11, 15.43262), abs=1e-5)
    assert outside(lines, values) == {6: Side.ABOVE}


def test_a_mostly_constant_series_keeps_its_limits() -> None:
    # controlchartspy: screening leaves limits of 0.2 to 0.2 and 20 of 20 points outside.
    values: list[float | None] = [*[0] * 19, 4]
    individuals, poisson = individuals_lines(values), exact_poisson_lines(values)
    # Mean 4 / 20 = 0.2; mean range 4 / 19; 3 / 1.128 x 4 / 19 = 0.55991.
    assert limits_at(individuals, 0) == pytest.approx((-0.35991, 0.2, 0.75991), abs=1e-5)
    assert limits_at(poisson, 0) == (None, 0.2, 2)
    assert outside(individuals, values) == outside(poisson, values) == {19: Side.ABOVE}
    collapsed = individuals_lines(values, screened=True)
    assert limits_at(collapsed, 0) == (0.2, 0.2, 0.2)
    assert outside(collapsed, values) == {}  # asked for, it says that there is no variation, not 20 signals


def test_a_flat_series_has_lines_and_no_point_outside() -> None:
    # qikit: limits become nothing; pycontrolcharts: all 20 points are flagged.
    for lines in (individuals_lines([7] * 20), p_prime_lines([7] * 20, [50] * 20), u_prime_lines([7] * 20, [1] * 20)):
        assert lines is not None
        assert lines.lower == lines.upper == (lines.centre,) * 20
        assert lines.sides([lines.centre] * 20) == (None,) * 20


def test_the_scale_of_the_numbers_changes_nothing() -> None:
    # processbehavior: rounds to three decimals, so that a series x 1e-6 has limits of 0.
    values: list[float | None] = [10, 12, 11, 13, 12, 11, 12, 10, 11, 30]
    small = [value * 1e-6 for value in values if value is not None]
    lines, tiny = individuals_lines(values), individuals_lines(small)
    assert limits_at(tiny, 0) == pytest.approx([line * 1e-6 for line in limits_at(lines, 0) if line is not None])
    assert outside(lines, values) == outside(tiny, list(small)) == {9: Side.ABOVE}


def test_values_below_zero_are_judged_as_calculated() -> None:
    # spc-plotly: forces the lower limit to 0, so that every value below 0 is a signal.
    values: list[float | None] = [-5, 4, -3, 5, -4, 3, -5, 4]
    assert outside(individuals_lines(values), values) == {}


# -------------------------------------------------------------------------------------------------- lines


def test_lines_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(ValueError, match="1 lower limits and 2 upper limits"):
        Lines(1, (0,), (2, 2))
    with pytest.raises(ValueError, match="Limits out of order: 3, 2"):
        Lines(1, (3,), (2,))


def test_individuals_without_a_range_have_a_centre_only() -> None:
    assert individuals_lines([None, 5, None]) == Lines(5, (None,) * 3, (None,) * 3)
    assert individuals_lines([None]) is None


def test_a_range_is_not_screened_out_of_equal_ones() -> None:
    assert mean_moving_range([1, 2, 1, 2], screened=True) == 1
    assert mean_moving_range([7, 7, 7], screened=True) is None
    assert mean_moving_range([7, 7, 7]) == 0


def test_a_point_left_out_is_a_gap_unless_its_neighbours_are_joined() -> None:
    # 10, 12, (90), 20, 18: ranges 2 and 2; joined also the 8 from 12 to 20, mean 4.
    values: list[float | None] = [10, 12, 90, 20, 18]
    baseline = [0, 1, 3, 4]
    apart = individuals_lines(values, baseline=baseline)
    joined = individuals_lines(values, baseline=baseline, join_left_out=True)
    assert limits_at(apart, 2) == pytest.approx((15 - 3 / 1.128 * 2, 15, 15 + 3 / 1.128 * 2))
    assert limits_at(joined, 2) == pytest.approx((15 - 3 / 1.128 * 4, 15, 15 + 3 / 1.128 * 4))
    assert outside(apart, values) == {2: Side.ABOVE}


@pytest.mark.parametrize(
    ("value", "side"),
    [(20, None), (20 * (1 + 1e-13), None), (20.001, Side.ABOVE), (2, None), (1.999, Side.BELOW), (None, None)],
)
def test_a_point_on_a_limit_is_inside(value: float | None, side: Side | None) -> None:
    lines = Lines.level(11, lower=2, upper=20, points=1)
    assert lines.sides([value]) == (side,)
