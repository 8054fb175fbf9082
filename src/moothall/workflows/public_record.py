"""All that the public may see of one body at one moment: every page, feed, answer and exported file is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.measures.observation import Entry
from moothall.panel.record import Record, record
from moothall.periods import Month, Quarter
from moothall.reports.exception_report import ExceptionReport
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import workspace_files
from moothall.workflows.panel_record import read_record

PAPERS = "papers"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Vintage:
    """What was known of one month, from a day on."""

    known: date
    entry: Entry


@dataclass(frozen=True, kw_only=True)
class PublishedReport:
    """A report as published. `files` gives the SHA-256 of each format's bytes; `corrects` the number it replaces."""

    number: int
    quarter: Quarter
    title: str
    published: datetime
    files: Mapping[str, str]
    corrects: int | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class PublicRecord:
    """`version` rises with every change, and everything made from the record may be kept under it.

    `vintages` holds the figures that were ever revised, by measure id, area name and month, the oldest first.
    """

    slug: str
    version: int
    changed: datetime
    contents: WorkspaceContents
    report: ExceptionReport
    panel: Record
    vintages: Mapping[tuple[str, str, Month], tuple[Vintage, ...]] = field(default_factory=dict)
    published: tuple[PublishedReport, ...] = ()


def record_of_folder(folder: Path, *, latest: Month | None = None) -> PublicRecord:
    """The public record of a workspace on files, which has no history: version 0, nothing published."""
    contents = workspace_from(workspace_files(folder), latest=latest)
    papers = folder / PAPERS
    quarter = contents.profile.quarter or latest_quarter(contents)
    return PublicRecord(
        slug=folder.resolve().name,
        version=0,
        changed=BEGINNING,
        contents=contents,
        report=report_of(contents, quarter),
        panel=read_record([papers]).record if papers.is_dir() else record(()),
    )
