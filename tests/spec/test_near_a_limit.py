"""Close to a limit: said in words from nine tenths of the way, and never an exception."""

import pytest

from moothall.periods import Month
from moothall.spc import Side, Status, analyse
from tests.spec.series_of import series_of


@pytest.mark.parametrize(
    ("last", "upper", "near_from", "near"),
    [
        # 10 and 12 in turn for a year, then the last. Mean (132 + 17.6) / 13 = 11.508; ranges 11 x 2 and 5.6, mean 2.3;
        # to the limit 3 / 1.128 x 2.3 = 6.117; limit 17.625; nine tenths of the way 17.013.
        (17.6, 17.62472, 17.01302, Side.ABOVE),
        # Mean 148 / 13 = 11.385; ranges 11 x 2 and 4, mean 2.167; to the limit 5.762; limit 17.147; 16.571.
        (16, 17.14703, 16.57079, None),
    ],
)
def test_nine_tenths_of_the_way_from_the_mean_to_the_limit(
    last: float, upper: float, near_from: float, near: Side | None
) -> None:
    analysis = analyse(series_of([10, 12] * 6 + [last]))
    limits = analysis.phases[0].limits
    assert limits is not None
    assert (limits.upper, limits.mean + 0.9 * (limits.upper - limits.mean)) == pytest.approx(
        (upper, near_from), abs=1e-5
    )
    assert [point.near for point in analysis.points] == [None] * 12 + [near]


def test_close_to_a_limit_is_inside_it_and_no_exception() -> None:
    analysis = analyse(series_of([10, 12] * 6 + [17.6], first=Month(2021, 9)))
    assert analysis.points[-1].month in analysis.verdict.window
    assert analysis.points[-1].near is Side.ABOVE
    assert analysis.points[-1].signals == ()
    assert (analysis.signals, analysis.verdict.status) == ((), Status.STABLE)


@pytest.mark.parametrize(("off", "near"), [(0.0, Side.ABOVE), (-1e-9, None)])
def test_exactly_nine_tenths_is_close(off: float, near: Side | None) -> None:
    # The last month x that lies there itself: (132 + x) / 13 + 0.9 x 3 / 1.128 x (22 + x - 12) / 12 = x.
    share = 0.9 * 3 / 1.128 / 12
    exactly = (132 / 13 + share * 10) / (1 - 1 / 13 - share)
    assert analyse(series_of([10, 12] * 6 + [exactly + off])).points[-1].near is near


def test_a_month_below_is_close_to_the_lower_limit() -> None:
    assert analyse(series_of([12, 10] * 6 + [4.4])).points[-1].near is Side.BELOW


def test_a_month_outside_is_not_close_but_outside() -> None:
    assert analyse(series_of([10, 12] * 6 + [20])).points[-1].near is None


# 118 and 82 in turn for thirty months, then 0. Mean 3000 / 31 = 96.774; ranges 29 x 36 and 82, mean 37.533; to the
# limit 99.823; lower limit -3.049. A count cannot reach it, and 0 lies 97% of the way to it.
NOTHING_AFTER_MANY = [118, 82] * 15 + [0]


def test_a_bound_is_not_a_limit_to_be_close_to() -> None:
    assert analyse(series_of(NOTHING_AFTER_MANY)).points[-1].near is Side.BELOW
    assert analyse(series_of(NOTHING_AFTER_MANY, bounds=(0, None))).points[-1].near is None


def test_there_is_nothing_to_be_close_to_without_limits_or_without_width() -> None:
    too_few, no_variation = analyse(series_of([10, 12, 11])), analyse(series_of([7] * 13))
    assert {point.near for point in (*too_few.points, *no_variation.points)} == {None}
