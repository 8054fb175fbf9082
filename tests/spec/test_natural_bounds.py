"""Natural bounds: limits are printed no further than a figure can go, and judged as calculated."""

import pytest

from moothall.measures import MeasureKind
from moothall.periods import Month, Window
from moothall.spc import Phase, ProcessLimits, analyse
from tests.spec.series_of import series_of

FORTY_FIVE_MONTHS = Window(Month(2016, 10), Month(2020, 6))


def test_a_count_with_a_negative_lower_limit_is_printed_from_0() -> None:
    # Fourteen months, 200 and 400 in turn. Mean 300; moving ranges all 200; 3 / 1.128 x 200 = 531.91489.
    series = series_of([200, 400] * 7, kind=MeasureKind.COUNT, bounds=(0, None))
    (phase,) = analyse(series).phases
    assert phase.limits is not None
    assert (phase.limits.lower, phase.limits.upper) == pytest.approx((-231.91489, 831.91489), abs=1e-5)
    assert (phase.lower, phase.upper) == pytest.approx((0, 831.91489), abs=1e-5)  # the upper side keeps its full width
    assert (phase.lower_applies, phase.upper_applies) == (False, True)


def test_a_percentage_with_an_upper_limit_beyond_100_is_printed_to_100() -> None:
    # Fourteen months, 99 and 95 in turn. Mean 97; moving ranges all 4; 3 / 1.128 x 4 = 10.63830.
    series = series_of([99, 95] * 7, kind=MeasureKind.PERCENTAGE, bounds=(0, 100))
    (phase,) = analyse(series).phases
    assert phase.limits is not None
    assert (phase.limits.lower, phase.limits.upper) == pytest.approx((86.36170, 107.63830), abs=1e-5)
    assert (phase.lower, phase.upper) == pytest.approx((86.36170, 100), abs=1e-5)  # the lower side keeps its full width
    assert (phase.lower_applies, phase.upper_applies) == (True, False)


def test_stop_and_search_as_the_panel_saw_it_in_october_2020() -> None:
    # Appendix to Item 7, 1 October 2020: upper limit 719, mean 295, lower limit 0 over 45 months.
    # The upper side is 424 wide; 295 - 424 = -129, printed as 0.
    phase = Phase(FORTY_FIVE_MONTHS, ProcessLimits(lower=-129, mean=295, upper=719), used=45, lower_bound=0)
    assert (phase.lower, phase.upper) == (0, 719)
    assert (phase.lower_applies, phase.upper_applies) == (False, True)


def test_999_calls_answered_in_time_as_the_panel_saw_them_in_october_2020() -> None:
    # The same appendix: 100%, 94%, 86%. The lower side is 8 wide; 94 + 8 = 102, printed as 100%.
    limits = ProcessLimits(lower=86, mean=94, upper=102)
    phase = Phase(FORTY_FIVE_MONTHS, limits, used=45, lower_bound=0, upper_bound=100)
    assert (phase.lower, phase.upper) == (86, 100)
    assert (phase.lower_applies, phase.upper_applies) == (True, False)


def test_a_figure_on_its_bound_is_not_outside_a_limit_that_no_figure_can_pass() -> None:
    series = series_of([99, 95] * 7 + [100], kind=MeasureKind.PERCENTAGE, bounds=(0, 100))
    analysis = analyse(series)
    assert analysis.phases[0].upper == 100
    assert analysis.signals == ()


def test_the_mean_is_not_moved_and_the_other_side_is_judged_as_ever() -> None:
    # Thirty months, 99 and 97 in turn, then 85. Mean (15 x 196 + 85) / 31 = 97.58065.
    # Moving ranges 29 x 2 and 12: mean 70 / 30 = 2.33333; 3 / 1.128 x 2.33333 = 6.20567; lower limit 91.37497.
    series = series_of([99, 97] * 15 + [85], kind=MeasureKind.PERCENTAGE, bounds=(0, 100))
    analysis = analyse(series)
    (phase,) = analysis.phases
    assert phase.limits is not None
    assert (phase.lower, phase.limits.mean, phase.upper) == pytest.approx((91.37497, 97.58065, 100), abs=1e-5)
    assert [(signal.rule.value, signal.side.value, signal.first) for signal in analysis.signals] == [
        ("single-point", "below", Month(2022, 7))
    ]


def test_a_limit_that_lies_on_the_bound_still_applies() -> None:
    phase = Phase(FORTY_FIVE_MONTHS, ProcessLimits(lower=0, mean=10, upper=20), used=45, lower_bound=0, upper_bound=20)
    assert (phase.lower, phase.upper, phase.lower_applies, phase.upper_applies) == (0, 20, True, True)


def test_both_limits_can_lie_beyond_the_bounds() -> None:
    # 10% and 90% in turn: mean 50, moving ranges 80, limits 50 -/+ 212.8.
    (phase,) = analyse(series_of([10, 90] * 7, kind=MeasureKind.PERCENTAGE, bounds=(0, 100))).phases
    assert (phase.lower, phase.upper, phase.lower_applies, phase.upper_applies) == (0, 100, False, False)


def test_a_measure_without_bounds_is_printed_as_calculated() -> None:
    (phase,) = analyse(series_of([200, 400] * 7)).phases
    assert (phase.lower, phase.upper) == pytest.approx((-231.91489, 831.91489), abs=1e-5)
    assert (phase.lower_applies, phase.upper_applies) == (True, True)
