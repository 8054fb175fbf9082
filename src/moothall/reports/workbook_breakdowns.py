"""The sheet of breakdowns in a workbook: a row a part, with what was not given."""

from collections.abc import Iterator

from moothall.measures import Measure
from moothall.measures.breakdown import Breakdown
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.workbook import Cell, Column, Mark, Number, Table
from moothall.reports.workbook_months import width_for
from moothall.wording.dates import months_named

THE_WHOLE, NOT_TOLD_APART = "the whole", "not told apart"


def breakdowns_table(report: ExceptionReport) -> Table:
    measures = {entry.measure.id: entry.measure for entry in report.entries}
    columns = (
        Column("Measure", width_for(measures[one.measure].title for one in report.breakdowns)),
        Column("Breakdown", 34),
        Column("Months", 30),
        Column("Part", 28),
        Column("Number", 11),
        Column("Percent", 11),
        Column("Why it is not given", 40),
        Column("Source", 44),
    )
    rows = tuple(row for one in report.breakdowns for row in _rows(one, measures[one.measure]))
    return Table("Breakdowns", columns, rows)


def _rows(one: Breakdown, measure: Measure) -> Iterator[tuple[Cell, ...]]:
    def row(part: str, count: int | None, percent: float | None, why: str = "none") -> tuple[Cell, ...]:
        number: Cell = Mark.MISSING if count is None else Number(count)
        share: Cell = Mark.MISSING if percent is None else Number(percent, 1)
        return (measure.title, one.title, months_named(one.window), part, number, share, why, one.source)

    for part in one.parts:
        yield row(part.name, part.count, one.share(part))
    for lacking in one.not_given:
        yield row(lacking.name, None, None, lacking.why)
    if one.rest is not None:
        yield row(NOT_TOLD_APART, None, one.rest)
    yield row(THE_WHOLE, one.total, 100.0)
