"""What is new of a body as an Atom feed (RFC 4287): reports and corrections as published, and meetings held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from moothall.render.page_environment import page_environment
from moothall.render.site.file import KINDS, File
from moothall.reports.site import addresses
from moothall.reports.site.site import Site
from moothall.wording.dates import day_named
from moothall.wording.numbers import plural

MOST_ENTRIES = 50


@dataclass(frozen=True)
class FeedEntry:
    """`mark` names it for good."""

    mark: str
    title: str
    updated: str
    address: str
    summary: str


def feed(site: Site, address: str) -> File:
    """`address` is where the whole site stands, such as https://figures.example/; empty for links from the feed on."""
    entries = sorted((*_reports(site), *_meetings(site)), key=lambda one: (one.updated, one.mark), reverse=True)
    top = f"{address}{site.slug}/" if address else ""
    template = page_environment().get_template("site/feed.xml")
    filled = template.render(site=site, entries=entries[:MOST_ENTRIES], top=top or "./")
    return File(KINDS["atom"], filled.encode())


def _reports(site: Site) -> Iterator[FeedEntry]:
    for report in site.published:
        said = f"It corrects report {report.corrects}. {report.reason or ''}" if report.corrects else "A new report."
        yield FeedEntry(
            mark=f"report-{report.number}",
            title=f"{'Correction: ' if report.corrects else ''}{report.title}",
            updated=report.published.isoformat(),
            address=addresses.report_address(report.number),
            summary=said.strip(),
        )


def _meetings(site: Site) -> Iterator[FeedEntry]:
    for meeting in site.panel.meetings:
        if meeting.day:
            count = sum(entry.meeting == meeting.day for entry in site.panel.register)
            said = plural(count, "promise or request", "promises and requests")
            yield FeedEntry(
                mark=f"meeting-{meeting.day}",
                title=f"Papers of the meeting of {day_named(meeting.day)}",
                updated=datetime.combine(meeting.day, time(), UTC).isoformat(),
                address=addresses.meeting_address(meeting),
                summary=f"{count} {said} read out of its papers.",
            )
