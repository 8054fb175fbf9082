"""A value as it is said: unit, noun, and enough decimals to tell it from a line or another value."""

import pytest

from moothall.commentary.figures import (
    a_month,
    change_decimals,
    difference_said,
    figure,
    figure_of,
    figure_opening,
    line_decimals,
    signed_difference,
    told_apart,
)
from moothall.comparison import Change, Noise, Total, Untested
from moothall.comparison import Test as ChangeTest
from moothall.measures import Measure, MeasureKind
from moothall.spc import Phase, ProcessLimits
from tests.worlds import QUARTER, measure_of

SURE = ChangeTest(Noise.MOVING_RANGES, p=0.001)
COUNT = measure_of()
SHARE = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
TIME = measure_of(MeasureKind.AVERAGE_TIME, title="Response time")


def change_of(measure: Measure, now: float, before: float, *, test: ChangeTest | None = None) -> Change:
    window = QUARTER.window
    totals = (Total(window, now, 3), Total(window.year_before, before, 3))
    untested = None if test else Untested.TOO_SHORT
    return Change(measure, window, window.year_before, *totals, test=test, untested=untested)


@pytest.mark.parametrize(
    ("measure", "value", "said", "opening"),
    [
        (COUNT, 1357, "1,357", "1,357 burglary offences"),
        (COUNT, 1, "1", "1 burglary offence"),
        (COUNT, 0, "0", "0 burglary offences"),
        (measure_of(noun=None), 1357, "1,357", "Burglary: 1,357"),
        (SHARE, 96.24, "96.2%", "Calls answered: 96.2%"),
        (TIME, 24.25, "24.3 minutes", "Response time: 24.3 minutes"),
        (measure_of(MeasureKind.RATE), 7.2, "7.2 per 1,000 people", "Burglary: 7.2 per 1,000 people"),
        (measure_of(MeasureKind.NUMBER), -4.04, "−4.0", "Burglary: −4.0"),
        (measure_of(MeasureKind.RATE, unit=""), 7.2, "7.2", "Burglary: 7.2"),
    ],
)
def test_a_value_with_its_unit_and_at_the_head_of_a_sentence(
    measure: Measure, value: float, said: str, opening: str
) -> None:
    assert figure(measure, value) == said
    assert figure_opening(measure, value) == opening


def test_a_value_already_in_words_opens_a_sentence_as_it_is() -> None:
    assert figure_opening(COUNT, 2, "2.0") == "2.0 burglary offences"


@pytest.mark.parametrize(
    ("measure", "now", "before", "said", "signed"),
    [
        (COUNT, 1357, 854, "503 more than", "+503"),
        (COUNT, 854, 1357, "503 fewer than", "−503"),
        (COUNT, 854, 854, "the same as", "0"),
        (SHARE, 56, 54, "2.0 percentage points higher than", "+2.0 points"),
        (SHARE, 54, 55, "1.0 percentage point lower than", "−1.0 point"),
        (TIME, 25.5, 24.2, "1.3 minutes more than", "+1.3 minutes"),
        (TIME, 24.2, 25.5, "1.3 minutes less than", "−1.3 minutes"),
    ],
)
def test_a_difference_has_its_direction(measure: Measure, now: float, before: float, said: str, signed: str) -> None:
    change = change_of(measure, now, before)
    assert (difference_said(change), signed_difference(change)) == (said, signed)


@pytest.mark.parametrize(
    ("now", "before", "test", "printed"),
    [
        # 95.6 and 96.4 are both 96; a point more than the same figure would be nonsense.
        (96.4, 95.6, None, ("96.4%", "0.8 percentage points higher than", "95.6%")),
        # 54.04 is 54 and 53.96 too: to the eye the same, and so is the difference.
        (54.04, 53.96, None, ("54%", "the same as", "54%")),
        # 54.6 is 55 and 54.4 is 54, and yet the difference rounds to nothing.
        (54.6, 54.4, None, ("54.6%", "0.2 percentage points higher than", "54.4%")),
        # A tested change is always seen.
        (54.04, 53.96, SURE, ("54.04%", "0.08 percentage points higher than", "53.96%")),
        (54, 54, SURE, ("54%", "the same as", "54%")),
        (0, 0, SURE, ("0%", "the same as", "0%")),
    ],
)
def test_both_figures_and_their_difference_say_the_same(
    now: float, before: float, test: ChangeTest | None, printed: tuple[str, str, str]
) -> None:
    change = change_of(measure_of(MeasureKind.PERCENTAGE, decimals=0), now, before, test=test)
    assert change.now is not None
    assert change.before is not None
    assert (figure_of(change, change.now), difference_said(change), figure_of(change, change.before)) == printed


def test_a_change_without_figures_has_the_decimals_of_its_measure() -> None:
    window = QUARTER.window
    change = Change(SHARE, window, window.year_before, None, None, untested=Untested.NO_FIGURE_NOW)
    assert change_decimals(change) == 1


@pytest.mark.parametrize(
    ("measure", "value", "line", "told"),
    [
        (COUNT, 94, 92.2, ("94", "92")),
        (COUNT, 12, 11.6, ("12", "11.6")),  # 11.6 is 12 to the eye, and 12 is above it
        (COUNT, 12, 11.996, ("12", "11.996")),
        (SHARE, 96.25, 96.24, ("96.3%", "96.2%")),
        (SHARE, 96.21, 96.24, ("96.21%", "96.24%")),
        (SHARE, 96.2, 96.2, ("96.2%", "96.2%")),
        (measure_of(MeasureKind.NUMBER, decimals=0), 3e-9, 2e-9, ("0.000000003", "0.000000002")),
    ],
)
def test_a_value_and_a_line_are_told_apart(measure: Measure, value: float, line: float, told: tuple[str, str]) -> None:
    assert told_apart(measure, value, line, measure.decimals) == told


@pytest.mark.parametrize(
    ("measure", "mean", "decimals"),
    [(COUNT, 9.9, 1), (COUNT, 10, 0), (SHARE, 9.9, 1), (measure_of(MeasureKind.SURVEY_ESTIMATE, decimals=2), 5, 2)],
)
def test_lines_of_small_counts_have_a_decimal(measure: Measure, mean: float, decimals: int) -> None:
    phase = Phase(QUARTER.window, ProcessLimits(mean - 1, mean, mean + 1), used=3)
    assert line_decimals(measure, phase) == decimals


def test_lines_that_are_not_there_have_the_decimals_of_the_measure() -> None:
    assert line_decimals(COUNT, Phase(QUARTER.window, None, used=3)) == 0


def test_only_counts_come_by_the_month() -> None:
    assert (a_month(COUNT), a_month(SHARE)) == (" a month", "")
