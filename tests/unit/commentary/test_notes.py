"""Notes beside a finding: events, recording changes, gaps, trial limits, months left out, resets, the other side."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.finding import finding_on
from moothall.commentary.notes import (
    complement_sentence,
    event_said,
    events_at_the_time,
    gap_sentences,
    left_out_sentence,
    recording_sentence,
    reset_sentence,
    trial_sentence,
    views_differ_sentence,
)
from moothall.comparison import Change, quarter_change
from moothall.measures import Event, EventKind, Measure, MeasureKind, Missing, Noun, Reset, Withheld
from moothall.periods import Month, Window
from moothall.spc import Analysis, analyse
from tests.worlds import QUARTER, measure_of, series_of

QUIET = [52, 48] * 12
ANY = Month(2020, 6)
LIONHEART = Event("Op Lionheart", EventKind.OPERATION, Window(Month(2019, 5), Month(2019, 5)), "Panel, item 8")


def analysis_of(*values: float | Missing | Withheld | None, measure: Measure | None = None) -> Analysis:
    return analyse(series_of(values, measure), window=QUARTER.window)


def change_of(*values: float | Missing | Withheld | None, measure: Measure | None = None) -> Change:
    return quarter_change(analysis_of(*values, measure=measure))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (EventKind.OPERATION, "Op Lionheart (police operation, May 2019)"),
        (EventKind.RECORDING_CHANGE, "Op Lionheart (change in recording, May 2019)"),
        (EventKind.SYSTEM_CHANGE, "Op Lionheart (change of system, May 2019)"),
        (EventKind.OUTSIDE_EVENT, "Op Lionheart (May 2019)"),
    ],
)
def test_an_event_with_its_kind_and_months(kind: EventKind, said: str) -> None:
    assert event_said(replace(LIONHEART, kind=kind)) == said


def test_events_are_told_where_they_touch_the_quarter_the_year_before_or_the_start_of_a_run() -> None:
    shift = analysis_of(*[48, 52] * 8, *[57, 55] * 4)  # the run begins in November 2019

    def event(first: Month, **changes: object) -> Event:
        return replace(LIONHEART, window=Window(first, first), **changes)  # type: ignore[arg-type]  # by name

    told = (event(Month(2020, 4)), event(Month(2019, 6)), event(Month(2019, 11)))
    untold = (event(Month(2019, 7)), event(Month(2019, 12)), event(Month(2020, 4), measures=frozenset({"robbery"})))
    assert events_at_the_time(shift, (*told, *untold)) == told


def test_a_recording_change_is_said_beside_a_finding() -> None:
    event = replace(LIONHEART, kind=EventKind.RECORDING_CHANGE, title="Common assault is counted as ABH")
    analysis = analysis_of(*QUIET[:-1], 90)
    assert recording_sentence(finding_on(analysis, None, events=(event,))) == (
        "The way this is recorded changed in May 2019 (Common assault is counted as ABH). Part or all of the "
        "difference may come from that, so it is under review and not yet a finding about what happened."
    )
    assert recording_sentence(finding_on(analysis, None)) is None


def test_trial_limits_say_on_how_many_months_they_rest() -> None:
    assert trial_sentence(analysis_of(*QUIET[:12])) == (
        "Trial limits: they rest on 12 months, fewer than 13, and will move as months are added."
    )
    assert trial_sentence(analysis_of(*QUIET[:13])) is None
    assert trial_sentence(analysis_of(5, 6)) is None


def test_months_left_out_are_named_with_their_values() -> None:
    assert left_out_sentence(analysis_of(*QUIET[:-2], 9, 90)) == (
        "Left out of the mean and limits because so far from the rest, but judged all the same: May 2020 (9) and June "
        "2020 (90)."
    )
    assert left_out_sentence(analysis_of(*QUIET)) is None


def test_gaps_are_told_once_a_reason() -> None:
    gaps: list[float | Missing | Withheld] = [
        Missing(ANY, "Not recorded."),
        Withheld(ANY, "Court case", until=Month(2021, 3)),
        Missing(ANY, "Not recorded"),
        Withheld(ANY, "Court case"),
        *[Missing(ANY, "Lost")] * 5,
        *[Withheld(ANY, "Fire")] * 4,
        52,
        Withheld(ANY, "Fire"),
    ]
    assert gap_sentences(analysis_of(*gaps, *QUIET)) == (
        "No figure for April and June 2017: Not recorded.",
        "Withheld for May 2017 (until March 2021): Court case.",
        "Withheld for July 2017: Court case.",
        "No figure for August to December 2017: Lost.",
        "Withheld for 5 months from January 2018 to June 2018: Fire.",
    )
    assert gap_sentences(analysis_of(*QUIET)) == ()


def test_a_reset_says_when_why_who_and_where_it_is_recorded() -> None:
    reset = Reset(
        measure="burglary", area="Exampleshire", month=Month(2019, 4), reason="Earlier records were wrong.",
        by="the Board", citation="item 5", decided=date(2019, 7, 8),
    )  # fmt: skip
    said = "The limits start again in April 2019: Earlier records were wrong. Decided by the Board"
    assert reset_sentence(reset) == f"{said} on 8 July 2019 (item 5)."
    assert reset_sentence(replace(reset, decided=None)) == f"{said} (item 5)."


def test_the_two_views_may_differ_and_that_is_said() -> None:
    up_and_down = [*[48, 52] * 4, 48, 90, 88, 92, *[48, 52] * 2, *[57, 55] * 4]
    analysis, change = analysis_of(*up_and_down), change_of(*up_and_down)
    assert views_differ_sentence(analysis, change) == (
        "The two views differ: the months of the quarter against their own limits, and the quarter against a year "
        "before."
    )
    assert views_differ_sentence(analysis_of(*QUIET), change_of(*QUIET)) is None
    assert views_differ_sentence(analysis_of(*QUIET[:-1], 90), change_of(*QUIET[:3])) is None
    same_way = [*[48, 52] * 8, *[57, 55] * 4]
    assert views_differ_sentence(analysis_of(*same_way), change_of(*same_way)) is None
    not_tested = [*QUIET[:-1], 62]
    assert views_differ_sentence(analysis_of(*not_tested), change_of(*not_tested)) is None


ANSWERED = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
ABANDONED = measure_of(MeasureKind.PERCENTAGE, title="Calls abandoned")


@pytest.mark.parametrize(
    ("answered", "abandoned", "said"),
    [
        (99.7, 0.3, "Seen from the other side, Calls abandoned: 0.3%."),
        (99.7, 0.25, "Seen from the other side, Calls abandoned: 0.3%."),  # rounding may cost a tenth
        (
            99.7,
            99.7,
            (
                "Seen from the other side, Calls abandoned: 99.7%. The two add up to 199.4% and not to 100%, so one of "
                "them is wrong."
            ),
        ),
    ],
)
def test_the_other_side_is_told_and_checked(answered: float, abandoned: float, said: str) -> None:
    sides = (change_of(*[answered] * 3, measure=ANSWERED), change_of(*[abandoned] * 3, measure=ABANDONED))
    assert complement_sentence(*sides) == said


def test_the_other_side_of_a_count_need_not_add_up_and_without_a_figure_nothing_is_said() -> None:
    calls = measure_of(title="Calls lost", noun=Noun("lost call", "lost calls"))
    three = change_of(1, 1, 1, measure=calls)
    assert complement_sentence(change_of(*[99.7] * 3, measure=ANSWERED), three) == (
        "Seen from the other side, 3 lost calls."
    )
    assert complement_sentence(three, change_of(1, 1, 1, measure=calls)) == "Seen from the other side, 3 lost calls."
    assert complement_sentence(three, change_of(1, None, 1, measure=calls)) is None
    assert complement_sentence(change_of(1, None, 1, measure=calls), three) is None
