"""The office's own report as CSV, a row a measure, and as JSON with numbers unrounded."""

import csv
import io
import json

from moothall.render.analysis_json import Json
from moothall.render.report_csv import harmless
from moothall.reports.office import OfficeFigure
from moothall.reports.office_report import OfficeReport
from moothall.reports.office_row import OfficeRow

HEADINGS = (
    "group",
    "number",
    "measure",
    "quarter",
    "value",
    "quarter_before",
    "value_before",
    "change",
    "percent",
    "exception",
    "commentary",
)


def office_csv(report: OfficeReport) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its dashes rightly; every cell as it is printed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in report.rows:
        writer.writerow([harmless(cell) for cell in _cells(report, row)])
    return out.getvalue().encode("utf-8-sig")


def _cells(report: OfficeReport, row: OfficeRow) -> tuple[str, ...]:
    return (
        row.measure.group,
        row.measure.number,
        row.title,
        str(report.quarter),
        row.latest,
        str(report.quarter.before),
        row.earlier,
        row.signed_difference,
        row.signed_percent,
        "yes" if row in report.exceptions else "no",
        report.said.get(row.measure.id, "none written"),
    )


def office_json(report: OfficeReport) -> bytes:
    value: Json = {
        "title": report.title,
        "quarter": str(report.quarter),
        "quarter_before": str(report.quarter.before),
        "notice": report.profile.notice,
        "summary": [report.quiet_sentence, *([report.summary] if report.summary else [])],
        "rule": {
            "percent": report.rule.percent,
            "least": report.rule.least,
            "points": report.rule.points,
            "said": report.rule_sentence,
        },
        "exceptions": [row.measure.id for row in report.exceptions],
        "measures": [_row(report, row) for row in report.rows],
        "author": report.words.author if report.words else None,
        "written": report.words.written.isoformat() if report.words else None,
        "glossary": {term.term: term.meaning for term in report.terms},
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _row(report: OfficeReport, row: OfficeRow) -> Json:
    measure = row.measure
    return {
        "id": measure.id,
        "number": measure.number,
        "title": measure.title,
        "group": measure.group,
        "kind": measure.kind.value,
        "unit": measure.unit,
        "base": measure.base,
        "now": _figure(row.now),
        "before": _figure(row.before),
        "difference": row.difference,
        "percent": row.percent,
        "exception": row in report.exceptions,
        "sentence": row.change_sentence,
        "commentary": report.said.get(measure.id),
    }


def _figure(figure: OfficeFigure | None) -> Json | None:
    return {"value": figure.value, "of": figure.of, "note": figure.note} if figure else None
