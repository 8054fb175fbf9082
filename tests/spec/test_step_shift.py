"""Step shift: eight months or more in a row on one side of the mean."""

import pytest

from moothall.periods import Month
from moothall.spc import Rule, Rules, Side, Signal, analyse
from moothall.spc.rules import Run, step_shifts
from tests.spec.series_of import series_of

MEAN, EIGHT = 10, 8


@pytest.mark.parametrize(("months", "runs"), [(7, []), (8, [Run(Rule.STEP_SHIFT, Side.ABOVE, 0, 7)])])
def test_eight_months_above_the_mean_are_a_step_shift_and_seven_are_not(months: int, runs: list[Run]) -> None:
    assert step_shifts([11] * months, MEAN, EIGHT) == runs


def test_eight_months_below_the_mean() -> None:
    assert step_shifts([12, 9, 8, 9, 7, 9, 9, 8, 9, 12], MEAN, EIGHT) == [Run(Rule.STEP_SHIFT, Side.BELOW, 1, 8)]


@pytest.mark.parametrize("between", [10, None, 9])
def test_a_month_on_the_mean_or_a_gap_or_the_other_side_ends_the_run(between: float | None) -> None:
    assert step_shifts([11, 11, 11, 11, between, 11, 11, 11, 11], MEAN, EIGHT) == []


@pytest.mark.parametrize("mean", [10 * (1 + 1e-13), 10 * (1 - 1e-13)])
def test_a_month_within_one_part_in_a_million_million_of_the_mean_is_on_it(mean: float) -> None:
    assert step_shifts([10] * 8, mean, EIGHT) == []


def test_a_longer_run_is_one_step_shift_over_all_its_months() -> None:
    assert step_shifts([9, *[11] * 10, 9], MEAN, EIGHT) == [Run(Rule.STEP_SHIFT, Side.ABOVE, 1, 10)]


def test_eight_above_and_then_eight_below_are_two() -> None:
    assert step_shifts([11] * 8 + [9] * 8, MEAN, EIGHT) == [
        Run(Rule.STEP_SHIFT, Side.ABOVE, 0, 7),
        Run(Rule.STEP_SHIFT, Side.BELOW, 8, 15),
    ]


# Twelve months and the same backwards: 10 and 14 in turn, then 16. Either half has the mean 160 / 12 = 13.33.
UP = [10, 14, 10, 14, 10, 14, 10, 14, 16, 16, 16, 16]


def test_the_run_is_said_with_its_first_and_last_month_and_every_month_carries_it() -> None:
    # Above 13.33 in a row: 14 in August, 16 from September to April, 14 in May: ten months.
    analysis = analyse(series_of(UP + UP[::-1]), Rules.papers())
    shift = Signal(Rule.STEP_SHIFT, Side.ABOVE, Month(2020, 8), Month(2021, 5))
    assert analysis.signals == (shift,)
    assert shift.length == 10
    assert [point.month for point in analysis.points if point.signals] == list(shift.window.months)


def test_a_run_never_crosses_a_reset() -> None:
    # The same months: five in a row at the end of the first phase, five at the beginning of the second.
    analysis = analyse(series_of(UP + UP[::-1]), Rules.papers(), resets=[Month(2021, 1)])
    assert analysis.signals == ()
