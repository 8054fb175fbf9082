"""A plan's figure on its baseline: which two figures, tested as the exception report tests them, or not at all."""

import pytest

from moothall.comparison.change import Noise, Untested
from moothall.comparison.change import Test as ChangeTest
from moothall.comparison.plan_change import (
    NOT_TESTED_OF,
    NotTested,
    PlanChange,
    Reading,
    change_of_figures,
    change_of_span,
)
from moothall.comparison.quarter_change import change_between
from moothall.comparison.spans import Span
from moothall.measures import Entry, Measure, MeasureKind, Observation
from moothall.periods import Month, Window
from moothall.spc import Analysis, Rules, analyse
from tests.worlds import measure_of, series_of

JUNE = Month(2020, 6)
QUARTER, A_YEAR_BEFORE = Window(Month(2020, 4), JUNE), Window(Month(2019, 4), Month(2019, 6))
SPAN = Span.since_baseline(QUARTER, A_YEAR_BEFORE)
SURVEY = measure_of(MeasureKind.SURVEY_ESTIMATE, rolling=12)
QUIET = (52, 48) * 8


def analysis_of(
    *values: float | Entry | None, measure: Measure | None = None, resets: tuple[Month, ...] = ()
) -> Analysis:
    return analyse(series_of(values, measure), Rules.standard(), resets=resets, window=QUARTER)


def changed(
    *values: float | Entry | None, measure: Measure | None = None, resets: tuple[Month, ...] = ()
) -> PlanChange:
    return change_of_span(analysis_of(*values, measure=measure, resets=resets), SPAN)


def p_of(change: PlanChange) -> float:
    assert change.test
    return change.test.p


def test_both_figures_are_sums_of_their_months() -> None:
    change = changed(*QUIET[:13], 60, 61, 62)
    assert change.now == Reading(183, "April to June 2020")
    assert change.before == Reading(148, "April to June 2019")
    assert change.difference == 35
    assert change.percent == pytest.approx(23.648649)


def test_the_test_is_that_of_the_exception_report() -> None:
    analysis = analysis_of(*QUIET[:13], 60, 44, 60)
    assert change_of_span(analysis, SPAN).test == change_between(analysis, QUARTER, A_YEAR_BEFORE).test


def test_small_counts_are_held_against_each_other_alone() -> None:
    # 8 against 2: the two-sided mid-p of 2 of 10 is 2 (1 + 10 + 45 / 2) / 1024 = 0.0654.
    change = changed(2, 0, 0, *[1, 0, 1, 2, 1, 0, 1, 1, 0], 8, 0, 0)
    assert change.test == ChangeTest(Noise.COUNTS_ALONE, p_of(change))
    assert p_of(change) == pytest.approx(0.0654, abs=1e-4)
    assert change.percent is None  # 2 is under 10


@pytest.mark.parametrize(
    ("values", "resets", "reason"),
    [
        ((*QUIET[:15], None), (), NotTested.NO_FIGURE),
        (QUIET[:14], (), NotTested.NO_FIGURE),
        (QUIET, (Month(2019, 9),), NotTested.RESET_BETWEEN),
        ((50,) * 16, (), NotTested.NO_VARIATION),
        ((1, 0, 0, *[1] * 9, 2, 0, 0), (), NotTested.TOO_FEW),
    ],
)
def test_why_there_is_no_test(values: tuple[float | None, ...], resets: tuple[Month, ...], reason: NotTested) -> None:
    assert changed(*values, resets=resets).not_tested is reason


def test_every_reason_of_the_exception_report_has_its_like() -> None:
    assert set(NOT_TESTED_OF) == set(Untested)
    assert set(NOT_TESTED_OF.values()) == set(NotTested) - {NotTested.TWO_FIGURES}


def test_across_a_reset_there_is_no_percentage() -> None:
    assert changed(*QUIET, resets=(Month(2019, 9),)).percent is None


def test_a_rolling_survey_is_tested_by_its_sample_and_named_after_all_its_months() -> None:
    values = [54.0] * 15 + [64.0]
    assert changed(*values, measure=SURVEY).not_tested is NotTested.SAMPLE_UNKNOWN
    asked = measure_of(MeasureKind.SURVEY_ESTIMATE, rolling=12, survey_sample=700)
    change = changed(*values, measure=asked)
    # Both together 59%: sqrt(0.59 x 0.41 x 2 / 700) = 2.63 points, so 10 points are 3.8 errors.
    assert p_of(change) == pytest.approx(0.000142, abs=2e-6)
    assert change.now == Reading(64.0, "July 2019 to June 2020", sample=700)


def test_a_rolling_count_is_not_tested() -> None:
    assert changed(*QUIET, measure=measure_of(rolling=12)).not_tested is NotTested.SAMPLE_UNKNOWN


def test_a_percentage_pools_its_counts_and_differs_by_points() -> None:
    values = [Observation(JUNE, 50, numerator=50, denominator=100)] * 15
    last = Observation(JUNE, 60, numerator=60, denominator=100)
    change = changed(*values, last, measure=measure_of(MeasureKind.PERCENTAGE))
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
    change = change_of_figures(measure, now, before)
    assert (change.not_tested, change.percent) == (NotTested.TWO_FIGURES, percent)


def test_two_surveys_are_tested_by_their_samples() -> None:
    # Both together 54.3%: sqrt(0.543 x 0.457 x 2 / 700) = 2.66 points; 0.6 points are 0.225 errors.
    now, before = Reading(54.6, "now", sample=700), Reading(54.0, "then", sample=700)
    assert p_of(change_of_figures(SURVEY, now, before)) == pytest.approx(0.8217, abs=1e-4)


def test_two_surveys_in_which_nobody_said_so_have_nothing_to_test() -> None:
    nobody = Reading(0, "now", sample=700)
    assert change_of_figures(SURVEY, nobody, nobody).not_tested is NotTested.NO_VARIATION


def test_a_change_is_tested_or_says_why_not() -> None:
    with pytest.raises(ValueError, match=r"^A change is either tested or says why it is not\.$"):
        PlanChange(RATE, None, None)
