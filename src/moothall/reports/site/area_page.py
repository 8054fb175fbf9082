"""What the page of an area shows: which of its measures are exceptions there, counted as the report counts them."""

from dataclasses import dataclass

from moothall.areas import Area
from moothall.reports.exception_report import not_counted_again
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.site.site import Site
from moothall.wording.numbers import plural


@dataclass(frozen=True)
class AreaPage:
    """`exceptions` and `others` hold every measure with figures of the area; `sentences` say how many there are."""

    area: Area
    exceptions: tuple[MeasureEntry, ...]
    others: tuple[MeasureEntry, ...]
    sentences: tuple[str, ...]


def area_page(site: Site, area: Area) -> AreaPage:
    entries = [entry for id_ in site.measures if (entry := site.entry(id_, area))]
    exceptions = tuple(entry for entry in entries if entry.finding.is_exception)
    others = tuple(entry for entry in entries if not entry.finding.is_exception)
    return AreaPage(area, exceptions, others, _sentences(site, entries))


def _sentences(site: Site, entries: list[MeasureEntry]) -> tuple[str, ...]:
    not_counted = {entry.measure.id for entry, _ in site.report.not_counted}
    counted = [entry for entry in entries if entry.measure.id not in not_counted]
    found = [entry for entry in counted if entry.finding.is_exception]
    again = [entry for entry in entries if entry.measure.id in not_counted and entry.finding.is_exception]
    of_all = f"{len(found) or 'None'} of {len(counted)} {plural(len(counted), 'measure', 'measures')}"
    said = f"{of_all} {plural(len(found), 'is an exception', 'are exceptions')} here."
    return (said, not_counted_again(again)) if again else (said,)
