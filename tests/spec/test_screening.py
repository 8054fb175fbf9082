"""Limits as Making Data Count draws them: 2.66 mean moving ranges, the large ranges left out once, or a fixed start."""

import pytest

from moothall.spc.screening import frozen_baseline, mean_range, range_limits


def limits(values: list[float | None], *, screened: bool) -> tuple[float, float, float]:
    found = range_limits(values, screened=screened)
    assert found is not None
    return found.lower, found.mean, found.upper


# Six ranges of 1 and one of 10: their mean is 16 / 7 = 2.28571, and 3.267 times that is 7.467.
ONE_LARGE_RANGE: list[float | None] = [10, 11, 10, 11, 10, 11, 10, 20]


def test_a_range_beyond_3_267_mean_ranges_is_left_out() -> None:
    assert mean_range(ONE_LARGE_RANGE, screened=True) == 1


@pytest.mark.parametrize(("last", "mean"), [(5.1, 15.1 / 12), (5.12, 1)])
def test_the_border_is_at_3_267(last: float, mean: float) -> None:
    # Eleven ranges of 1 and a last one. 4.1 is 3.258 times 15.1 / 12, the mean; 4.12 is 3.270 times 15.12 / 12.
    assert mean_range([*[0, 1] * 6, last], screened=True) == pytest.approx(mean)


def test_the_limits_become_narrower_and_the_mean_stays() -> None:
    # The mean is 93 / 8 = 11.625 either way. Screened 2.66 x 1; unscreened 2.66 x 16 / 7 = 6.08.
    assert limits(ONE_LARGE_RANGE, screened=True) == pytest.approx((8.965, 11.625, 14.285))
    assert limits(ONE_LARGE_RANGE, screened=False) == pytest.approx((5.545, 11.625, 17.705))


def test_it_is_done_once() -> None:
    # Ten ranges of 1, one of 5, one of 30: mean 45 / 12 = 3.75, so 30 is beyond 12.25 and left out. The mean of the
    # eleven others is 15 / 11; a second round would leave out the 5, which is beyond 3.267 x 15 / 11 = 4.455.
    values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 5, 35]
    assert mean_range(values, screened=True) == pytest.approx(15 / 11)
    # The mean is 45 / 13 = 3.46154, and 2.66 x 15 / 11 = 3.62727.
    assert limits(list(values), screened=True) == pytest.approx((-0.16573, 3.46154, 7.08881), abs=1e-5)


def test_on_rare_counts_it_makes_the_limits_fall_onto_the_mean() -> None:
    # One month of 5 among fourteen of 0. Two ranges of 5 and twelve of 0: mean 10 / 14 = 0.714, and 5 is beyond 2.33.
    values: list[float | None] = [0, 0, 0, 0, 5, *[0] * 10]
    assert limits(values, screened=True) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert limits(values, screened=False) == pytest.approx((-1.56667, 0.33333, 2.23333), abs=1e-5)


def test_a_gap_breaks_the_ranges() -> None:
    # 10 to 12 and 20 to 24: ranges 2 and 4. The 8 over the gap is none.
    assert mean_range([10, 12, None, 20, 24], screened=False) == 3


@pytest.mark.parametrize("values", [[], [None, None], [10], [10, None, 12]])
@pytest.mark.parametrize("screened", [True, False])
def test_without_two_months_next_to_each_other_there_are_no_limits(
    values: list[float | None],
    screened: bool,
) -> None:
    assert mean_range(values, screened=screened) is None
    assert range_limits(values, screened=screened) is None


@pytest.mark.parametrize("screened", [True, False])
def test_months_that_are_all_the_same_have_limits_without_width(screened: bool) -> None:
    assert limits([7, 7, 7], screened=screened) == (7, 7, 7)


def test_limits_can_rest_on_the_first_months_only() -> None:
    # 10 and 12 in turn for a year, then 20: mean 11, ranges 2, limits 11 -+ 5.32, whatever follows.
    year: list[float | None] = [10, 12] * 6
    baseline = frozen_baseline([*year, 20, 20, 20], 12)
    assert limits(list(baseline), screened=True) == pytest.approx((5.68, 11, 16.32))


def test_a_month_without_a_value_counts_as_a_month_of_the_baseline() -> None:
    values = [10, None, *[12, 10] * 6]
    assert frozen_baseline(values, 12) == values[:12]


def test_a_baseline_longer_than_the_series_is_all_of_it_and_without_one_so_it_is() -> None:
    assert frozen_baseline([10, 12], 12) == [10, 12]
    assert frozen_baseline([10, 12], None) == [10, 12]


def test_a_baseline_of_under_12_months_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Limits fixed after 11 months\. Give 12 or more\.$"):
        frozen_baseline([10] * 20, 11)
