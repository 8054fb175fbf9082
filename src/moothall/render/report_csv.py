"""The exception report's figures as CSV: a row a measure, then a row a district; formulas are disarmed."""

import csv
import io

from moothall.reports.district_page import DistrictPage
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
    "residents",
    "residents_year",
    "rate_per_1000",
    "rate_low",
    "rate_high",
)
JUDGED = frozenset(
    {"status", "side", "judgement", "finding", "exception", "mean", "lower", "upper", "sentence", "recommendation"}
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: ExceptionReport) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its dashes rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for group in report.groups:
        for entry in group.entries:
            writer.writerow(_harmless_row(_row(group.name, entry, report)))
    for entry in report.districts.districts if report.districts else ():
        writer.writerow(_harmless_row(_row(entry.measure.group, entry, report)))
    for entry in report.districts.unplaced if report.districts else ():
        writer.writerow(_harmless_row(_without_judgement(_row(entry.measure.group, entry, report))))
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Text that begins like a formula gets an apostrophe in front, which spreadsheets do not show."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _harmless_row(cells: list[object]) -> list[object]:
    return [harmless(cell) for cell in cells]


def _without_judgement(cells: list[object]) -> list[object]:
    """What has no usable place is counted, and not judged."""
    kept = ["" if name in JUDGED else cell for name, cell in zip(HEADINGS, cells, strict=True)]
    kept[HEADINGS.index("finding")] = "not judged"
    return kept


def _row(group: str, entry: MeasureEntry, report: ExceptionReport) -> list[object]:
    analysis, change, finding = entry.analysis, entry.change, entry.finding
    verdict, phase = analysis.verdict, analysis.current_phase
    return [
        group,
        entry.measure.title,
        entry.area.name,
        str(report.quarter),
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
        *_rate(entry, report.districts),
    ]


def _rate(entry: MeasureEntry, page: DistrictPage | None) -> list[object]:
    """Residents, their year and the rate with its 95% interval; empty for all but the measure of the districts."""
    rates = page.rates if page and page.measure.id == entry.measure.id else None
    known = (*rates.parts, *([rates.whole] if rates.whole else [])) if rates else ()
    one = next((one for one in known if one.name == entry.area.name), None)
    if rates is None or one is None:
        return [""] * 5
    return [one.residents, rates.denominators.year, one.rate, one.inner.low, one.inner.high]


def _plain(value: float | None) -> object:
    """A whole number without '.0'; an empty cell for no value."""
    if value is None:
        return ""
    return int(value) if float(value).is_integer() else value
