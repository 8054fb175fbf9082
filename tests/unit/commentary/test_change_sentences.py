"""Sentences about a change: both numbers, the percentage where the base allows one, and the test or why none."""

import pytest

from moothall.commentary.change_sentences import change_sentence, interval_said
from moothall.comparison import Change, Noise, Total, Untested
from moothall.comparison import Test as ChangeTest
from moothall.measures import Measure, MeasureKind
from tests.worlds import QUARTER, measure_of

COUNT = measure_of()
SHARE = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
NOW, BEFORE = QUARTER.window, QUARTER.window.year_before
UNSURE = ChangeTest(Noise.MOVING_RANGES, p=0.65)


def said(now: float, before: float, test: ChangeTest | Untested = UNSURE, *, measure: Measure = COUNT) -> str:
    return change_sentence(change_of(now, before, test, measure=measure))


def change_of(now: float, before: float, test: ChangeTest | Untested = UNSURE, *, measure: Measure = COUNT) -> Change:
    totals = (Total(NOW, now, 3), Total(BEFORE, before, 3))
    if isinstance(test, Untested):
        return Change(measure, NOW, BEFORE, *totals, untested=test)
    return Change(measure, NOW, BEFORE, *totals, test=test)


@pytest.mark.parametrize(
    ("now", "before", "test", "sentence"),
    [
        (
            1357,
            854,
            ChangeTest(Noise.MOVING_RANGES, p=0.0000017),
            (
                "1,357 burglary offences in April to June 2020, 503 more than the 854 a year before (+59%). That is a "
                "significant increase: more than the usual month-to-month variation would explain (p < 0.001)."
            ),
        ),
        (
            684,
            1267,
            ChangeTest(Noise.PAST_DIFFERENCES, p=0.031),
            (
                "684 burglary offences in April to June 2020, 583 fewer than the 1,267 a year before (−46%). That is a "
                "significant decrease: more than the differences of earlier years would explain (p = 0.031)."
            ),
        ),
        (
            213,
            193,
            ChangeTest(Noise.PAST_DIFFERENCES, p=0.65),
            (
                "213 burglary offences in April to June 2020, 20 more than the 193 a year before (+10%). Not a "
                "significant "
                "change: the differences of earlier years could explain it (p = 0.65)."
            ),
        ),
        (
            3,
            2,
            ChangeTest(Noise.COUNTS_ALONE, p=0.6875),
            (
                "3 burglary offences in April to June 2020, 1 more than the 2 a year before. A change this small can "
                "happen by chance (p = 0.69)."
            ),
        ),
        (
            0,
            9,
            ChangeTest(Noise.COUNTS_ALONE, p=0.00195),
            (
                "0 burglary offences in April to June 2020, 9 fewer than the 9 a year before. That is a significant "
                "decrease: more than chance alone would explain (p = 0.002)."
            ),
        ),
        (
            1,
            1,
            ChangeTest(Noise.COUNTS_ALONE, p=1),
            "1 burglary offence in April to June 2020, the same as the 1 a year before. No change.",
        ),
        (
            10_001,
            10_000,
            ChangeTest(Noise.MOVING_RANGES, p=0.99),
            (
                "10,001 burglary offences in April to June 2020, 1 more than the 10,000 a year before (under 0.1%). "
                "Not a significant change: the usual month-to-month variation could explain it (p = 0.99)."
            ),
        ),
        (
            40,
            60,
            Untested.RESET_BETWEEN,
            (
                "40 burglary offences in April to June 2020, 20 fewer than the 60 a year before. The limits "
                "were reset in between, so the two periods are not like for like and the difference is not tested."
            ),
        ),
        (
            40,
            60,
            Untested.TOO_SHORT,
            (
                "40 burglary offences in April to June 2020, 20 fewer than the 60 a year before (−33%). Not tested: "
                "too few months to know the usual variation."
            ),
        ),
        (
            40,
            60,
            Untested.NO_VARIATION,
            (
                "40 burglary offences in April to June 2020, 20 fewer than the 60 a year before (−33%). Not tested: "
                "the months do not vary, so there is nothing to hold the difference against."
            ),
        ),
    ],
)
def test_a_change_of_a_count(now: float, before: float, test: ChangeTest | Untested, sentence: str) -> None:
    assert said(now, before, test) == sentence


def test_a_change_of_a_percentage_is_in_points_and_has_no_percentage_of_its_own() -> None:
    assert said(56, 54, measure=SHARE) == (
        "Calls answered: 56.0% in April to June 2020, 2.0 percentage points higher than the 54.0% a year before. "
        "Not a significant change: the usual month-to-month variation could explain it (p = 0.65)."
    )


def test_the_counts_behind_a_percentage_are_said_where_they_are_known() -> None:
    now = Total(NOW, 92.6667, 3, numerator=8340, denominator=9000)
    before = Total(BEFORE, 90.0, 3, numerator=8100, denominator=9000)
    assert change_sentence(Change(SHARE, NOW, BEFORE, now, before, test=UNSURE)) == (
        "Calls answered: 92.7% in April to June 2020, 2.7 percentage points higher than the 90.0% a year before "
        "(8,340 of 9,000, against 8,100 of 9,000). Not a significant change: the usual month-to-month variation "
        "could explain "
        "it (p = 0.65)."
    )


def test_a_survey_is_not_tested_and_says_why() -> None:
    survey = measure_of(MeasureKind.SURVEY_ESTIMATE, title="Police do a good job", rolling=12)
    assert said(54.6, 51.8, Untested.SHARED_DATA, measure=survey) == (
        "Police do a good job: 54.6% in April to June 2020, 2.8 percentage points higher than the 51.8% a year "
        "before. Not tested: each figure covers several months, and the size of the sample is not known here."
    )


def test_without_a_figure_now_there_is_no_comparison() -> None:
    change = Change(COUNT, NOW, BEFORE, None, Total(BEFORE, 60, 3), untested=Untested.NO_FIGURE_NOW)
    assert change_sentence(change) == (
        "No comparison with a year before: there is no complete figure for April to June 2020."
    )


def test_without_a_figure_before_the_figure_now_is_said() -> None:
    change = Change(COUNT, NOW, BEFORE, Total(NOW, 60, 3), None, untested=Untested.NO_FIGURE_BEFORE)
    assert change_sentence(change) == (
        "60 burglary offences in April to June 2020. No comparison with a year before: there is no complete figure "
        "for April to June 2019."
    )


@pytest.mark.parametrize(
    ("ends", "interval"),
    [
        ((292.6, 713.4), "+293 to +713"),
        ((-12.4, 30.1), "−12 to +30"),
        ((0.2, 24.1), "+0.2 to +24.1"),  # +0 would look as if nothing might have changed
        ((-24.1, -0.04), "−24.10 to −0.04"),
        ((0, 24.1), "0 to +24"),
    ],
)
def test_an_interval_shows_on_which_side_of_nothing_its_ends_lie(ends: tuple[float, float], interval: str) -> None:
    test = ChangeTest(Noise.MOVING_RANGES, p=0.02, standard_error=1, interval=ends)
    assert interval_said(change_of(60, 50, test), test) == interval


def test_an_exact_test_gives_no_interval() -> None:
    test = ChangeTest(Noise.COUNTS_ALONE, p=0.69)
    assert interval_said(change_of(3, 2, test), test) == "not given"
