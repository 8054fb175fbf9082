"""A breakdown in words and as a table: shares beside numbers, and what is missing said."""

import json
from dataclasses import replace

from moothall.intake.breakdown_file import breakdown_disclosures
from moothall.measures import Withheld
from moothall.measures.breakdown import Breakdown, BreakdownPart, NotGiven
from moothall.measures.measure import Definition
from moothall.periods import Month, Window
from moothall.render.report_json import report_json
from moothall.reports.breakdown_blocks import breakdown_blocks, breakdown_sentence
from moothall.reports.context import Context
from moothall.reports.document import Table
from moothall.reports.exception_report import why_not_counted
from tests.worlds import QUARTER, QUIET, entry_of, measure_of, report_of, series_of

PLACES = Breakdown(
    measure="burglary",
    title="Serious violence by place",
    window=Window(Month(2019, 4), Month(2020, 3)),
    source="Minutes of 18 June 2024, item 6",
    parts=(
        BreakdownPart("in a dwelling", 62.6),
        BreakdownPart("in hospitality", 4.6),
        BreakdownPart("in education", 2.7),
    ),
    not_given=(NotGiven("public and open spaces", "To be provided after the meeting."),),
)
VIOLENCE = measure_of(title="Serious violence")


def test_the_places_that_the_panel_was_told_of_and_the_one_it_was_not() -> None:
    assert breakdown_sentence(PLACES, VIOLENCE) == (
        "Serious violence, April 2019 to March 2020: in a dwelling 62.6% (number not given), in hospitality 4.6% "
        "(number not given) and in education 2.7% (number not given). That is 69.9% together; nothing is known of the "
        "other 30.1%. Not given: public and open spaces. To be provided after the meeting."
    )
    (table,) = (block for block in breakdown_blocks([PLACES], {"burglary": VIOLENCE}) if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["In a dwelling", "not given", "62.6%"],
        ["In hospitality", "not given", "4.6%"],
        ["In education", "not given", "2.7%"],
        ["Public and open spaces", "not given", "not given"],
        ["Not told apart", "not given", "30.1%"],
        ["The whole", "not given", "100%"],
    ]


def test_numbers_stand_beside_their_shares() -> None:
    counted = replace(
        PLACES, parts=(BreakdownPart("under 25", count=9), BreakdownPart("over", count=4)), not_given=(), total=15
    )
    assert breakdown_sentence(counted, VIOLENCE) == (
        "Serious violence, April 2019 to March 2020 (15 in all): under 25 60.0% (9) and over 26.7% (4). That is 86.7% "
        "together; nothing is known of the other 13.3%."
    )
    (table,) = (block for block in breakdown_blocks([counted], {"burglary": VIOLENCE}) if isinstance(block, Table))
    assert [cell.text for cell in table.rows[-2].cells] == ["Not told apart", "2", "13.3%"]


def test_no_share_is_taken_of_a_whole_under_ten() -> None:
    parts = (BreakdownPart("under 25", count=5), BreakdownPart("over", count=4))
    assert breakdown_sentence(replace(PLACES, parts=parts, not_given=(), total=9), VIOLENCE) == (
        "Serious violence, April 2019 to March 2020 (9 in all): under 25 (5) and over (4)."
    )


def test_a_report_shows_it_once_its_months_are_over() -> None:
    later = replace(PLACES, window=Window(QUARTER.first, QUARTER.last + 1))
    report = report_of(series_of(QUIET), context=Context(breakdowns=(PLACES, later)))
    assert report.breakdowns == (PLACES,)
    (told,) = json.loads(report_json(report))["breakdowns"]
    assert (told["title"], round(told["percent_not_told_apart"], 1)) == ("Serious violence by place", 30.1)


def test_numbers_of_withheld_months_are_refused_and_shares_are_not() -> None:
    series = series_of([*QUIET[:-4], Withheld(Month(2020, 3), "Not agreed"), *QUIET[-3:]])
    counted = replace(PLACES, parts=(BreakdownPart("in a dwelling", count=3),))
    (problem,) = breakdown_disclosures("breakdowns.toml", [PLACES, counted], [series])
    assert str(problem) == (
        "breakdowns.toml: Serious violence by place has numbers of burglary, which is withheld for March 2020. Nothing "
        "that is published gives away what is withheld. Keep the shares alone, or publish the figure."
    )


def test_two_definitions_are_two_series_and_one_thing() -> None:
    young = measure_of(id="young", title="Young", definition=Definition("violence", "under 25, in public"))
    everybody = measure_of(id="all", title="All", definition=Definition("violence", "all ages"))
    assert why_not_counted(young, [young, everybody]) is None
    assert why_not_counted(everybody, [young, everybody]) == "counts the same thing by another definition"
    assert entry_of(QUIET, young).notes[0] == (
        "Definition of violence used here: under 25, in public. Figures by any other definition are another series; "
        "the two are neither added up nor compared."
    )
