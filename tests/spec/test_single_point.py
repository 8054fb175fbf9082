"""Single point exception: a month outside its process limits."""

import pytest

from moothall.periods import Month
from moothall.spc import ProcessLimits, Rule, Side, Signal, analyse
from tests.spec.series_of import series_of


@pytest.mark.parametrize(("value", "breached"), [(20.1, True), (20, False), (2, False), (1.9, True)])
def test_a_point_on_a_limit_is_inside_it(value: float, breached: bool) -> None:
    assert ProcessLimits(lower=2, mean=11, upper=20).breached_by(value) is breached


@pytest.mark.parametrize(
    ("value", "breached"),
    [
        (20 * (1 + 1e-13), False),  # nearer than one part in 10^12: on the limit
        (20 * (1 + 1e-11), True),
        (2 * (1 - 1e-13), False),
        (2 * (1 - 1e-10), True),
    ],
)
def test_on_the_limit_means_within_one_part_in_a_million_million(value: float, breached: bool) -> None:
    assert ProcessLimits(lower=2, mean=11, upper=20).breached_by(value) is breached


@pytest.mark.parametrize(("last", "side"), [(20, Side.ABOVE), (2, Side.BELOW)])
def test_one_month_outside(last: float, side: Side) -> None:
    # Six times 10 and 12, then 20. Mean 152 / 13 = 11.692. Moving ranges 11 x 2 and 8: mean 2.5, x 3 / 1.128 = 6.649.
    # Upper limit 18.341: 20 lies above. With 2 in its place: mean 10.308, ranges 11 x 2 and 10, mean 2.667, lower
    # limit 10.308 - 7.092 = 3.216: 2 lies below.
    analysis = analyse(series_of([10, 12] * 6 + [last]))
    january = Month(2021, 1)
    assert analysis.signals == (Signal(Rule.SINGLE_POINT, side, january, january),)
    assert [point.signals for point in analysis.points] == [()] * 12 + [(Rule.SINGLE_POINT,)]


def test_a_month_is_held_against_the_limits_of_its_own_phase() -> None:
    # 20 lies outside the limits of the first year (as above), and is an ordinary month of the second phase.
    values = [*[10, 12] * 6, *[20, 22] * 6]
    analysis = analyse(series_of(values), resets=[Month(2021, 1)])
    assert [phase.limits.breached_by(20) for phase in analysis.phases if phase.limits] == [True, False]
    assert analysis.signals == ()


def test_limits_without_width_are_no_limits_to_lie_outside_of() -> None:
    # A single 8 among twelve 7s, with a gap on either side of it, makes no range: all ranges are 0.
    analysis = analyse(series_of([7] * 6 + [None, 8, None] + [7] * 6))
    assert analysis.signals == ()
