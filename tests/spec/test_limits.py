"""The mean and the process limits, worked by hand."""

import pytest

from moothall.periods import Month, Window
from moothall.spc import LimitsBasis, Rules, analyse, process_limits
from tests.spec.series_of import series_of


def test_limits_of_five_months() -> None:
    # Mean 58 / 5 = 11.6. Moving ranges 2, 1, 2, 1: mean 1.5. 3 / 1.128 x 1.5 = 3.98936.
    limits = process_limits([10, 12, 11, 13, 12])
    assert limits is not None
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx((7.61064, 11.6, 15.58936), abs=1e-5)


def test_the_example_of_the_nist_handbook() -> None:
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten flow rates, mean 50.81, mean moving range 1.8778,
    # upper limit 50.81 + 3 x 1.8778 / 1.128 = 55.8041, lower limit 45.8159.
    limits = process_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert limits is not None
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx((45.8159, 50.81, 55.8041), abs=1e-4)


def test_limits_by_standard_deviation() -> None:
    # Mean 40 / 8 = 5. Squared distances from it 9, 1, 1, 1, 0, 0, 4, 16: sum 32. sqrt(32 / 7) = 2.13809, x 3 = 6.41427.
    limits = process_limits([2, 4, 4, 4, 5, 5, 7, 9], by_standard_deviation=True)
    assert limits is not None
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx((-1.41427, 5, 11.41427), abs=1e-5)


def test_the_order_of_months_matters_to_moving_ranges_only() -> None:
    steady, jumpy = [10, 11, 12, 13, 14, 15], [10, 15, 11, 14, 12, 13]
    # Moving ranges 1, 1, 1, 1, 1 and 5, 4, 3, 2, 1. The six values are the same, and so is their standard deviation.
    narrow, wide = process_limits(steady), process_limits(jumpy)
    assert narrow is not None
    assert wide is not None
    assert wide.sigma / narrow.sigma == pytest.approx(3)
    by_deviation = [process_limits(values, by_standard_deviation=True) for values in (steady, jumpy)]
    assert by_deviation[0] == by_deviation[1]


def test_a_gap_is_not_bridged() -> None:
    # Two ranges, |12 - 10| = 2 and |18 - 20| = 2; the 8 from 12 to 20 is no range. Mean 60 / 4 = 15.
    # 3 / 1.128 x 2 = 5.31915.
    limits = process_limits([10, 12, None, 20, 18])
    assert limits is not None
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx((9.68085, 15, 20.31915), abs=1e-5)


@pytest.mark.parametrize(("months", "trial"), [(12, True), (13, False)])
def test_with_fewer_than_13_months_the_limits_are_trial_limits(months: int, trial: bool) -> None:
    (phase,) = analyse(series_of(([10, 12] * 7)[:months])).phases
    assert phase.limits is not None
    assert phase.trial is trial


def test_it_is_the_months_with_a_figure_that_count() -> None:
    (phase,) = analyse(series_of([10, 12] * 6 + [None, None])).phases
    assert (len(phase.window), phase.used, phase.trial) == (14, 12, True)


@pytest.mark.parametrize(
    ("values", "has_limits"),
    [
        ([10, 12, 11, 13], False),  # four months
        ([10, 12, 11, 13, 12], True),  # five, four ranges
        ([10, 12, 11, None, 13, 12], False),  # five, three ranges
        ([10, 12, None, 11, 13, None, 12, 10], False),  # six, three ranges
        ([10, 12, 11, None, 13, 12, 10], True),  # six, four ranges
    ],
)
def test_five_months_and_four_moving_ranges_are_the_fewest_for_limits(
    values: list[float | None], has_limits: bool
) -> None:
    (phase,) = analyse(series_of(values)).phases
    assert (phase.limits is not None) is has_limits


def test_rolling_figures_have_no_limits_however_many_there_are() -> None:
    # Neighbouring 12-month figures share eleven months; they hardly move, and so would their limits hardly be apart.
    (phase,) = analyse(series_of([50, 51, 50, 52, 51, 50] * 12, rolling=12)).phases
    assert phase.limits is None


def test_a_reset_starts_the_mean_and_the_limits_again() -> None:
    series = series_of([10, 12, 11, 13, 12, 20, 22, 21, 23, 22])
    before, after = analyse(series, resets=[Month(2020, 6)]).phases
    # The second five months are the first five plus 10. The range from 12 to 20, across the reset, belongs to neither.
    assert before.window == Window(Month(2020, 1), Month(2020, 5))
    assert after.window == Window(Month(2020, 6), Month(2020, 10))
    assert (before.lower, before.upper) == pytest.approx((7.61064, 15.58936), abs=1e-5)
    assert (after.lower, after.upper) == pytest.approx((17.61064, 25.58936), abs=1e-5)


def test_without_variation_the_limits_have_no_width_and_nothing_lies_outside() -> None:
    analysis = analyse(series_of([7] * 20))
    limits = analysis.phases[0].limits
    assert limits is not None
    assert (limits.lower, limits.mean, limits.upper, limits.has_width) == (7, 7, 7, False)
    assert not limits.breached_by(8)
    assert analysis.signals == ()
    assert analysis.verdict.status.value == "no-variation"


def test_both_kinds_of_limits_go_with_the_standard_rules() -> None:
    series = series_of([10, 12, 11, 13, 12])
    (by_deviation,) = analyse(series, Rules.standard(LimitsBasis.STANDARD_DEVIATION)).phases
    (by_ranges,) = analyse(series).phases
    # Squared distances from 11.6: 2.56, 0.16, 0.36, 1.96, 0.16, sum 5.2. sqrt(5.2 / 4) = 1.14018, x 3 = 3.42053.
    assert (by_deviation.lower, by_deviation.upper) == pytest.approx((8.17947, 15.02053), abs=1e-5)
    assert (by_ranges.lower, by_ranges.upper) == pytest.approx((7.61064, 15.58936), abs=1e-5)
