"""The office's own report as a workbook: its figures, its exceptions, its words, its glossary."""

from collections.abc import Iterator

from moothall.reports.office import OfficeFigure, OfficeKind
from moothall.reports.office_document import METHOD
from moothall.reports.office_report import OfficeReport
from moothall.reports.office_row import OfficeRow
from moothall.reports.workbook import Cell, Column, Mark, Number, Sheet, Table, Workbook
from moothall.reports.workbook_front import NOTES, Front, report_workbook
from moothall.reports.workbook_measures import percent_cell
from moothall.reports.workbook_months import width_for
from moothall.reports.workbook_words import marks_rows
from moothall.wording.dates import day_named, months_named

TEXT = 90


def office_workbook(report: OfficeReport) -> Workbook:
    """Every word and number is the report's own."""
    body = report.profile.body
    front = Front(
        title=report.title,
        subject=report.subtitle,
        about=body.office,
        period=f"{report.subtitle}, compared with {months_named(report.quarter.before.window)}",
        purpose=f"To show the {body.panel_word} how the office of the {body.office_word} itself performed.",
        messages=(report.quiet_sentence, *((report.summary,) if report.summary else ())),
    )
    return report_workbook(report.profile, report.quarter, front, _sheets(report))


def _sheets(report: OfficeReport) -> Iterator[Sheet]:
    yield Sheet(
        NOTES, "Notes: the marks that stand in place of a number, and notes on the figures", table=_notes(report)
    )
    title = f"Every measure of the office, {months_named(report.quarter.window)}"
    yield Sheet("Measures", title, (report.quiet_sentence,), _measures(report))
    if report.exceptions:
        yield Sheet("Exceptions", "Office exceptions", (report.quiet_sentence,), _exceptions(report))
    if words := _words(report):
        written = report.words
        lines = (f"By {written.author}, {day_named(written.written)}.",) if written else ()
        yield Sheet("In_words", "In the office’s words", lines, words)
    yield Sheet("Method", "How the figures are made", table=_method(report))
    if report.terms:
        terms = tuple((term.term, term.meaning) for term in report.terms)
        yield Sheet(
            "Glossary", "Glossary", table=Table("Glossary", (Column("Term", 36), Column("Meaning", TEXT)), terms)
        )


def _method(report: OfficeReport) -> Table:
    heads = ("Numbers in the words", "Shares and percentages")
    rows = (("What an exception is", report.rule_sentence), *zip(heads, METHOD, strict=True))
    return Table("Method", (Column("About", 26), Column("How the figures are made", TEXT)), rows)


def _notes(report: OfficeReport) -> Table:
    notes = [f"{row.measure.title}: {row.note}" for row in report.rows if row.note]
    numbered = tuple((f"note {i}", note) for i, note in enumerate(notes, start=1))
    return Table("Notes", (Column("Mark or note", 18), Column("What it means", TEXT)), (*marks_rows(), *numbered))


def _measures(report: OfficeReport) -> Table:
    """A share has its part, its whole and no percentage of its own beside them: the sentence says it."""
    now, before = (months_named(one.window) for one in (report.quarter, report.quarter.before))
    columns = (
        Column("Number", 9),
        Column("Group", width_for(name for name, _ in report.groups)),
        Column("Measure", width_for(row.title for row in report.rows)),
        Column("Unit", 12),
        Column(now, 14),
        Column(f"Of, {now}", 14),
        Column(before, 14),
        Column(f"Of, {before}", 14),
        Column("Change", 11),
        Column("Change in", 14),
        Column("Change in percent", 11),
        Column("Exception", 11),
        Column("In a sentence", 60),
    )
    rows = tuple((row.measure.number, name, *_figures(report, row)) for name, rows in report.groups for row in rows)
    return Table("Measures", columns, rows)


def _figures(report: OfficeReport, row: OfficeRow) -> tuple[Cell, ...]:
    is_share = row.measure.kind is OfficeKind.SHARE
    missing = row.difference is None and not row.has_small_whole
    return (
        row.title,
        row.measure.unit or "number",
        _value(row, row.now),
        _whole(row, row.now),
        _value(row, row.before),
        _whole(row, row.before),
        _difference(row),
        "points" if is_share else row.measure.unit or "number",
        Mark.MISSING if missing else percent_cell(row.percent),
        "yes" if row.is_exception(report.rule) else "no",
        row.change_sentence,
    )


def _value(row: OfficeRow, figure: OfficeFigure | None) -> Cell:
    if figure is None or figure.value is None:
        return Mark.MISSING
    return Number(figure.value, row.measure.decimals)


def _whole(row: OfficeRow, figure: OfficeFigure | None) -> Cell:
    """What a share is a share of."""
    if row.measure.kind is not OfficeKind.SHARE:
        return Mark.NOT_APPLICABLE
    return Mark.MISSING if figure is None or figure.of is None else Number(figure.of, row.measure.decimals)


def _difference(row: OfficeRow) -> Cell:
    if row.difference is None:
        return Mark.NOT_APPLICABLE if row.has_small_whole else Mark.MISSING
    return Number(row.difference, row.decimals_of_difference, signed=True)


def _exceptions(report: OfficeReport) -> Table:
    columns = (
        Column("Number", 9),
        Column("Measure", width_for(row.title for row in report.exceptions)),
        Column("What changed", TEXT),
    )
    rows = tuple((row.measure.number, row.title, row.change_sentence) for row in report.exceptions)
    return Table("Exceptions", columns, rows)


def _words(report: OfficeReport) -> Table | None:
    columns = (
        Column("Number", 9),
        Column("Measure", width_for(row.title for row in report.rows)),
        Column("In the office’s words", TEXT),
    )
    rows = tuple(
        (row.measure.number, row.title, report.said[row.measure.id])
        for row in report.rows
        if report.said.get(row.measure.id, "").strip()
    )
    return Table("In_words", columns, rows) if rows else None
