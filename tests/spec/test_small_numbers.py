"""Small numbers: under ten a quarter the two counts are tested alone, and no percentage stands on a base under ten."""

import pytest

from moothall.comparison import Noise, quarter_change
from moothall.comparison.quarter_change import mid_p
from moothall.measures import MeasureKind
from moothall.periods import Month
from moothall.spc import analyse
from moothall.wording.numbers import percent_change
from tests.spec.series_of import series_of


@pytest.mark.parametrize(
    ("now", "before", "p"),
    [
        # Five in all, each as likely to fall in either year: 32 equally likely ways. As few as 2 in one year:
        # 1 + 5 + 10 = 16 ways; fewer: 1 + 5 = 6 ways. Half of the ways with exactly 2 count, in both tails:
        # 2 x (6 + 10 / 2) / 32 = (16 + 6) / 32 = 0.6875.
        (3, 2, 22 / 32),
        # Nine in all, 512 ways. 4 or fewer: 1 + 9 + 36 + 84 + 126 = 256; 3 or fewer: 130. 386 / 512 = 0.7539.
        (5, 4, 386 / 512),
        # None, then five: 1 way of 32, none fewer. 1 / 32 = 0.03125.
        (0, 5, 1 / 32),
        (5, 0, 1 / 32),  # two-sided: a rise and a fall are the same distance from chance
        (4, 4, 1),
        (0, 0, 1),
        # Four, then none: 1 / 16 = 0.0625. Four in all are never enough.
        (0, 4, 1 / 16),
    ],
)
def test_mid_p_of_two_small_counts(now: int, before: int, p: float) -> None:
    assert mid_p(now, before) == pytest.approx(p)


def year_and_a_half(before: list[float], now: list[float]) -> list[float]:
    """April 2021 to September 2022: one a month, but for July to September of both years."""
    return [1.0] * 3 + before + [1.0] * 9 + now


@pytest.mark.parametrize(
    ("before", "now", "p", "significant"),
    [
        ([1, 1, 0], [1, 1, 1], 0.6875, False),  # 2 homicides, then 3
        ([0, 0, 0], [2, 1, 2], 0.03125, True),  # none, then 5
    ],
)
def test_under_ten_a_quarter_the_counts_are_tested_alone(
    before: list[float], now: list[float], p: float, significant: bool
) -> None:
    series = series_of(year_and_a_half(before, now), first=Month(2021, 4), kind=MeasureKind.COUNT)
    change = quarter_change(analyse(series))
    assert change.test is not None
    assert change.test.p == pytest.approx(p)
    assert (change.test.noise, change.significant) == (Noise.COUNTS_ALONE, significant)
    assert change.test.interval is None
    assert change.percent is None


@pytest.mark.parametrize(
    ("before", "now", "noise"),
    [
        ([3, 3, 3], [4, 3, 3], Noise.COUNTS_ALONE),  # 9 and 10: 9.5 on average
        ([3, 3, 4], [4, 3, 3], Noise.MOVING_RANGES),  # 10 and 10
    ],
)
def test_ten_on_average_of_the_two_quarters_is_the_line(before: list[float], now: list[float], noise: Noise) -> None:
    series = series_of(year_and_a_half(before, now), first=Month(2021, 4), kind=MeasureKind.COUNT)
    change = quarter_change(analyse(series))
    assert change.test is not None
    assert change.test.noise is noise


def test_small_values_of_anything_but_a_count_are_not_counts() -> None:
    series = series_of(year_and_a_half([3, 3, 3], [4, 3, 3]), first=Month(2021, 4), kind=MeasureKind.AVERAGE_TIME)
    change = quarter_change(analyse(series))
    assert change.test is not None
    assert change.test.noise is Noise.MOVING_RANGES


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [(1357, 854, 58.9), (15, 10, 50.0), (3, 2, None), (18, 9, None), (5, 0, None), (0, 10, -100.0)],
)
def test_no_percentage_on_a_base_under_ten(now: float, before: float, percent: float | None) -> None:
    found = percent_change(now, before)
    assert (None if found is None else round(found, 1)) == percent
