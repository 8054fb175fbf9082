"""The change of a quarter at its edges. The worked examples are in tests/spec/test_change_of_a_quarter.py."""

import pytest

from moothall.areas import Area
from moothall.comparison import Noise, Untested, quarter_change
from moothall.comparison.quarter_change import lag_one_autocorrelation, mid_p, total
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import analyse
from tests.spec.series_of import series_of


@pytest.mark.parametrize(
    ("values", "correlation"),
    [
        ([5.0], 0),  # nothing to compare it with
        ([5.0, 5.0, 5.0], 0),  # nothing varies
        ([1.0, None, 2.0, None, 3.0], 0),  # no neighbours
        ([1.0, -1.0, 1.0, -1.0], 0),  # never below 0
        # Distances from 1.5: -1.5, -0.5, 0.5, 1.5. Products 0.75, -0.25, 0.75: mean 1.25 / 3. Squares: mean 5 / 4.
        ([0.0, 1.0, 2.0, 3.0], 1 / 3),
        # With a gap: products 0.75 and 0.75, mean 0.75; squares 5 / 4.
        ([0.0, 1.0, None, 2.0, 3.0], 0.6),
        # A pair at either end and nothing between: 1 x 1, over 2 / 3 of 1; taken as 0.99.
        ([1.0, 1.0, None, 0.0, None, 0.0, None, -1.0, -1.0], 0.99),
        ([1e200, 2e200, 3e200, 4e200], 1 / 3),
        ([1e-200, 2e-200, 3e-200, 4e-200], 1 / 3),
    ],
)
def test_neighbouring_months_correlate(values: list[float | None], correlation: float) -> None:
    assert lag_one_autocorrelation(values) == pytest.approx(correlation)


def test_months_that_resemble_each_other_among_many_gaps_can_be_tested() -> None:
    values = [250.0, 150.0, 250.0, None, -250.0, -150.0, -250.0, None] * 3 + [0.0, None] * 12
    window = Window(Month(2021, 9), Month(2021, 11))
    change = quarter_change(analyse(series_of(values), window=window))
    assert change.test is not None
    assert change.test.autocorrelation == 0.99
    assert not change.significant


@pytest.mark.parametrize(("now", "before"), [(0, 1), (100, 3), (3, 100), (10_000, 9_000)])
def test_mid_p_does_not_depend_on_which_came_first(now: int, before: int) -> None:
    assert 0 <= mid_p(now, before) == mid_p(before, now) <= 1


def one_month(kind: MeasureKind, *, numerator: float | None, denominator: float | None) -> Series:
    measure = Measure(id="m", title="M", kind=kind, unit="%")
    months = [
        Observation(Month(2022, 7), 50, numerator=5, denominator=10),
        Observation(Month(2022, 8), 80, numerator=numerator, denominator=denominator),
    ]
    return Series.of(measure, Area("Exampleshire"), months)


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        (80, 100, 85 / 110 * 100),
        (None, 100, 65),  # one month without its parts: the mean of both
        (80, None, 65),
        (0, 0, 65),
    ],
)
def test_percentages_are_pooled_only_where_every_month_has_its_parts(
    numerator: float | None, denominator: float | None, value: float
) -> None:
    series = one_month(MeasureKind.PERCENTAGE, numerator=numerator, denominator=denominator)
    found = total(series, series.window)
    assert found is not None
    assert found.value == pytest.approx(value)
    assert (found.numerator is None) is (value == 65)


def test_a_window_before_the_data_has_no_total() -> None:
    series = series_of([1, 2, 3])
    assert total(series, Window(Month(2019, 1), Month(2019, 3))) is None


def test_the_window_of_the_verdict_is_compared_if_none_is_named() -> None:
    analysis = analyse(series_of([10, 12, 11] * 7, kind=MeasureKind.COUNT))
    assert quarter_change(analysis) == quarter_change(analysis, analysis.verdict.window)


def test_the_first_year_has_no_year_before() -> None:
    assert quarter_change(analyse(series_of([10, 12] * 6))).untested is Untested.NO_FIGURE_BEFORE


def test_moving_ranges_of_nothing_under_limits_by_standard_deviation_are_no_variation() -> None:
    # Each month stands between two gaps but for the quarters, whose months are the same: no month moves.
    values = [5.0, 5.0, 5.0, *[None, 9.0, None, 7.0, None, 9.0, None, 7.0, None], 6.0, 6.0, 6.0]
    series = series_of(values, first=Month(2021, 7), kind=MeasureKind.AVERAGE_TIME)
    assert quarter_change(analyse(series)).untested is Untested.NO_VARIATION


def test_a_change_in_a_later_phase_is_tested_within_it() -> None:
    values = [500.0, 520.0] * 6 + [10.0, 12.0] * 12
    change = quarter_change(analyse(series_of(values, first=Month(2019, 10)), resets=[Month(2020, 10)]))
    assert change.test is not None
    assert change.test.noise is Noise.MOVING_RANGES
    # Moving ranges of the second phase alone: all 2.
    assert change.test.standard_error == pytest.approx(2 / 1.128 * (2 / 3) ** 0.5)
