"""The verdict: one status for a window of months, usually a financial quarter."""

import pytest

from moothall.measures import Entry, Good, Missing, Observation, Withheld
from moothall.periods import Month, Quarter, Window
from moothall.spc import Judgement, Rule, Side, Signal, Status, analyse
from moothall.spc.verdict import verdict_for
from tests.spec.series_of import series_of

SUMMER = Quarter.parse("2022-23-Q2").window  # July to September 2022
THREE_FIGURES = [Observation(month, 10) for month in SUMMER.months]
JUNE, JULY, AUGUST, SEPTEMBER = (Month(2022, number) for number in (6, 7, 8, 9))

POINT = Signal(Rule.SINGLE_POINT, Side.ABOVE, JULY, JULY)
TREND = Signal(Rule.TREND, Side.FALLING, Month(2022, 2), AUGUST)
SHIFT = Signal(Rule.STEP_SHIFT, Side.BELOW, Month(2022, 1), SEPTEMBER)


@pytest.mark.parametrize(
    ("signals", "status", "deciding"),
    [
        ([SHIFT, TREND, POINT], Status.SINGLE_POINT, POINT),
        ([SHIFT, TREND], Status.TREND, TREND),
        ([SHIFT], Status.STEP_SHIFT, SHIFT),
        ([], Status.STABLE, None),
    ],
)
def test_a_single_point_goes_before_a_trend_and_a_trend_before_a_step_shift(
    signals: list[Signal], status: Status, deciding: Signal | None
) -> None:
    verdict = verdict_for(SUMMER, THREE_FIGURES, signals, Good.NEITHER, without_signal=Status.STABLE)
    assert (verdict.status, verdict.signal) == (status, deciding)


def test_a_signal_outside_the_window_is_kept_and_does_not_decide() -> None:
    may = Signal(Rule.SINGLE_POINT, Side.ABOVE, Month(2022, 5), Month(2022, 5))
    verdict = verdict_for(SUMMER, THREE_FIGURES, [may, SHIFT], Good.NEITHER, without_signal=Status.STABLE)
    assert verdict.signal == SHIFT


@pytest.mark.parametrize(("last", "status"), [(JUNE, Status.STABLE), (JULY, Status.STEP_SHIFT)])
def test_a_run_decides_if_its_last_month_reaches_into_the_window(last: Month, status: Status) -> None:
    run = Signal(Rule.STEP_SHIFT, Side.ABOVE, Month(2021, 11), last)
    verdict = verdict_for(SUMMER, THREE_FIGURES, [run], Good.NEITHER, without_signal=Status.STABLE)
    assert verdict.status is status


def test_of_two_signals_of_a_rule_the_latest_decides() -> None:
    low = Signal(Rule.SINGLE_POINT, Side.BELOW, SEPTEMBER, SEPTEMBER)
    verdict = verdict_for(SUMMER, THREE_FIGURES, [low, POINT], Good.DOWN, without_signal=Status.STABLE)
    assert (verdict.side, verdict.judgement) == (Side.BELOW, Judgement.IMPROVEMENT)


@pytest.mark.parametrize(
    ("good", "side", "judgement"),
    [
        (Good.UP, Side.ABOVE, Judgement.IMPROVEMENT),
        (Good.UP, Side.RISING, Judgement.IMPROVEMENT),
        (Good.UP, Side.BELOW, Judgement.CONCERN),
        (Good.UP, Side.FALLING, Judgement.CONCERN),
        (Good.DOWN, Side.ABOVE, Judgement.CONCERN),
        (Good.DOWN, Side.RISING, Judgement.CONCERN),
        (Good.DOWN, Side.BELOW, Judgement.IMPROVEMENT),
        (Good.DOWN, Side.FALLING, Judgement.IMPROVEMENT),
        (Good.NEITHER, Side.ABOVE, Judgement.NEITHER),
        (Good.NEITHER, Side.FALLING, Judgement.NEITHER),
    ],
)
def test_the_judgement_follows_from_which_way_is_good(good: Good, side: Side, judgement: Judgement) -> None:
    rule = Rule.TREND if side in (Side.RISING, Side.FALLING) else Rule.STEP_SHIFT
    signal = Signal(rule, side, JULY, SEPTEMBER)
    verdict = verdict_for(SUMMER, THREE_FIGURES, [signal], good, without_signal=Status.STABLE)
    assert verdict.judgement is judgement


WITHHELD = [Withheld(month, "Not agreed.") for month in SUMMER.months]
MISSING = [Missing(month, "Late.") for month in SUMMER.months]


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        (MISSING, Status.NOT_RECORDED),
        (WITHHELD, Status.WITHHELD),
        ([*MISSING[:2], WITHHELD[2]], Status.WITHHELD),
        ([*MISSING[:2], THREE_FIGURES[2]], Status.STABLE),  # one figure is enough for a verdict
        ([*WITHHELD[:2], THREE_FIGURES[2]], Status.STABLE),
    ],
)
def test_a_window_without_a_figure_says_why(entries: list[Entry], status: Status) -> None:
    verdict = verdict_for(SUMMER, entries, [], Good.DOWN, without_signal=Status.STABLE)
    assert (verdict.status, verdict.judgement, verdict.signal) == (status, Judgement.NEITHER, None)


def test_a_window_without_a_figure_has_no_signal_even_inside_a_long_run() -> None:
    verdict = verdict_for(SUMMER, MISSING, [SHIFT], Good.DOWN, without_signal=Status.STABLE)
    assert verdict.status is Status.NOT_RECORDED


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([10, 12] * 6, Status.STABLE),
        ([10, 12, 10, 12], Status.TOO_FEW),
        ([10] * 12, Status.NO_VARIATION),
    ],
)
def test_without_a_signal_it_is_stable_or_says_why_nothing_can_be_said(values: list[float], status: Status) -> None:
    assert analyse(series_of(values)).verdict.status is status


def test_the_phase_in_which_the_window_ends_says_whether_the_figures_are_too_few() -> None:
    # From September the limits start again; one month is too few, however many came before.
    series = series_of([10, 12] * 10 + [11], first=Month(2021, 1))
    verdict = analyse(series, resets=[SEPTEMBER], window=SUMMER).verdict
    assert (verdict.window, verdict.status) == (SUMMER, Status.TOO_FEW)


@pytest.mark.parametrize(
    ("months", "window"),
    [
        (33, SUMMER),  # January 2020 to September 2022
        (34, SUMMER),  # October 2022 belongs to a quarter that is not complete
        (32, Window(Month(2022, 4), Month(2022, 6))),  # September 2022 is not there yet
        (5, Window(Month(2020, 1), Month(2020, 3))),
        (2, Window(Month(2020, 1), Month(2020, 2))),  # no complete quarter: the latest three months, or fewer
    ],
)
def test_the_window_is_the_latest_complete_quarter_if_none_is_named(months: int, window: Window) -> None:
    assert analyse(series_of(([10, 12, 11] * 12)[:months])).verdict.window == window


def test_the_verdict_on_a_quarter_does_not_know_what_comes_after_it() -> None:
    # A report for a quarter uses no later month: the series is cut at the quarter's end before it is analysed.
    whole = series_of([10, 12] * 16 + [11, 40, 41, 42], first=Month(2020, 1))
    cut = whole.up_to(SEPTEMBER)
    assert cut is not None
    assert analyse(cut, window=SUMMER).verdict.status is Status.STABLE
    assert analyse(cut, window=SUMMER) == analyse(series_of([10, 12] * 16 + [11]), window=SUMMER)


def test_all_that_fired_is_kept_whatever_decides() -> None:
    # 8 and 18 in turn for two years, then a rise from 16 to 22, then 60. The mean is 445 / 31 = 14.4 (60 is a shock),
    # so that the last nine months lie above it; eight of them rise; the last lies outside.
    series = series_of([8, 18] * 12 + [16, 17, 18, 19, 20, 21, 22, 60], first=Month(2020, 2), good=Good.DOWN)
    analysis = analyse(series)
    assert analysis.signals == (
        Signal(Rule.STEP_SHIFT, Side.ABOVE, Month(2022, 1), SEPTEMBER),
        Signal(Rule.TREND, Side.RISING, Month(2022, 2), SEPTEMBER),
        Signal(Rule.SINGLE_POINT, Side.ABOVE, SEPTEMBER, SEPTEMBER),
    )
    assert analysis.points[-1].signals == (Rule.SINGLE_POINT, Rule.TREND, Rule.STEP_SHIFT)
    assert (analysis.verdict.status, analysis.verdict.judgement) == (Status.SINGLE_POINT, Judgement.CONCERN)
