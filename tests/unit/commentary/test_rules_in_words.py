"""The words of the four rule sets, read from the numbers that the rules use."""

import pytest

from moothall.commentary.rules_in_words import limits_method, rules_in_brief, rules_method
from moothall.spc import LimitsBasis, Rules

FORMULA = "Each measure has its own mean and its own limits, by one formula: the mean plus and minus "
THREE_DEVIATIONS = f"{FORMULA}3 sample standard deviations of all months of the phase."
MOVING_RANGES = (
    f"{FORMULA}3 standard deviations. The standard deviation is the average difference between neighbouring months "
    "divided by 1.128. A gap is not bridged."
)
RANGES = f"{FORMULA}2.66 times the average difference between neighbouring months. A gap is not bridged."
SCREENED = " Differences above 3.267 times their average are left out of it once."
FIXED = " Only the first 24 months of a phase feed them."


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (Rules.standard(), MOVING_RANGES),
        (Rules.sensitive(), MOVING_RANGES),
        (Rules.papers(), THREE_DEVIATIONS),
        (Rules.sensitive(LimitsBasis.STANDARD_DEVIATION), THREE_DEVIATIONS),
        (Rules.mdc(), RANGES + SCREENED),
        (Rules.mdc(screening=False), RANGES),
        (Rules.mdc(fix_after=24), RANGES + SCREENED + FIXED),
    ],
)
def test_the_limits_of_every_rule_set(rules: Rules, words: str) -> None:
    assert limits_method(rules) == words


def rules_said(name: str, shift: int, two_of_three: str = "", *, ours: bool = False) -> str:
    drift, median = (", or a steady drift", ", or of the median of low counts") if ours else ("", "")
    return (
        f"Rule set '{name}'. Single point exception: a month outside the limits; a month on a limit is inside. Trend: "
        f"7 months or more, each after the first strictly further in the same direction{drift}. Step shift: {shift} "
        f"months or more in a row on the same side of the mean{median}; a month on that line ends the run. "
        f"{two_of_three}A gap "
        "ends every run, and no run crosses a reset. The verdict on the quarter is the first of these, in this order, "
        "whose run reaches into it; the others are said as well."
    )


ANYWHERE = "Two of three: in three months in a row, two or more past two thirds of the way from the mean to one limit. "
ONE_SIDE = (
    "Two of three: three months in a row on one side of the mean, two or more of them inside the limit and past two "
    "thirds of the way to it. "
)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (Rules.standard(), rules_said("standard", 8, ours=True)),
        (Rules.sensitive(), rules_said("sensitive", 7, ANYWHERE, ours=True)),
        (Rules.papers(), rules_said("papers", 8)),
        (Rules.mdc(), rules_said("mdc", 7, ONE_SIDE)),
    ],
)
def test_the_rules_of_every_rule_set(rules: Rules, words: str) -> None:
    assert rules_method(rules) == words


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (
            Rules.standard(),
            (
                "Rule set 'standard': a month outside the limits, 8 in a row on one side of the mean, or 7 each "
                "further than the last, or a steady drift."
            ),
        ),
        (
            Rules.sensitive(),
            (
                "Rule set 'sensitive': a month outside the limits, 7 in a row on one side of the mean, two of three "
                "near one limit, or 7 each further than the last, or a steady drift."
            ),
        ),
        (
            Rules.papers(),
            (
                "Rule set 'papers': a month outside the limits, 8 in a row on one side of the mean, or 7 each further "
                "than the last."
            ),
        ),
        (
            Rules.mdc(),
            (
                "Rule set 'mdc': a month outside the limits, 7 in a row on one side of the mean, two of three near one "
                "limit, or 7 each further than the last."
            ),
        ),
    ],
)
def test_the_rules_in_brief(rules: Rules, words: str) -> None:
    assert rules_in_brief(rules) == words
