"""The change of a quarter on the same quarter a year before, and the noise that it is held against."""

import math
from collections.abc import Sequence

import pytest

from moothall.areas import Area
from moothall.comparison import Noise, Untested, quarter_change
from moothall.comparison.quarter_change import lag_one_autocorrelation
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Quarter, Window
from moothall.spc import Rules, analyse
from tests.spec.series_of import series_of

APRIL_2020, APRIL_2021 = Month(2020, 4), Month(2021, 4)
SUMMER = Quarter.parse("2022-23-Q2").window  # July to September 2022

# ------------------------------------------------------------------------------- against earlier years: Student's t

# Eleven quarters from April 2020. Each has one month at its level, one 5 above and one 5 below it.
LEVELS = (100, 101, 99, 100, 102, 100, 100, 98, 101, 102, 104)
ELEVEN_QUARTERS = [level + step for level in LEVELS for step in (5, -5, 0)]


def test_six_past_differences_in_a_phase_without_signals_are_the_yardstick() -> None:
    # Quarters 300, 303, 297, 300, 306, 300, 300, 294, 303, 306, 312. The last is 12 more than the 300 a year before.
    # The six differences before it: 6, -3, 3, -6, -3, 6. Squares 36, 9, 9, 36, 9, 36: mean 22.5, root 4.74342.
    # t = 12 / 4.74342 = 2.52982 with 6 degrees of freedom; tables give 2.447 for 5%, so 12 -/+ 2.447 x 4.74342.
    analysis = analyse(series_of(ELEVEN_QUARTERS, first=APRIL_2020, kind=MeasureKind.COUNT))
    assert analysis.signals == ()
    change = quarter_change(analysis)
    assert change.now is not None
    assert change.before is not None
    assert (change.now.value, change.before.value, change.difference) == (312, 300, 12)
    assert change.percent == 4
    assert change.test is not None
    assert (change.test.noise, change.test.degrees) == (Noise.PAST_DIFFERENCES, 6)
    assert change.test.standard_error == pytest.approx(4.74342, abs=1e-5)
    assert change.test.interval == pytest.approx((0.393, 23.607), abs=1e-3)
    assert change.test.p == pytest.approx(two_sided_t_of_six_degrees(12 / math.sqrt(22.5)))
    assert change.test.p == pytest.approx(0.0447, abs=1e-4)
    assert change.significant


def two_sided_t_of_six_degrees(t: float) -> float:
    """Abramowitz and Stegun 26.7.4: with tan(a) = t / sqrt(6), 1 - sin(a) (1 + cos(a)^2 / 2 + 3 cos(a)^4 / 8)."""
    angle = math.atan(t / math.sqrt(6))
    return 1 - math.sin(angle) * (1 + math.cos(angle) ** 2 / 2 + 3 * math.cos(angle) ** 4 / 8)


def test_with_five_past_quarters_the_months_are_carried_to_a_quarter() -> None:
    # Ten quarters have five differences of quarters, and fifteen of months: three each of -1, 1, -2, -1 and 2.
    # Squares 3 x (1 + 1 + 4 + 1 + 4) = 33: mean 2.2, root 1.48324; a sum of three months varies by sqrt(3) as much:
    # 2.56905. t = 12 / 2.56905 = 4.67099 with 15 degrees of freedom, where tables give 2.131 for 5%.
    analysis = analyse(series_of(ELEVEN_QUARTERS[3:], first=APRIL_2020 + 3, kind=MeasureKind.COUNT))
    test = quarter_change(analysis).test
    assert test is not None
    assert (test.noise, test.degrees) == (Noise.PAST_DIFFERENCES, 15)
    assert test.standard_error == pytest.approx(2.56905, abs=1e-5)
    assert test.interval == pytest.approx((12 - 2.13145 * 2.56905, 12 + 2.13145 * 2.56905), abs=1e-4)
    assert test.p == pytest.approx(0.00030150, rel=1e-4)


def test_five_past_months_are_not_enough() -> None:
    # The last twenty months have five months before the quarter that have a year before. Nineteen moving ranges add up
    # to 127: sigma 127 / 19 / 1.128 = 5.92572, x sqrt(6) = 14.51499.
    analysis = analyse(series_of(ELEVEN_QUARTERS[-20:], first=APRIL_2020 + 13, kind=MeasureKind.COUNT))
    test = quarter_change(analysis).test
    assert test is not None
    assert (test.noise, test.degrees, test.autocorrelation) == (Noise.MOVING_RANGES, None, 0)
    assert test.standard_error == pytest.approx(14.51499, abs=1e-5)


def test_past_years_with_a_lockdown_in_them_are_no_yardstick() -> None:
    # July to September 2020 have 60 less each: 123 instead of 303. The differences are now 6, 177, 3, -6, -3, 6, and
    # their root mean square 72.405. The three months are shocks, left out of the moving ranges; the other 28 ranges
    # add up to 195: sigma 195 / 28 / 1.128 = 6.17401, x sqrt(6) = 15.12318. 72.4 is more than twice that.
    values = [float(value) for value in ELEVEN_QUARTERS]
    values[3:6] = [46, 36, 41]
    analysis = analyse(series_of(values, first=APRIL_2020, kind=MeasureKind.COUNT))
    assert analysis.phases[0].left_out == (Month(2020, 7), Month(2020, 8), Month(2020, 9))
    test = quarter_change(analysis).test
    assert test is not None
    assert test.noise is Noise.MOVING_RANGES
    assert test.standard_error == pytest.approx(15.12318, abs=1e-5)
    assert test.p == pytest.approx(math.erfc(12 / 15.12318 / math.sqrt(2)), rel=1e-5)


def test_a_signal_alone_does_not_take_past_years_away() -> None:
    # One low month, 60 instead of 101, is a signal. The quarter falls from 303 to 262, the differences are 6, 38, 3,
    # -6, -3, 6: squares 36, 1444, 9, 36, 9, 36: mean 261.667, root 16.17611, not twice what the moving ranges give.
    values = [float(value) for value in ELEVEN_QUARTERS]
    values[5] = 60
    analysis = analyse(series_of(values, first=APRIL_2020, kind=MeasureKind.COUNT))
    assert analysis.signals != ()
    test = quarter_change(analysis).test
    assert test is not None
    assert (test.noise, test.degrees) == (Noise.PAST_DIFFERENCES, 6)
    assert test.standard_error == pytest.approx(16.17611, abs=1e-5)
    assert test.p == pytest.approx(two_sided_t_of_six_degrees(12 / 16.17611), rel=1e-5)


def test_a_quarter_with_a_gap_gives_no_past_difference() -> None:
    # Five differences of quarters are left, and seventeen of months: two of 2 (the third has no year before), three
    # each of -1, 1, -2, -1 and 2. Squares 8 + 33 = 41: mean 2.41176, root 1.55299, x sqrt(3) = 2.68985.
    values: list[float | None] = [*ELEVEN_QUARTERS]
    values[0] = None
    test = quarter_change(analyse(series_of(values, first=APRIL_2020, kind=MeasureKind.COUNT))).test
    assert test is not None
    assert (test.noise, test.degrees) == (Noise.PAST_DIFFERENCES, 17)
    assert test.standard_error == pytest.approx(2.68985, abs=1e-5)
    assert test.p == pytest.approx(0.00034308, rel=1e-4)


def test_past_years_that_are_alike_to_the_last_digit_are_no_yardstick() -> None:
    # 90 and 110 in turn: before the quarter every month is what it was a year before. The months do vary, so the moving
    # ranges are the yardstick: twenty-two of 20 and, where the quarter begins 30 higher, one of 50: mean 490 / 23.
    values = [90, 110] * 10 + [90, 140, 120, 140]
    change = quarter_change(analyse(series_of(values, first=APRIL_2021 + -6, kind=MeasureKind.COUNT)))
    assert change.difference == 90
    assert change.test is not None
    assert change.test.noise is Noise.MOVING_RANGES
    assert change.test.standard_error == pytest.approx(490 / 23 / 1.128 * math.sqrt(6))


# ------------------------------------------------------------------------------ against the moving ranges: normal z

# Eighteen months from April 2021: 90 and 110 in turn, but the last three are 130, 110, 130.
EIGHTEEN_MONTHS = [90, 110] * 7 + [90, 130, 110, 130]


def test_with_a_shorter_past_the_moving_ranges_are_the_yardstick() -> None:
    # July to September 2022: 130 + 110 + 130 = 370. A year before: 110 + 90 + 110 = 310. Difference 60.
    # Seventeen moving ranges, sixteen of 20 and one of 40: mean 360 / 17 = 21.17647; sigma 21.17647 / 1.128 = 18.77347.
    # A quarter is a sum of three months, and a difference has two quarters: x sqrt(3) x sqrt(2) = 45.98542.
    # z = 60 / 45.98542 = 1.30476. 60 -/+ 1.95996 x 45.98542 = -30.130 and 150.130.
    change = quarter_change(analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021, kind=MeasureKind.COUNT)))
    assert change.difference == 60
    assert change.test is not None
    assert (change.test.noise, change.test.degrees, change.test.autocorrelation) == (Noise.MOVING_RANGES, None, 0)
    assert change.test.standard_error == pytest.approx(45.98542, abs=1e-4)
    assert change.test.p == pytest.approx(
        math.erfc(1.30476 / math.sqrt(2)), abs=1e-5
    )  # the two tails of the normal curve
    assert change.test.interval == pytest.approx((-30.130, 150.130), abs=1e-3)
    assert not change.significant


def test_for_anything_but_a_count_a_quarter_is_the_mean_of_its_months() -> None:
    # The same months as average times: 123.33 against 103.33, and the mean of three months varies by sigma / sqrt(3):
    # 18.77347 x sqrt(2 / 3) = 15.32847. z is the same as that of the sums.
    change = quarter_change(analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021, kind=MeasureKind.AVERAGE_TIME)))
    assert change.difference == pytest.approx(20)
    assert change.percent is None  # a percentage of an average is not said
    assert change.test is not None
    assert change.test.standard_error == pytest.approx(15.32847, abs=1e-4)
    assert change.test.p == pytest.approx(math.erfc(1.30476 / math.sqrt(2)), abs=1e-5)


def test_neighbouring_months_that_resemble_each_other_widen_the_noise() -> None:
    # Three months of 1,100, three of 900, three of 1,100, six of 900, three of 1,100: mean 1,000, each month 100 off.
    # Seventeen neighbouring pairs, thirteen on one side and four across: autocorrelation (13 - 4) / 17 = 9/17.
    # Four moving ranges of 200 and thirteen of 0: mean 800 / 17; sigma 47.05882 / 1.128 = 41.71882, and for the
    # difference of two quarters x sqrt(6) = 102.18981, if months were independent.
    # The widening: sqrt((3 + 2 x (2 x 9/17 + (9/17)^2)) / (3 x (1 - 9/17))) = sqrt(5.67820 / 1.41176) = 2.00551.
    values = [1100] * 3 + [900] * 3 + [1100] * 3 + [900] * 6 + [1100] * 3
    analysis = analyse(series_of(values, first=APRIL_2021, kind=MeasureKind.COUNT))
    assert analysis.signals == ()
    change = quarter_change(analysis)
    assert change.difference == 600
    assert change.test is not None
    assert change.test.autocorrelation == pytest.approx(9 / 17)
    assert change.test.standard_error == pytest.approx(102.18981 * 2.00551, rel=1e-5)
    assert change.test.p == pytest.approx(math.erfc(600 / (102.18981 * 2.00551) / math.sqrt(2)), rel=1e-4)


def test_in_a_phase_with_signals_the_autocorrelation_is_not_used() -> None:
    # Half of the months low, half high: each resembles its neighbours only because the level changed.
    values = [100, 104] * 4 + [100] + [130, 134] * 4 + [130]
    analysis = analyse(series_of(values, first=APRIL_2021, kind=MeasureKind.COUNT))
    assert analysis.signals != ()
    assert lag_one_autocorrelation(values) > 0.5
    change = quarter_change(analysis)
    assert change.test is not None
    assert change.test.autocorrelation == 0


def test_a_shock_is_left_out_of_the_noise_as_it_is_out_of_the_limits() -> None:
    # A shock of 1,000 in December 2021 takes itself and two ranges of 20 away: fourteen of 20 and one of 40 are left.
    values = [float(value) for value in EIGHTEEN_MONTHS]
    values[8] = 1000
    analysis = analyse(series_of(values, first=APRIL_2021, kind=MeasureKind.COUNT))
    assert analysis.phases[0].left_out == (Month(2021, 12),)
    change = quarter_change(analysis)
    assert change.test is not None
    assert change.test.standard_error == pytest.approx(320 / 15 / 1.128 * math.sqrt(6))


# ----------------------------------------------------------------------------------------- what a quarter adds up to


def percentages(parts: Sequence[tuple[float, float]], kind: MeasureKind = MeasureKind.PERCENTAGE) -> Series:
    """Months from April 2021 as numerators and denominators."""
    measure = Measure(id="answered", title="Answered", kind=kind, unit="%", lower=0, upper=100)
    months = [
        Observation(APRIL_2021 + i, over / under * 100, numerator=over, denominator=under)
        for i, (over, under) in enumerate(parts)
    ]
    return Series.of(measure, Area("Exampleshire"), months)


def test_percentages_are_pooled_from_their_numerators_and_denominators() -> None:
    # 90 of 100, 160 of 200, 75 of 100: 325 of 400 is 81.25%, not the mean of 90%, 80% and 75%, which is 81.67%.
    series = percentages([(80, 100), (84, 100)] * 7 + [(80, 100)] + [(90, 100), (160, 200), (75, 100)])
    change = quarter_change(analyse(series))
    assert change.now is not None
    assert (change.now.value, change.now.numerator, change.now.denominator) == (81.25, 325, 400)
    assert change.before is not None
    # 84, 80 and 84 of 100: 248 of 300.
    assert change.before.value == pytest.approx(248 / 3)
    assert change.before.numerator == 248
    assert change.percent is None  # the difference is in percentage points


def test_rates_are_pooled_as_percentages_are_and_percentages_without_denominators_averaged() -> None:
    # 90 + 160 + 75 = 325 of 400: 81.25 where the mean of the three rates were 81.67.
    parts = [(80, 100), (84, 100)] * 7 + [(80, 100)] + [(90, 100), (160, 200), (75, 100)]
    rate = quarter_change(analyse(percentages(parts, MeasureKind.RATE)))
    assert rate.now is not None
    assert rate.now.value == pytest.approx(325 / 400 * 100)
    assert (rate.now.numerator, rate.now.denominator) == (325, 400)
    bare = quarter_change(analyse(series_of([80, 84] * 9, first=APRIL_2021, kind=MeasureKind.PERCENTAGE)))
    assert bare.now is not None
    assert bare.now.value == pytest.approx(248 / 3)
    assert bare.now.numerator is None


def test_a_rolling_figure_already_covers_its_months_and_is_not_tested() -> None:
    # Each figure covers twelve months. The last of the quarter stands for it; the two years are compared, untested.
    values = [70 + i / 4 for i in range(30)]
    series = series_of(values, first=APRIL_2020, kind=MeasureKind.SURVEY_ESTIMATE, rolling=12)
    change = quarter_change(analyse(series))
    assert change.now is not None
    assert change.before is not None
    assert (change.now.value, change.before.value, change.now.months) == (77.25, 74.25, 1)
    assert change.untested is Untested.SHARED_DATA


# ------------------------------------------------------------------------------------------------ what is not tested


@pytest.mark.parametrize(
    ("reset", "untested"),
    [
        (Month(2021, 7), None),  # the new limits begin with the quarter compared with
        (Month(2021, 8), Untested.RESET_BETWEEN),
        (Month(2022, 4), Untested.RESET_BETWEEN),
    ],
)
def test_a_reset_between_the_two_quarters_makes_them_unlike(reset: Month, untested: Untested | None) -> None:
    change = quarter_change(analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021), resets=[reset]))
    assert change.untested is untested
    assert change.difference is not None  # both figures are given all the same


@pytest.mark.parametrize(
    ("missing", "untested"),
    [(Month(2022, 8), Untested.NO_FIGURE_NOW), (Month(2021, 8), Untested.NO_FIGURE_BEFORE)],
)
def test_two_months_are_no_quarter(missing: Month, untested: Untested) -> None:
    values = [None if APRIL_2021 + i == missing else value for i, value in enumerate(EIGHTEEN_MONTHS)]
    change = quarter_change(analyse(series_of(values, first=APRIL_2021), window=SUMMER))
    assert (change.untested, change.difference, change.percent, change.significant) == (untested, None, None, False)


def test_a_rolling_figure_that_is_missing_is_no_figure() -> None:
    series = series_of([70.0] * 17 + [None], first=APRIL_2021, rolling=12)
    assert quarter_change(analyse(series), SUMMER).untested is Untested.NO_FIGURE_NOW


def test_too_few_months_to_know_the_noise() -> None:
    # Two months and the same two a year before, and nothing between.
    values = [100.0, 110.0, *[None] * 10, 120.0, 130.0]
    series = series_of(values, first=Month(2021, 7))
    change = quarter_change(analyse(series), Window(Month(2022, 7), Month(2022, 8)))
    assert (change.untested, change.difference) == (Untested.TOO_SHORT, 20)


@pytest.mark.parametrize("months", [18, 36])
def test_nothing_to_hold_a_difference_against_where_nothing_varies(months: int) -> None:
    change = quarter_change(analyse(series_of([100.0] * months, first=APRIL_2020)))
    assert change.untested is Untested.NO_VARIATION


@pytest.mark.parametrize("months", [18, 36])
def test_a_difference_that_is_only_rounding_is_no_variation(months: int) -> None:
    # Answered calls as what is left of 100%: to a computer, 100 - 89.9 is not quite 10.1.
    assert 100 - 89.9 != 10.1
    values = [(10.1, 100 - 89.9)[i * i % 7 % 2] for i in range(months)]
    change = quarter_change(analyse(series_of(values, first=APRIL_2020, kind=MeasureKind.PERCENTAGE)))
    assert change.untested is Untested.NO_VARIATION


def test_a_window_of_ones_own_can_be_compared_too() -> None:
    half_year = Window(Month(2022, 4), Month(2022, 9))
    change = quarter_change(analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021, kind=MeasureKind.COUNT)), half_year)
    # 90 + 110 + 90 + 130 + 110 + 130 = 660 against 90 + 110 + 90 + 110 + 90 + 110 = 600.
    assert (change.difference, change.percent) == (60, 10)
    assert change.before_window == Window(Month(2021, 4), Month(2021, 9))
    assert change.test is not None
    assert change.test.standard_error == pytest.approx(18.77347 * math.sqrt(6) * math.sqrt(2), abs=1e-4)


def test_the_rules_of_the_papers_use_the_same_noise() -> None:
    by_papers = analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021, kind=MeasureKind.COUNT), Rules.papers())
    by_standard = analyse(series_of(EIGHTEEN_MONTHS, first=APRIL_2021, kind=MeasureKind.COUNT))
    assert quarter_change(by_papers).test == quarter_change(by_standard).test
