"""The public data as rows for programs: what a page shows, numbers unrounded, each with the address of its page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from moothall.areas import Area
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.panel.record import Meeting
from moothall.panel.register import Entry as Commitment
from moothall.periods import Month
from moothall.render.analysis_json import analysis_json
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.site import addresses
from moothall.reports.site.figure_sheet import FigureSheet
from moothall.reports.site.history import PublishedReport
from moothall.reports.site.site import Site

Row = dict[str, Any]
OBSERVATION_COLUMNS = (
    "measure",
    "area",
    "month",
    "value",
    "numerator",
    "denominator",
    "absent",
    "reason",
    "known_on",
    "revised",
    "address",
)


def body_row(site: Site) -> Row:
    body = site.profile.body
    return {
        "body": site.slug,
        "panel": body.panel,
        "force": body.force,
        "office": body.office,
        "area": site.whole.name,
        "quarter": str(site.quarter),
        "version": site.version,
        "notice": site.profile.notice,
        "licences": [
            {"title": one.title, "licence": one.licence, "attribution": one.attribution} for one in site.profile.sources
        ],
        "address": f"/{site.slug}/",
    }


def measure_row(site: Site, entry: MeasureEntry) -> Row:
    measure = entry.measure
    return {
        "measure": measure.id,
        "title": measure.title,
        "group": measure.group,
        "unit": measure.unit,
        "kind": measure.kind.value,
        "good": measure.good.value,
        "status": entry.analysis.verdict.status.value,
        "finding": entry.finding.label,
        "exception": entry.finding.is_exception,
        "sentence": entry.message,
        "address": _at(site, addresses.measure_address(measure.id)),
    }


def measure_in_full(site: Site, entry: MeasureEntry) -> Row:
    """Its words, and its analysis in the shape of `moothall analyse --json`."""
    measure = entry.measure
    beside = {"why": measure.why, "how_counted": measure.how_counted, "source": measure.source, "owner": measure.owner}
    return {**measure_row(site, entry), **beside, "analysis": analysis_json(entry.analysis, entry.change)}


def area_row(site: Site, area: Area) -> Row:
    is_judged = area in (site.whole, *site.parts)
    return {
        "area": addresses.slug_of(area.name),
        "name": area.name,
        "kind": area.kind.value,
        "address": _at(site, addresses.area_address(area.name)) if is_judged else None,
    }


def observation_rows(
    site: Site, *, measure: str | None, area: str | None, first: Month | None, last: Month | None
) -> Iterator[Row]:
    """By measure, area and month; `measure` by its id and `area` by its name in addresses."""
    for one in site.measures.values():
        for place in site.areas_of(one.id) if measure in (None, one.id) else ():
            known = site.series_of(one.id, place)
            if known is None or area not in (None, addresses.slug_of(place.name)):
                continue
            for entry in known.entries:
                if (first is None or first <= entry.month) and (last is None or entry.month <= last):
                    yield _observation(site, one, place, entry)


def _observation(site: Site, measure: Measure, area: Area, entry: Entry) -> Row:
    return {
        "measure": measure.id,
        "area": addresses.slug_of(area.name),
        "month": str(entry.month),
        **_value(entry),
        "known_on": _day(entry.known_on),
        "revised": len(site.vintages_of(measure.id, area, entry.month)) > 1,
        "address": _at(site, addresses.figure_address(measure.id, area.name, entry.month)),
    }


def _value(entry: Entry) -> Row:
    """A figure, or why there is none."""
    if isinstance(entry, Observation):
        found = {"value": entry.value, "numerator": entry.numerator, "denominator": entry.denominator}
        return {**found, "absent": None, "reason": None}
    absent = "withheld" if isinstance(entry, Withheld) else "missing"
    return {"value": None, "numerator": None, "denominator": None, "absent": absent, "reason": entry.reason}


def revision_rows(site: Site) -> Iterator[Row]:
    """Every figure that was revised, as it was known from a day on, the oldest first."""
    for (measure, area, month), vintages in site.vintages.items():
        for vintage in vintages if len(vintages) > 1 else ():
            yield {
                "measure": measure,
                "area": addresses.slug_of(area),
                "month": str(month),
                "known_on": _day(vintage.known),
                "value": _value(vintage.entry)["value"],
                "address": _at(site, addresses.figure_address(measure, area, month)),
            }


def figure_sheet_rows(site: Site, sheet: FigureSheet) -> Row:
    page = addresses.figure_address(sheet.measure.id, sheet.area.name, sheet.period)
    return {
        "measure": sheet.measure.id,
        "area": addresses.slug_of(sheet.area.name),
        "period": str(sheet.period),
        "figures": [
            {
                "what": one.what,
                "label": one.label,
                "said": one.said,
                "exact": one.exact,
                "method": one.method,
                "address": f"{_at(site, page)}#{one.what}",
            }
            for one in sheet.figures
        ],
        "data": [_observation(site, sheet.measure, sheet.area, entry) for entry in sheet.data],
    }


def report_row(site: Site, report: PublishedReport) -> Row:
    later = site.correction_of(report)
    return {
        "report": report.number,
        "quarter": str(report.quarter),
        "title": report.title,
        "published": report.published.isoformat(),
        "corrects": report.corrects,
        "corrected_by": later.number if later else None,
        "reason": report.reason or None,
        "files": [
            {"format": kind, "sha256": print_, "address": _at(site, addresses.report_address(report.number, kind))}
            for kind, print_ in report.files.items()
        ],
        "address": _at(site, addresses.report_address(report.number)),
    }


def meeting_row(site: Site, meeting: Meeting) -> Row:
    return {
        "date": _day(meeting.day),
        "body": meeting.body,
        "papers": [{"document": one.minutes.document, "kind": one.minutes.kind.value} for one in meeting.papers],
        "approved_on": _day(meeting.approved_on),
        "address": _at(site, addresses.meeting_address(meeting)),
    }


def commitment_row(site: Site, entry: Commitment) -> Row:
    said = entry.commitment
    return {
        "commitment": entry.key,
        "meeting": _day(entry.meeting),
        "item": said.item,
        "form": said.form.value,
        "who": said.who,
        "what": said.what,
        "when": said.when,
        "due": _day(entry.due.day) if entry.due else None,
        "state": entry.state.value,
        "quote": said.quote,
        "document": entry.document,
        "line": said.place.line,
        "page": said.place.page,
        "evidence": [{"said": one.said, "document": one.document, "on": _day(one.on)} for one in entry.evidence],
        "address": _at(site, addresses.commitment_address(entry)),
    }


def _at(site: Site, address: str) -> str:
    return f"/{site.slug}/{address}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
