"""A plan's figure on its baseline: which two figures, and what the difference is held against."""

from dataclasses import replace

import pytest

from moothall.comparison.plan_change import (
    NotTested,
    PlanChange,
    PlanNoise,
    PlanTest,
    Reading,
    change_between,
    change_of_span,
)
from moothall.comparison.spans import Span
from moothall.comparison.survey_change import SurveyDesign
from moothall.measures import Entry, Measure, MeasureKind, Observation
from moothall.periods import Month, Window
from moothall.spc import Rules, analyse
from tests.worlds import measure_of, series_of

JUNE = Month(2020, 6)
QUARTER, A_YEAR_BEFORE = Window(Month(2020, 4), JUNE), Window(Month(2019, 4), Month(2019, 6))
SPAN = Span.since_baseline(QUARTER, A_YEAR_BEFORE)
SURVEY = measure_of(MeasureKind.SURVEY_ESTIMATE, rolling=12)
QUIET = (52, 48) * 8


def changed(
    *values: float | Entry | None,
    measure: Measure | None = None,
    design: SurveyDesign | None = None,
    resets: tuple[Month, ...] = (),
) -> PlanChange:
    series = series_of(values, measure)
    return change_of_span(analyse(series, Rules.standard(), resets=resets, window=QUARTER), SPAN, design)


def test_both_figures_are_sums_of_their_months() -> None:
    change = changed(*QUIET[:13], 60, 61, 62)
    assert change.now == Reading(183, "April to June 2020")
    assert change.before == Reading(148, "April to June 2019")
    assert change.difference == 35
    assert change.percent == pytest.approx(23.648649)


def p_of(change: PlanChange) -> float:
    assert change.test
    return change.test.p


def test_the_difference_is_held_against_the_months_between_them_worked_by_hand() -> None:
    # Twelve ranges of 4, then 8, 16 and 16: mean 88 / 15, sigma 88 / 15 / 1.128 = 5.20095. Neighbours are unlike, so
    # nothing is widened. The error of two quarters is sigma x sqrt(3) x sqrt(2) = 12.7397; 16 of it are 1.2559 errors.
    change = changed(*QUIET[:13], 60, 44, 60)
    assert change.test == PlanTest(PlanNoise.MONTHS, p_of(change))
    assert p_of(change) == pytest.approx(0.2092, abs=1e-4)


def test_months_that_resemble_their_neighbours_widen_the_error() -> None:
    # The same ranges, 10 nearly every month: up and down in turn, or in stairs of three up and three down.
    sharp, slow = [100 + 10 * (i % 2) for i in range(40)], [100 + 10 * (3 - abs(i % 6 - 3)) for i in range(40)]
    for values in (slow, sharp):
        values[-3:] = [value + 10 for value in values[-15:-12]]  # 30 more than a year before
    assert p_of(changed(*slow)) > p_of(changed(*sharp))


def test_small_counts_are_held_against_each_other_alone() -> None:
    # 3 against 2: the two-sided mid-p of 2 of 5 is 1 - 10/32 = 0.6875.
    change = changed(2, 0, 0, *[1, 0, 1, 2, 1, 0, 1, 1, 0], 3, 0, 0)
    assert change.test == PlanTest(PlanNoise.COUNTS_ALONE, 0.6875)
    assert change.percent is None  # 2 is under 10


@pytest.mark.parametrize(
    ("values", "resets", "reason"),
    [
        ((*QUIET[:15], None), (), NotTested.NO_FIGURE),
        (QUIET[:14], (), NotTested.NO_FIGURE),
        (QUIET, (Month(2019, 9),), NotTested.RESET_BETWEEN),
        ((50,) * 16, (), NotTested.NO_VARIATION),
    ],
)
def test_why_there_is_no_test(values: tuple[float | None, ...], resets: tuple[Month, ...], reason: NotTested) -> None:
    assert changed(*values, resets=resets).not_tested is reason


def test_across_a_reset_there_is_no_percentage() -> None:
    assert changed(*QUIET, resets=(Month(2019, 9),)).percent is None


def test_too_few_months_for_limits() -> None:
    series = series_of([50, 51, 50, *[None] * 9, 60, 61, 60])
    analysis = analyse(series, replace(Rules.standard(), fewest_points=7), window=QUARTER)
    assert change_of_span(analysis, SPAN).not_tested is NotTested.TOO_SHORT


def test_a_rolling_survey_is_tested_by_its_sample_and_named_after_all_its_months() -> None:
    values = [54.0] * 15 + [64.0]
    assert changed(*values, measure=SURVEY).not_tested is NotTested.SAMPLE_UNKNOWN
    change = changed(*values, measure=SURVEY, design=SurveyDesign(sample=700))
    # Both together 59%: sqrt(0.59 x 0.41 x 2 / 700) = 2.63 points, so 10 points are 3.8 errors.
    assert p_of(change) == pytest.approx(0.000142, abs=2e-6)
    assert change.now == Reading(64.0, "July 2019 to June 2020")


def test_a_rolling_count_is_not_tested() -> None:
    assert changed(*QUIET, measure=measure_of(rolling=12)).not_tested is NotTested.SAMPLE_UNKNOWN


def test_a_percentage_pools_its_counts_and_differs_by_points() -> None:
    values = [Observation(JUNE, 50, numerator=50, denominator=100)] * 15
    change = changed(
        *values, Observation(JUNE, 60, numerator=60, denominator=100), measure=measure_of(MeasureKind.PERCENTAGE)
    )
    assert change.now == Reading(160 / 300 * 100, "April to June 2020", numerator=160, denominator=300)
    assert change.difference == pytest.approx(3.3333333)
    assert change.percent is None


RATE = measure_of(MeasureKind.RATE)


@pytest.mark.parametrize(
    ("measure", "now", "before", "percent"),
    [
        (RATE, Reading(8, "now"), Reading(7.6, "then"), 5.263157894736848),
        (RATE, Reading(8, "now"), Reading(0, "then"), None),
        (RATE, Reading(8, "now"), Reading(7.6, "then", numerator=9, denominator=1200), None),  # 9 counted
        (RATE, Reading(8, "now"), Reading(7.6, "then", numerator=76, denominator=10000), 5.263157894736848),
    ],
)
def test_two_figures_that_stand_alone_cannot_be_tested(
    measure: Measure, now: Reading, before: Reading, percent: float | None
) -> None:
    change = change_between(measure, now, before)
    assert (change.not_tested, change.percent) == (NotTested.TWO_FIGURES, percent)


def test_two_surveys_are_tested_by_their_samples() -> None:
    # Both together 54.3%: sqrt(0.543 x 0.457 x 2 / 700) = 2.66 points; 0.6 points are 0.225 errors.
    now, before = Reading(54.6, "now", sample=700), Reading(54.0, "then", sample=700)
    assert p_of(change_between(SURVEY, now, before)) == pytest.approx(0.8217, abs=1e-4)


def test_two_surveys_in_which_nobody_said_so_have_nothing_to_test() -> None:
    nobody = Reading(0, "now", sample=700)
    assert change_between(SURVEY, nobody, nobody).not_tested is NotTested.NO_VARIATION


def test_a_change_is_tested_or_says_why_not() -> None:
    with pytest.raises(ValueError, match=r"^A change is either tested or says why it is not\.$"):
        PlanChange(RATE, None, None)
