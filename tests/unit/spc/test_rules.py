"""Rule sets and what the rules say where there is nothing to say."""

import pytest

from moothall.spc import LimitsBasis, ProcessLimits, Rule, Rules, Side
from moothall.spc.rules import Run, single_points, step_shifts, trends


def test_the_rule_sets() -> None:
    moving_range, deviation = LimitsBasis.MOVING_RANGE, LimitsBasis.STANDARD_DEVIATION
    expected = {
        Rules.standard(): ("standard", moving_range, 8, 7, True),
        Rules.standard(deviation): ("standard", deviation, 8, 7, False),
        Rules.papers(): ("papers", deviation, 8, 7, False),
        Rules.papers(moving_range): ("papers", moving_range, 8, 7, False),
    }
    for rules, (name, limits, shift, trend, leave_out) in expected.items():
        assert (rules.name, rules.limits, rules.shift, rules.trend) == (name, limits, shift, trend)
        assert rules.leave_out_shocks is leave_out


@pytest.mark.parametrize("values", [[], [None], [None] * 10, [5]])
def test_nothing_comes_of_nothing(values: list[float | None]) -> None:
    assert single_points(values, ProcessLimits(lower=0, mean=5, upper=10)) == []
    assert step_shifts(values, 5, 8) == []
    assert trends(values, 7) == []


def test_points_on_either_side_with_a_gap_between() -> None:
    assert single_points([11, None, -1, 10, 0], ProcessLimits(lower=0, mean=5, upper=10)) == [
        Run(Rule.SINGLE_POINT, Side.ABOVE, 0, 0),
        Run(Rule.SINGLE_POINT, Side.BELOW, 2, 2),
    ]


def test_a_run_to_the_very_end_is_found() -> None:
    assert step_shifts([4, *[6] * 8], 5, 8) == [Run(Rule.STEP_SHIFT, Side.ABOVE, 1, 8)]
    assert trends([9, 1, 2, 3, 4, 5, 6, 7], 7) == [Run(Rule.TREND, Side.RISING, 1, 7)]


def test_two_runs_of_a_side_are_two() -> None:
    assert step_shifts([6] * 8 + [None] + [6] * 9, 5, 8) == [
        Run(Rule.STEP_SHIFT, Side.ABOVE, 0, 7),
        Run(Rule.STEP_SHIFT, Side.ABOVE, 9, 17),
    ]


def test_a_mean_of_zero_has_sides() -> None:
    assert step_shifts([1e-3, -1e-3] * 4 + [1e-3] * 8, 0, 8) == [Run(Rule.STEP_SHIFT, Side.ABOVE, 8, 15)]
