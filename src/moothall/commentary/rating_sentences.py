"""The argument behind a colour, step by step: the numbers, the direction, the size, the test, and what follows."""

from dataclasses import dataclass

from moothall.commentary.figures import (
    change_decimals,
    figure_of,
    figure_opening,
    telling_decimals,
)
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.comparison.plan_change import NotTested, PlanChange, PlanNoise, Reading
from moothall.comparison.rating import Ground, PlanPeriod, Rated, Rating, RatingRule, RatingTest
from moothall.measures import Good, Measure
from moothall.wording.numbers import number, p_value_said, rounded, signed, signed_percent

MEANING = {
    Rating.RED: "moving the wrong way",
    Rating.AMBER: "no clear change",
    Rating.GREEN: "moving the right way",
    Rating.NOT_RATED: "cannot be judged",
}
WANTED = {Good.UP: "More is wanted", Good.DOWN: "Less is wanted", Good.NEITHER: "Neither more nor less is wanted"}
PERIOD_SAID = {
    PlanPeriod.QUARTER: "the quarter with the same quarter of",
    PlanPeriod.YEAR_TO_DATE: "the year so far with the same months of",
    PlanPeriod.TWELVE_MONTHS: "the last twelve months with",
}
NOISE_SAID = {
    PlanNoise.MONTHS: "the usual variation from month to month",
    PlanNoise.COUNTS_ALONE: "chance alone",
    PlanNoise.SAMPLING: "the chance of who happened to be asked",
}
NOT_TESTED_SAID = {
    NotTested.NO_FIGURE: "There is no figure for one of the two periods.",
    NotTested.RESET_BETWEEN: "The way of counting changed in between, so the two figures are not like for like.",
    NotTested.SAMPLE_UNKNOWN: "It cannot be tested, because the number of people asked is not known here.",
    NotTested.TOO_SHORT: "It cannot be tested: there are too few months to know the usual variation.",
    NotTested.NO_VARIATION: "It cannot be tested: the figures do not vary, so there is nothing to hold it against.",
    NotTested.TWO_FIGURES: (
        "Two figures alone do not show how much the measure usually varies, so nobody can tell whether this is more "
        "than chance."
    ),
}


_GREEN = "Since the baseline the figure has moved the way that is wanted"


@dataclass(frozen=True)
class RuleLine:
    rating: Rating
    text: str


def rule_lines(rule: RatingRule) -> tuple[RuleLine, ...]:
    """The rule as it is printed: what each word needs."""
    tested = rule.test is RatingTest.SIGNIFICANCE
    chance = (
        f", and by more than chance would explain (chance alone would give so large a change less than "
        f"{number(SIGNIFICANCE_LEVEL * 100)} times in 100)"
        if tested
        else ". No test is asked for, so chance alone may have made the change"
    )
    return (
        RuleLine(
            Rating.GREEN, f"Since the baseline the figure has moved the way that is wanted, {size_said(rule)}{chance}."
        ),
        RuleLine(Rating.RED, "The same, the other way."),
        RuleLine(Rating.AMBER, "The change is smaller" + (", or chance could explain it." if tested else ".")),
        RuleLine(
            Rating.NOT_RATED,
            "The rule cannot be applied: a figure is missing or withheld, no direction is wanted, the figures are not "
            "like for like" + (", or they cannot be tested." if tested else "."),
        ),
    )


def period_sentence(rule: RatingRule) -> str:
    year = f"{rule.baseline:04d}-{(rule.baseline + 1) % 100:02d}"
    return f"It compares {PERIOD_SAID[rule.period]} {year}, which is the baseline."


def size_said(rule: RatingRule) -> str:
    return f"by {rule.percent:g}% or more (a percentage: by {_points(rule.points)} or more)"


def _points(size: float) -> str:
    return f"{size:g} point" if size == 1 else f"{size:g} points"


def rule_in_brief(measure: Measure, rule: RatingRule) -> str:
    """Less is wanted; a change counts from 5%; tested."""
    size = _points(rule.points) if measure.in_points else f"{rule.percent:g}%"
    tested = "tested" if rule.test is RatingTest.SIGNIFICANCE else "not tested"
    return f"{WANTED[measure.good]}; a change counts from {size}; {tested}."


def argument(change: PlanChange, rule: RatingRule, judged: Rated) -> tuple[str, ...]:
    """Every step from the numbers to the colour, so that a reader can say which one is wrong."""
    if change.now is None or change.before is None:
        return (NOT_TESTED_SAID[NotTested.NO_FIGURE], "So it is not rated.")
    steps = [plan_numbers_sentence(change, change.now, change.before), _direction_sentence(change, judged)]
    if judged.ground not in (Ground.NO_CHANGE, Ground.NO_DIRECTION_WANTED):
        steps.append(_size_sentence(change, rule))
    if judged.ground in (Ground.CLEAR_CHANGE, Ground.COULD_BE_CHANCE, Ground.NOT_TESTED):
        steps.append(_test_sentence(change, rule))
    return (*steps, conclusion(judged))


def plan_numbers_sentence(change: PlanChange, now: Reading, before: Reading) -> str:
    """Such as '8.0 offences per 1,000 people in the year to March 2025, up 0.4 from 7.6 the year before (+5%).'."""
    opening = figure_opening(change.measure, now.value, figure_of(change, now))
    return (
        f"{opening} in {now.when}, {_moved(change, before)} in {before.when}{_percent(change)}{_counts(now, before)}."
    )


def _moved(change: PlanChange, before: Reading) -> str:
    difference, decimals = change.difference or 0.0, change_decimals(change)
    earlier = bare_figure(change, before)
    if not rounded(difference, decimals):
        return f"the same as {earlier}"
    size = number(abs(difference), decimals)
    if change.measure.in_points:
        size += " point" if rounded(abs(difference), decimals) == 1 else " points"
    return f"{'up' if difference > 0 else 'down'} {size} from {earlier}"


def _percent(change: PlanChange) -> str:
    return f" ({signed_percent(change.percent)})" if change.percent else ""


def _counts(now: Reading, before: Reading) -> str:
    """The counts behind two percentages or rates, where they are known; else the people asked."""
    if now.numerator and now.denominator and before.numerator and before.denominator:
        return (
            f": {number(now.numerator)} of {number(now.denominator)}, against {number(before.numerator)} of "
            f"{number(before.denominator)}"
        )
    if now.sample and before.sample:
        return f"; {number(now.sample)} and {number(before.sample)} people were asked"
    return ""


def _direction_sentence(change: PlanChange, judged: Rated) -> str:
    wanted = WANTED[change.measure.good]
    if judged.right_way is None:
        return f"{wanted}."
    return f"{wanted}, so this is the {'right' if judged.right_way else 'wrong'} way."


def _size_sentence(change: PlanChange, rule: RatingRule) -> str:
    """The size against the threshold, with as many decimals as it takes to see on which side it lies."""
    large = rule.is_large_enough(change)
    if large is None:
        return "No percentage is worked out on so small a figure, so only the test counts."
    found = abs((change.difference if change.measure.in_points else change.percent) or 0.0)
    line, unit = (rule.points, " points") if change.measure.in_points else (rule.percent, "%")
    counts_from = _points(line) if change.measure.in_points else f"{line:g}%"
    size = number(found, telling_decimals(found, line, 0 if found.is_integer() else 1))
    said = "large enough" if large else "too small"
    return f"A change counts from {counts_from}; this one is {size}{unit}, so it is {said}."


def _test_sentence(change: PlanChange, rule: RatingRule) -> str:
    if change.test is None:
        return NOT_TESTED_SAID[change.not_tested or NotTested.NO_FIGURE]
    noise, said_p = NOISE_SAID[change.test.noise], p_value_said(change.test.p, SIGNIFICANCE_LEVEL)
    found = f"It is more than {noise} would explain" if change.significant else f"{noise} could explain it"
    asked = "" if rule.test is RatingTest.SIGNIFICANCE else " The rule does not ask for that."
    return f"{found[:1].upper()}{found[1:]} ({said_p}).{asked}"


def conclusion(judged: Rated) -> str:
    """What the colour is, and what it is not."""
    word, first_thought = judged.rating.value.lower(), judged.by_direction_alone
    unlike = f", and not {first_thought.value.lower()}" if first_thought not in (None, judged.rating) else ""
    match judged.ground:
        case Ground.CLEAR_CHANGE:
            return f"So it is {word}: {MEANING[judged.rating]}."
        case Ground.NO_CHANGE:
            return "So it is amber: nothing has changed."
        case Ground.TOO_SMALL:
            return f"So it is amber{unlike}: the change is smaller than the rule counts."
        case Ground.COULD_BE_CHANCE:
            return f"So it is amber{unlike}: no change has been shown."
        case Ground.NO_DIRECTION_WANTED:
            return "So it is not rated: a change of it is neither good nor bad in itself."
        case _:
            return _not_rated(judged)


def _not_rated(judged: Rated) -> str:
    if judged.right_way is None:
        return "So it is not rated."
    if judged.right_way:
        return "So it is not rated. By its direction alone it would be green; the rule asks for more than that."
    return "So it is not rated. By its direction alone it would be red; under no reading of the rule is it green."


def bare_figure(change: PlanChange, reading: Reading) -> str:
    """The figure for a cell, whose unit is told below the table: 7.6; 96.2%."""
    said = number(reading.value, change_decimals(change))
    return f"{said}%" if change.measure.in_points else said


def difference_in_brief(change: PlanChange) -> str:
    """+0.4; −317; +0.6 points: for a cell."""
    difference, decimals = change.difference or 0.0, change_decimals(change)
    said = signed(difference, decimals)
    if change.measure.in_points:
        return f"{said} {'point' if abs(rounded(difference, decimals)) == 1 else 'points'}"
    return said
