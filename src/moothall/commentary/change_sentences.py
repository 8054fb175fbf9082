"""Sentences about a change: both numbers first, then the percentage, then whether chance could explain it."""

from moothall.commentary.figures import (
    change_decimals,
    difference_said,
    figure_of,
    figure_opening,
    first_decimals,
)
from moothall.comparison import Change, Noise, Test, Total, Untested
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.comparison.spans import SPAN_SAID, Span
from moothall.wording.dates import months_named
from moothall.wording.lists import capitalised
from moothall.wording.numbers import number, p_value_said, rounded, signed, signed_percent

UNTESTED_SAID = {
    Untested.RESET_BETWEEN: (
        "The limits were reset in between, so the two periods are not like for like and the difference is not tested."
    ),
    Untested.SHARED_DATA: (
        "Not tested: each figure covers several months, and the size of the sample is not known here."
    ),
    Untested.TOO_SHORT: "Not tested: too few months to know the usual variation.",
    Untested.TOO_FEW: (
        "Too few to compare: no difference between numbers this small could be told from chance, not even none against "
        "all of them."
    ),
    Untested.NO_VARIATION: "Not tested: the months do not vary, so there is nothing to hold the difference against.",
}
NOISE_SAID = {
    Noise.PAST_DIFFERENCES: "the differences of earlier years",
    Noise.MOVING_RANGES: "the usual month-to-month variation",
    Noise.COUNTS_ALONE: "chance alone",
    Noise.PARTS: "the usual month-to-month variation, with so many behind each figure,",
    Noise.SAMPLING: "the chance of who happened to be asked",
}


def change_sentence(change: Change) -> str:
    """'1,357 burglary offences in July to September 2022, 503 more than the 854 a year before (+59%).' and its test."""
    if change.now is None or change.before is None:
        return _no_comparison(change)
    return f"{numbers_sentence(change, change.now, change.before)} {test_sentence(change)}"


def span_named(span: Span) -> str:
    """'The year to date', as a heading for its sentence."""
    return capitalised(SPAN_SAID[span.kind])


def numbers_sentence(change: Change, now: Total, before: Total) -> str:
    opening = figure_opening(change.measure, now.value, figure_of(change, now))
    percent = f" ({signed_percent(change.percent)})" if change.percent else ""
    return (
        f"{opening} in {months_named(change.window)}, {difference_said(change)} the "
        f"{figure_of(change, before)} {when_before(change)}{percent}{_counts_behind(change, now, before)}."
    )


def test_sentence(change: Change) -> str:
    """What the test says, or why there is none. 'Significant' is said only here, and only of a test."""
    if change.test is None:
        return UNTESTED_SAID.get(change.untested, "") if change.untested else ""
    test, difference = change.test, change.difference or 0.0
    if not rounded(difference, change_decimals(change)):
        return "No change."
    noise, said_p = NOISE_SAID[test.noise], p_value_said(test.p, SIGNIFICANCE_LEVEL)
    if test.significant:
        direction = "increase" if difference > 0 else "decrease"
        return f"That is a significant {direction}: more than {noise} would explain ({said_p})."
    if test.noise is Noise.COUNTS_ALONE:
        return f"A change this small can happen by chance ({said_p})."
    return f"Not a significant change: {noise} could explain it ({said_p})."


def interval_said(change: Change, test: Test) -> str:
    """+293 to +713: where the true change lies, 95 times in 100; 'not given' for an exact test of small counts.

    An end that is not 0 is not printed as 0, so that the reader sees whether 0 lies between them.
    """
    if test.interval is None:
        return "not given"
    low, high = test.interval

    def fits(places: int) -> bool:
        return all(rounded(end, places) or not end for end in (low, high))

    places = first_decimals(fits, start=change_decimals(change), size=max(abs(low), abs(high)))
    return f"{signed(low, places)} to {signed(high, places)}"


def when_before(change: Change) -> str:
    """'a year before', or the months of a baseline year."""
    return "a year before" if change.on_year_before else f"in {months_named(change.before_window)}"


def _counts_behind(change: Change, now: Total, before: Total) -> str:
    if change.test and change.test.samples:
        asked, asked_before = (number(people) for people in change.test.samples)
        return f" (about {asked} people asked, and about {asked_before} {when_before(change)})"
    if now.numerator is None or now.denominator is None or before.numerator is None or before.denominator is None:
        return ""  # the note on counts says so, once for the measure
    if not change.measure.in_points:
        return f" ({number(now.numerator)} counted, against {number(before.numerator)})"
    return (
        f" ({number(now.numerator)} of {number(now.denominator)}, against "
        f"{number(before.numerator)} of {number(before.denominator)})"
    )


def _no_comparison(change: Change) -> str:
    compared = "a year before" if change.on_year_before else months_named(change.before_window)
    if change.now is None:
        return f"No comparison with {compared}: there is no complete figure for {months_named(change.window)}."
    opening = figure_opening(change.measure, change.now.value)
    return (
        f"{opening} in {months_named(change.window)}. No comparison with {compared}: there is no complete figure "
        f"for {months_named(change.before_window)}."
    )
