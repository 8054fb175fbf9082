"""The analysis at its edges: resets, windows and months where there is little or nothing."""

import pytest

from moothall.errors import UsageError
from moothall.measures import Measure, MeasureKind
from moothall.periods import Month, Window
from moothall.spc import Rules, Status, analyse
from tests.spec.series_of import EXAMPLESHIRE, series_of

JANUARY, DECEMBER = Month(2020, 1), Month(2020, 12)
YEAR = [10, 12] * 6


@pytest.mark.parametrize(
    ("resets", "first_months"),
    [
        ([], [JANUARY]),
        ([JANUARY], [JANUARY]),  # the limits start there anyway
        ([DECEMBER], [JANUARY, DECEMBER]),
        ([Month(2020, 7), Month(2020, 4), Month(2020, 7)], [JANUARY, Month(2020, 4), Month(2020, 7)]),
    ],
)
def test_a_phase_starts_at_the_first_month_and_at_every_reset(resets: list[Month], first_months: list[Month]) -> None:
    phases = analyse(series_of(YEAR), resets=resets).phases
    assert [phase.window.first for phase in phases] == first_months
    assert [phase.window.last for phase in phases] == [*(month + -1 for month in first_months[1:]), DECEMBER]


def test_a_phase_of_one_month_has_no_limits() -> None:
    last = analyse(series_of(YEAR), resets=[DECEMBER]).phases[-1]
    assert (last.limits, last.lower, last.upper, last.used, last.trial) == (None, None, None, 1, True)
    assert (last.lower_applies, last.upper_applies) == (False, False)


@pytest.mark.parametrize("outside", [Month(2019, 12), Month(2021, 1)])
def test_a_reset_is_a_month_of_the_data(outside: Month) -> None:
    message = (
        f"^Example, Exampleshire: a reset at {outside}, but the data run from 2020-01 to 2020-12. "
        f"Give the first month of the new limits.$"
    )
    with pytest.raises(UsageError, match=message):
        analyse(series_of(YEAR), resets=[outside, JANUARY])


@pytest.mark.parametrize(
    ("month", "phase"),
    [(Month(2019, 1), 0), (JANUARY, 0), (Month(2020, 6), 0), (Month(2020, 7), 1), (DECEMBER, 1), (Month(2025, 1), 1)],
)
def test_every_month_has_the_phase_it_would_be_held_against(month: Month, phase: int) -> None:
    analysis = analyse(series_of(YEAR), resets=[Month(2020, 7)])
    assert analysis.phase_of(month) == analysis.phases[phase]


@pytest.mark.parametrize(
    "window",
    [
        Window(Month(2019, 10), Month(2019, 12)),  # all before the data
        Window(Month(2021, 1), Month(2021, 3)),  # all after
    ],
)
def test_a_window_without_data_is_not_recorded(window: Window) -> None:
    analysis = analyse(series_of(YEAR), window=window)
    assert (analysis.verdict.window, analysis.verdict.status) == (window, Status.NOT_RECORDED)
    assert analysis.current_phase == analysis.phases[0]
    assert analysis.points_in(window) == ()


def test_a_window_that_overlaps_the_data_is_judged_by_what_is_there() -> None:
    window = Window(Month(2019, 11), JANUARY)
    analysis = analyse(series_of(YEAR), window=window)
    assert analysis.verdict.status is Status.STABLE
    assert [point.month for point in analysis.points_in(window)] == [JANUARY]


def test_a_series_without_a_single_figure() -> None:
    analysis = analyse(series_of([None] * 15))
    (phase,) = analysis.phases
    assert (phase.limits, phase.used, phase.left_out) == (None, 0, ())
    assert (analysis.signals, analysis.verdict.status) == ((), Status.NOT_RECORDED)


def test_a_gap_at_either_end_changes_nothing() -> None:
    bare, padded = analyse(series_of(YEAR)), analyse(series_of([None, *YEAR, None, None]))
    assert padded.phases[0].limits == bare.phases[0].limits


def test_an_analysis_knows_its_measure_and_rules() -> None:
    analysis = analyse(series_of(YEAR), Rules.papers())
    assert analysis.measure == Measure(
        id="example", title="Example", kind=MeasureKind.NUMBER, unit="examples", noun=analysis.measure.noun
    )
    assert analysis.series.area == EXAMPLESHIRE
    assert (analysis.rules.name, analyse(series_of(YEAR)).rules) == ("papers", Rules.standard())


@pytest.mark.parametrize("scale", [1e-200, 1e-9, 1, 1e9, 1e200, 1e290])
def test_the_size_of_the_unit_plays_no_part(scale: float) -> None:
    values = [10 * scale, 12 * scale] * 12 + [value * scale for value in (16, 17, 18, 19, 20, 21, 22, 40)]
    for rules in (Rules.standard(), Rules.papers()):
        here, there = analyse(series_of([value / scale for value in values]), rules), analyse(series_of(values), rules)
        assert there.signals == here.signals
        assert there.signals != ()


def test_a_small_swing_on_a_large_number_is_still_a_swing() -> None:
    # One in a thousand million: far more than rounding.
    analysis = analyse(series_of([1e9, 1e9 + 1] * 7 + [1e9 + 20]))
    assert [str(signal.first) for signal in analysis.signals] == ["2021-03"]


def test_a_swing_of_rounding_alone_is_no_variation() -> None:
    analysis = analyse(series_of([0.1 + 0.2, 0.3] * 7))
    assert (analysis.signals, analysis.verdict.status) == ((), Status.NO_VARIATION)
