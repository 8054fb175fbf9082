"""The office's own report as a workbook: the measures with their numbers, the words, the glossary."""

from moothall.reports.office import OfficeFigure, OfficeKind, Term
from moothall.reports.office_document import METHOD
from moothall.reports.office_report import OfficeReport
from moothall.reports.office_row import OfficeRow
from moothall.reports.paper_workbook import TEXT, paper_workbook
from moothall.reports.workbook import Cell, Column, Mark, Number, Sheet, Table, Workbook
from moothall.wording.dates import short_months

MARKS = (
    (Mark.MISSING, "Not available: there is no figure, which is not zero. The reason stands in the last column."),
    (
        Mark.NOT_APPLICABLE,
        (
            "Not applicable: only a share has a whole. Shares change by points, and not at all on a whole under 10; no "
            "percentage change is worked out on an earlier figure under 10."
        ),
    ),
)


def office_workbook(report: OfficeReport) -> Workbook:
    """Every word and number is the report's own; nothing is worked out anew."""
    glossary = [_glossary(report.terms)] if report.terms else []
    return paper_workbook(
        report.profile,
        report.quarter,
        report.title,
        brief=(report.quiet_sentence, *([report.summary] if report.summary else []), report.rule_sentence),
        marks=MARKS,
        notes=METHOD,
        sheets=(
            Sheet("Measures", "Every measure of the office", table=_measures(report), keeps_heading=True),
            *glossary,
        ),
    )


def _measures(report: OfficeReport) -> Table:
    now, before = short_months(report.quarter.window), short_months(report.quarter.before.window)
    columns = (
        Column("No.", 8),
        Column("Measure", 44),
        Column("Group", 20),
        Column(now, 14),
        Column(f"{now}, of", 14),
        Column(before, 14),
        Column(f"{before}, of", 14),
        Column("Change", 12),
        Column("Change, %", 12),
        Column("Exception", 12),
        Column("In words", TEXT),
        Column("Notes", 40),
    )
    return Table("Measures", columns, tuple(_cells(report, row) for row in report.rows))


def _cells(report: OfficeReport, row: OfficeRow) -> tuple[Cell, ...]:
    return (
        row.measure.number,
        row.title,
        row.measure.group,
        *_figure(row, row.now),
        *_figure(row, row.before),
        _difference(row),
        Mark.NOT_APPLICABLE if row.percent is None else Number(row.percent, 1, signed=True),
        "yes" if row in report.exceptions else "no",
        report.said.get(row.measure.id, "none written"),
        row.note or "none",
    )


def _figure(row: OfficeRow, figure: OfficeFigure | None) -> tuple[Cell, Cell]:
    """The figure, and the whole that it is a part of."""
    is_share = row.measure.kind is OfficeKind.SHARE
    if figure is None or figure.value is None:
        return Mark.MISSING, Mark.MISSING if is_share else Mark.NOT_APPLICABLE
    places = row.measure.decimals
    return Number(figure.value, places), Mark.NOT_APPLICABLE if figure.of is None else Number(figure.of, places)


def _difference(row: OfficeRow) -> Cell:
    if row.difference is not None:
        return Number(row.difference, row.places, signed=True)
    return Mark.NOT_APPLICABLE if row.has_small_whole else Mark.MISSING


def _glossary(terms: tuple[Term, ...]) -> Sheet:
    rows = tuple((term.term, term.meaning) for term in terms)
    return Sheet(
        "Glossary", "Glossary", table=Table("Glossary", (Column("Term", 34), Column("What it means", TEXT)), rows)
    )
