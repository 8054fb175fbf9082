"""The Plan-delivery table as a workbook: the figures and colours, the argument for each, the rule, what is offered."""

from collections.abc import Iterator

from moothall.commentary.figures import change_decimals
from moothall.commentary.rating_sentences import period_sentence, rule_lines
from moothall.comparison.plan_change import Reading
from moothall.reports.plan_document import METHOD
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable
from moothall.reports.workbook import Cell, Column, Mark, Number, Sheet, Table, Workbook
from moothall.reports.workbook_front import NOTES, Front, report_workbook
from moothall.reports.workbook_measures import percent_cell
from moothall.reports.workbook_months import unit_of, width_for
from moothall.reports.workbook_words import marks_rows
from moothall.wording.dates import day_named

SENTENCE, TEXT = 45, 90


def plan_workbook(table: PlanTable) -> Workbook:
    """Every word and number is the table's own; what is withheld is in no cell."""
    front = Front(
        title=table.title,
        subject=table.subtitle,
        about=table.profile.body.force,
        period=f"{table.subtitle}. {period_sentence(table.plan.rule)}",
        purpose=f"To show what has become of the metrics of the {table.plan.title}.",
        messages=(table.summary, _offer(table), table.version_sentence),
    )
    return report_workbook(table.profile, table.quarter, front, _sheets(table))


def _offer(table: PlanTable) -> str:
    if not table.offered:
        return "No metric asks to be on the next agenda."
    return f"Offered for the next agenda, with the reasons: {len(table.offered)} of {len(table.rows)}."


def _sheets(table: PlanTable) -> Iterator[Sheet]:
    yield Sheet(NOTES, "Notes: the marks that stand in place of a number", table=_notes())
    if table.rows:
        yield Sheet("Metrics", "The metrics and their colours", (table.summary,), _metrics(table))
        yield Sheet("Arguments", "The argument behind each colour", table=_arguments(table))
    if table.offered:
        yield Sheet("Next_agenda", "Offered for the next agenda", table=_offered(table))
    by = f" Agreed: {table.plan.rule_by}" if table.plan.rule_by else ""
    lines = (f"{period_sentence(table.plan.rule)}{by}",)
    yield Sheet("Rule", "What the colours mean", lines, _rule(table))
    yield Sheet("Versions", "Versions of the Plan", (table.version_sentence,), _versions(table))
    rows = tuple((paragraph.heading, paragraph.text) for paragraph in METHOD)
    method = Table("Method", (Column("About", 30), Column("How a change is tested", TEXT)), rows)
    yield Sheet("Method", "How a change is tested", table=method)


def _notes() -> Table:
    return Table("Notes", (Column("Mark or note", 18), Column("What it means", TEXT)), marks_rows())


def _metrics(table: PlanTable) -> Table:
    columns = (
        Column("Objective", width_for(one.title for one in table.plan.objectives)),
        Column("Metric", width_for(row.title for row in table.rows)),
        Column("Unit", 14),
        Column("Baseline period", 22),
        Column("Baseline", 11),
        Column("Latest period", 22),
        Column("Latest", 11),
        Column("Change", 11),
        Column("Change in percent", 11),
        Column("Wanted", 18),
        Column("Moved", 15),
        Column("Rating", 28),
        Column("Source", 30),
    )
    rows = tuple(
        (objective.title, *_figures(row)) for objective in table.plan.objectives for row in table.of(objective)
    )
    return Table("Metrics", columns, rows)


def _figures(row: PlanRow) -> tuple[Cell, ...]:
    before, now = row.when
    return (
        row.title,
        unit_of(row.metric.measure),
        before,
        _reading(row, is_now=False),
        now,
        _reading(row, is_now=True),
        _difference(row),
        _percent(row),
        row.wanted,
        row.direction,
        row.rating,
        row.metric.source,
    )


def _reading(row: PlanRow, *, is_now: bool) -> Cell:
    change = row.change
    if change is None:
        return Mark.WITHHELD
    found: Reading | None = change.now if is_now else change.before
    return Number(found.value, change_decimals(change)) if found else Mark.MISSING


def _difference(row: PlanRow) -> Cell:
    """A change that may be told of withheld figures is told as its row prints it: its digits are not in the file."""
    if row.change is None:
        return row.difference if row.hidden and row.hidden.difference else Mark.WITHHELD
    difference = row.change.difference
    return Mark.MISSING if difference is None else Number(difference, change_decimals(row.change), signed=True)


def _percent(row: PlanRow) -> Cell:
    if row.change is None:
        return Mark.WITHHELD
    return Mark.MISSING if row.change.difference is None else percent_cell(row.change.percent)


def _arguments(table: PlanTable) -> Table:
    columns = (
        Column("Metric", width_for(row.title for row in table.rows)),
        Column("Rating", 26),
        Column("Argument", 60),
        Column("Rule", 30),
        Column("Compared with others", SENTENCE),
        Column("Delivery meeting", SENTENCE),
        Column("Next step", SENTENCE),
    )
    rows = tuple(
        (
            row.title,
            row.rating,
            " ".join(row.argument),
            row.rule,
            "\n".join(row.comparison),
            row.outcome,
            row.next_step,
        )
        for row in table.rows
    )
    return Table("Arguments", columns, rows)


def _offered(table: PlanTable) -> Table:
    columns = (Column("Metric", width_for(row.title for row in table.offered)), Column("Why it is offered", TEXT))
    return Table("Next_agenda", columns, tuple((row.title, str(row.why_offered)) for row in table.offered))


def _rule(table: PlanTable) -> Table:
    rows = tuple((line.rating.value, line.text) for line in rule_lines(table.plan.rule))
    return Table("Rule", (Column("Rating", 14), Column("When", TEXT)), rows)


def _versions(table: PlanTable) -> Table:
    rows = tuple((one.number, day_named(one.adopted), one.said) for one in table.plan.versions)
    return Table("Versions", (Column("Version", 12), Column("Adopted", 20), Column("What it brought", TEXT)), rows)
