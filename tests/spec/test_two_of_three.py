"""Two of three: two of three months in a row more than two thirds of the way from the mean to a limit, on one side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.spc import ProcessLimits, Side
from moothall.spc.two_of_three import NearRun, two_of_three, two_of_three_on_one_side

# The mean is 10 and a limit lies 6 away, so sigma is 2 and two thirds of the way is 14 above and 6 below.
LIMITS = ProcessLimits(lower=4, mean=10, upper=16)
HIGH, BEYOND, MIDDLE_HIGH, MIDDLE_LOW, LOW = 15, 17, 11, 9, 5
GAP = None


def above(first: int, last: int, *near: int) -> NearRun:
    return NearRun(Side.ABOVE, first, last, near)


def below(first: int, last: int, *near: int) -> NearRun:
    return NearRun(Side.BELOW, first, last, near)


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([HIGH, HIGH, MIDDLE_HIGH], [above(0, 1, 0, 1)]),
        ([HIGH, MIDDLE_HIGH, HIGH], [above(0, 2, 0, 2)]),
        ([HIGH, MIDDLE_LOW, HIGH], [above(0, 2, 0, 2)]),
        ([MIDDLE_LOW, HIGH, HIGH], [above(1, 2, 1, 2)]),
        ([LOW, LOW, MIDDLE_HIGH], [below(0, 1, 0, 1)]),
        ([HIGH, BEYOND, MIDDLE_LOW], [above(0, 1, 0, 1)]),
        ([HIGH, HIGH, HIGH], [above(0, 2, 0, 1, 2)]),
        ([HIGH, LOW, HIGH], [above(0, 2, 0, 2)]),
        ([14.01, 14.01, 10], [above(0, 1, 0, 1)]),  # just beyond two thirds of the way
        ([5.99, 5.99, 10], [below(0, 1, 0, 1)]),
    ],
)
def test_two_of_three_months_are_near_and_the_third_may_lie_anywhere(
    values: list[float | None], runs: list[NearRun]
) -> None:
    assert two_of_three(values, LIMITS) == runs


@pytest.mark.parametrize(
    "values",
    [
        [HIGH, MIDDLE_HIGH, MIDDLE_HIGH],
        [HIGH, LOW, MIDDLE_HIGH],  # near two different limits
        [HIGH, MIDDLE_HIGH, MIDDLE_HIGH, HIGH],  # two of four
        [HIGH, HIGH],  # there are no three months
        [14, 14, 14],  # on the line of two thirds is not beyond it
        [14 * (1 + 1e-13)] * 3,  # and neither is what rounding puts there
    ],
)
def test_anything_less_is_no_signal(values: list[float | None]) -> None:
    assert two_of_three(values, LIMITS) == []


@pytest.mark.parametrize("values", [[HIGH, GAP, HIGH], [HIGH, HIGH, GAP, MIDDLE_LOW], [MIDDLE_LOW, HIGH, GAP, HIGH]])
def test_a_gap_ends_the_three_months(values: list[float | None]) -> None:
    assert two_of_three(values, LIMITS) == []
    assert two_of_three_on_one_side(values, LIMITS) == []


def test_threes_that_share_a_near_month_are_one_run_carried_by_the_near_months_only() -> None:
    values = [MIDDLE_LOW, HIGH, MIDDLE_LOW, HIGH, MIDDLE_HIGH, BEYOND, MIDDLE_LOW]
    assert two_of_three(values, LIMITS) == [above(1, 5, 1, 3, 5)]


def test_threes_that_share_none_are_two_runs() -> None:
    values = [HIGH, HIGH, MIDDLE_LOW, MIDDLE_LOW, HIGH, HIGH]
    assert two_of_three(values, LIMITS) == [above(0, 1, 0, 1), above(4, 5, 4, 5)]


def test_high_and_low_months_in_turn_are_a_run_on_either_side() -> None:
    assert two_of_three([HIGH, LOW, HIGH, LOW], LIMITS) == [above(0, 2, 0, 2), below(1, 3, 1, 3)]


@pytest.mark.parametrize("rule", [two_of_three, two_of_three_on_one_side])
def test_limits_without_width_have_no_signal(rule: type) -> None:
    assert rule([11, 11, 11], ProcessLimits(10, 10, 10)) == []


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([HIGH, HIGH, MIDDLE_HIGH], [above(0, 1, 0, 1)]),
        ([LOW, MIDDLE_LOW, LOW], [below(0, 2, 0, 2)]),
        ([16, 16, MIDDLE_HIGH], [above(0, 1, 0, 1)]),  # a month on the limit is within it, and near
        ([HIGH, MIDDLE_LOW, HIGH], []),  # the third month is on the other side
        ([HIGH, 10, HIGH], []),  # or on the mean
        ([HIGH, BEYOND, MIDDLE_HIGH], []),  # a month beyond the limit is not near it
        ([HIGH, BEYOND, HIGH], [above(0, 2, 0, 2)]),  # but is on the same side
    ],
)
def test_the_nhs_form_wants_all_three_on_one_side_and_the_two_within_the_limit(
    values: list[float | None], runs: list[NearRun]
) -> None:
    assert two_of_three_on_one_side(values, LIMITS) == runs


@given(st.lists(st.sampled_from([HIGH, BEYOND, MIDDLE_HIGH, MIDDLE_LOW, LOW, GAP]), max_size=12))
def test_a_month_carries_the_signal_exactly_if_a_three_that_fires_holds_it_and_it_is_near(
    values: list[float | None],
) -> None:
    expected = set()
    for i in range(len(values) - 2):
        three = values[i : i + 3]
        if GAP not in three:
            for side, near in ((Side.ABOVE, (HIGH, BEYOND)), (Side.BELOW, (LOW,))):
                inside = [i + j for j in range(3) if three[j] in near]
                expected |= {(side, position) for position in inside if len(inside) >= 2}
    runs = two_of_three(values, LIMITS)
    assert {(run.side, position) for run in runs for position in run.near} == expected
    assert all((run.first, run.last) == (run.near[0], run.near[-1]) for run in runs)
