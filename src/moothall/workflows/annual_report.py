"""Make the annual report of a financial year: a workspace folder in, the draft with comments and final text out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import NotFoundError, UsageError
from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.render.annual_json import annual_json
from moothall.render.document_docx import document_docx
from moothall.render.document_html import document_html
from moothall.render.document_pdf import document_pdf
from moothall.reports.annual_document import annual_document
from moothall.reports.annual_report import AnnualRecord, AnnualReport, annual_report
from moothall.workflows.folders import workspace_files, write_files

ANNUAL_FORMATS: Mapping[str, Callable[[AnnualReport], bytes]] = {
    "html": lambda report: document_html(annual_document(report)),
    "pdf": lambda report: document_pdf(annual_document(report)),
    "docx": lambda report: document_docx(annual_document(report)),
    "json": annual_json,
}


@dataclass(frozen=True)
class MadeAnnual:
    report: AnnualReport
    files: tuple[Path, ...]
    notices: tuple[str, ...]


def make_annual_report(folder: Path, *, year: int, out: Path, formats: Sequence[str]) -> MadeAnnual:
    """Raises FileError with every problem of the workspace, NotFoundError where it keeps nothing of the year."""
    unknown = [name for name in formats if name not in ANNUAL_FORMATS]
    if unknown or not formats:
        message = f"Formats: '{', '.join(unknown)}' cannot be written. Choose from {', '.join(ANNUAL_FORMATS)}."
        raise UsageError(message)
    contents = workspace_from(workspace_files(folder))
    report = annual_report_of(contents, year)
    name = f"annual-report-{report.year_said}"
    files = write_files(out, {f"{name}.{kind}": ANNUAL_FORMATS[kind](report) for kind in formats})
    return MadeAnnual(report, tuple(files), tuple(map(str, contents.notices)))


def annual_report_of(contents: WorkspaceContents, year: int) -> AnnualReport:
    record = contents.annual.get(year, AnnualRecord())
    report = annual_report(contents.profile, year, record, contents.kept, contents.actions, contents.series)
    if not report.kept and year not in contents.annual:
        known = sorted({*(f"{r.quarter.financial_year}" for r in contents.kept)})
        message = (
            f"Nothing is kept of {report.year_said}: no report of a quarter in reports/, and no folder "
            f"annual/{report.year_said}. Reports are kept of: {', '.join(known) or 'no year'}."
        )
        raise NotFoundError(message)
    return report
