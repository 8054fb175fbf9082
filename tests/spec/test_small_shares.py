"""Percentages with few behind them have the limits of each month that chance explains, and runs about the median."""

import pytest
from scipy import stats

from moothall.measures import ChartKind
from moothall.spc import analyse
from moothall.spc.small_shares import exact_binomial_lines
from tests.spec.test_charts_by_kind import shares

TAIL = 0.00135


@pytest.mark.parametrize("of", [7, 12, 40])
def test_limits_are_those_of_the_binomial_distribution(of: int) -> None:
    lines = exact_binomial_lines([9, 10, None], [10, 10, of], baseline=[0, 1])
    assert lines is not None
    assert lines.centre == 0.95
    lower, chance = round((lines.lower[2] or 0) * of), stats.binom(of, 0.95)
    assert chance.cdf(lower - 1) <= TAIL < chance.cdf(lower)
    assert lines.upper[2] is None  # all of them is likely


def test_nearly_all_of_ten_calls_a_month() -> None:
    # P = 0.97 of 10: n P (1 - P) = 0.29. 8 of 10 is inside, though 3 sigma reach to 80.8% only.
    analysis = analyse(shares(*[(10, 10), (10, 10), (9, 10), (10, 10)] * 6, (8, 10)))
    (phase,) = analysis.phases
    assert (phase.chart, phase.run_line) == (ChartKind.P, 100)
    assert analysis.signals == ()


def test_a_run_chart_says_its_runs_and_crossings() -> None:
    analysis = analyse(shares(*[(3, 10), (7, 10)] * 8), chart=ChartKind.RUN)
    assert analysis.runs is not None
    assert (analysis.runs.longest_run, analysis.runs.crossings, analysis.runs.unusual) == (1, 15, False)


def test_the_limit_of_a_share_near_0_or_1_is_not_beyond_the_share_itself() -> None:
    # Of 5 with P = 0.0001, even a single one is beyond chance: 1 - 0.9999^5 = 0.0005. A limit of 0 would lie below P.
    few = exact_binomial_lines([0, 1], [5, 9_995], baseline=[0, 1])
    most = exact_binomial_lines([5, 9_994], [5, 9_995], baseline=[0, 1])
    assert few is not None
    assert most is not None
    assert (few.centre, few.lower[0], few.upper[0]) == (0.0001, None, 0.0001)
    assert (most.centre, most.lower[0], most.upper[0]) == (0.9999, 0.9999, None)
