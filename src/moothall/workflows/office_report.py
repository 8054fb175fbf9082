"""Make the office's own report: a workspace folder in, its measures and words in every format out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from moothall.errors import FileError, Problem
from moothall.intake.office_files import MEASURES
from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.periods import Month, Quarter
from moothall.render.document_docx import document_docx
from moothall.render.document_html import document_html
from moothall.render.document_pdf import document_pdf
from moothall.render.office_files import office_csv, office_json
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.office_document import office_document
from moothall.reports.office_report import OfficeReport, office_report
from moothall.reports.office_workbook import office_workbook
from moothall.workflows.exception_report import Say, latest_quarter
from moothall.workflows.folders import workspace_files, write_files
from moothall.workflows.paper import MadePaper, check_formats

FORMATS: Mapping[str, Callable[[OfficeReport], bytes]] = {
    "html": lambda report: document_html(office_document(report)),
    "pdf": lambda report: document_pdf(office_document(report)),
    "docx": lambda report: document_docx(office_document(report)),
    "json": office_json,
    "csv": office_csv,
    "xlsx": lambda report: workbook_xlsx(office_workbook(report)),
    "ods": lambda report: workbook_ods(office_workbook(report)),
}


def make_office_report(
    folder: Path, *, quarter: Quarter | None, out: Path, formats: Sequence[str], say: Say, latest: Month | None = None
) -> MadePaper:
    """Read a workspace, fill the numbers into the office's words, write the report.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem of the input.
    """
    check_formats(formats, FORMATS)
    say(f"Reading {folder} ...")
    contents = workspace_from(workspace_files(folder), latest=latest)
    report = office_report_of(contents, quarter or contents.profile.quarter or latest_quarter(contents))
    say(f"Writing {', '.join(formats)} ...")
    name = f"office-report-{report.quarter}"
    files = write_files(out, {f"{name}.{kind}": FORMATS[kind](report) for kind in formats})
    return MadePaper(
        title=report.title,
        profile=contents.profile,
        summary=report.quiet_sentence,
        headings=("Exception", "In words"),
        rows=tuple((row.title, row.change_sentence) for row in report.exceptions),
        files=tuple(files),
        notices=tuple(map(str, contents.notices)),
    )


def office_report_of(contents: WorkspaceContents, quarter: Quarter) -> OfficeReport:
    """The report of a workspace that has been read. Raises FileError where it has nothing of the office."""
    office = contents.office
    if office is None:
        found, expected = f"The file {MEASURES} is not there.", "It says what the office measures."
        raise FileError(Problem(found, expected, "Add it as the reference page on the workspace folder describes it."))
    if not any(period == quarter for _, period in office.figures):
        known = sorted({str(period) for _, period in office.figures})
        remedy = f"Add them to office/figures.csv, or name another quarter: {', '.join(known) or 'there is none'}."
        raise FileError(Problem(f"The office has no figure for {quarter}.", "A report is about figures.", remedy))
    return office_report(contents.profile, office, quarter, contents.series)
