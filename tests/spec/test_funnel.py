"""The funnel: chance first, then the spread of areas, with sums done by hand and by other software."""

import numpy as np
import pytest
from scipy import stats

from moothall.comparison.funnel import Position, between_areas, dispersion_of, funnel, winsorised

# Twelve areas; statsmodels 0.14 (combine_effects, method_re="dl") on sqrt(observed / expected) with variances
# 1 / (4 expected) gives Q = 64.52062604574166 and tau squared 0.00642146541756529.
COUNTS = [120, 95, 210, 330, 60, 150, 400, 180, 75, 260, 140, 310]
RESIDENTS = [people * 1000 for people in (10, 9, 15, 30, 8, 12, 35, 20, 5, 22, 15, 21)]
RATE = sum(COUNTS) / sum(RESIDENTS)


def test_an_area_at_the_rate_of_all_has_no_score() -> None:
    # 20 of 1,000 everywhere: observed and expected are 20, 40 and 60, and z = 2 (sqrt 20 - sqrt 20) = 0.
    drawn = funnel([20, 40, 60], [1000, 2000, 3000])
    assert drawn.rate == 0.02
    assert [point.z for point in drawn.points] == [0, 0, 0]
    assert [point.position for point in drawn.points] == [Position.INSIDE] * 3
    assert (drawn.dispersion, drawn.p, drawn.between) == (0, 1, 0)


def test_scores_of_two_areas_worked_by_hand() -> None:
    # 64 and 36 of 1,000 each: expected 50. z = 2 (8 - 7.07107) = 1.85786 and 2 (6 - 7.07107) = -2.14214.
    drawn = funnel([64, 36], [1000, 1000])
    assert [point.z for point in drawn.points] == pytest.approx([1.85786, -2.14214], abs=1e-5)
    # Inside at 95% is up to 1.96, far outside beyond 3.09.
    assert [point.position for point in drawn.points] == [Position.INSIDE, Position.BELOW]


def test_limits_are_the_square_roots_back_on_the_scale_of_rates() -> None:
    # Expected 100: 95% reach 1.95996 / (2 x 10) = 0.098 of the root.
    # 0.1 x 0.902^2 = 0.08136; 0.1 x 1.098^2 = 0.12056.
    drawn = funnel([100, 100], [1000, 1000])
    limits = drawn.limits(1000, 0.95)
    assert (limits.low, limits.high) == pytest.approx((0.0813608, 0.1205600), abs=1e-6)


def test_limits_end_at_nothing_where_an_area_is_very_small() -> None:
    assert funnel([100, 100], [1000, 1000]).limits(1, 0.998).low == 0


def test_the_outermost_tenth_is_drawn_in_as_numpy_does() -> None:
    values = [float(value) for value in (9, -40, 3, 1, 0, -2, 5, 7, 60, -8, 2)]
    low, high = np.quantile(values, [0.1, 0.9])
    assert winsorised(values) == pytest.approx(np.clip(values, low, high))


def test_the_variance_between_areas_is_that_of_other_software() -> None:
    expected = [RATE * people for people in RESIDENTS]
    assert between_areas(64.52062604574166 / 12, expected) == pytest.approx(0.00642146541756529, rel=1e-12)
    assert between_areas(0.5, expected) == 0, "areas that differ by less than chance have no variance of their own"


def test_dispersion_is_tested_as_chi_squared() -> None:
    z = [2.0, -2.0] * 10
    dispersion, p = dispersion_of(z)
    assert dispersion == 4
    assert p == pytest.approx(stats.chi2.sf(80, 20), rel=1e-12)


def test_where_areas_differ_by_more_than_chance_the_funnel_is_widened() -> None:
    drawn = funnel(COUNTS, RESIDENTS)
    assert (drawn.dispersion, drawn.p) == pytest.approx((4.331431511798393, 6.257688971115481e-07), rel=1e-9)
    assert drawn.between == pytest.approx(between_areas(drawn.dispersion, [RATE * people for people in RESIDENTS]))
    # By chance alone six areas would be outside at 95%; with the spread added one is, 60 of 8,000 residents.
    assert sum(abs(point.z) > 1.96 for point in drawn.points) == 6
    assert [point.count for point in drawn.points if point.position is not Position.INSIDE] == [60]


@pytest.mark.parametrize("areas", [2, 9])
def test_too_few_areas_say_nothing_about_how_areas_usually_differ(areas: int) -> None:
    drawn = funnel([100, 400] * areas, [1000, 1000] * areas)
    few = funnel(([100, 400] * areas)[:areas], [1000] * areas)
    assert (few.between, few.p < 0.05) == (0, True)
    assert drawn.overdispersed is (areas * 2 >= 10)


def test_an_area_with_few_expected_is_not_judged() -> None:
    assert funnel([9, 1000], [100, 10_000]).points[0].position is Position.TOO_FEW


@pytest.mark.parametrize(
    ("count", "position"),
    [
        (50, Position.FAR_BELOW),
        (75, Position.BELOW),
        (100, Position.INSIDE),
        (125, Position.ABOVE),
        (150, Position.FAR_ABOVE),
    ],
)
def test_each_position_beside_a_very_large_area(count: int, position: Position) -> None:
    assert funnel([count, 10_000_000], [1000, 100_000_000]).points[0].position is position
