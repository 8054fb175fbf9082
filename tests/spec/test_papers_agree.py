"""The Plan-delivery table and the office's report say the same in every format: each is read back by other programs."""

import csv
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.periods import Quarter
from moothall.workflows.folders import workspace_files
from moothall.workflows.office_report import make_office_report, office_report_of
from moothall.workflows.paper import MadePaper
from moothall.workflows.plan_report import make_plan_report, plan_table_of
from tests.conftest import REPOSITORY
from tests.read_back import spaced, text_of_pdf, text_of_word

EXAMPLE = REPOSITORY / "src" / "moothall" / "examples" / "made-up"
QUARTER = Quarter(2022, 1)


@pytest.fixture(scope="module")
def contents() -> WorkspaceContents:
    return workspace_from(workspace_files(EXAMPLE))


def texts_of(make: Callable[..., MadePaper], folder: Path) -> dict[str, str]:
    """The words of each format in one line."""
    kinds = ["html", "pdf", "docx", "json", "csv"]
    made = make(EXAMPLE, quarter=QUARTER, out=folder, formats=kinds, say=lambda _: None)
    files = {file.suffix.removeprefix("."): file.read_bytes() for file in made.files}
    running = f"OFFICIAL (made-up example) Example Commissioner: {made.title}"
    rows = csv.reader(io.StringIO(files["csv"].decode("utf-8-sig")))
    return {
        "html": spaced(html.unescape(re.sub(r"<[^>]*>", " ", files["html"].decode()))),
        "pdf": text_of_pdf(files["pdf"], running, made.profile.notice),
        "docx": text_of_word(files["docx"]),
        "json": spaced(_strings(json.loads(files["json"]))),
        "csv": spaced(" ".join(cell.removeprefix("'") for row in rows for cell in row)),
    }


def _strings(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_strings, value.values()))
    if isinstance(value, list):
        return " ".join(map(_strings, value))
    return str(value)


def absent(wanted: list[str], texts: dict[str, str], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(kind, text) for kind in kinds for text in wanted if spaced(text) not in texts[kind]]


def test_every_argument_step_and_outcome_of_the_plan_is_in_every_format(
    contents: WorkspaceContents,
    tmp_path: Path,
    poppler: None,  # noqa: ARG001
) -> None:
    table, texts = plan_table_of(contents, QUARTER), texts_of(make_plan_report, tmp_path)
    said = [
        text
        for row in table.rows
        for text in (*row.argument, *row.comparison, row.rating, row.rule, row.next_step, row.outcome)
    ]
    assert absent(said, texts, ("html", "pdf", "docx", "csv")) == []
    in_json = [text for row in table.rows for text in (*row.argument, *row.comparison, row.next_step, row.outcome)]
    assert absent(in_json, texts, ("json",)) == []
    cells = [cell for row in table.rows for cell in (row.baseline, row.latest, row.difference, row.percent)]
    assert absent(cells, texts, ("html", "pdf", "docx", "csv")) == []


def test_every_figure_and_word_of_the_office_is_in_every_format(
    contents: WorkspaceContents,
    tmp_path: Path,
    poppler: None,  # noqa: ARG001
) -> None:
    report, texts = office_report_of(contents, QUARTER), texts_of(make_office_report, tmp_path)
    assert absent(list(report.said.values()), texts, ("html", "pdf", "docx", "json", "csv")) == []
    cells = [cell for row in report.rows for cell in (row.title, row.latest, row.earlier, row.signed_difference)]
    assert absent(cells, texts, ("html", "pdf", "docx", "csv")) == []
    sentences = [report.quiet_sentence, report.rule_sentence, *(row.change_sentence for row in report.exceptions)]
    assert absent(sentences, texts, ("html", "pdf", "docx", "json")) == []
