"""Every page of a body by its address. Nothing is made before it is asked for."""

from collections.abc import Callable, Iterator
from functools import partial

from moothall.areas import Area, AreaKind
from moothall.measures import Measure
from moothall.panel.record import Meeting
from moothall.panel.register import Entry
from moothall.periods import Month, Quarter
from moothall.render.calendar_ics import calendar_ics
from moothall.render.site.environment import page
from moothall.render.site.feed import feed
from moothall.render.site.file import CSV, KINDS, File, Files
from moothall.render.site.measure_csv import measure_csv
from moothall.render.site.search_files import search_json, search_page
from moothall.reports.document import Table
from moothall.reports.exception_document import district_part
from moothall.reports.site import addresses
from moothall.reports.site.area_page import area_page
from moothall.reports.site.figure_sheet import figure_sheet, periods_of
from moothall.reports.site.history import PublishedReport
from moothall.reports.site.measure_page import later_months, parts_of, revised_since, revisions
from moothall.reports.site.panel_page import meeting_page, panel_page, source_address
from moothall.reports.site.search_index import search_index
from moothall.reports.site.site import Site

PLAIN_PAGES = {
    "": "quarter.html",
    "measures/": "measures.html",
    "reports/": "reports.html",
    "glossary/": "glossary.html",
    "methods/": "methods.html",
    "accessibility/": "accessibility.html",
    "licences/": "licences.html",
}


def pages(site: Site, address: str = "") -> Files:
    """By the address below the body's name. `address` is where the whole site stands, for feeds."""
    return dict(_pages(site, address))


def _pages(site: Site, address: str) -> Iterator[tuple[str, Callable[[], File]]]:
    for here, template in PLAIN_PAGES.items():
        yield here, partial(page, template, site, here, panel=panel_page(site))
    for measure in site.measures.values():
        yield from _of_a_measure(site, measure)
    for area in (site.whole, *site.parts):
        yield addresses.area_address(area.name), partial(_area, site, area)
    yield "areas/", partial(_areas, site)
    for report in site.published:
        here = addresses.report_address(report.number)
        yield here, partial(_report, site, report, here)
    yield from _of_the_panel(site)
    yield "search/", partial(search_page, site, "", ())
    yield "search.json", lambda: search_json(search_index(site))
    yield "feed.atom", partial(feed, site, address)
    yield "panel/calendar.ics", partial(_calendar, site)


def _calendar(site: Site) -> File:
    return File(KINDS["ics"], calendar_ics(site.panel, on=site.changed.date()))


def _of_a_measure(site: Site, measure: Measure) -> Iterator[tuple[str, Callable[[], File]]]:
    for area in site.areas_of(measure.id):
        if area.kind is not AreaKind.UNPLACED:
            here = _measure_address(site, measure, area)
            yield here, partial(_measure, site, measure, area, here)
        for period in periods_of(site, measure.id, area):
            here = addresses.figure_address(measure.id, area.name, period)
            yield here, partial(_figures, site, measure, area, period)
    yield addresses.table_address(measure.id), lambda: File(CSV, measure_csv(site, measure))


def _measure_address(site: Site, measure: Measure, area: Area) -> str:
    return addresses.measure_address(measure.id, None if area == site.whole else area.name)


def _measure(site: Site, measure: Measure, area: Area, here: str) -> File:
    return page(
        "measure.html",
        site,
        here,
        entry=site.entry(measure.id, area),
        measure=measure,
        area=area,
        later=later_months(site, measure.id, area),
        revisions=revisions(site, measure.id, area),
        parts_judged=parts_of(site, measure.id) if area == site.whole else (),
    )


def _report(site: Site, report: PublishedReport, here: str) -> File:
    return page("report.html", site, here, published=report, revised=revised_since(site, report))


def _areas(site: Site) -> File:
    """The report's own words on the districts; its first table stands on the page with links in its numbers."""
    blocks = district_part(site.report)
    said = [block for block in blocks[1:] if block is not next((b for b in blocks if isinstance(b, Table)), None)]
    return page("areas.html", site, "areas/", districts=said, headline=blocks[0] if blocks else None)


def _area(site: Site, area: Area) -> File:
    return page("area.html", site, addresses.area_address(area.name), shown=area_page(site, area))


def _figures(site: Site, measure: Measure, area: Area, period: Month | Quarter) -> File:
    here = addresses.figure_address(measure.id, area.name, period)
    sheet = figure_sheet(site, measure.id, area, period)
    return page("figures.html", site, here, sheet=sheet, of_measure=_measure_address(site, measure, area))


def _of_the_panel(site: Site) -> Iterator[tuple[str, Callable[[], File]]]:
    for here, template in {"panel/": "panel.html", "panel/commitments/": "commitments.html"}.items():
        yield here, partial(page, template, site, here, panel=panel_page(site))
    for meeting in site.panel.meetings:
        yield addresses.meeting_address(meeting), partial(_meeting, site, meeting)
    for entry in site.panel.register:
        yield addresses.commitment_address(entry), partial(_commitment, site, entry)


def _meeting(site: Site, meeting: Meeting) -> File:
    return page("meeting.html", site, addresses.meeting_address(meeting), shown=meeting_page(site, meeting))


def _commitment(site: Site, entry: Entry) -> File:
    source = source_address(site, entry)
    return page("commitment.html", site, addresses.commitment_address(entry), entry=entry, source=source)
