"""All months of one measure in every area as CSV, a row a month; what a spreadsheet would run is disarmed."""

import csv
import io
from collections.abc import Iterator

from moothall.measures import Entry, Measure, Observation
from moothall.render.report_csv import harmless
from moothall.reports.site.addresses import figure_address
from moothall.reports.site.figure_sheet import entry_said
from moothall.reports.site.site import Site

HEADINGS = ("measure", "area", "month", "value", "numerator", "denominator", "absent", "known_on", "address")


def measure_csv(site: Site, measure: Measure) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its signs rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for area in site.areas_of(measure.id):
        known = site.series_of(measure.id, area)
        for entry in known.entries if known else ():
            address = figure_address(measure.id, area.name, entry.month)
            row = (measure.title, area.name, str(entry.month), *_cells(measure, entry), f"{site.slug}/{address}")
            writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _cells(measure: Measure, entry: Entry) -> Iterator[object]:
    if isinstance(entry, Observation):
        yield from (_plain(entry.value), _plain(entry.numerator), _plain(entry.denominator), "")
    else:
        yield from ("", "", "", f"{entry_said(measure, entry)}: {entry.reason}")
    yield entry.known_on.isoformat() if entry.known_on else ""


def _plain(value: float | None) -> object:
    if value is None:
        return ""
    return int(value) if float(value).is_integer() else value
