"""All that the public may see of one body at one moment: every page, feed, answer and exported file is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from moothall.errors import NotFoundError
from moothall.intake.workspace import WorkspaceContents
from moothall.panel.body import BodyProfile
from moothall.panel.record import Record
from moothall.periods import Month
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.site.addresses import slug_of
from moothall.reports.site.history import Definition, PublishedReport, Vintage
from moothall.workflows.body_contents import BodyContents, body_contents
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import body_files
from moothall.workflows.withheld_now import shows, withheld_in

__all__ = [
    "PublicRecord",
    "PublishedReport",
    "Vintage",
    "public_record",
    "record_of_folder",
    "record_version",
    "record_versions",
    "report_bytes",
    "slugs",
]

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class PublicRecord:
    """`version` rises with every change, and everything made from the record may be kept under it.

    `vintages` holds the figures that were ever revised, by measure id, area name and month, the oldest first;
    `definitions` the measures that were ever defined otherwise, by their id, the oldest first; `days` since when each
    figure is known here.
    """

    slug: str
    version: int
    changed: datetime
    contents: WorkspaceContents
    report: ExceptionReport
    panel: Record
    vintages: Mapping[tuple[str, str, Month], tuple[Vintage, ...]] = field(default_factory=dict)
    published: tuple[PublishedReport, ...] = ()
    body: BodyProfile | None = None
    definitions: Mapping[str, tuple[Definition, ...]] = field(default_factory=dict)
    days: Mapping[tuple[str, str, Month], date] = field(default_factory=dict)


def record_of_folder(folder: Path, *, latest: Month | None = None) -> PublicRecord:
    """The public record of a workspace on files, which has no history: version 0, nothing published."""
    found = body_contents(body_files(folder), latest=latest)
    return _public(found, slug=slug_of(folder.resolve().name), version=0, changed=BEGINNING)


def public_record(slug: str, *, as_known_on: date | None = None) -> PublicRecord:
    """The public record of a body in the database, as it is or as it was known on a day.

    Raises NotFoundError where there is no such body, where nothing was known on the day, and where what was known then
    shows a figure that is withheld now.
    """
    from moothall.store.bodies import head_of

    head = head_of(slug)
    state = head_of(slug, known_by=as_known_on) if as_known_on else head
    return _record_at(state.hash, head.hash)


@lru_cache(maxsize=16)
def _record_at(state: str, head: str) -> PublicRecord:
    """The record at a change, as it may be seen after another; both by their hashes, which stand for all before."""
    from moothall.store.changes import change_with
    from moothall.store.figures import days_known
    from moothall.store.files import files_at
    from moothall.workflows.stored_past import definitions_at, published_at, vintages_at

    change = change_with(state)
    found = body_contents(files_at(change.body, change.number))
    now = found.contents if state == head else _record_at(head, head).contents
    if state != head and shows(found.contents, withheld_in(now)):
        message = f"What was known on {change.known_on} is not shown: a figure of then is withheld now."
        raise NotFoundError(message)
    record = _public(found, slug=change.body.slug, version=change.number, changed=change.at)
    past = change.body, change.number, now
    vintages, definitions = vintages_at(*past), definitions_at(*past)
    return replace(
        record,
        vintages=vintages,
        definitions=definitions,
        published=published_at(*past),
        days=days_known(change.body, change.number),
    )


def _public(found: BodyContents, *, slug: str, version: int, changed: datetime) -> PublicRecord:
    """What was read, without what pages never show: figures that are withheld, drafts, reports kept in words."""
    contents = replace(found.contents, unredacted=(), plan=None, office=None, kept=(), annual={}, notices=())
    quarter = contents.profile.quarter or latest_quarter(contents)
    return PublicRecord(
        slug=slug,
        version=version,
        changed=changed,
        contents=contents,
        report=report_of(found.contents, quarter),
        panel=found.panel,
        body=found.body,
    )


def record_version(slug: str) -> int:
    """The number of a body's latest change: one query. Raises NotFoundError where there is no such body."""
    from moothall.store.bodies import head_number

    return head_number(slug)


def record_versions() -> Mapping[str, int]:
    """The number of the latest change of every body in the database, in order: one query."""
    from moothall.store.bodies import head_numbers

    return head_numbers()


def slugs() -> tuple[str, ...]:
    """The bodies in the database, in order."""
    from moothall.store import bodies

    return bodies.slugs()


def report_bytes(sha256: str) -> bytes:
    """A file of a published report by its SHA-256. Raises NotFoundError for anything that is not public."""
    from moothall.store.files import kept_bytes
    from moothall.store.reports import bodies_with

    for slug in bodies_with(sha256):
        if any(sha256 in report.files.values() for report in public_record(slug).published):
            return kept_bytes(sha256)
    message = "No published report has this file."
    raise NotFoundError(message)
