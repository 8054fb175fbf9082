"""The step scan: the split into two levels that explains most, whether chance explains it, and when it was."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.spc.step_scan import best_step, critical_value, found_steps, scan_p_value, without_lone_shocks

# The first digits of pi: as good as drawn at random from 0 to 9, and the same for every reader.
PI = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8]
FIVE_LOW, FIVE_HIGH = [10, 12, 10, 12, 10], [20, 22, 20, 22, 20]


def test_ten_months_worked_by_hand() -> None:
    # One split leaves five on each side: means 54 / 5 = 10.8 and 104 / 5 = 20.8. Moving ranges 2 eight times and 10
    # once: mean 26 / 9 = 2.88889, sigma 2.88889 / 1.128 = 2.56107. 10 / (2.56107 x sqrt(1/5 + 1/5)) = 6.17374.
    step = best_step(FIVE_LOW + FIVE_HIGH)
    assert step is not None
    assert (step.at, step.before, step.after, step.size) == (5, 10.8, 20.8, 10)
    assert step.statistic == pytest.approx(6.17374, abs=1e-5)
    assert step.p == 0.001  # that or less: the table goes no further


def test_a_gap_breaks_the_ranges_and_the_scan_goes_on() -> None:
    # The range of 10 lay across the gap. Those left are all 2: sigma 1.77305, 10 / (1.77305 x 0.63246) = 8.91763.
    step = best_step([*FIVE_LOW, None, *FIVE_HIGH])
    assert step is not None
    assert step.at == 6
    assert step.statistic == pytest.approx(8.91763, abs=1e-5)


@pytest.mark.parametrize(
    "values", [[], [1], FIVE_LOW + FIVE_HIGH[:4], [7] * 20, [None] * 20, [0.1 + 0.2] * 9 + [0.3] * 9]
)
def test_fewer_than_ten_values_or_no_variation_have_no_step(values: list[float | None]) -> None:
    assert best_step(values) is None
    assert found_steps(values) == ()


@pytest.mark.parametrize(("values", "critical"), [(45, 2.98), (84, 3.05), (170, 3.11), (12, 2.54), (400, 3.18)])
def test_the_statistic_that_one_stable_series_in_twenty_reaches(values: int, critical: float) -> None:
    assert critical_value(values) == critical
    assert scan_p_value(critical, values) == pytest.approx(0.05)


def test_between_two_lengths_it_is_read_on_the_logarithm() -> None:
    # sqrt(30 x 45) = 36.74 lies half way: (2.92 + 2.98) / 2 = 2.95 at 36.74, a little less at 36.
    assert critical_value(36) == pytest.approx(2.947, abs=1e-3)
    assert critical_value(1000) == critical_value(400)


def test_p_falls_as_the_statistic_grows() -> None:
    ps = [scan_p_value(statistic / 10, 45) for statistic in range(60)]
    assert ps[0] == 1
    assert ps == sorted(ps, reverse=True)
    assert ps[-1] == 0.001


def test_digits_of_pi_hold_no_step_until_one_is_put_in() -> None:
    assert found_steps(PI) == ()
    (step,) = found_steps([digit + (8 if i >= 20 else 0) for i, digit in enumerate(PI)])
    assert (step.earliest, step.at, step.latest) == (20, 20, 20)


def test_a_small_step_is_dated_with_a_range() -> None:
    # The digits have a sigma of about 3: a step of 5 is sure, and its month is not.
    (step,) = found_steps([digit + (5 if i >= 20 else 0) for i, digit in enumerate(PI)])
    assert (step.earliest, step.at, step.latest) == (17, 20, 22)


def test_several_steps_come_in_order_each_measured_between_its_neighbours() -> None:
    low, high, middle = [10, 12] * 6, [30, 32] * 6, [20, 22] * 6
    steps = found_steps(low + high + middle)
    assert [(step.start, step.at, step.end, step.before, step.after) for step in steps] == [
        (0, 12, 24, 11, 31),
        (12, 24, 36, 31, 21),
    ]


def test_a_lone_shock_is_taken_out_and_a_new_level_is_not() -> None:
    quiet = [10, 12] * 10
    assert without_lone_shocks([*quiet, 90, *quiet]) == [*quiet, None, *quiet]
    assert without_lone_shocks([*quiet, 90, *quiet, 92]) == [*quiet, None, *quiet, None]
    assert without_lone_shocks([*quiet, 90, 92, 90, 92, *quiet]) == [*quiet, None, None, None, None, *quiet]
    assert without_lone_shocks([*quiet, 90, 92, 90, 92, 90]) == [*quiet, 90, 92, 90, 92, 90]


@given(st.lists(st.integers(0, 50), min_size=10, max_size=40), st.integers(-1000, 1000), st.integers(1, 100))
def test_another_zero_or_another_unit_changes_no_date_and_no_p(values: list[int], plus: int, times: int) -> None:
    before, after = best_step(values), best_step([value * times + plus for value in values])
    if before is None or after is None:
        assert before is after
        return
    assert after.statistic == pytest.approx(before.statistic, rel=1e-9, abs=1e-9)
    assert after.p == pytest.approx(before.p, rel=1e-6)


@given(st.lists(st.integers(0, 50), min_size=10, max_size=40))
def test_backwards_the_same_step_is_as_sure(values: list[int]) -> None:
    forwards, backwards = best_step(values), best_step(values[::-1])
    if forwards and backwards:
        assert math.isclose(forwards.statistic, backwards.statistic, rel_tol=1e-9, abs_tol=1e-9)


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), max_size=60))
def test_steps_come_in_order_with_five_values_between(values: list[int | None]) -> None:
    steps = found_steps(values)
    edges = [0, *(step.at for step in steps), len(values)]
    parts = [values[start:end] for start, end in pairwise(edges)] if steps else []
    assert all(sum(value is not None for value in part) >= 5 for part in parts)
    assert all(step.p < 0.05 and step.earliest <= step.at <= step.latest for step in steps)
