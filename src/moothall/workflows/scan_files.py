"""Write a scan: a page, a table, a file for other programs, by the endings of their names."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from moothall.records.scan_files import write_csv, write_parquet
from moothall.render.report_csv import harmless
from moothall.render.scan_html import scan_html
from moothall.render.scan_json import scan_json
from moothall.render.scan_table import HEADINGS, NUMBERS, scan_rows
from moothall.reports.scan_report import ScanReport
from moothall.workflows.folders import write_files


def write_scan(report: ScanReport, places: Sequence[Path], *, charts: int) -> list[Path]:
    for place in places:
        _write(report, place, charts)
    return list(places)


def _write(report: ScanReport, place: Path, charts: int) -> None:
    form = place.suffix.lower()
    if form == ".csv":
        write_csv(place, HEADINGS, (tuple(map(harmless, row)) for row in scan_rows(report)))
    elif form == ".parquet":
        with tempfile.TemporaryDirectory(prefix="moothall-scan-") as folder:
            write_parquet(place, HEADINGS, scan_rows(report), NUMBERS, Path(folder))
    elif form == ".json":
        text = json.dumps(scan_json(report), ensure_ascii=False, indent=1, allow_nan=False)
        write_files(place.parent, {place.name: text.encode() + b"\n"})
    else:
        write_files(place.parent, {place.name: scan_html(report, charts)})
