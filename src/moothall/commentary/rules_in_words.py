"""The limits and rules in words, printed from the values that an analysis used."""

from moothall.spc import LimitsBasis, Rules
from moothall.spc.limits import LIMIT_SIGMAS, RANGE_TO_SIGMA
from moothall.spc.rules import TwoOfThree
from moothall.spc.screening import LARGEST_RANGE

TWO_OF_THREE_SAID = {
    TwoOfThree.SENSITIVE: (
        "Two of three: in three months in a row, two or more past two thirds of the way from the mean to one limit."
    ),
    TwoOfThree.ONE_SIDE: (
        "Two of three: three months in a row on one side of the mean, two or more of them inside the limit and past "
        "two thirds of the way to it."
    ),
}


def limits_method(rules: Rules) -> str:
    """The one formula behind every measure's limits, with its numbers."""
    opening = "Each measure has its own mean and its own limits, by one formula: the mean plus and minus "
    fixed = "" if rules.fix_after is None else f" Only the first {rules.fix_after} months of a phase feed them."
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return f"{opening}{LIMIT_SIGMAS} sample standard deviations of all months of the phase.{fixed}"
    if rules.ranges_to_limit != LIMIT_SIGMAS / RANGE_TO_SIGMA:
        sigma = f"{rules.ranges_to_limit} times the average difference between neighbouring months."
    else:
        sigma = (
            f"{LIMIT_SIGMAS} standard deviations. The standard deviation is the average difference between "
            f"neighbouring months divided by {RANGE_TO_SIGMA}."
        )
    screened = (
        f" Differences above {LARGEST_RANGE} times their average are left out of it once." if rules.screening else ""
    )
    return f"{opening}{sigma} A gap is not bridged.{screened}{fixed}"


def rules_method(rules: Rules) -> str:
    """The rules with their lengths, in the order in which they decide."""
    said = [
        f"Rule set '{rules.name}'. Single point exception: a month outside the limits; a month on a limit is inside.",
        (
            f"Trend: {rules.trend} months or more, each after the first strictly further in the same direction"
            f"{', or a steady drift' if rules.drift else ''}."
        ),
        (
            f"Step shift: {rules.shift} months or more in a row on the same side of the mean"
            f"{', or of the median of low counts' if rules.by_kind else ''};"
        ),
        "a month on that line ends the run.",
        TWO_OF_THREE_SAID[rules.two_of_three] if rules.two_of_three else "",
        "A gap ends every run, and no run crosses a reset.",
        "The verdict on the quarter is the first of these, in this order, whose run reaches into it;",
        "the others are said as well.",
    ]
    return " ".join(sentence for sentence in said if sentence)


def rules_in_brief(rules: Rules) -> str:
    """Rule set 'standard': a month outside the limits, 8 in a row on one side of the mean, or 7 each further on."""
    two = ", two of three near one limit" if rules.two_of_three else ""
    drift = ", or a steady drift" if rules.drift else ""
    return (
        f"Rule set '{rules.name}': a month outside the limits, {rules.shift} in a row on one side of the mean{two}, or "
        f"{rules.trend} each further than the last{drift}."
    )
