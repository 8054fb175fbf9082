"""The report as a value: who counts, who is an exception and in which order, the grid, the notes, the districts."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.areas import Area
from moothall.commentary.analyst import Action, Settles
from moothall.commentary.finding import Standing
from moothall.measures import Good, Measure, Missing, Series
from moothall.periods import Month, Quarter
from moothall.reports.context import Context
from moothall.reports.exception_report import ExceptionReport, why_not_counted
from moothall.spc import Rule
from tests.worlds import CITY, NOWHERE, QUARTER, SHIRE, VALE, measure_of, profile_of, report_of, series_of

QUIET = [52, 48] * 12
SPIKE = [*QUIET[:-1], 90]
# Twenty months: five months before the quarter have a year before, too few, so the moving ranges are the yardstick.
# They add up to 63: 63 / 19 / 1.128 x sqrt(6) = 7.20035. 15 more than a year before: z = 2.0832, p = 0.037.
SHIFT = [*[48, 52] * 6, *[57, 55] * 4]


def named(title: str, **changes: object) -> Measure:
    return replace(measure_of(), id=title.lower(), title=title, **changes)  # type: ignore[arg-type]  # by name


def titles(*measures: Measure) -> list[str]:
    return [measure.title for measure in measures]


def test_the_report_is_named_after_its_period() -> None:
    report = report_of(series_of(QUIET), quarter=Quarter(2020, 1))
    assert report.title == "Force performance exception report: April to June 2020"
    assert report.subtitle == "Quarter 1 of 2020-21 (April to June 2020)"


def test_groups_come_in_the_order_of_the_profile_and_measures_in_their_own() -> None:
    report = report_of(
        series_of(QUIET, named("Theft", group="Crime", order=2)),
        series_of(QUIET, named("Robbery", group="Crime", order=1)),
        series_of(QUIET, named("Arson", group="Crime", order=2)),
        series_of(QUIET, named("Answered", group="Calls")),
        series_of(QUIET, named("Budget", group="Another")),
        profile=profile_of(groups=("Calls", "Empty", "Crime")),
    )
    assert [(group.name, titles(*(e.measure for e in group.entries))) for group in report.groups] == [
        ("Calls", ["Answered"]),
        ("Crime", ["Robbery", "Arson", "Theft"]),
        ("Another", ["Budget"]),
    ]


TOTAL = named("Total", contains=("part", "other"))
PART, OTHER, CHILD = named("Part"), named("Other"), named("Child", parent="part")
FRONT, BACK = named("Front", complement="back"), named("Back")


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        (TOTAL, "adds up other measures"),
        (PART, None),
        (OTHER, None),
        (CHILD, "is a part of another measure"),
        (FRONT, None),
        (BACK, "is another measure from its other side"),
    ],
)
def test_no_measure_is_counted_twice(measure: Measure, why: str | None) -> None:
    everything = [TOTAL, PART, OTHER, CHILD, FRONT, BACK]
    assert why_not_counted(measure, everything) == why
    assert why_not_counted(CHILD, [CHILD, TOTAL]) is None  # its parent is not in this report


def report_with_one_of_each() -> ExceptionReport:
    closed = Action(
        measure="settled",
        quarter=QUARTER,
        text="Find out why.",
        closed=date(2020, 6, 30),
        answer="A form.",
        settles=Settles(Rule.SINGLE_POINT, Month(2020, 6)),
    )
    return report_of(
        series_of(QUIET, named("Quiet")),
        series_of(SPIKE, named("Spike")),
        series_of(SHIFT, named("Better", good=Good.UP)),
        series_of(SHIFT, named("Neutral", good=Good.NEITHER)),
        series_of(SHIFT, named("Worse")),
        series_of(SPIKE, named("Settled")),
        series_of([5, 6, 7], named("Short")),
        series_of([*QUIET, None, None, None], named("Lost")),
        series_of(SPIKE, named("Sum", contains=("quiet", "spike"))),
        context=Context(actions=(closed,)),
    )


def test_page_one_says_what_is_quiet_what_is_not_and_what_could_not_be_judged() -> None:
    assert report_with_one_of_each().quiet_sentence == (
        "Nothing unusual in 1 of 8 measures; 4 are exceptions. Also an exception, and not counted again: Sum. "
        "Explained and closed: Settled. Could not be judged: "
        "Lost and Short."
    )


def test_totals_come_first_then_concerns_then_neither_then_improvements_the_clearest_first() -> None:
    report = report_with_one_of_each()
    assert titles(*(e.measure for e in report.exceptions)) == ["Sum", "Spike", "Worse", "Neutral", "Better"]
    spike, worse = (next(e for e in report.entries if e.measure.title == t) for t in ("Spike", "Worse"))
    assert spike.strength > worse.strength
    assert next(e for e in report.entries if e.measure.title == "Lost").strength == 0


def test_every_counted_measure_stands_in_one_row_of_the_grid() -> None:
    report = report_with_one_of_each()
    assert [(row.standing, titles(*(e.measure for e in row.entries))) for row in report.grid] == [
        (Standing.WORSENING, ["Settled", "Spike", "Worse"]),
        (Standing.IMPROVING, ["Better"]),
        (Standing.CHANGED, ["Neutral"]),
        (Standing.NO_CLEAR_CHANGE, ["Quiet"]),
        (Standing.TOO_FEW, ["Short"]),
        (Standing.NO_FIGURES, ["Lost"]),
    ]
    assert [(entry.measure.title, why) for entry, why in report.not_counted] == [("Sum", "adds up other measures")]


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        ([series_of(QUIET)], "Nothing unusual in 1 of 1 measure; none are exceptions."),
        ([series_of(SPIKE)], "Nothing unusual in 0 of 1 measure; 1 is an exception."),
    ],
)
def test_the_first_sentence_of_a_small_report(series: list[Series], sentence: str) -> None:
    assert report_of(*series).quiet_sentence == sentence


def test_page_one_has_room_for_six_messages() -> None:
    report = report_of(*(series_of(SPIKE, named(f"Spike {i}")) for i in range(8)))
    assert titles(*(e.measure for e in report.messages)) == [f"Spike {i}" for i in range(6)]
    assert titles(*(e.measure for e in report.exceptions_not_on_page_one)) == ["Spike 6", "Spike 7"]


def test_notes_on_the_data_name_the_measure() -> None:
    report = report_of(
        series_of([*QUIET[:12], None, *QUIET[:3]]), profile=profile_of(data_notes=("Counts may be revised.",))
    )
    assert report.data_notes == (
        "Counts may be revised.",
        "Burglary: No figure for March 2020: Not recorded during Covid-19.",
    )


def test_a_measure_without_a_series_has_no_figures() -> None:
    robbery = named("Robbery")
    report = report_of(series_of(QUIET, area=Area("Elsewhere")), series_of(QUIET, robbery))
    entry = next(entry for entry in report.entries if entry.measure.title == "Burglary")
    assert entry.verdict_sentence == "No figures for April to June 2020. No figure was supplied."
    assert [type(one) for one in entry.analysis.series.entries] == [Missing] * 3


def test_districts_stand_by_size_and_what_has_no_place_apart() -> None:
    series = [series_of([size] * 20, area=area) for area, size in ((SHIRE, 90), (CITY, 20), (VALE, 60), (NOWHERE, 10))]
    profile = profile_of(areas=(SHIRE, CITY, VALE, NOWHERE), district_measure="burglary")
    table = report_of(*series, profile=profile).districts
    assert table is not None
    assert (table.measure.title, table.whole.area) == ("Burglary", SHIRE)
    assert [entry.area for entry in table.districts] == [VALE, CITY]
    assert [entry.area for entry in table.unplaced] == [NOWHERE]
    without = report_of(*series[:2], profile=profile).districts
    assert without is not None
    assert [entry.area for entry in without.districts] == [CITY, VALE]  # without figures last


@pytest.mark.parametrize("changes", [{"district_measure": "burglary"}, {"areas": (SHIRE, CITY)}])
def test_without_districts_or_a_measure_for_them_there_is_no_table(changes: dict[str, object]) -> None:
    assert report_of(series_of(QUIET), profile=profile_of(**changes)).districts is None
