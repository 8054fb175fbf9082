"""Make the exception report: a workspace folder in, the report in every format out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import FileError, UsageError
from moothall.intake.workspace import REPORTS, WorkspaceContents, workspace_from
from moothall.periods import Month, Quarter, Window
from moothall.render.document_docx import document_docx
from moothall.render.document_pdf import document_pdf
from moothall.render.report_csv import report_csv
from moothall.render.report_html import report_html
from moothall.render.report_json import report_json
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.context import Context
from moothall.reports.exception_document import exception_document
from moothall.reports.exception_report import ExceptionReport, exception_report
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.left_standing import confirmed_in_vain, left_standing
from moothall.workflows.folders import workspace_files, write_files


def _pdf(report: ExceptionReport) -> bytes:
    return document_pdf(exception_document(report))


def _docx(report: ExceptionReport) -> bytes:
    return document_docx(exception_document(report))


def _xlsx(report: ExceptionReport) -> bytes:
    return workbook_xlsx(exception_workbook(report))


def _ods(report: ExceptionReport) -> bytes:
    return workbook_ods(exception_workbook(report))


FORMATS: Mapping[str, Callable[[ExceptionReport], bytes]] = {
    "html": report_html,
    "pdf": _pdf,
    "docx": _docx,
    "json": report_json,
    "csv": report_csv,
    "xlsx": _xlsx,
    "ods": _ods,
}
Say = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """What came of it: the report, its files, and what the reader of the input should know."""

    report: ExceptionReport
    files: tuple[Path, ...]
    notices: tuple[str, ...]


def make_exception_report(
    folder: Path,
    *,
    quarter: Quarter | None,
    out: Path,
    formats: Sequence[str],
    say: Say,
    latest: Month | None = None,
    keep: bool = False,
) -> Made:
    """Read a workspace, analyse every measure, write the report; `keep` puts its JSON into the workspace as well.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem of the input, and UsageError
    where another report on the quarter is kept already.
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
    kept = kept_report(folder, report) if keep else {}
    say(f"Writing {', '.join(formats)} ...")
    name = f"exception-report-{chosen}"
    files = write_files(out, {f"{name}.{kind}": FORMATS[kind](report) for kind in formats})
    files += write_files(folder, kept)
    return Made(report, tuple(files), (*map(str, contents.notices), *notices_of(report)))


def notices_of(report: ExceptionReport) -> tuple[str, ...]:
    return (*report.totals_that_do_not_add_up, *confirmed_in_vain(report))


def kept_report(folder: Path, report: ExceptionReport) -> Mapping[str, bytes]:
    """The report as it is kept, by its place in the workspace. What has been reported is history, and stays."""
    name, data = f"{REPORTS}{report.quarter}.json", report_json(report)
    place = folder / name
    if place.exists() and place.read_bytes() != data:
        message = (
            f"{place} is kept already, and says something else. Nothing was written: what has been reported stays as "
            f"it was. Leave out --keep; or, if that report was never given to anybody, delete the file first."
        )
        raise UsageError(message)
    return {name: data}


def report_of(contents: WorkspaceContents, quarter: Quarter) -> ExceptionReport:
    """The report on one quarter of a workspace that has been read.

    Raises UsageError where it has no month of it, and FileError where words of an earlier quarter were left standing.
    """
    area = contents.profile.area
    known = [one.window for one in contents.series if one.area.name == area]
    if not any(window.overlaps(quarter.window) for window in known):
        reach = f"They run from {min(known).first} to {max(w.last for w in known)}." if known else "There are none."
        message = f"No figures of {area} lie in {quarter} ({quarter.first} to {quarter.last}). {reach}"
        raise UsageError(message)
    context = Context(
        events=contents.events,
        resets=contents.resets,
        texts=contents.texts,
        actions=contents.actions,
        kept=contents.kept,
        residents=contents.residents,
        breakdowns=contents.breakdowns,
    )
    report = exception_report(contents.profile, quarter, contents.measures, contents.series, context)
    if problems := tuple(left_standing(report)):
        raise FileError(problems)
    return report


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
