"""Make the exception report: a workspace folder in, the report in every format out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import UsageError
from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.periods import Month, Quarter, Window
from moothall.render.document_docx import document_docx
from moothall.render.document_pdf import document_pdf
from moothall.render.report_csv import report_csv
from moothall.render.report_html import report_html
from moothall.render.report_json import report_json
from moothall.reports.exception_document import exception_document
from moothall.reports.exception_report import ExceptionReport, exception_report
from moothall.reports.measure_entry import Context
from moothall.workflows.folders import workspace_files, write_files


def _pdf(report: ExceptionReport) -> bytes:
    return document_pdf(exception_document(report))


def _docx(report: ExceptionReport) -> bytes:
    return document_docx(exception_document(report))


FORMATS: Mapping[str, Callable[[ExceptionReport], bytes]] = {
    "html": report_html,
    "pdf": _pdf,
    "docx": _docx,
    "json": report_json,
    "csv": report_csv,
}
Say = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """What came of it: the report, its files, and what the reader of the input should know."""

    report: ExceptionReport
    files: tuple[Path, ...]
    notices: tuple[str, ...]


def make_exception_report(
    folder: Path, *, quarter: Quarter | None, out: Path, formats: Sequence[str], say: Say, latest: Month | None = None
) -> Made:
    """Read a workspace, analyse every measure, write the report.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem of the input.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        message = f"Formats: '{', '.join(unknown)}' cannot be written. Choose from {', '.join(FORMATS)}."
        raise UsageError(message)
    say(f"Reading {folder} ...")
    contents = workspace_from(workspace_files(folder), latest=latest)
    chosen = quarter or contents.profile.quarter or latest_quarter(contents)
    say(f"Analysing {len(contents.series)} series for {chosen} ...")
    report = report_of(contents, chosen)
    say(f"Writing {', '.join(formats)} ...")
    name = f"exception-report-{chosen}"
    files = write_files(out, {f"{name}.{kind}": FORMATS[kind](report) for kind in formats})
    notices = (*map(str, contents.notices), *report.totals_that_do_not_add_up, *report.ways_round_what_is_withheld)
    return Made(report, tuple(files), notices)


def report_of(contents: WorkspaceContents, quarter: Quarter) -> ExceptionReport:
    """The report on one quarter of a workspace that has been read. Raises UsageError where it has no month of it."""
    area = contents.profile.area
    known = [one.window for one in contents.series if one.area.name == area]
    if not any(window.overlaps(quarter.window) for window in known):
        reach = f"They run from {min(known).first} to {max(w.last for w in known)}." if known else "There are none."
        message = f"No figures of {area} lie in {quarter} ({quarter.first} to {quarter.last}). {reach}"
        raise UsageError(message)
    context = Context(contents.events, contents.resets, contents.texts, contents.actions)
    return exception_report(contents.profile, quarter, contents.measures, contents.series, context)


def latest_quarter(contents: WorkspaceContents) -> Quarter:
    """The latest quarter that is complete in the area's figures. Raises UsageError where there is none."""
    windows = [one.window for one in contents.series if one.area.name == contents.profile.area]
    span = Window(min(w.first for w in windows), max(w.last for w in windows)) if windows else None
    latest = Quarter.latest_complete(span) if span else None
    if latest is None:
        message = (
            f"No financial quarter is complete in the figures of {contents.profile.area}. Name one with --quarter."
        )
        raise UsageError(message)
    return latest
