"""The method note: printed from the rules and from what each change was held against."""

import pytest

from moothall.commentary.rules_in_words import limits_method
from moothall.measures import MeasureKind
from moothall.reports.method_note import method_note
from moothall.spc import LimitsBasis, Rules
from tests.worlds import entry_of, measure_of

QUIET = [52, 48] * 12


def test_headings_in_the_order_of_the_work() -> None:
    headings = [paragraph.heading for paragraph in method_note(Rules.standard(), [], [])]
    assert headings == [
        "The limits",
        "The rules",
        "Steady drifts",
        "Bounds",
        "Few months",
        "Shocks",
        "Close to a limit",
        "Seasons",
        "Months that resemble their neighbours",
        "Proposed resets",
        "The quarter against a year before",
        "Small numbers",
        "Exceptions",
        "Missing figures",
    ]
    assert "Shocks" not in [paragraph.heading for paragraph in method_note(Rules.papers(), [], [])]


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        (
            LimitsBasis.MOVING_RANGE,
            (
                "Each measure has its own mean and its own limits, by one formula: the mean plus and minus 3 standard "
                "deviations. The standard deviation is the average difference between neighbouring months divided by "
                "1.128. A gap is not bridged."
            ),
        ),
        (
            LimitsBasis.STANDARD_DEVIATION,
            (
                "Each measure has its own mean and its own limits, by one formula: the mean plus and minus 3 sample "
                "standard deviations of all months of the phase."
            ),
        ),
    ],
)
def test_the_formula_of_the_limits(basis: LimitsBasis, text: str) -> None:
    assert limits_method(Rules.standard(basis)) == text


def test_every_change_says_what_it_was_held_against() -> None:
    entries = [
        entry_of(QUIET),
        entry_of([2, 0, 3] * 8, measure_of(title="Homicide")),
        entry_of([50, 53, 51, 54, 49, 52, 47, 50, 53, 51] * 5, measure_of(title="Robbery")),
        entry_of([*[50, 51, 53, 55, 56, 55, 53, 51] * 3], measure_of(MeasureKind.NUMBER, title="Noise")),
        entry_of([1, 2], measure_of(title="Too short")),
    ]
    held = next(p.text for p in method_note(Rules.standard(), entries, []) if p.heading.startswith("What each change"))
    assert held == (
        "Held against earlier years (t test on 6 or more past differences on the year before; not used where they are "
        "more than 2 times what the month-to-month variation gives): Robbery. Held against the usual month-to-month "
        "variation (z test on the moving ranges of the "
        "phase): Burglary and Noise. Held against what two counts so small can do by chance (exact test, mid-p): "
        "Homicide. Widened because neighbouring months resemble each other: Noise."
    )


def test_measures_with_another_chart_are_named_with_it() -> None:
    entries = [entry_of(QUIET), entry_of([2, 0, 3] * 8, measure_of(title="Homicide")), entry_of([1, 2])]
    said = next(p.text for p in method_note(Rules.standard(), entries, []) if p.heading == "Charts by kind of data")
    assert said == (
        "Low counts: limits are the smallest and the largest count that chance explains (Poisson, with a chance of "
        "0.00135 beyond each; a negative binomial where the months vary more than by chance), and runs are about the "
        "median: Homicide."
    )


def test_what_is_named_and_proposed_states_its_thresholds() -> None:
    said = {paragraph.heading: paragraph.text for paragraph in method_note(Rules.standard(), [], [])}
    assert said["Seasons"] == (
        "Looked for from 24 months on: one wave through the year, kept where chance would give one as strong less "
        "than 1 "
        "time in 100, beside the steps and a straight trend. It is named, and taken out (two waves through the year) "
        "before the months are judged; the limits are widened for what was fitted. What the verdict would be with the "
        "season left in stands beside it."
    )
    assert said["Proposed resets"] == (
        "A reset is proposed where a scan for the likeliest step finds one that chance gives less than 5 times in 100, "
        "once a season that was found is taken out; where 5 months or more stand before it and 8 or more after; and "
        "where "
        "8 in a row of these lie beyond the mean before. Nothing is reset without a recorded decision."
    )
    papers = {paragraph.heading: paragraph.text for paragraph in method_note(Rules.papers(), [], [])}
    assert "Seasons" not in papers
    assert "once a season" not in papers["Proposed resets"]
