"""Where other software was found wrong on limits and rules: one page entry each, with ours beside it.

The faults were reproduced in the named version of each package; its numbers stand in the comment.
"""

import pytest

from moothall.errors import UsageError
from moothall.measures import MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import Analysis, ProcessLimits, Rule, Side, Signal, Status, analyse
from moothall.spc.making_data_count import PointType, making_data_count
from moothall.spc.two_of_three import NearRun, two_of_three
from tests.spec.series_of import JANUARY_2020, series_of

STEADY = [10, 12, 11, 13, 12, 11, 10, 13, 12, 11, 13, 10]  # a year without a signal


def limits_of(analysis: Analysis) -> ProcessLimits:
    (phase,) = analysis.phases
    assert phase.limits is not None
    return phase.limits


def months_outside(analysis: Analysis) -> list[Month]:
    return [signal.first for signal in analysis.signals if signal.rule is Rule.SINGLE_POINT]


@pytest.mark.parametrize("values", [[0] * 19 + [4], [0] * 25 + [1], [0] * 20 + [1] + [0] * 9])
def test_mostly_constant_series_keep_the_width_of_their_limits(values: list[float]) -> None:
    # controlchartspy, screened: limits 0.2 to 0.2, and 20 of 20 (26 of 26, 30 of 30) points flagged.
    analysis = analyse(series_of(values))
    assert limits_of(analysis).has_width
    assert months_outside(analysis) == [JANUARY_2020 + next(i for i, value in enumerate(values) if value)]


def test_a_shock_among_zeros_does_not_put_the_zeros_outside() -> None:
    # NHSRplotthedots: limits 0.333 to 0.333, fourteen zeros "below" and the 5 "above".
    values = [0, 0, 0, 0, 5, *[0] * 10]
    analysis, theirs = analyse(series_of(values)), making_data_count(values)
    assert [point.outside for point in theirs.points] == [True] * 15
    assert months_outside(analysis) == [Month(2020, 5)]


def test_of_five_events_in_thirty_months_not_every_one_is_a_signal() -> None:
    # controlchartspy and clinical-qikit, screened: upper limit 0.76, so that every month with an event is a signal.
    # Mean 5 / 30; ranges 1 twice for three months, 2 twice for one: 10 / 29 x 2.65957 + 0.16667 = 1.08376.
    values = [0] * 30
    values[3], values[9], values[17], values[24] = 1, 1, 2, 1
    analysis = analyse(series_of(values))
    assert limits_of(analysis).upper == pytest.approx(1.08376, abs=1e-5)
    assert months_outside(analysis) == [Month(2021, 6)]


@pytest.mark.parametrize("value", [0, 7, -3, 0.1])
def test_a_constant_series_has_no_variation_and_says_so(value: float) -> None:
    # clinical-qikit: limits are not numbers. pycontrolcharts: all 20 points flagged. spc-plotly: stops.
    # NHSRplotthedots: common cause, without limits.
    analysis = analyse(series_of([value] * 20))
    limits = limits_of(analysis)
    assert (limits.lower, limits.upper) == pytest.approx((value, value))
    assert (analysis.verdict.status, analysis.signals) == (Status.NO_VARIATION, ())


def test_a_trend_is_not_joined_across_a_missing_month() -> None:
    # shewhart, clinical-qikit, pyqicharts and controlchartspy join them.
    rising = [50, 40, 60, 45, 46, 47, 48, None, 49, 50, 51, 52, 40, 60, 50]
    assert Rule.TREND not in {signal.rule for signal in analyse(series_of(rising)).signals}


def test_a_run_is_not_joined_across_a_missing_month() -> None:
    # The same four. Four months above the mean on either side of the gap.
    run = [10, 12, 10, 12, 10, 16, 15, 16, 15, None, 15, 16, 15, 16, 10, 12, 10, 12]
    assert Rule.STEP_SHIFT not in {signal.rule for signal in analyse(series_of(run)).signals}


def test_rows_that_are_absent_are_months_without_a_figure() -> None:
    # NHSRplotthedots and qicharts2 take a year's hole for one step from month to month.
    year_one = [Observation(JANUARY_2020 + i, 10 + i % 2) for i in range(6)]
    year_two = [Observation(Month(2021, 7) + i, 20 + i % 2) for i in range(6)]
    analysis = analyse(Series.of(series_of([1]).measure, series_of([1]).area, year_one + year_two))
    # All ranges are 1; the step of 9 over the hole is none. Mean 15.5.
    limits = limits_of(analysis)
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx((12.84043, 15.5, 18.15957), abs=1e-5)
    assert len(analysis.points) == 24


def test_a_trend_does_not_run_across_a_reset() -> None:
    # pyqicharts flags six points over a reset from about 10 to about 20.
    values = [10, 11, 9, 11, 8, 9, 10, 11, 18, 19, 20, 21, 19, 21, 20, 19]
    analysis = analyse(series_of(values), resets=[Month(2020, 9)])
    assert analysis.signals == ()
    assert [phase.window.first for phase in analysis.phases] == [JANUARY_2020, Month(2020, 9)]


def test_a_signal_of_three_years_ago_is_kept_and_is_not_the_verdict() -> None:
    # abspc: "Concern (high)" from month 11 of 45, though the last 34 months are common cause.
    values = [10, 12, 11] * 15
    values[10] = 60
    analysis = analyse(series_of(values))
    assert analysis.signals == (Signal(Rule.SINGLE_POINT, Side.ABOVE, Month(2020, 11), Month(2020, 11)),)
    assert (analysis.verdict.status, analysis.verdict.signal) == (Status.STABLE, None)


def test_a_last_month_that_nobody_has_counted_is_not_stable() -> None:
    # NHSRplotthedots shows the icon of common cause.
    values = [*STEADY, None]
    january = Month(2021, 1)
    analysis = analyse(series_of(values), window=Window(january, january))
    assert making_data_count(values).icon is PointType.COMMON
    assert analysis.verdict.status is Status.NOT_RECORDED


@pytest.mark.parametrize("reset", [Month(2031, 1), Month(2019, 12)])
def test_a_reset_at_a_month_that_is_not_in_the_data_is_refused(reset: Month) -> None:
    # NHSRplotthedots draws one segment and says nothing.
    assert len(making_data_count(STEADY, rebases=[reset - JANUARY_2020]).segments) == 1
    with pytest.raises(UsageError) as error:
        analyse(series_of(STEADY), resets=[reset])
    assert str(error.value) == (
        f"Example, Exampleshire: a reset at {reset}, but the data run from 2020-01 to 2020-12. "
        "Give the first month of the new limits."
    )


def test_a_missing_month_stops_nothing_wherever_it_is() -> None:
    # NHSRplotthedots stops where the other steps of seven months agree in direction: 14 of 24 series with gaps.
    rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    for i in range(len(rising)):
        values = [None if j == i else value for j, value in enumerate(rising)]
        assert len(making_data_count(values).points) == len(analyse(series_of(values)).points) == 12


def test_one_missing_month_does_not_void_the_limits() -> None:
    # pycontrolcharts: every limit is not a number, and there are no signals, without a word.
    values = [*STEADY, None, *STEADY[:-1], 40]
    analysis = analyse(series_of(values))
    # 40 is a shock and left out: 23 values, mean 266 / 23. Ranges: 18 in the first twelve months, 15 in the eleven.
    limits = limits_of(analysis)
    assert (limits.mean, limits.upper) == pytest.approx((266 / 23, 266 / 23 + 3 / 1.128 * 33 / 21))
    assert months_outside(analysis) == [Month(2022, 1)]


def test_after_a_gap_a_signal_is_still_named_by_its_month() -> None:
    # shewhart counts after it has dropped the gap, so that the 13th month is reported as point 11.
    values = [*STEADY[:5], None, *STEADY[6:], 40]
    assert months_outside(analyse(series_of(values))) == [Month(2021, 1)]


def test_the_size_of_the_unit_changes_nothing() -> None:
    # processbehavior rounds to 3 decimals: the same series x 1e-6 has limits 0, 0, 0 and 17 of 24 points flagged.
    values = [*STEADY, *STEADY[:-1], 40]
    large, small = analyse(series_of(values)), analyse(series_of([value * 1e-6 for value in values]))
    assert small.signals == large.signals
    assert len(large.signals) == 1
    assert limits_of(small).upper == pytest.approx(limits_of(large).upper * 1e-6, rel=1e-9)


def test_a_measure_that_may_be_negative_has_a_negative_lower_limit() -> None:
    # spc-plotly forces it to 0: a net change between -5 and 5 gets 10 of 20 false "Low".
    net_change = [3, -4, 5, -2, 1, -5, 4, -1, 2, -3, 5, -4, 0, 3, -2, 4, -5, 1, -1, 2]
    analysis = analyse(series_of(net_change))
    assert analysis.signals == ()
    assert limits_of(analysis).lower < -5
    assert analysis.phases[0].lower_applies


@pytest.mark.parametrize(
    ("values", "kind", "bounds", "printed"),
    [
        ([12, 30, 11, 25, 14, 32, 10, 28, 13, 31, 12, 26], MeasureKind.COUNT, (0, None), "lower"),
        ([99, 95, 98, 94, 99, 96, 98, 95, 99, 94, 98, 96], MeasureKind.PERCENTAGE, (0, 100), "upper"),
    ],
)
def test_no_limit_is_printed_where_no_value_can_lie(
    values: list[float], kind: MeasureKind, bounds: tuple[float | None, float | None], printed: str
) -> None:
    # NHSRplotthedots and qicharts2 print negative counts and 102%.
    phase = analyse(series_of(values, kind=kind, bounds=bounds)).phases[0]
    theirs = making_data_count(values).segments[0].limits
    assert theirs is not None
    if printed == "lower":
        assert theirs.lower < 0
        assert (phase.lower, phase.lower_applies) == (0, False)
    else:
        assert theirs.upper > 100
        assert (phase.upper, phase.upper_applies) == (100, False)


@pytest.mark.parametrize("length", [8, 10])
def test_eight_in_a_row_fire_at_eight_at_the_beginning_and_at_the_end(length: int) -> None:
    # pyshewhart compares with "more than": 8 in a row never fire, and 10 above then 10 below pass.
    analysis = analyse(series_of([14, 13] * (length // 2) + [10, 11] * (length // 2)))
    shifts = [(signal.side, signal.length) for signal in analysis.signals if signal.rule is Rule.STEP_SHIFT]
    assert shifts == [(Side.ABOVE, length), (Side.BELOW, length)]


def test_a_trend_fires_at_its_length_and_holds_its_first_month() -> None:
    # pycontrolcharts documents 6, flags at 7, and leaves out the first point.
    falls = [15, 14, 13, 12, 11, 10, 9]
    at_the_beginning, at_the_end = analyse(series_of([*falls, *STEADY])), analyse(series_of([*STEADY, *falls]))
    (first,) = [signal for signal in at_the_beginning.signals if signal.rule is Rule.TREND]
    (last,) = [signal for signal in at_the_end.signals if signal.rule is Rule.TREND]
    assert first == Signal(Rule.TREND, Side.FALLING, JANUARY_2020, Month(2020, 7))
    assert last == Signal(Rule.TREND, Side.FALLING, Month(2021, 1), Month(2021, 7))


@pytest.mark.parametrize("values", [[15, 9, 15], [15, 15, 9], [9, 15, 15]])
def test_two_of_three_means_two_and_the_third_may_be_low(values: list[float]) -> None:
    # pycontrolcharts misses (high, middle low, high); pyshewhart wants three.
    near = tuple(i for i, value in enumerate(values) if value == 15)
    assert two_of_three(values, ProcessLimits(4, 10, 16)) == [NearRun(Side.ABOVE, near[0], near[-1], near)]
