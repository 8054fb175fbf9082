"""Make the Plan-delivery report: a workspace folder in, the table and its arguments in every format out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from moothall.errors import FileError, Problem
from moothall.intake.workspace import PLAN, WorkspaceContents, workspace_from
from moothall.periods import Month, Quarter
from moothall.render.document_docx import document_docx
from moothall.render.document_html import document_html
from moothall.render.document_pdf import document_pdf
from moothall.render.plan_csv import plan_csv
from moothall.render.plan_json import plan_json
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.plan_document import plan_document
from moothall.reports.plan_table import PlanTable, plan_table
from moothall.reports.plan_workbook import plan_workbook
from moothall.workflows.exception_report import Say, latest_quarter
from moothall.workflows.folders import workspace_files, write_files
from moothall.workflows.paper import MadePaper, check_formats

FORMATS: Mapping[str, Callable[[PlanTable], bytes]] = {
    "html": lambda table: document_html(plan_document(table)),
    "pdf": lambda table: document_pdf(plan_document(table)),
    "docx": lambda table: document_docx(plan_document(table)),
    "json": plan_json,
    "csv": plan_csv,
    "xlsx": lambda table: workbook_xlsx(plan_workbook(table)),
    "ods": lambda table: workbook_ods(plan_workbook(table)),
}


def make_plan_report(
    folder: Path, *, quarter: Quarter | None, out: Path, formats: Sequence[str], say: Say, latest: Month | None = None
) -> MadePaper:
    """Read a workspace, rate every metric of its Plan, write the report.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem of the input.
    """
    check_formats(formats, FORMATS)
    say(f"Reading {folder} ...")
    contents = workspace_from(workspace_files(folder), latest=latest)
    table = plan_table_of(contents, quarter or contents.profile.quarter or latest_quarter(contents))
    say(f"Writing {', '.join(formats)} ...")
    name = f"plan-delivery-{table.quarter}"
    files = write_files(out, {f"{name}.{kind}": FORMATS[kind](table) for kind in formats})
    rows = tuple((row.title, f"{row.rating}. {row.argument[0]}") for row in table.rows)
    return MadePaper(
        title=table.title,
        profile=contents.profile,
        summary=table.summary,
        headings=("Metric", "In words"),
        rows=rows,
        files=tuple(files),
        notices=tuple(map(str, contents.notices)),
    )


def plan_table_of(contents: WorkspaceContents, quarter: Quarter) -> PlanTable:
    """The table of a workspace that has been read. Raises FileError where it has no Plan."""
    if contents.plan is None:
        raise FileError(
            Problem(
                f"The file {PLAN} is not there.",
                "It holds the Plan, its metrics and the rule of the colours.",
                "Add it as the reference page on the workspace folder describes it.",
            )
        )
    return plan_table(
        contents.profile,
        contents.plan,
        quarter,
        contents.series,
        resets=contents.resets,
        redactions=contents.redactions,
        unredacted=contents.unredacted,
    )
