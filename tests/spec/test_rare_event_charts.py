"""Rare events: the g chart of opportunities between two of them, the t chart of the time between them."""

from collections.abc import Callable

import pytest

from moothall.spc import Side
from moothall.spc.lines import Lines
from moothall.spc.rare_event_charts import BETWEEN_BOUNDS, g_lines, t_lines


def test_g_chart_worked_by_hand() -> None:
    # 2, 4 and 9 days between: median 4, mean 5, 3 x sqrt(5 x 6) = 16.43168.
    lines = g_lines([2, 9, 4])
    assert lines is not None
    assert lines.centre == 4
    assert (lines.lower[0], lines.upper[0]) == pytest.approx((-11.43168, 21.43168), abs=1e-5)
    assert lines.between(*BETWEEN_BOUNDS).lower == (0, 0, 0)


def test_a_long_quiet_time_is_a_high_point() -> None:
    # Limits from the first three; the fourth gap of 22 is beyond 21.43, one of 21 is not.
    lines = g_lines([2, 9, 4, 22, 21], baseline=range(3))
    assert lines is not None
    assert lines.sides([2, 9, 4, 22, 21]) == (None, None, None, Side.ABOVE, None)


def test_t_chart_worked_by_hand() -> None:
    # Times whose 3.6th roots are 1, 3, 2. Mean 2; ranges 2 and 1, mean 1.5; 3 / 1.128 x 1.5 = 3.98936; limits -1.98936
    # and 5.98936. Raised to 3.6: centre 12.12573, upper limit 628.78; no time is short enough for a lower limit.
    times = [1, 3**3.6, 2**3.6]
    lines = t_lines(times)
    assert lines is not None
    assert lines.centre == pytest.approx(12.12573, abs=1e-5)
    assert lines.upper[0] == pytest.approx(5.98936**3.6, rel=1e-5)
    assert lines.lower[0] == pytest.approx(-(1.98936**3.6), rel=1e-5)
    assert lines.between(*BETWEEN_BOUNDS).lower == (0, 0, 0)


def test_a_lower_limit_above_zero_judges() -> None:
    # Roots 10, 11, 10, 11, 10, then 1: mean 10.4, ranges 1, reach 2.65957, limits 7.74043 and 13.05957 (first five).
    times = [root**3.6 for root in (10, 11, 10, 11, 10, 1)]
    lines = t_lines(times, baseline=range(5))
    assert lines is not None
    assert lines.lower[0] == pytest.approx(7.74043**3.6, rel=1e-5)
    assert lines.sides(times) == (None,) * 5 + (Side.BELOW,)


def test_two_events_at_once_can_be_charted() -> None:
    # qicharts2 stops at a time of 0.
    lines = t_lines([0, 5, 3, 8])
    assert lines is not None
    assert lines.sides([0, 5, 3, 8]) == (None,) * 4


def test_a_gap_breaks_the_ranges_of_a_t_chart() -> None:
    lines = t_lines([1, None, 2])
    assert lines is not None
    assert lines.upper == lines.lower == (None, None, None)


def test_nothing_gives_no_lines() -> None:
    assert g_lines([None]) is None
    assert t_lines([None]) is None


@pytest.mark.parametrize("lines", [g_lines, t_lines])
def test_less_than_nothing_between_two_events_is_refused(lines: Callable[[list[float | None]], Lines | None]) -> None:
    with pytest.raises(ValueError, match="-3 between two events cannot be"):
        lines([5, -3])
