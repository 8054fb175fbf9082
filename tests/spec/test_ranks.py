"""Ranks with their uncertainty: exact where it can be worked out, and what simulation converges to elsewhere."""

import numpy as np
import pytest
from scipy import stats

from moothall.comparison.ranks import Rank, month_dispersion, place_chances, rank

COUNTS = [90, 100, 105, 110, 140, 200]
RESIDENTS = [1000] * 6


def test_areas_far_apart_keep_their_places() -> None:
    places = [rank([1000, 2000, 4000], [1000, 1000, 1000], index) for index in range(3)]
    assert places == [Rank(1, 1, 1, 3), Rank(2, 2, 2, 3), Rank(3, 3, 3, 3)]


def test_areas_alike_may_hold_any_place() -> None:
    assert rank([100, 100, 100], [1000, 1000, 1000], 1) == Rank(1, 1, 3, 3)


def test_the_chance_that_one_of_two_is_lower_is_exact() -> None:
    # Gamma(90.5) below Gamma(110.5), both over 1,000 residents: a beta probability.
    exact = stats.beta.cdf(0.5, 90.5, 110.5)
    first_is_lowest = place_chances([90, 110], [1000, 1000], 0, 1.0)[0]
    assert first_is_lowest == pytest.approx(exact, abs=2e-4)


@pytest.mark.parametrize("dispersion", [1.0, 4.0])
@pytest.mark.parametrize("index", range(6))
def test_the_distribution_of_a_rank_is_the_one_that_simulation_converges_to(index: int, dispersion: float) -> None:
    random = np.random.default_rng(2026)
    shapes = np.array(COUNTS) / dispersion + 0.5
    rates = random.gamma(shapes, size=(200_000, 6))
    simulated = np.bincount((rates < rates[:, [index]]).sum(axis=1), minlength=6) / 200_000
    assert place_chances(COUNTS, RESIDENTS, index, dispersion) == pytest.approx(simulated, abs=0.006)


def test_the_range_holds_95_in_100() -> None:
    # For 105 of 1,000: chances of each place, then the places at 2.5 and 97.5 in 100.
    chances = np.cumsum(place_chances(COUNTS, RESIDENTS, 2, 1.0))
    place = rank(COUNTS, RESIDENTS, 2)
    assert place == Rank(3, 1, 4, 6)
    assert chances[place.low - 1] > 0.025
    assert chances[place.high - 2] < 0.975 <= chances[place.high - 1]


def test_months_that_vary_more_than_chance_widen_the_range() -> None:
    counts, residents = [900, 1000, 1050, 1100, 1400], [10_000] * 5
    assert rank(counts, residents, 1) == Rank(2, 2, 3, 5)
    assert rank(counts, residents, 1, dispersion=10) == Rank(2, 1, 4, 5)


def test_month_dispersion_worked_by_hand() -> None:
    # Rows 30 and 10, 10 and 30; every expected count is 40 x 40 / 80 = 20. X^2 = 4 x 10^2 / 20 = 20 on 1 df.
    assert month_dispersion([[30, 10], [10, 30]]) == 20
    # The same months everywhere are season, not noise; so are the sizes of areas.
    assert month_dispersion([[10, 20], [100, 200]]) == 1


@pytest.mark.parametrize("months", [[], [[5, 6]], [[5], [6]], [[0, 0], [0, 0]]])
def test_without_enough_months_chance_alone_is_taken(months: list[list[int]]) -> None:
    assert month_dispersion(months) == 1


def test_month_dispersion_is_pearsons_statistic_of_the_table() -> None:
    table = [[120, 95, 130], [60, 80, 71], [200, 190, 260], [0, 3, 5]]
    statistic = stats.chi2_contingency(table, correction=False)
    assert month_dispersion(table) == pytest.approx(statistic.statistic / statistic.dof, rel=1e-12)
