"""City and districts in one view: rates, who cannot have one, where a change came from, what stood out where."""

from dataclasses import replace

from moothall.areas import Area, Residents
from moothall.comparison.area_counts import Exclusion, LeftOut
from moothall.comparison.contributions import Contribution
from moothall.measures import Entry, Measure, Series, Withheld
from moothall.periods import Month
from moothall.render.report_json import report_json
from moothall.reports.context import Context
from moothall.reports.district_blocks import district_blocks
from moothall.reports.district_page import DistrictPage
from moothall.reports.district_words import (
    across_cells,
    left_out_sentences,
    origin_sentences,
    rate_sentences,
    standing_out_sentence,
)
from moothall.reports.document import Numbered, Table
from moothall.reports.exception_document import district_part
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.findings_that_stand import findings_that_stand
from moothall.spc import Rules
from tests.worlds import CITY, NOWHERE, QUARTER, SHIRE, VALE, measure_of, profile_of, report_of, series_of, summed

Values = list[float | Entry | None]
MONTHS = 24
PEOPLE = {SHIRE: 60_000, CITY: 20_000, VALE: 40_000}


def even(value: float, last: float | None = None) -> Values:
    """The same month after month, a little up and down; another number in the three months of the quarter."""
    now = value if last is None else last
    return [*(value + (i % 2) for i in range(MONTHS - 3)), *[now] * 3]


def report_on(values: dict[Area, Values], *more: Series, years: tuple[int, ...] = (2020,)) -> ExceptionReport:
    residents = tuple(
        Residents(area.name, year, people, "Made up") for area, people in PEOPLE.items() for year in years
    )
    profile = profile_of(areas=(SHIRE, CITY, VALE, NOWHERE), district_measure="burglary")
    series = [series_of(of_area, area=area) for area, of_area in values.items()]
    return report_of(*series, *more, profile=profile, context=Context(residents=residents))


def page_on(values: dict[Area, Values], *more: Series, years: tuple[int, ...] = (2020,)) -> DistrictPage:
    page = report_on(values, *more, years=years).districts
    assert page
    return page


WHOLE = {SHIRE: even(310, 400), CITY: even(200, 280), VALE: even(100, 110), NOWHERE: even(10, 10)}


def test_rates_are_counts_of_the_quarter_over_residents() -> None:
    # City 840 of 20,000 is 42; Vale 330 of 40,000 is 8.25; the whole 1,200 of 60,000 is 20.
    rates = page_on(WHOLE).rates
    assert rates
    assert rates.whole
    assert (rates.whole.rate, [(part.name, part.rate) for part in rates.parts]) == (
        20,
        [("Example City", 42), ("Vale of Example", 8.25)],
    )
    assert [part.differs for part in rates.parts] == [True, True]
    page = page_on(WHOLE)
    assert page.rates
    assert " ".join(list(rate_sentences(page, page.rates))[:3]) == (
        "There were 20.0 burglary offences per 1,000 residents of Exampleshire in April to June 2020: 1,200, and "
        "60,000 residents in mid-2020. "
        "The highest rate was that of Example City, 42.0 (95% interval 39.2 to 44.9); the lowest that of Vale of "
        "Example, 8.3 (95% interval 7.4 to 9.2). "
        "Each tested against the other districts together, the rate is significantly higher in Example City and "
        "significantly lower in Vale of Example."
    )


def test_residents_of_another_year_are_said_to_be() -> None:
    page = page_on(WHOLE, years=(2011, 2018))
    assert page.rates
    assert page.rates.denominators.year == 2018
    assert "Residents are those of mid-2018; there are none for 2020." in list(rate_sentences(page, page.rates))
    assert page_on(WHOLE, years=()).rates is None


def three(city: Values) -> DistrictPage:
    """A third district, so that two can still be compared."""
    hill = Area("Hill", VALE.kind, SHIRE.name)
    profile = profile_of(areas=(SHIRE, CITY, VALE, hill), district_measure="burglary")
    people = [(SHIRE, 60_000), (CITY, 20_000), (VALE, 30_000), (hill, 10_000)]
    residents = tuple(Residents(area.name, 2020, number, "Made up") for area, number in people)
    values = {SHIRE: even(500), CITY: city, VALE: even(150), hill: even(150)}
    series = [series_of(of_area, area=area) for area, of_area in values.items()]
    page = report_of(*series, profile=profile, context=Context(residents=residents)).districts
    assert page
    return page


def test_a_month_without_figures_withheld_or_incomplete_leaves_a_district_out() -> None:
    gap = three([*even(200)[:-2], None, 200])
    withheld = three([*even(200)[:-1], Withheld(QUARTER.last, "Not agreed")])
    low = three([*even(200)[:-1], 90])
    assert [page.rates.left_out for page in (gap, withheld, low) if page.rates] == [
        (Exclusion("Example City", LeftOut.NO_RECORDS, (Month(2020, 5),)),),
        (Exclusion("Example City", LeftOut.WITHHELD, (Month(2020, 6),)),),
        (Exclusion("Example City", LeftOut.LOOKS_INCOMPLETE, (Month(2020, 6),), (90,)),),
    ]
    assert low.rates
    assert " ".join(left_out_sentences(low.rates.left_out)) == (
        "Without a rate: Example City. Far fewer records than usual stand in June 2020 (90): incomplete publication, "
        "it seems, not a fall."
    )
    assert [part.name for part in low.rates.parts] == ["Hill", "Vale of Example"]


def test_of_a_district_with_a_month_withheld_no_more_is_said_than_is_known() -> None:
    page = three([*even(200)[:-1], Withheld(QUARTER.last, "Not agreed")])
    assert page.rates
    blocks = list(district_blocks(page, "Panel", Rules.standard(), (), findings_that_stand((), Rules.standard())))
    (table, *_) = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in table.rows if row.cells[0].text == "Example City"] == [
        ["Example City", "withheld", "602", "not known", "–", "Stable"]
    ]
    assert "nothing unusual, as far as the months are known, in Example City." in standing_out_sentence(page)
    said = list(rate_sentences(page, page.rates))
    assert said[1].startswith("Of the 2 districts with a rate, the highest rate was that of Hill, 45.0")
    assert said[-1] == "Without a rate: Example City. Figures of the period are withheld."


def test_a_change_is_told_by_place_and_adds_up_exactly() -> None:
    # A year before: 311 + 310 + 311 and so on; 1,200 - 932 = 268 = (840 - 602) + (330 - 302) + (30 - 32) + rest.
    (origin,) = page_on(WHOLE).origins
    assert origin.by_area.parts == (
        Contribution("Example City", 840, 602),
        Contribution("Vale of Example", 330, 302),
        Contribution("elsewhere", 0, -4),
        Contribution("no usable place", 30, 32),
    )
    assert origin.by_area.change == 1_200 - 932
    assert " ".join(origin_sentences(origin)) == (
        "Burglary rose by 268 (+29%), from 932 in April to June 2019 to 1,200 in April to June 2020. Of it: up 238 in "
        "Example City, 28 in Vale of Example and 4 elsewhere; down 2 without a usable place. In each list the parts "
        "add up to the whole; nothing is left out."
    )


def composite() -> tuple[Measure, Series, Series]:
    whole = measure_of(id="burglary", title="All theft", contains=("shops", "bikes"))
    shops, bikes = (measure_of(id=name, title=name.capitalize()) for name in ("shops", "bikes"))
    return whole, series_of(even(200, 280), shops), series_of(even(110, 120), bikes)


def test_a_measure_that_adds_up_others_is_told_by_type_too() -> None:
    whole, shops, bikes = composite()
    both = summed(whole, [shops, bikes], SHIRE)
    profile = profile_of(areas=(SHIRE, CITY, VALE), district_measure="burglary")
    districts = [replace(both, area=area) for area in (CITY, VALE)]
    page = report_of(both, shops, bikes, *districts, profile=profile).districts
    assert page
    origin = page.origins[0]
    assert origin.by_type
    assert [(part.part, part.change) for part in origin.by_type.parts] == [("Shops", 238), ("Bikes", 28)]
    assert [(part.part, part.change) for part in origin.by_area.parts] == [
        ("Example City", 266),
        ("Vale of Example", 266),
        ("elsewhere", -266),
    ]


def test_where_a_part_is_withheld_nothing_is_told_of_where_the_change_came_from() -> None:
    city = [*even(200)[:-1], Withheld(QUARTER.last, "Not agreed")]
    report = report_on({**WHOLE, CITY: city})
    assert report.districts
    assert (report.districts.origins, report.districts.rates) == ((), None)
    told = b"".join(report_json(report).split())
    assert b'"changes":[],' in told


def test_what_stood_out_is_told_measure_by_measure() -> None:
    robbery = measure_of(id="robbery", title="Robbery")
    more = [series_of(even(9), robbery), series_of(even(9, 40), robbery, area=CITY)]
    report = report_on(WHOLE, *more)
    assert report.districts
    assert [
        (one.whole.measure.title, [entry.area.name for entry in one.standing_out], len(one.districts))
        for one in report.districts.across
    ] == [("Burglary", ["Example City", "Vale of Example"], 2), ("Robbery", ["Example City"], 1)]
    said, stand = [block.text for block in district_part(report) if isinstance(block, Numbered)][-2:]
    assert stand == (
        "Of 3 findings among 3 figures, 3 stand: on average at most 5 in 100 of those that stand are chance (Benjamini "
        "and Hochberg)."
    )
    assert said.startswith(
        "Of the measures that are counted, something stood out for Example City in 2 of 2 and Vale of Example in 1 of "
        "1."
    )
    burglary, robberies = report.districts.across
    assert across_cells(burglary.standing_out, 2) == "Concern: Example City and Vale of Example."
    assert across_cells(robberies.standing_out, 3) == "Concern: Example City. Not in the other 2."
    assert (across_cells((), 9), across_cells((), 1)) == ("In none of 9.", "No.")
