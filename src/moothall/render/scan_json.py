"""A scan as JSON: the summary, and every finding in order, unrounded."""

from moothall.render.scan_table import HEADINGS, scan_cells
from moothall.reports.scan_report import ScanReport


def scan_json(report: ScanReport) -> dict[str, object]:
    scan = report.scan
    return {
        "file": report.file,
        "data": [str(report.data.first), str(report.data.last)],
        "window": [str(scan.window.first), str(scan.window.last)],
        "rules": scan.rules.name,
        "rate": scan.rate,
        "measures": len(report.measures),
        "areas": len(report.areas),
        "series": len(report.measure),
        "folded": {"series": report.folded.number, "into": len(report.folded.measures)},
        "judged": int(scan.judged.sum()),
        "found": int(scan.findings.sum()),
        "expected_by_chance": scan.expected_false_alarms,
        "stand": int(scan.believed.sum()),
        "expected_false_among_them": scan.expected_false_findings,
        "sentences": list(report.sentences),
        "findings": [dict(zip(HEADINGS, scan_cells(row), strict=True)) for row in report.findings()],
    }
