"""A scan as a table, a row a series: headings and cells for CSV and Parquet."""

from collections.abc import Iterator

from moothall.reports.scan_report import ScanReport, ScanRow

HEADINGS = (
    "rank",
    "measure",
    "area",
    "series_in_it",
    "status",
    "side",
    "judgement",
    "quarter",
    "year_before",
    "percent",
    "change_significant",
    "p",
    "evidence",
    "stands",
)
NUMBERS = frozenset({"rank", "series_in_it", "quarter", "year_before", "percent", "p"})
FOLDED = "small-area"

Cell = str | int | float | None


def scan_rows(report: ScanReport) -> Iterator[tuple[Cell, ...]]:
    """Findings in order, then every other series, then those that were added together; numbers unrounded."""
    return (scan_cells(row) for row in report.rows())


def scan_cells(row: ScanRow) -> tuple[Cell, ...]:
    return (
        row.rank,
        row.measure,
        row.area,
        row.parts,
        row.status.value if row.status else FOLDED,
        row.side.value if row.side else None,
        row.judgement.value if row.is_finding else None,
        row.now,
        row.before,
        row.percent,
        None if row.is_folded else _yes(said=row.changed),
        row.p if row.is_finding else None,
        row.question,
        _yes(said=row.stands) if row.is_finding else None,
    )


def _yes(*, said: bool) -> str:
    return "yes" if said else "no"
