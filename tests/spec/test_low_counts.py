"""Low counts: limits are the counts that chance explains, wider where the months vary more; runs about the median."""

import math

import numpy as np
import pytest
from scipy import stats

from moothall.comparison import Untested, quarter_change
from moothall.comparison.quarter_change import mid_p
from moothall.measures import ChartKind, MeasureKind
from moothall.spc import Rule, Status, analyse
from moothall.spc.low_counts import dispersion, low_count_limits
from tests.spec.series_of import series_of

TAIL = 0.00135  # what lies beyond three sigma on one side of a normal curve


def test_limits_about_three_a_month() -> None:
    # Poisson about 3: P(X > 8) = 0.0038, P(X > 9) = 0.0011. So 9 is inside and 10 is not; 0 has a chance of 0.0498, so
    # that no count is unlikely enough to have a lower limit.
    limits = low_count_limits([2, 4, 3, 3])
    assert (limits.lower, limits.mean, limits.upper) == (-math.inf, 3, 9)
    assert stats.poisson.sf(8, 3) > TAIL > stats.poisson.sf(9, 3)


def test_a_lower_limit_from_seven_on() -> None:
    # exp(-7) = 0.0009: about 7 a month a month without any is unusual, and 1 is the lower limit.
    assert low_count_limits([6, 8, 7, 7]).lower == 1


@pytest.mark.parametrize(("mean", "spread"), [(3, 2), (8, 1.5), (0.5, 3), (9.9, 4)])
def test_wider_limits_are_those_of_a_negative_binomial(mean: float, spread: float) -> None:
    # scipy.stats.nbinom takes the number of successes, mean / (spread - 1), and their chance, 1 / spread: its mean is
    # `mean` and its variance spread x mean.
    limits, counts = (
        low_count_limits([mean / 2, mean * 3 / 2], spread=spread),
        stats.nbinom(mean / (spread - 1), 1 / spread),
    )
    assert (counts.mean(), counts.var()) == pytest.approx((mean, spread * mean))
    assert counts.sf(limits.upper) <= TAIL < counts.sf(limits.upper - 1)
    lower = max(limits.lower, 0)
    assert counts.cdf(lower) > TAIL
    assert lower == 0 or counts.cdf(lower - 1) <= TAIL


def test_moments_of_a_squared_difference_of_two_poisson_counts() -> None:
    # D = X - Y about m each. E D^2 = 2m; E D^4 = 12 m^2 + 2m, so that its variance is 8 m^2 + 2m. Neighbouring squared
    # differences share one count: their covariance is 2 m^2 + m. The mean of n of them over 2m then has a variance of
    # about (8m^2 + 2m + 2(2m^2 + m)) / (4 m^2 n) = (3 + 1/m) / n, that of a chi-squared with 2n / (3 + 1/m) degrees
    # over its degrees.
    m, draws = 3.0, np.random.default_rng(5).poisson(3.0, (2_000_000, 3)).astype(float)
    first, second = np.diff(draws, axis=1).T ** 2
    assert first.mean() == pytest.approx(2 * m, rel=0.01)
    assert first.var() == pytest.approx(8 * m**2 + 2 * m, rel=0.02)
    assert np.cov(first, second)[0, 1] == pytest.approx(2 * m**2 + m, rel=0.04)


def test_the_spread_of_months_that_vary_much_more_than_by_chance() -> None:
    # Differences 8, 8, ...: squares 64 but for the two of the month that is left out. 64 / 2 / 4 = 8.
    assert dispersion([0, 8] * 12) == pytest.approx(8)


def test_one_month_far_out_does_not_make_the_limits_wider() -> None:
    calm = [3, 2, 4, 3, 2, 4, 3, 3, 2, 4, 3, 3]
    assert dispersion([*calm, 25, *calm]) == 1
    analysis = analyse(series_of([*calm, 25, *calm], kind=MeasureKind.COUNT, bounds=(0, None)))
    assert [signal.rule for signal in analysis.signals] == [Rule.SINGLE_POINT]


def test_how_often_chance_passes_for_spread() -> None:
    counts = np.random.default_rng(6).poisson(3.0, (4000, 45)).astype(float).tolist()
    assert sum(dispersion(series) > 1 for series in counts) / 4000 < 0.05  # the month left out makes it rarer


def test_runs_are_about_the_median() -> None:
    # Mean 10 / 16 = 0.625, median 0: eight months at 0 lie below the mean, and on the median, where no run is.
    counts = [0] * 8 + [1, 0, 2, 1, 3, 0, 2, 1]
    analysis = analyse(series_of(counts, kind=MeasureKind.COUNT, bounds=(0, None)))
    (phase,) = analysis.phases
    assert (analysis.chart.kind, phase.chart, phase.run_line) == (ChartKind.C, ChartKind.C, 0)
    assert (analysis.signals, analysis.verdict.status) == ((), Status.STABLE)


def test_counts_that_never_differ_have_no_limits() -> None:
    assert analyse(series_of([2] * 20, kind=MeasureKind.COUNT)).verdict.status is Status.NO_VARIATION


def test_low_counts_that_cluster_are_divided_by_their_spread_before_they_are_compared() -> None:
    # 15 against 4 alone have a mid-p of 0.012. The months swing between 0 and 6 or 7: about 5 times the variance of
    # chance, and 3 against 1 are too few to compare.
    counts = [0, 6, 0, 7] * 6 + [4, 0, 0] + [0, 7, 0] * 3 + [15, 0, 0]
    change = quarter_change(analyse(series_of(counts, kind=MeasureKind.COUNT, bounds=(0, None))))
    assert mid_p(15, 4) == pytest.approx(0.0118, abs=1e-4)
    assert change.untested is Untested.TOO_FEW
