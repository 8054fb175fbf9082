"""Trend: seven months or more, each strictly beyond the one before."""

import pytest

from moothall.periods import Month
from moothall.spc import Rule, Rules, Side, Signal, analyse
from moothall.spc.rules import Run, trends
from tests.spec.series_of import series_of

SEVEN = 7


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([1, 2, 3, 4, 5, 6], []),
        ([1, 2, 3, 4, 5, 6, 7], [Run(Rule.TREND, Side.RISING, 0, 6)]),
        ([7, 6, 5, 4, 3, 2, 1], [Run(Rule.TREND, Side.FALLING, 0, 6)]),
    ],
)
def test_seven_months_or_six_steps_make_a_trend(values: list[float], runs: list[Run]) -> None:
    assert trends(values, SEVEN) == runs


def test_a_tie_ends_it() -> None:
    assert trends([1, 2, 3, 4, 4, 5, 6, 7], SEVEN) == []


def test_a_gap_ends_it() -> None:
    assert trends([1, 2, 3, None, 5, 6, 7, 8], SEVEN) == []


def test_a_step_of_less_than_one_part_in_a_million_million_is_a_tie() -> None:
    assert trends([1, 2, 3, 4, 4 * (1 + 1e-13), 5, 6, 7], SEVEN) == []


def test_a_longer_run_is_one_trend_over_all_its_months() -> None:
    assert trends([5, 1, 2, 3, 4, 5, 6, 7, 8, 2], SEVEN) == [Run(Rule.TREND, Side.RISING, 1, 8)]


def test_up_and_down_again_share_the_month_of_the_peak() -> None:
    assert trends([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], SEVEN) == [
        Run(Rule.TREND, Side.RISING, 0, 6),
        Run(Rule.TREND, Side.FALLING, 6, 12),
    ]


RISING = [50, 40, 60, 45, 46, 47, 48, 49, 50, 51, 52, 40, 60, 50]


def test_the_trend_is_said_with_its_first_and_last_month_and_every_month_carries_it() -> None:
    # 45 in April to 52 in November: eight months.
    analysis = analyse(series_of(RISING))
    trend = Signal(Rule.TREND, Side.RISING, Month(2020, 4), Month(2020, 11))
    assert analysis.signals == (trend,)
    assert trend.length == 8
    assert [point.month for point in analysis.points if point.signals] == list(trend.window.months)


def test_a_trend_never_crosses_a_reset() -> None:
    # From August the limits start again: four months of the rise lie before, four after.
    assert analyse(series_of(RISING), Rules.papers(), resets=[Month(2020, 8)]).signals == ()
