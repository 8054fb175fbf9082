"""One measure in a report: what it picks from what is known, and every note it makes."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.analyst import Action, AnalystText, CauseGrade, Settles
from moothall.measures import Event, EventKind, MeasureKind, Reset
from moothall.periods import Month, Quarter, Window
from moothall.reports.context import Context
from moothall.reports.measure_entry import measure_entry
from moothall.spc import Rule, Rules
from moothall.spc.false_alarms import StableMeasure
from tests.worlds import CITY, QUARTER, SHIRE, entry_of, measure_of, report_of, series_of

QUIET = [52, 48] * 12
TEXT = AnalystText(
    measure="burglary", quarter=QUARTER, author="A. N. Analyst", written=date(2020, 7, 14), paragraphs=("Quiet.",)
)
RESET = Reset(
    measure="burglary", area=SHIRE.name, month=Month(2019, 4), reason="New rules", by="the Board", citation="item 5"
)


def test_no_month_after_the_quarter_is_used() -> None:
    series = series_of([*QUIET, 500, 600], last=Month(2020, 8))
    entry = measure_entry(series.measure, SHIRE, series, QUARTER, Rules.standard(), Context())
    assert entry.analysis.series.window.last == Month(2020, 6)
    assert entry.finding.label == "Stable"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (QUIET, StableMeasure(24, level=50)),
        ([*QUIET[:14], 51], StableMeasure(15, level=751 / 15)),
        (QUIET[:14], StableMeasure(14, level=50, change_tested=False)),
        (QUIET[:4], None),  # too few for limits
        ([5] * 24, None),  # nothing varies, so no month can be called unusual
        ([*QUIET[:-3], None, None, None], None),  # no figures to point at
    ],
)
def test_what_is_known_of_a_measure_for_its_false_alarms(
    values: list[float | None], expected: StableMeasure | None
) -> None:
    assert entry_of(values).stable_measure == expected


def test_a_share_has_no_level_for_its_false_alarms() -> None:
    assert entry_of(QUIET, measure_of(MeasureKind.PERCENTAGE)).stable_measure == StableMeasure(24)


def test_only_texts_of_this_measure_and_quarter_are_taken() -> None:
    texts = (TEXT, replace(TEXT, quarter=QUARTER.before), replace(TEXT, measure="robbery"))
    assert [bound.text for bound in entry_of(QUIET, texts=texts).texts] == [TEXT]


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ((None, None), "It is not recorded which figures these words were written about."),
        ((148, 148), None),
        ((148.4, 147.6), None),  # the same when printed
        (
            (150, 140),
            (
                "The figures have changed since these words were written: 150 for the quarter, now 148; 140 for a year "
                "before, now 148."
            ),
        ),
        ((148, 140), "The figures have changed since these words were written: 140 for a year before, now 148."),
    ],
)
def test_words_say_so_when_their_figures_have_moved(
    written: tuple[float | None, float | None], moved: str | None
) -> None:
    text = replace(TEXT, figure=written[0], figure_year_before=written[1])
    assert entry_of(QUIET, texts=(text,)).texts[0].figures_moved == moved


def test_words_about_a_figure_that_is_gone_say_so() -> None:
    text = replace(TEXT, figure=148.0)
    assert entry_of([*QUIET[:-1], None], texts=(text,)).texts[0].figures_moved == (
        "The figures have changed since these words were written: 148 for the quarter, now not available."
    )


def test_the_grade_of_the_cause_is_the_analysts_or_unknown() -> None:
    graded = replace(TEXT, cause_grade=CauseGrade.SUGGESTED, cause="A form.")
    assert entry_of(QUIET, texts=(graded,)).cause_grade is CauseGrade.SUGGESTED
    assert entry_of(QUIET).cause_grade is CauseGrade.UNKNOWN


def test_actions_are_this_quarters_and_older_ones_that_are_open_or_settle_something() -> None:
    mine = Action(measure="burglary", quarter=QUARTER, text="New.", closed=date(2020, 6, 1), answer="Yes.")
    older = replace(mine, quarter=QUARTER.before, text="Old.")
    still_open = replace(older, closed=None, answer=None)
    settling = replace(older, settles=Settles(Rule.TREND, Month(2019, 1)))
    other = replace(mine, measure="robbery")
    assert entry_of(QUIET, actions=(mine, older, still_open, settling, other)).actions == (mine, still_open, settling)


def test_resets_of_this_measure_and_area_up_to_the_quarter_start_its_phases() -> None:
    later, elsewhere = replace(RESET, month=Month(2020, 7)), replace(RESET, area=CITY.name)
    earlier, other = replace(RESET, month=Month(2018, 10)), replace(RESET, measure="robbery")
    entry = entry_of(QUIET, resets=(later, RESET, elsewhere, earlier, other))
    assert entry.resets == (earlier, RESET)
    assert [str(phase.window.first) for phase in entry.analysis.phases] == ["2018-07", "2018-10", "2019-04"]


def test_events_on_the_chart_are_all_that_concern_the_measure() -> None:
    event = Event("Op Lionheart", EventKind.OPERATION, Window(Month(2018, 8), Month(2018, 8)), "Panel")
    other = replace(event, measures=frozenset({"robbery"}))
    entry = entry_of(QUIET, events=(event, other))
    assert (entry.events, entry.events_on_chart) == ((), (event,))


def test_notes_in_their_order() -> None:
    recording = Event("New rules", EventKind.RECORDING_CHANGE, Window(Month(2020, 5), Month(2020, 5)), "Home Office")
    values = [12, 10, None, *[12, 10] * 9, 12, 140, 12]
    entry = entry_of(values, events=(recording,), resets=(replace(RESET, month=Month(2018, 10)),))
    assert entry.further_sentences[0] == (
        "The way this is recorded changed in May 2020 (New rules). Part or all of the difference may come from that, "
        "so it is under review and not yet a finding about what happened."
    )
    assert entry.notes == (
        "No lower limit applies, because the figure cannot be below 0.",
        "No figure for September 2018: Not recorded during Covid-19.",
        "The limits start again in October 2018: New rules. Decided by the Board (item 5).",
    )


def test_the_other_side_comes_from_the_same_area_and_quarter() -> None:
    answered = measure_of(MeasureKind.PERCENTAGE, id="answered", title="Answered", complement="lost")
    lost = measure_of(MeasureKind.PERCENTAGE, id="lost", title="Lost", complement="answered")
    both = report_of(
        series_of([90.0] * 15, answered), series_of([10.0] * 15, lost), series_of([70.0] * 15, lost, area=CITY)
    )
    assert [entry.notes[0] for entry in both.entries] == [
        "Seen from the other side, Lost: 10.0%.",
        "Seen from the other side, Answered: 90.0%.",
    ]
    alone = report_of(series_of([90.0] * 15, answered), quarter=Quarter(2020, 1))
    assert alone.entries[0].notes == (
        "The counts behind these percentages are not in the figures, so a quarter is the plain mean of its months.",
    )
