"""The Plan-delivery table: what each metric's row says, what is told of withheld figures, what is offered."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.comparison.plan_change import Reading
from moothall.comparison.rating import Ground, PlanPeriod, Rating, RatingRule, RatingTest
from moothall.measures import Good, MeasureKind, Part, Redaction, Reset, Series, Withheld, Withholding
from moothall.measures.redaction import published
from moothall.periods import Month
from moothall.reports.paper_words import PaperWords
from moothall.reports.plan import (
    Elsewhere,
    MeetingOutcome,
    Metric,
    NextStep,
    Objective,
    Plan,
    PlanVersion,
    SuppliedFigures,
)
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable, plan_table
from moothall.reports.profile import Meeting
from tests.worlds import QUARTER, SHIRE, measure_of, profile_of, series_of

RULE = RatingRule(period=PlanPeriod.QUARTER, baseline=2019, percent=5, points=2, test=RatingTest.SIGNIFICANCE)
BURGLARY = measure_of()
COUNTED = Metric(objective="victims", measure=BURGLARY, rule=RULE, source="Force", no_comparison="Counted here only.")
SURVEY = measure_of(MeasureKind.SURVEY_ESTIMATE, id="safe", title="Feels safe", good=Good.UP)
ASKED = Metric(
    objective="victims",
    measure=SURVEY,
    rule=RULE,
    source="CSEW",
    figures=SuppliedFigures(Reading(68.1, "2019-20", sample=1020), Reading(61.4, "2020-21", sample=1004)),
    elsewhere=(Elsewhere("England and Wales", 66, "2020-21", "CSEW"),),
)
WITHHOLDING = Withholding(
    parts=frozenset({Part.VALUE}),
    reason="Not agreed",
    authority="Chief Constable",
    asked="the Chief Constable, 1 May 2020",
    review=date(2020, 12, 15),
)
STATEMENT = (
    "The figures exist and are withheld. Not agreed. Withheld by: Chief Constable. Asked to release it: the Chief "
    "Constable, 1 May 2020. To be looked at again by 15 December 2020."
)
APRIL = Month(2020, 4)
# Sixteen months to June 2020: 148 in April to June 2019; 183 a year later.
RISE = series_of([*(52, 48) * 6, 52, 60, 61, 62])


def plan_of(*metrics: Metric) -> Plan:
    return Plan(
        title="Exampleshire Plan 2019-23",
        version="1.1",
        versions=(
            PlanVersion("1.0", date(2019, 4, 1), "First adopted"),
            PlanVersion("1.1", date(2020, 2, 3), "Addendum on shoplifting."),
        ),
        rule=RULE,
        rule_by=None,
        objectives=(Objective("victims", "Fewer victims"), Objective("roads", "Safer roads")),
        metrics=metrics,
        words=PaperWords(item="7", author="A. Example"),
    )


def table_of(
    *metrics: Metric, series: Series = RISE, redaction: Redaction | None = None, reset: Reset | None = None
) -> PlanTable:
    decisions = [redaction] if redaction else []
    return plan_table(
        profile_of(meeting=Meeting(day=date(2020, 10, 1), item="8")),
        plan_of(*metrics),
        QUARTER,
        [published(series, decisions)],
        resets=[reset] if reset else [],
        redactions=decisions,
        unredacted=[series] if decisions else [],
    )


def row_of(
    metric: Metric, series: Series = RISE, redaction: Redaction | None = None, reset: Reset | None = None
) -> PlanRow:
    return table_of(metric, series=series, redaction=redaction, reset=reset).rows[0]


def redaction(*parts: Part, first: Month = APRIL) -> Redaction:
    withholding = replace(WITHHOLDING, parts=frozenset(parts))
    return Redaction(measure="burglary", withholding=withholding, first=first)


def cells(row: PlanRow) -> tuple[str, ...]:
    return row.baseline, row.latest, row.difference, row.percent, row.direction, row.rating


def test_a_row_holds_both_figures_the_change_and_the_colour() -> None:
    row = row_of(COUNTED)
    assert cells(row) == ("148", "183", "+35", "+24%", "the wrong way", "Red: moving the wrong way")
    assert row.when == ("April to June 2019", "April to June 2020")
    assert row.argument[0] == (
        "183 burglary offences in April to June 2020, up 35 from 148 in April to June 2019 (+24%)."
    )
    assert (row.rule, row.wanted_briefly, row.unit_note) == (
        "Less is wanted; a change counts from 5%; tested.",
        "less",
        "Burglary: offences.",
    )


def test_a_survey_differs_by_points_and_is_compared_with_others() -> None:
    row = row_of(ASKED)
    assert cells(row) == ("68.1%", "61.4%", "−6.7 points", "in points", "the wrong way", "Red: moving the wrong way")
    assert row.comparison == ("England and Wales: 66.0% in 2020-21 (CSEW).",)
    assert row.unit_note is None


def test_where_no_comparison_exists_the_row_says_so_and_why() -> None:
    assert row_of(COUNTED).comparison == ("No comparison exists. Counted here only.",)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (None, "No next step is recorded."),
        (NextStep("Go on."), "Go on. Owner: nobody named; no date set."),
        (NextStep("Go on", "Head of Crime", date(2020, 12, 1)), "Go on. Owner: Head of Crime; by 1 December 2020."),
    ],
)
def test_the_next_step_names_its_owner_and_day_or_that_there_is_none(step: NextStep | None, said: str) -> None:
    assert row_of(replace(COUNTED, next_step=step)).next_step == said


def test_the_outcome_of_the_delivery_meeting() -> None:
    assert row_of(COUNTED).outcome == "The outcome of the Plan delivery meeting is not recorded."
    noted = replace(COUNTED, outcome=MeetingOutcome("Noted.", date(2020, 7, 19)))
    assert row_of(noted).outcome == "Noted (Plan delivery meeting of 19 July 2020)."


# ---------------------------------------------------------------------------------------------------- withheld


def test_a_value_alone_is_withheld_with_its_change_where_the_baseline_is_published() -> None:
    row = row_of(COUNTED, redaction=redaction(Part.VALUE))
    assert cells(row) == ("withheld",) * 4 + ("the wrong way", "Not rated: figures withheld")
    assert row.argument == (
        STATEMENT,
        "Less is wanted, and it has moved the wrong way: how far is withheld.",
        "The change is withheld as well: with the baseline, which is published, it would give the figure away.",
    )


def test_the_number_of_a_change_may_be_told_where_both_figures_are_withheld() -> None:
    row = row_of(COUNTED, redaction=redaction(Part.VALUE, first=Month(2019, 1)))
    assert cells(row) == ("withheld", "withheld", "+35", "withheld", "the wrong way", "Not rated: figures withheld")
    assert row.argument == (
        STATEMENT,
        "Less is wanted, and it has moved the wrong way: by +35.",
        "No percentage is given: with the number of the change it would give both figures away.",
    )


def test_a_direction_may_be_told_without_the_change() -> None:
    row = row_of(COUNTED, redaction=redaction(Part.VALUE, Part.CHANGE))
    assert cells(row) == ("withheld",) * 4 + ("the wrong way", "Not rated: figures withheld")
    assert row.argument == (STATEMENT, "Less is wanted, and it has moved the wrong way: how far is withheld.")


def test_nothing_is_told_where_the_direction_is_withheld_too() -> None:
    row = row_of(COUNTED, redaction=redaction(*Part))
    assert cells(row) == ("withheld",) * 5 + ("Not rated: figures withheld",)
    assert row.argument == (STATEMENT, "Less is wanted. Which way it moved is withheld too.")


def test_no_withheld_number_is_anywhere_in_the_table() -> None:
    hidden = replace(ASKED, withholding=WITHHOLDING)
    assert "61.4" in repr(plan_of(hidden))
    for parts in ([Part.VALUE, Part.CHANGE], list(Part)):
        table = table_of(replace(ASKED, withholding=replace(WITHHOLDING, parts=frozenset(parts))))
        assert not [number for number in ("61.4", "68.1", "6.7", "1004", "1020") if number in repr(table)]


def test_figures_that_stand_alone_may_tell_their_change_in_points() -> None:
    row = row_of(replace(ASKED, withholding=WITHHOLDING))
    assert cells(row) == ("withheld",) * 2 + ("−6.7 points", "withheld", "the wrong way", "Not rated: figures withheld")
    assert row.argument == (STATEMENT, "More is wanted, and it has moved the wrong way: by −6.7 points.")


def test_a_decision_on_other_months_hides_nothing_here() -> None:
    old = Redaction(measure="burglary", withholding=WITHHOLDING, first=Month(2019, 8), last=Month(2019, 9))
    assert cells(row_of(COUNTED, redaction=old))[:2] == ("148", "183")


def test_a_decision_on_months_that_came_withheld_says_no_direction() -> None:
    came = series_of([*(52, 48) * 6, 52, *[Withheld(Month(2020, 4), "Court.")] * 3])
    row = row_of(COUNTED, series=came, redaction=redaction(Part.VALUE))
    assert cells(row) == ("withheld",) * 5 + ("Not rated: figures withheld",)


# ------------------------------------------------------------------------------------------- without one of two


def test_a_figure_that_is_missing_gives_its_reason() -> None:
    row = row_of(COUNTED, series=series_of([*(52, 48) * 6, 52, 60, None, None]))
    assert cells(row) == ("148", "no figure", "none", "not given", "no direction", "Not rated: cannot be judged")
    assert row.argument == (
        "Figures for April to June 2020 are missing. Not recorded during Covid-19.",
        "So it is not rated.",
    )


def test_a_figure_that_came_withheld_gives_its_reason() -> None:
    row = row_of(COUNTED, series=series_of([*(52, 48) * 6, 52, 60, 61, Withheld(Month(2020, 6), "Court case")]))
    assert row.argument[0] == "Figures for April to June 2020 are withheld. Court case."


def test_a_measure_without_any_figure() -> None:
    row = row_of(COUNTED, series=series_of([1], measure_of(id="robbery")))
    assert (row.argument, row.judged.ground) == (("No figure was supplied.", "So it is not rated."), Ground.NOT_TESTED)


def test_a_baseline_that_is_not_over() -> None:
    row = row_of(replace(COUNTED, rule=replace(RULE, baseline=2020)))
    assert row.argument[0] == "The baseline year was not over when these months began, so nothing can be compared."


def test_months_after_the_quarter_are_not_used_and_none_before_it_leaves_nothing() -> None:
    late = series_of([60, 61], last=Month(2020, 9))
    assert cells(row_of(COUNTED, series=late))[:2] == ("no figure", "no figure")


def test_across_a_reset_nothing_is_rated() -> None:
    reset = Reset(
        measure="burglary", area=SHIRE.name, month=Month(2019, 9), reason="New rule.", by="Board", citation="Item 5"
    )
    row = row_of(COUNTED, reset=reset)
    assert (row.percent, row.rating) == ("not given", "Not rated: cannot be judged")
    assert row.argument[3] == "The way of counting changed in between, so the two figures are not like for like."


# ------------------------------------------------------------------------------------------------ the whole table


def test_the_table_is_named_after_the_plan_and_the_month_and_has_its_own_item() -> None:
    table = table_of(COUNTED)
    assert table.title == "Exampleshire Plan 2019-23: delivery to June 2020"
    assert table.version_sentence == (
        "Reported against version 1.1 of the Plan, adopted on 3 February 2020: Addendum on shoplifting."
    )
    assert table.profile.meeting == Meeting(day=date(2020, 10, 1), item="7")
    assert table.profile.paper.author == "A. Example"


def test_how_many_have_which_colour() -> None:
    hidden = replace(ASKED, withholding=WITHHOLDING)
    unclear = replace(COUNTED, rule=replace(RULE, percent=50))
    assert table_of(COUNTED, ASKED, unclear, hidden).summary == (
        "Of 4 metrics 2 are red, 1 is amber and 1 is not rated. 1 has withheld figures."
    )
    assert table_of(COUNTED).summary == "Of 1 metric 1 is red."


def test_what_is_offered_for_the_next_agenda_and_why() -> None:
    alone = replace(
        ASKED,
        measure=replace(SURVEY, id="calm"),
        figures=SuppliedFigures(Reading(68.1, "2019-20"), Reading(61.4, "2020-21")),
    )
    better = replace(ASKED, measure=replace(SURVEY, good=Good.DOWN))
    table = table_of(COUNTED, replace(ASKED, withholding=WITHHOLDING), alone, better)
    assert [(row.metric.measure.id, row.why_offered) for row in table.offered] == [
        ("burglary", "it is moving the wrong way"),
        ("safe", "its figures are withheld"),
        ("calm", "it moved the wrong way, and nobody can tell whether by chance"),
    ]
    assert table.rows[3].judged.rating is Rating.GREEN
