"""The finding: verdict first, then a tested change; its word, its standing, whether it is explained."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.analyst import Action, Settles
from moothall.commentary.finding import Finding, FindingKind, Recommendation, Standing, finding_on
from moothall.comparison import quarter_change
from moothall.measures import Event, EventKind, Good
from moothall.periods import Month, Window
from moothall.spc import Analysis, Rule, analyse
from tests.worlds import QUARTER, measure_of, series_of

SPIKE = [*[52, 48] * 11, 52, 90]
# Twenty months: five months before the quarter have a year before, too few, so the moving ranges are the yardstick.
# They add up to 63: 63 / 19 / 1.128 x sqrt(6) = 7.20035. 15 more than a year before: z = 2.0832, p = 0.037.
SHIFT = [*[48, 52] * 6, *[57, 55] * 4]
FALLING = [*[50, 56, 44] * 6, 55, 54, 52, 51, 50, 48, 46]
QUARTER_UP = [*[50, 52, 54, 48] * 5, 48, 56, 57, 56]


def finding(*values: float | None, good: Good = Good.DOWN, **known: tuple[object, ...]) -> Finding:
    analysis = analysis_of(*values, good=good)
    return finding_on(analysis, quarter_change(analysis), **known)  # type: ignore[arg-type]  # events or actions


def analysis_of(*values: float | None, good: Good = Good.DOWN, reset: Month | None = None) -> Analysis:
    series = series_of(values, measure_of(good=good))
    return analyse(series, resets=[reset] if reset else [], window=QUARTER.window)


@pytest.mark.parametrize(
    ("values", "label", "standing", "recommendation"),
    [
        (SPIKE, "Single point exception, above: concern", Standing.WORSENING, Recommendation.ANALYSE),
        (SHIFT, "Step shift, above: concern", Standing.WORSENING, Recommendation.RESET),
        (FALLING, "Trend, falling: improvement", Standing.IMPROVING, Recommendation.INVESTIGATE),
        (QUARTER_UP, "Quarter changed, up: concern", Standing.WORSENING, Recommendation.ANALYSE),
        ([52, 48] * 12, "Stable", Standing.NO_CLEAR_CHANGE, Recommendation.NOTHING),
        ([5] * 20, "No variation", Standing.NO_CLEAR_CHANGE, Recommendation.NOTHING),
        ([5, 6, 7], "Too few figures", Standing.TOO_FEW, Recommendation.NOTHING),
        ([*SPIKE[:-3], None, None, None], "Not recorded", Standing.NO_FIGURES, Recommendation.NOTHING),
    ],
)
def test_every_kind_has_its_words_its_row_and_its_advice(
    values: list[float | None], label: str, standing: Standing, recommendation: Recommendation
) -> None:
    found = finding(*values)
    assert (found.label, found.standing, found.recommendation) == (label, standing, recommendation)
    assert found.is_exception is (recommendation is not Recommendation.NOTHING)


@pytest.mark.parametrize(
    ("good", "label", "standing"),
    [
        (Good.UP, "Single point exception, above: improvement", Standing.IMPROVING),
        (Good.DOWN, "Single point exception, above: concern", Standing.WORSENING),
        (Good.NEITHER, "Single point exception, above: neither good nor bad", Standing.CHANGED),
    ],
)
def test_which_way_is_good_decides_the_judgement(good: Good, label: str, standing: Standing) -> None:
    found = finding(*SPIKE, good=good)
    assert (found.label, found.standing) == (label, standing)


def test_a_fall_of_the_quarter_goes_down() -> None:
    found = finding(*[100 - value for value in QUARTER_UP])
    assert (found.label, found.is_up) == ("Quarter changed, down: improvement", False)


def test_without_a_change_the_verdict_speaks_alone() -> None:
    assert finding_on(analysis_of(*QUARTER_UP), None).kind is FindingKind.STABLE


CLOSED = Action(
    measure="burglary",
    quarter=QUARTER,
    text="Find out why.",
    closed=date(2020, 6, 30),
    answer="A new form.",
    settles=Settles(Rule.SINGLE_POINT, Month(2020, 6)),
)


def test_a_signal_that_a_closed_action_explains_is_no_exception() -> None:
    found = finding(*SPIKE, actions=(CLOSED,))
    assert found.label == "Single point exception, above: concern (explained)"
    assert (found.is_exception, found.recommendation) == (False, Recommendation.NOTHING)


@pytest.mark.parametrize(
    "action",
    [
        replace(CLOSED, closed=None, answer=None),
        replace(CLOSED, settles=None),
        replace(CLOSED, settles=Settles(Rule.SINGLE_POINT, Month(2020, 5))),
        replace(CLOSED, settles=Settles(Rule.TREND, Month(2020, 6))),
        replace(CLOSED, measure="robbery"),
    ],
)
def test_an_open_action_or_one_about_another_signal_explains_nothing(action: Action) -> None:
    assert finding(*SPIKE, actions=(action,)).is_exception


def test_every_signal_of_the_quarter_has_to_be_explained() -> None:
    two = [*SPIKE[:-2], 91, 90]
    assert finding(*two, actions=(CLOSED,)).is_exception
    both = (CLOSED, replace(CLOSED, settles=Settles(Rule.SINGLE_POINT, Month(2020, 5))))
    assert not finding(*two, actions=both).is_exception


def test_an_explained_shift_explains_the_change_of_the_quarter_with_it_but_not_one_the_other_way() -> None:
    explained = replace(CLOSED, settles=Settles(Rule.STEP_SHIFT, Month(2019, 11)))
    assert quarter_change(analysis_of(*SHIFT)).significant
    assert not finding(*SHIFT, actions=(explained,)).is_exception
    lower_than_a_year_before = [*[48, 52] * 4, 48, 90, 88, 92, *[48, 52] * 2, *[57, 55] * 4]
    analysis = analysis_of(*lower_than_a_year_before)
    change = quarter_change(analysis)
    assert (change.significant, change.difference) == (True, 167 - 270)
    settled = tuple(replace(CLOSED, settles=Settles(s.rule, s.first)) for s in analysis.signals)
    assert finding_on(analysis, change, actions=settled).is_exception


def recording_change(month: Month, **changes: object) -> Event:
    plain = Event("New counting rules", EventKind.RECORDING_CHANGE, Window(month, month), "Home Office")
    return replace(plain, **changes)  # type: ignore[arg-type]  # the names are checked by the dataclass


def test_a_recording_change_since_the_quarter_compared_with_puts_a_finding_under_review() -> None:
    older, newer = recording_change(Month(2019, 5)), recording_change(Month(2020, 4))
    found = finding(*SPIKE, events=(newer, older))
    assert (found.standing, found.recording_change) == (Standing.UNDER_REVIEW, newer)


@pytest.mark.parametrize(
    "event",
    [
        recording_change(Month(2019, 3)),
        recording_change(Month(2020, 4), kind=EventKind.OPERATION),
        recording_change(Month(2020, 4), measures=frozenset({"robbery"})),
    ],
)
def test_what_is_older_or_something_else_or_about_another_measure_does_not(event: Event) -> None:
    assert finding(*SPIKE, events=(event,)).standing is Standing.WORSENING


def test_a_reset_at_the_recording_change_has_taken_account_of_it() -> None:
    event = recording_change(Month(2019, 5))
    assert finding_on(analysis_of(*SPIKE, reset=Month(2019, 5)), None, events=(event,)).recording_change is None


def test_a_recording_change_beside_nothing_unusual_is_nothing() -> None:
    found = finding(*[52, 48] * 12, events=(recording_change(Month(2020, 4)),))
    assert (found.standing, found.recording_change) == (Standing.NO_CLEAR_CHANGE, None)
