"""Earlier reports in a workbook: a row a matter taken up again, and a row for what each said of a measure."""

from moothall.reports.exception_report import ExceptionReport
from moothall.reports.workbook import Column, Number, Table
from moothall.wording.dates import months_named

SENTENCE = 45


def follow_up_table(report: ExceptionReport) -> Table | None:
    """What waits comes first, the oldest before the others."""
    columns = (
        Column("Measure", 30),
        Column("Raised in", 24),
        Column("What was reported", SENTENCE),
        Column("What was asked", SENTENCE),
        Column("State", 24),
        Column("Age in quarters", 10),
        Column("What came of it", 70),
        Column("This quarter", 24),
    )
    labels = {entry.measure.id: entry.finding.label for entry in report.entries}
    rows = tuple(
        (
            matter.title,
            months_named(matter.raised_in.window),
            matter.said or "no exception: a recommendation",
            matter.asked,
            matter.state_said(report.quarter),
            Number(report.quarter.since(matter.raised_in)),
            " ".join(matter.answers),
            labels.get(matter.measure, "not a measure any more"),
        )
        for matter in report.follow_up.matters
    )
    return Table("Taken_up_again", columns, rows) if rows else None


def earlier_table(report: ExceptionReport) -> Table | None:
    """What earlier reports said of every measure, the latest first."""
    columns = (
        Column("Measure", 30),
        Column("Report on", 24),
        Column("What it said", 60),
        Column("Cause as reported", 40),
        Column("What came of it", 70),
    )
    rows = tuple(
        (
            entry.measure.title,
            months_named(card.quarter.window),
            card.said,
            card.cause,
            card.came_of_it(report.quarter) or "no exception then",
        )
        for entry in report.entries
        for card in entry.earlier_cards
    )
    return Table("Earlier_reports", columns, rows) if rows else None
