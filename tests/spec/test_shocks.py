"""Shocks: a month so far from the rest that it would hide what follows is left out of the limits, and still judged."""

import pytest

from moothall.periods import Month
from moothall.spc import LimitsBasis, Rule, Rules, analyse
from moothall.spc.limits import shocks
from tests.spec.series_of import series_of

# Twelve months between 10 and 14, each 1 from the last, then 100. The median is 12. The distances from it are 2, 1, 0,
# 1, 2, 1, 0, 1, 2, 1, 0, 1 and 88: their median is 1. What lies further off than 5 x 1.4826 x 1 = 7.413 is a shock.
WITH_A_SHOCK = [10, 11, 12, 13, 14, 13, 12, 11, 10, 11, 12, 13, 100]
THE_SHOCK = Month(2021, 1)


def test_a_shock_is_left_out_of_the_mean_and_the_limits() -> None:
    (phase,) = analyse(series_of(WITH_A_SHOCK)).phases
    # Twelve months are left: mean 142 / 12 = 11.83333, moving ranges all 1, 3 / 1.128 = 2.65957.
    assert phase.left_out == (THE_SHOCK,)
    assert phase.limits is not None
    assert (phase.lower, phase.limits.mean, phase.upper) == pytest.approx((9.17376, 11.83333, 14.49291), abs=1e-5)
    assert (phase.used, phase.trial) == (12, True)  # limits on twelve months are trial limits


def test_a_shock_is_judged_all_the_same() -> None:
    analysis = analyse(series_of(WITH_A_SHOCK))
    assert [(signal.rule, signal.first) for signal in analysis.signals] == [(Rule.SINGLE_POINT, THE_SHOCK)]


def test_a_shock_does_not_hide_what_follows() -> None:
    # A month of 18 comes after it. Without the shock: mean 160 / 13 = 12.308, moving ranges all 1 (none reaches over
    # the shock), upper limit 14.967: 18 lies outside. With it the ranges would have the mean 180 / 13 = 13.846, and
    # the upper limit would be (260 / 14) + 36.825 = 55.396.
    analysis = analyse(series_of([*WITH_A_SHOCK, 18]))
    assert analysis.phases[0].upper == pytest.approx(14.96727, abs=1e-5)
    points = [signal.first for signal in analysis.signals if signal.rule is Rule.SINGLE_POINT]
    assert points == [THE_SHOCK, Month(2021, 2)]
    kept_in = analyse(series_of([*WITH_A_SHOCK, 18]), Rules(name="standard", leave_out_shocks=False))
    assert kept_in.phases[0].upper == pytest.approx(55.39631, abs=1e-5)
    # Not only would 18 be lost: the mean would lie so high that the whole year before were a step shift below it.
    assert [(signal.rule, signal.first) for signal in kept_in.signals] == [
        (Rule.STEP_SHIFT, Month(2020, 1)),
        (Rule.SINGLE_POINT, THE_SHOCK),
    ]


@pytest.mark.parametrize(("value", "left_out"), [(7413, frozenset[int]()), (7414, frozenset({4}))])
def test_a_shock_lies_further_than_five_sigmas_from_the_median(value: float, left_out: frozenset[int]) -> None:
    # Median 0; distances 1000, 1000, 0, 1000 and the last: their median is 1000. 5 x 1.4826 x 1000 = 7413.
    assert shocks([-1000, -1000, 0, 1000, value]) == left_out


def test_none_is_left_out_where_more_than_half_of_the_months_are_the_same() -> None:
    # The median distance is 0, and would make a shock of every other month.
    assert shocks([5] * 10 + [6, 90, 5]) == frozenset()


def test_differences_that_are_only_rounding_make_no_shock() -> None:
    # 0.1 + 0.2 is not quite 0.3 to a computer. The median distance is 0, but for that.
    assert shocks([0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3 - 6e-17, 0.5]) == frozenset()


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.standard(LimitsBasis.STANDARD_DEVIATION)])
def test_none_is_left_out_of_limits_by_standard_deviation(rules: Rules) -> None:
    # As in the panel's papers. The sum of 13 months is 242, their mean 18.615.
    (phase,) = analyse(series_of(WITH_A_SHOCK), rules).phases
    assert (phase.left_out, phase.used) == ((), 13)
    assert phase.limits is not None
    assert phase.limits.mean == pytest.approx(242 / 13)


def test_none_is_left_out_under_the_rules_of_the_papers_even_with_moving_ranges() -> None:
    assert analyse(series_of(WITH_A_SHOCK), Rules.papers(LimitsBasis.MOVING_RANGE)).phases[0].left_out == ()


def test_a_shock_is_one_against_its_own_phase() -> None:
    # 100 is far from the first year, and an ordinary month of the second.
    values = [*WITH_A_SHOCK[:12], *[98, 100, 102] * 4]
    phases = analyse(series_of(values), resets=[Month(2021, 1)]).phases
    assert [phase.left_out for phase in phases] == [(), ()]
