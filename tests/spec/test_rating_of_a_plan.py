"""Shoplifting rose from 7.6 to 8 and stood green; a member said red. What the written rule says, and how it argues.

The minute on Plan delivery: "this metric should have been rag rated as red not green. In response it was explained that
it may depend on whether the increase was considered to be statistically significant".
"""

from dataclasses import replace

import pytest

from moothall.commentary.rating_sentences import argument, period_sentence, rule_in_brief, rule_lines
from moothall.comparison.plan_change import PlanChange, Reading, change_between, change_of_span
from moothall.comparison.rating import PlanPeriod, Rating, RatingRule, RatingTest, rated
from moothall.measures import Good, MeasureKind
from moothall.periods import Month
from moothall.spc import Rules, analyse
from tests.worlds import measure_of, series_of

SHOPLIFTING = measure_of(
    MeasureKind.RATE, id="shoplifting", title="Shoplifting", unit="offences per 1,000 people", decimals=1
)
RULE = RatingRule(period=PlanPeriod.TWELVE_MONTHS, baseline=2023, percent=5, points=2, test=RatingTest.SIGNIFICANCE)
AS_PRINTED = change_between(SHOPLIFTING, Reading(8, "the year to March 2025"), Reading(7.6, "the year to March 2024"))
NUMBERS = (
    "Shoplifting: 8.0 offences per 1,000 people in the year to March 2025, up 0.4 from 7.6 in the year to March 2024 "
    "(+5%)."
)
SIZE = "A change counts from 5%; this one is 5.3%, so it is large enough."


def months(swing: float) -> PlanChange:
    """The same two years in months: 0.633 and 0.667 per 1,000 on average, up and down by `swing` in turn."""
    values = [level + swing * (1 if i % 2 else -1) for level in (7.6, 8.0) for i in range(12)]
    series = series_of(values, SHOPLIFTING, last=Month(2025, 3))
    span = RULE.span(Month(2025, 3))
    assert span
    return change_of_span(analyse(series, Rules.standard(), window=span.window), span)


def words(change: PlanChange, rule: RatingRule = RULE) -> tuple[str, ...]:
    return argument(change, rule, rated(change, rule))


def test_two_figures_alone_are_not_rated_and_never_green() -> None:
    assert words(AS_PRINTED) == (
        NUMBERS,
        "Less is wanted, so this is the wrong way.",
        SIZE,
        (
            "Two figures alone do not show how much the measure usually varies, so nobody can tell whether this is "
            "more than chance."
        ),
        "So it is not rated. By its direction alone it would be red; under no reading of the rule is it green.",
    )


def test_where_the_months_swing_more_than_that_it_is_amber() -> None:
    # Ranges of 2 x 0.6: sigma 1.2 / 1.128 = 1.064; of two means of twelve months 1.064 x sqrt(2 / 12) = 0.434.
    # 0.4 / 0.434 = 0.92 errors.
    assert words(months(0.6))[3:] == (
        "The usual variation from month to month could explain it (p = 0.35).",
        "So it is amber, and not red: no change has been shown.",
    )


def test_where_the_months_hardly_swing_it_is_red() -> None:
    assert words(months(0.05))[2:] == (
        SIZE,
        "It is more than the usual variation from month to month would explain (p < 0.001).",
        "So it is red: moving the wrong way.",
    )


@pytest.mark.parametrize("rule", [RULE, replace(RULE, percent=10), replace(RULE, test=RatingTest.NONE)])
def test_no_form_of_the_rule_makes_a_rise_green_where_less_is_wanted(rule: RatingRule) -> None:
    colours = {rated(change, rule).rating for change in (AS_PRINTED, months(0.6), months(0.05))}
    assert Rating.GREEN not in colours


def test_a_rule_without_a_test_says_so() -> None:
    plain = replace(RULE, test=RatingTest.NONE)
    assert words(AS_PRINTED, plain)[3:] == (
        (
            "Two figures alone do not show how much the measure usually varies, so nobody can tell whether this is "
            "more than chance."
        ),
        "So it is red: moving the wrong way.",
    )
    assert words(months(0.6), plain)[3:] == (
        "The usual variation from month to month could explain it (p = 0.35). The rule does not ask for that.",
        "So it is red: moving the wrong way.",
    )


def test_the_rule_is_printed_with_its_direction_threshold_test_and_period() -> None:
    assert [(line.rating.value, line.text) for line in rule_lines(RULE)] == [
        (
            "Green",
            (
                "Since the baseline the figure has moved the way that is wanted, by 5% or more (a percentage: by 2 "
                "points or more), and by more than chance would explain (chance alone would give so large a change "
                "less than 5 times in 100)."
            ),
        ),
        ("Red", "The same, the other way."),
        ("Amber", "The change is smaller, or chance could explain it."),
        (
            "Not rated",
            (
                "The rule cannot be applied: a figure is missing or withheld, no direction is wanted, the figures are "
                "not like for like, or they cannot be tested."
            ),
        ),
    ]
    assert period_sentence(RULE) == "It compares the last twelve months with 2023-24, which is the baseline."
    assert rule_in_brief(SHOPLIFTING, RULE) == "Less is wanted; a change counts from 5%; tested."


def test_the_rule_without_a_test_is_printed_as_such() -> None:
    lines = rule_lines(replace(RULE, test=RatingTest.NONE, points=1))
    assert [line.text for line in lines] == [
        (
            "Since the baseline the figure has moved the way that is wanted, by 5% or more (a percentage: by 1 point "
            "or more). No test is asked for, so chance alone may have made the change."
        ),
        "The same, the other way.",
        "The change is smaller.",
        (
            "The rule cannot be applied: a figure is missing or withheld, no direction is wanted, the figures are not "
            "like for like."
        ),
    ]


def test_other_ends_of_the_argument() -> None:
    satisfied = measure_of(MeasureKind.SURVEY_ESTIMATE, title="Satisfied", good=Good.UP)
    before = Reading(54.0, "2019-20", sample=700)
    assert words(change_between(satisfied, Reading(54.6, "2020-21", sample=720), before)) == (
        "Satisfied: 54.6% in 2020-21, up 0.6 points from 54.0% in 2019-20; 720 and 700 people were asked.",
        "More is wanted, so this is the right way.",
        "A change counts from 2 points; this one is 0.6 points, so it is too small.",
        "So it is amber, and not green: the change is smaller than the rule counts.",
    )
    assert words(change_between(satisfied, before, before))[1:] == (
        "More is wanted.",
        "So it is amber: nothing has changed.",
    )
    neither = replace(SHOPLIFTING, good=Good.NEITHER)
    assert words(change_between(neither, Reading(8, "now"), Reading(7, "then")))[1:] == (
        "Neither more nor less is wanted.",
        "So it is not rated: a change of it is neither good nor bad in itself.",
    )
    better = change_between(SHOPLIFTING, Reading(7, "now"), Reading(8, "then"))
    assert words(better)[-1] == (
        "So it is not rated. By its direction alone it would be green; the rule asks for more than that."
    )
