"""Red, amber, green: what the rule compares, and what it says of every kind of change."""

from dataclasses import replace

import pytest

from moothall.comparison.plan_change import NotTested, PlanChange, PlanNoise, PlanTest, Reading
from moothall.comparison.rating import (
    Ground,
    PlanPeriod,
    Rated,
    Rating,
    RatingRule,
    RatingTest,
    rated,
)
from moothall.comparison.spans import Span, SpanKind
from moothall.measures import Good, Measure, MeasureKind
from moothall.periods import Month, Window
from tests.worlds import measure_of

RULE = RatingRule(period=PlanPeriod.TWELVE_MONTHS, baseline=2020, percent=5, points=2, test=RatingTest.SIGNIFICANCE)
BY_SIZE = replace(RULE, test=RatingTest.NONE)
COUNT = measure_of()
SHARE = measure_of(MeasureKind.PERCENTAGE)
CLEAR, COULD_BE_CHANCE = PlanTest(PlanNoise.MONTHS, 0.049), PlanTest(PlanNoise.MONTHS, 0.05)


def change(now: float, before: float, test: PlanTest | NotTested = CLEAR, measure: Measure = COUNT) -> PlanChange:
    readings = Reading(now, "now"), Reading(before, "then")
    if isinstance(test, NotTested):
        return PlanChange(measure, *readings, not_tested=test)
    return PlanChange(measure, *readings, test=test)


RED = Rated(Rating.RED, Ground.CLEAR_CHANGE, right_way=False)
GREEN = Rated(Rating.GREEN, Ground.CLEAR_CHANGE, right_way=True)
UNTESTED = Rated(Rating.NOT_RATED, Ground.NOT_TESTED, right_way=False)


@pytest.mark.parametrize(
    ("found", "rule", "expected"),
    [
        # Burglary: less is wanted.
        (change(105, 100), RULE, RED),
        (change(95, 100), RULE, GREEN),
        (change(104.9, 100), RULE, Rated(Rating.AMBER, Ground.TOO_SMALL, right_way=False)),
        (change(120, 100, COULD_BE_CHANCE), RULE, Rated(Rating.AMBER, Ground.COULD_BE_CHANCE, right_way=False)),
        (change(80, 100, COULD_BE_CHANCE), RULE, Rated(Rating.AMBER, Ground.COULD_BE_CHANCE, right_way=True)),
        (change(100, 100), RULE, Rated(Rating.AMBER, Ground.NO_CHANGE, right_way=None)),
        (change(120, 100, NotTested.TOO_SHORT), RULE, UNTESTED),
        (change(101, 100, NotTested.TOO_SHORT), RULE, Rated(Rating.AMBER, Ground.TOO_SMALL, right_way=False)),
        # Without a test in the rule.
        (change(120, 100, COULD_BE_CHANCE), BY_SIZE, RED),
        (change(120, 100, NotTested.TWO_FIGURES), BY_SIZE, RED),
        (change(120, 100, NotTested.RESET_BETWEEN), BY_SIZE, UNTESTED),
        # Under 10 there is no percentage, so the test decides, whatever the rule says.
        (change(9, 3), RULE, RED),
        (change(9, 3, COULD_BE_CHANCE), BY_SIZE, Rated(Rating.AMBER, Ground.COULD_BE_CHANCE, right_way=False)),
        (change(9, 3, NotTested.TOO_SHORT), BY_SIZE, UNTESTED),
        # Percentages by points. 54.3 - 52.3 is 1.9999999999999929 for a machine and 2 for a reader.
        (change(54.3, 52.3, measure=SHARE), RULE, RED),
        (change(54.2, 52.3, measure=SHARE), RULE, Rated(Rating.AMBER, Ground.TOO_SMALL, right_way=False)),
        (change(54.3, 52.3, measure=replace(SHARE, good=Good.UP)), RULE, GREEN),
        (
            change(120, 100, measure=replace(COUNT, good=Good.NEITHER)),
            RULE,
            Rated(Rating.NOT_RATED, Ground.NO_DIRECTION_WANTED, right_way=None),
        ),
        (
            PlanChange(COUNT, None, Reading(5, "then"), not_tested=NotTested.NO_FIGURE),
            RULE,
            Rated(Rating.NOT_RATED, Ground.NOT_TESTED, right_way=None),
        ),
    ],
)  # fmt: skip
def test_what_the_rule_says_of_a_change(found: PlanChange, rule: RatingRule, expected: Rated) -> None:
    assert rated(found, rule) == expected


def months(first: tuple[int, int], last: tuple[int, int]) -> Window:
    return Window(Month(*first), Month(*last))


@pytest.mark.parametrize(
    ("period", "last", "window", "before"),
    [
        (PlanPeriod.QUARTER, (2022, 6), ((2022, 4), (2022, 6)), ((2020, 4), (2020, 6))),
        (PlanPeriod.YEAR_TO_DATE, (2022, 9), ((2022, 4), (2022, 9)), ((2020, 4), (2020, 9))),
        (PlanPeriod.TWELVE_MONTHS, (2022, 6), ((2021, 7), (2022, 6)), ((2020, 4), (2021, 3))),
        (PlanPeriod.TWELVE_MONTHS, (2022, 3), ((2021, 4), (2022, 3)), ((2020, 4), (2021, 3))),
    ],
)
def test_a_period_is_held_against_its_like_in_the_baseline_year(
    period: PlanPeriod,
    last: tuple[int, int],
    window: tuple[tuple[int, int], tuple[int, int]],
    before: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    expected = Span(SpanKind.SINCE_BASELINE, months(*window), months(*before))
    assert replace(RULE, period=period).span(Month(*last)) == expected


@pytest.mark.parametrize(("period", "last"), [(PlanPeriod.QUARTER, (2020, 6)), (PlanPeriod.TWELVE_MONTHS, (2021, 12))])
def test_inside_the_baseline_year_there_is_nothing_to_compare(period: PlanPeriod, last: tuple[int, int]) -> None:
    assert replace(RULE, period=period).span(Month(*last)) is None


@pytest.mark.parametrize(("right_way", "colour"), [(True, Rating.GREEN), (False, Rating.RED), (None, None)])
def test_what_the_colour_would_be_by_direction_alone(right_way: bool | None, colour: Rating | None) -> None:
    assert Rated(Rating.AMBER, Ground.TOO_SMALL, right_way).by_direction_alone is colour
