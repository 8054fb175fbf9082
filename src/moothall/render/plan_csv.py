"""The Plan-delivery table as CSV, a row a metric; every cell as it is printed, none blank."""

import csv
import io

from moothall.render.report_csv import harmless
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable

HEADINGS = (
    "objective",
    "metric",
    "source",
    "unit",
    "baseline_period",
    "baseline",
    "latest_period",
    "latest",
    "change",
    "percent",
    "wanted",
    "moved",
    "rating",
    "rule",
    "argument",
    "comparison",
    "next_step",
    "delivery_meeting",
    "plan_version",
)


def plan_csv(table: PlanTable) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet reads its dashes rightly."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for objective in table.plan.objectives:
        for row in table.of(objective):
            cells = (objective.title, *_cells(row), table.plan.version)
            writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: PlanRow) -> tuple[str, ...]:
    baseline_period, latest_period = row.when
    return (
        row.title,
        row.metric.source,
        row.metric.measure.unit,
        baseline_period,
        row.baseline,
        latest_period,
        row.latest,
        row.difference,
        row.percent,
        row.wanted,
        row.direction,
        row.rating,
        row.rule,
        " ".join(row.argument),
        " ".join(row.comparison),
        row.next_step,
        row.outcome,
    )
