"""The Plan-delivery table as a workbook: the metrics with their numbers, the arguments, the rule, the versions."""

from moothall.commentary.figures import change_decimals
from moothall.commentary.rating_sentences import period_sentence, rule_lines
from moothall.comparison.plan_change import Reading
from moothall.reports.paper_workbook import TEXT, paper_workbook
from moothall.reports.plan_document import METHOD
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable
from moothall.reports.workbook import Cell, Column, Mark, Number, Sheet, Table, Workbook
from moothall.wording.dates import day_named

MARKS = (
    (Mark.MISSING, "Not available: there is no figure, which is not zero. The argument gives the reason."),
    (Mark.WITHHELD, "Withheld: a figure exists and is not published. The argument says on whose word, and until when."),
    (
        Mark.NOT_APPLICABLE,
        (
            "Not applicable: by the method there is no such number here. Percentages change by points; no percentage "
            "is taken of a count under 10, or over a change in the way of counting."
        ),
    ),
)


def plan_workbook(table: PlanTable) -> Workbook:
    """Every word and number is the table's own; nothing is worked out anew."""
    return paper_workbook(
        table.profile,
        table.quarter,
        table.title,
        brief=(table.version_sentence, table.summary, period_sentence(table.plan.rule)),
        marks=MARKS,
        notes=[f"{paragraph.heading}: {paragraph.text}" for paragraph in METHOD],
        sheets=(
            Sheet("Metrics", "Every metric with its figures and its colour", table=_metrics(table), keeps_heading=True),
            Sheet("Arguments", "The argument for each colour, and what the office says", table=_arguments(table)),
            Sheet("Rule", "The rule of the colours", table=_rule(table)),
            Sheet("Versions", "The versions of the Plan", table=_versions(table)),
        ),
    )


def _in_order(table: PlanTable) -> list[tuple[str, PlanRow]]:
    return [(objective.title, row) for objective in table.plan.objectives for row in table.of(objective)]


def _metrics(table: PlanTable) -> Table:
    columns = (
        Column("Objective", 28),
        Column("Metric", 34),
        Column("Unit", 24),
        Column("Baseline period", 24),
        Column("Baseline", 12),
        Column("Latest period", 24),
        Column("Latest", 12),
        Column("Change", 12),
        Column("Change, %", 12),
        Column("Wanted", 22),
        Column("Moved", 16),
        Column("Rating", 30),
        Column("Source", 34),
    )
    return Table("Metrics", columns, tuple(_cells(objective, row) for objective, row in _in_order(table)))


def _cells(objective: str, row: PlanRow) -> tuple[Cell, ...]:
    change, (baseline_period, latest_period) = row.change, row.when
    return (
        objective,
        row.title,
        row.metric.measure.unit or "number",
        baseline_period,
        _figure(row, change.before if change else None),
        latest_period,
        _figure(row, change.now if change else None),
        _difference(row),
        _percent(row),
        row.wanted,
        row.direction,
        row.rating,
        row.metric.source,
    )


def _figure(row: PlanRow, reading: Reading | None) -> Cell:
    if row.change is None:
        return Mark.WITHHELD
    return Number(reading.value, change_decimals(row.change)) if reading else Mark.MISSING


def _difference(row: PlanRow) -> Cell:
    if row.change is None:
        return row.hidden.difference if row.hidden and row.hidden.difference else Mark.WITHHELD
    difference = row.change.difference
    return Mark.MISSING if difference is None else Number(difference, change_decimals(row.change), signed=True)


def _percent(row: PlanRow) -> Cell:
    if row.change is None:
        return Mark.WITHHELD
    percent = row.change.percent
    return Mark.NOT_APPLICABLE if percent is None else Number(percent, 1, signed=True)


def _arguments(table: PlanTable) -> Table:
    columns = (
        Column("Metric", 34),
        Column("Rating", 30),
        Column("Argument", TEXT),
        Column("Rule", 40),
        Column("Compared with others", 50),
        Column("Delivery meeting", 50),
        Column("Next step", 50),
        Column("On the next agenda, because", 40),
    )
    rows = tuple(
        (
            row.title,
            row.rating,
            " ".join(row.argument),
            row.rule,
            " ".join(row.comparison),
            row.outcome,
            row.next_step,
            row.why_offered or "not offered",
        )
        for _, row in _in_order(table)
    )
    return Table("Arguments", columns, rows)


def _rule(table: PlanTable) -> Table:
    rows = tuple((line.rating.value, line.text) for line in rule_lines(table.plan.rule))
    return Table("Rule", (Column("Rating", 16), Column("When", TEXT)), rows)


def _versions(table: PlanTable) -> Table:
    rows = tuple((one.number, day_named(one.adopted), one.said) for one in table.plan.versions)
    return Table("Versions", (Column("Version", 12), Column("Adopted", 20), Column("What it brought", TEXT)), rows)
