"""The site of a body from its public record, and every file of it by its address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from moothall.measures import Entry, Series, Withheld
from moothall.periods import Month
from moothall.render.site.assets import asset_files
from moothall.render.site.environment import page_of_all
from moothall.render.site.file import File, Files, kind_of
from moothall.render.site.pages import pages
from moothall.render.site.search_files import search_page
from moothall.render.site.sitemap import robots, sitemap
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.site.addresses import live_report_address, report_address
from moothall.reports.site.search_index import Findable, found, search_index
from moothall.reports.site.site import Site
from moothall.workflows.exception_report import FORMATS
from moothall.workflows.public_record import PublicRecord
from moothall.workflows.withheld_now import measures_with_something_withheld


def site_of(record: PublicRecord, *, on: date) -> Site:
    """What may be shown, and no more: figures that are withheld stay behind."""
    contents = record.contents
    hidden = measures_with_something_withheld(contents)  # what they were once said to be might tell a figure
    return Site(
        slug=record.slug,
        version=record.version,
        changed=record.changed,
        on=on,
        report=record.report,
        measures=contents.measures,
        series=tuple(_dated(one, record.days) for one in contents.series),
        events=contents.events,
        resets=contents.resets,
        panel=record.panel,
        body=record.body,
        vintages=record.vintages,
        definitions={name: told for name, told in record.definitions.items() if name not in hidden},
        published=record.published,
        is_live=record.version == 0,
    )


def _dated(series: Series, days: Mapping[tuple[str, str, Month], date]) -> Series:
    """Each figure with the day since which it is known, where its file names none; none of what is withheld."""

    def dated(entry: Entry) -> Entry:
        day = days.get((series.measure.id, series.area.name, entry.month))
        return entry if entry.known_on or isinstance(entry, Withheld) else replace(entry, known_on=day)

    return replace(series, entries=tuple(map(dated, series.entries))) if days else series


@dataclass(frozen=True)
class BodySite:
    """A body's site and its files, none of which is made before it is asked for."""

    site: Site
    files: Files

    @cached_property
    def index(self) -> tuple[Findable, ...]:
        return search_index(self.site)


def body_site(record: PublicRecord, *, on: date, bytes_of: Callable[[str], bytes], address: str = "") -> BodySite:
    """`bytes_of` gives a published file by its SHA-256; `address` is where the whole site stands, if that is known."""
    site = site_of(record, on=on)
    return BodySite(site, {**pages(site, address), **dict(_report_files(site, bytes_of))})


def _report_files(site: Site, bytes_of: Callable[[str], bytes]) -> Iterator[tuple[str, Callable[[], File]]]:
    for report in site.published:
        for kind, fingerprint in report.files.items():
            yield report_address(report.number, kind), partial(_published, kind, fingerprint, bytes_of)
    if site.is_live:
        for kind, write in FORMATS.items():
            yield live_report_address(site.quarter, kind), partial(_made_now, kind, write, site.report)


def _published(kind: str, fingerprint: str, bytes_of: Callable[[str], bytes]) -> File:
    return File(kind_of(f".{kind}"), bytes_of(fingerprint))


def _made_now(kind: str, write: Callable[[ExceptionReport], bytes], report: ExceptionReport) -> File:
    return File(kind_of(f".{kind}"), write(report))


def shared_files(bodies: Sequence[BodySite], address: str = "") -> Files:
    """What belongs to no body: the first page, the style sheet, the typeface, what search engines read."""
    sites = [one.site for one in bodies]
    listed = [(one.site.slug, one.files) for one in bodies]
    maps: Files = {"sitemap.xml": lambda: sitemap(address, listed)} if address else {}
    first = {"": lambda: page_of_all("home.html", sites=sites), "robots.txt": lambda: robots(address)}
    return {**first, **maps, **asset_files()}


def searched(body: BodySite, query: str) -> File:
    """The page of a search in all that is public of a body."""
    return search_page(body.site, query, found(body.index, query))


def not_found(top: str = "/") -> File:
    """It is shown at any address, so its links begin at the top of the server or at the path where the site stands."""
    return page_of_all("not_found.html", top=top)


def broken() -> File:
    return page_of_all("broken.html")
