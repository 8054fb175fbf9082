"""The exception report's figures as CSV, a row a measure; what a spreadsheet would run as a formula is disarmed."""

import csv
import io

from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry

HEADINGS = (
    "group",
    "measure",
    "area",
    "quarter",
    "value",
    "year_before",
    "difference",
    "percent",
    "significant",
    "status",
    "side",
    "judgement",
    "finding",
    "exception",
    "mean",
    "lower",
    "upper",
    "sentence",
    "change",
    "recommendation",
    "unit",
    "value_absent",
    "year_before_absent",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: ExceptionReport) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its dashes rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for group in report.groups:
        for entry in group.entries:
            writer.writerow([harmless(cell) for cell in _row(group.name, str(report.quarter), entry)])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Text that begins like a formula gets an apostrophe in front, which spreadsheets do not show."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _row(group: str, quarter: str, entry: MeasureEntry) -> list[object]:
    analysis, change, finding = entry.analysis, entry.change, entry.finding
    verdict, phase = analysis.verdict, analysis.current_phase
    return [
        group,
        entry.measure.title,
        entry.area.name,
        quarter,
        _plain(change.now.value if change.now else None),
        _plain(change.before.value if change.before else None),
        _plain(change.difference),
        _plain(change.percent),
        "not tested" if change.test is None else ("yes" if change.significant else "no"),
        verdict.status.value,
        verdict.side.value if verdict.side else "",
        finding.judgement.value,
        finding.label,
        "yes" if finding.is_exception else "no",
        _plain(phase.limits.mean if phase.limits else None),
        _plain(phase.lower),
        _plain(phase.upper),
        entry.verdict_sentence,
        entry.change_sentence,
        finding.recommendation.value,
        entry.measure.unit,
        "" if change.now else entry.absence(change.window),
        "" if change.before else entry.absence(change.before_window),
    ]


def _plain(value: float | None) -> object:
    """A whole number without '.0'; an empty cell for no value."""
    if value is None:
        return ""
    return int(value) if float(value).is_integer() else value
