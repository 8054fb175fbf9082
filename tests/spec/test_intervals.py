"""Intervals for proportions, counts, rates, ratios and survey estimates, on the examples of those who found them."""

import math

import pytest
from scipy import stats

from moothall.comparison.intervals import (
    Interval,
    SurveyEstimate,
    byar,
    count_interval,
    exact_poisson,
    newcombe,
    rate_interval,
    rate_ratio,
    survey_difference,
    survey_interval,
    wilson,
)


def ends(interval: Interval) -> tuple[float, float]:
    return (interval.low, interval.high)


# ----------------------------------------------------------------------------------------------------- proportions


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [  # Newcombe, Stat. Med. 17 (1998) 857, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_on_newcombes_examples(successes: int, of: int, low: float, high: float) -> None:
    assert ends(wilson(successes, of)) == pytest.approx((low, high), abs=5e-5)


def test_wilson_by_hand() -> None:
    # 5 of 10, z = 1.95996: z^2 = 3.84146. (10 + 3.84146) / (2 x 13.84146) = 0.5, and
    # 1.95996 x sqrt(3.84146 + 4 x 5 x 0.5) / 27.68292 = 1.95996 x 3.72041 / 27.68292 = 0.26341.
    assert ends(wilson(5, 10)) == pytest.approx((0.5 - 0.26341, 0.5 + 0.26341), abs=1e-5)


def test_all_of_all_is_still_uncertain() -> None:
    # n of n mirrors 0 of n: the upper end is 1, the lower n / (n + z^2).
    assert ends(wilson(20, 20)) == pytest.approx((20 / 23.84146, 1), abs=1e-6)


@pytest.mark.parametrize("successes", [0, 3, 83])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_wilson_is_scipys(successes: int, level: float) -> None:
    theirs = stats.binomtest(successes, 86).proportion_ci(level, method="wilson")
    assert ends(wilson(successes, 86, level=level)) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@pytest.mark.parametrize(
    ("now", "of_now", "before", "of_before", "low", "high"),
    [  # Newcombe, Stat. Med. 17 (1998) 873, table II, examples (a) to (h), method 10
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_newcombe_on_his_examples(now: int, of_now: int, before: int, of_before: int, low: float, high: float) -> None:
    assert ends(newcombe(now, of_now, before, of_before)) == pytest.approx((low, high), abs=5e-5)


# --------------------------------------------------------------------------------------------------- counts and rates


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (3, 0.6187, 8.767), (10, 4.795, 18.39)],
)
def test_exact_poisson_on_the_printed_table(count: int, low: float, high: float) -> None:
    # Pearson and Hartley, Biometrika Tables for Statisticians I, table 40 (95%).
    assert ends(exact_poisson(count)) == pytest.approx((low, high), rel=1e-3)


def test_exact_poisson_by_its_own_meaning() -> None:
    # If the mean were the lower end, 7 or more would have a chance of 2.5%; at the upper end, 7 or fewer.
    interval = exact_poisson(7)
    assert stats.poisson.sf(6, interval.low) == pytest.approx(0.025)
    assert stats.poisson.cdf(7, interval.high) == pytest.approx(0.025)


def test_byar_by_hand() -> None:
    # 10: 10 (1 - 1/90 - 1.95996 / (3 sqrt(10)))^3 = 10 x 0.78229^3 = 4.7874.
    # 11 (1 - 1/99 + 1.95996 / (3 sqrt(11)))^3 = 11 x 1.18688^3 = 18.3910.
    assert ends(byar(10)) == pytest.approx((4.7874, 18.3910), abs=1e-3)


@pytest.mark.parametrize("count", [10, 30, 100, 1357])
def test_byar_is_near_exact_from_ten_on(count: int) -> None:
    assert ends(byar(count)) == pytest.approx(ends(exact_poisson(count)), rel=0.002)


def test_no_end_of_byars_is_below_nothing() -> None:
    assert byar(0).low == 0
    assert byar(0.2).low == 0


def test_a_count_is_exact_below_ten_and_byars_from_ten() -> None:
    assert count_interval(9) == exact_poisson(9)
    assert count_interval(10) == byar(10)


def test_a_rate_has_the_interval_of_its_count() -> None:
    # 10 in 5,000 residents is 2 in 1,000; 4.7874 and 18.3910 in 5,000 are 0.957 and 3.678 in 1,000.
    assert ends(rate_interval(10, 5000, per=1000)) == pytest.approx((0.957, 3.678), abs=5e-4)


# ------------------------------------------------------------------------------------------------------------- ratios


def test_three_homicides_against_two_say_nothing() -> None:
    # The panel's paper of 2020, 3.2: 3 against 2. Clopper-Pearson for 3 of 5: 0.1466 to 0.9473; p / (1 - p).
    found = rate_ratio(3, 2)
    assert found.ratio == 1.5
    assert ends(found.interval) == pytest.approx((0.1718, 17.96), rel=1e-3)


def test_hate_offences_of_the_paper() -> None:
    # 590 against 461: ratio 1.28, 1.13 to 1.45. The counts alone; a force's counts vary more than Poisson ones.
    found = rate_ratio(590, 461)
    assert found.ratio == pytest.approx(1.28, abs=0.005)
    assert ends(found.interval) == pytest.approx((1.13, 1.45), abs=0.005)


def test_a_ratio_to_nothing_has_no_upper_end_and_one_of_nothing_begins_at_0() -> None:
    assert (rate_ratio(5, 0).ratio, rate_ratio(5, 0).interval.high) == (None, math.inf)
    assert rate_ratio(5, 0).interval.low == pytest.approx(0.91636, abs=1e-5)  # 0.025^(1/5) = 0.47818; 0.47818 / 0.52182
    assert (rate_ratio(0, 5).ratio, rate_ratio(0, 5).interval.low) == (0, 0)
    assert (rate_ratio(0, 0).ratio, ends(rate_ratio(0, 0).interval)) == (None, (0, math.inf))


def test_exposures_scale_the_ratio() -> None:
    # As many in twice the time is half the rate.
    half, plain = rate_ratio(12, 12, exposure_now=2), rate_ratio(12, 12)
    assert half.ratio == 0.5
    assert ends(half.interval) == pytest.approx((plain.interval.low / 2, plain.interval.high / 2))


@pytest.mark.parametrize(("now", "before"), [(1, 4), (17, 9)])
def test_the_ratios_interval_is_clopper_and_pearsons(now: int, before: int) -> None:
    theirs = stats.binomtest(now, now + before).proportion_ci(0.95, method="exact")
    ours = rate_ratio(now, before).interval
    assert ends(ours) == pytest.approx((theirs.low / (1 - theirs.low), theirs.high / (1 - theirs.high)))


# ------------------------------------------------------------------------------------------------------------ surveys


def test_one_estimate_of_seven_hundred_people_is_good_to_4_points() -> None:
    # CSEW, 54.6% of about 700: 1.96 sqrt(0.546 x 0.454 / 700) = 0.0369.
    assert survey_interval(SurveyEstimate(0.546, 700)).half_width == pytest.approx(0.037, abs=5e-4)
    assert survey_interval(SurveyEstimate(0.546, 700, design_effect=1.5)).half_width == pytest.approx(0.045, abs=5e-4)


def test_a_year_on_the_year_before() -> None:
    # 51.8 to 54.6, 700 people each: pooled 53.2%; error sqrt(0.532 x 0.468 x 2 / 700) = 0.026671; z = 1.0498.
    found = survey_difference(SurveyEstimate(0.546, 700), SurveyEstimate(0.518, 700))
    assert found.standard_error == pytest.approx(0.026671, abs=1e-6)
    assert found.p == pytest.approx(math.erfc(1.0498 / math.sqrt(2)), abs=1e-4)
    assert found.p == pytest.approx(0.29, abs=0.005)
    assert found.interval.half_width == pytest.approx(0.052, abs=5e-4)


def test_rolling_years_that_share_three_quarters_differ_by_half_as_much() -> None:
    # 54.0 to 54.6: only a quarter of the people are new, so the error is sqrt(1/4) = half that of separate samples.
    now, before = SurveyEstimate(0.546, 700), SurveyEstimate(0.540, 700)
    shared, separate = survey_difference(now, before, overlap=0.75), survey_difference(now, before)
    assert shared.standard_error == pytest.approx(separate.standard_error / 2)
    assert shared.interval.half_width == pytest.approx(0.026, abs=5e-4)
    assert ends(shared.interval) == pytest.approx((0.006 - 0.0261, 0.006 + 0.0261), abs=1e-4)


@pytest.mark.parametrize(  # half-widths in points for 50%: independent years and years that share 75%
    ("design_effect", "independent", "overlapping"), [(1.0, 5.2, 2.6), (1.2, 5.7, 2.9), (1.5, 6.4, 3.2)]
)
def test_a_design_effect_widens_all(design_effect: float, independent: float, overlapping: float) -> None:
    half = SurveyEstimate(0.5, 700, design_effect)
    assert 100 * survey_difference(half, half).interval.half_width == pytest.approx(independent, abs=0.05)
    assert 100 * survey_difference(half, half, overlap=0.75).interval.half_width == pytest.approx(overlapping, abs=0.05)


def test_test_and_interval_never_disagree() -> None:
    for points in range(1, 90):
        found = survey_difference(SurveyEstimate(0.05 + points / 100, 700), SurveyEstimate(0.05, 350))
        assert (found.p < 0.05) is (0 not in found.interval)


@pytest.mark.parametrize(("share", "overlap"), [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)])
def test_where_nothing_can_vary_there_is_nothing_to_test(share: float, overlap: float) -> None:
    same = SurveyEstimate(share, 700)
    found = survey_difference(same, same, overlap=overlap)
    assert (found.difference, found.standard_error, found.p) == (0, 0, 1)


def test_a_smaller_sample_inside_a_larger_one() -> None:
    # All 350 are among the 700: variance p q (1/350 + 1/700 - 2/700) = p q / 700.
    found = survey_difference(SurveyEstimate(0.5, 700), SurveyEstimate(0.5, 350), overlap=1)
    assert found.standard_error == pytest.approx(math.sqrt(0.25 / 700))


# ------------------------------------------------------------------------------------------------ what is no such thing


def test_impossible_figures_are_refused() -> None:
    with pytest.raises(ValueError, match="12 of 10 is not a part of a whole"):
        wilson(12, 10)
    with pytest.raises(ValueError, match="0 of 0"):
        wilson(0, 0)
    with pytest.raises(ValueError, match="A count is 0 or more, not -1"):
        byar(-1)
    with pytest.raises(ValueError, match="A rate needs an exposure above 0"):
        rate_interval(5, 0)
    with pytest.raises(ValueError, match="Rates need exposures above 0"):
        rate_ratio(5, 5, exposure_now=0)
    with pytest.raises(ValueError, match="a share lies between 0 and 1"):
        SurveyEstimate(54.6, 700)
    with pytest.raises(ValueError, match="An overlap is a part"):
        survey_difference(SurveyEstimate(0.5, 700), SurveyEstimate(0.5, 700), overlap=75)
    with pytest.raises(ValueError, match="A level lies between 0 and 1"):
        wilson(5, 10, level=95)
    with pytest.raises(ValueError, match="An interval cannot end"):
        Interval(2, 1)
