"""The office's own report as a document in the house style: exceptions, tables, words, glossary."""

from collections.abc import Iterator

from moothall.reports.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Row,
    Table,
    document,
)
from moothall.reports.house_style import appendix_title, closing, front_matter, opening
from moothall.reports.office import Term
from moothall.reports.office_report import OfficeReport
from moothall.reports.office_row import OfficeRow
from moothall.wording.dates import day_named, months_named, short_months

APPENDICES = ("How the figures are made", "Glossary")
METHOD = (
    (
        "Every number in the words of this report is filled in from the table, so the two cannot differ. The "
        "difference is worked out before either figure is rounded."
    ),
    (
        "A share is printed with both of its counts, and with a percentage where the whole is 10 or more. No "
        "percentage change is printed on an earlier figure under 10. Shares change by percentage points."
    ),
)


def office_document(report: OfficeReport) -> Document:
    return document(
        front_matter(report.profile, report.quarter, report.title),
        (
            *_opening(report),
            *_exceptions(report),
            *(block for name, rows in report.groups for block in _group(report, name, rows)),
            *closing(report.profile, appendices=APPENDICES),
            *_appendices(report),
        ),
    )


def _opening(report: OfficeReport) -> tuple[Block, ...]:
    body, paper = report.profile.body, report.profile.paper
    covered = f"The report covers {report.subtitle} and compares it with {months_named(report.quarter.before.window)}."
    return opening(
        purpose=f"To show the {body.panel_word} how the office of the {body.office_word} itself performed.",
        recommendation=paper.recommendation or f"The {body.panel_word} is asked to discuss and note this report.",
        background=(covered, *paper.background),
    )


def _exceptions(report: OfficeReport) -> Iterator[Block]:
    yield Heading(text="In brief", anchor="in-brief")
    yield Numbered(text=report.quiet_sentence)
    if report.summary:
        yield Numbered(text=report.summary)
    yield Numbered(text=report.rule_sentence)
    if report.exceptions:
        yield Bullets(
            tuple(
                Item(text=f"{row.title}: {row.change_sentence}", target=_place(report, row))
                for row in report.exceptions
            )
        )


def _group(report: OfficeReport, name: str, rows: tuple[OfficeRow, ...]) -> Iterator[Block]:
    yield Heading(text=name, on_new_page=name == report.groups[0][0])
    yield _table(report, name, rows)
    for row in rows:
        if row.measure.id in report.said:
            yield _words(row, report.said[row.measure.id])
    texts = [name, *(row.title for row in rows), *(report.said.get(row.measure.id, "") for row in rows)]
    if terms := report.terms_in(texts):
        yield Paragraph(text="Explained in the glossary:", introduces=True)
        yield Bullets(tuple(Item(text=term.term, target=anchor_of(term)) for term in terms))


def _table(report: OfficeReport, name: str, rows: tuple[OfficeRow, ...]) -> Table:
    quarter = report.quarter
    missing = [row for row in rows if row.note]
    return Table(
        caption=f"{name}, {months_named(quarter.window)}",
        columns=(
            Column("No.", 0.6),
            Column("Measure", 3.6),
            Column(short_months(quarter.window), 1.8, is_number=True),
            Column(short_months(quarter.before.window), 1.8, is_number=True),
            Column("Change", 1.3, is_number=True),
            Column("Percent", 1, is_number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(row.measure.number),
                    Cell(row.title, target=_place(report, row)),
                    Cell(row.latest),
                    Cell(row.earlier),
                    Cell(row.signed_difference),
                    Cell(row.signed_percent),
                )
            )
            for row in rows
        ),
        note=" ".join(f"{row.measure.title}: {row.note}" for row in missing) or None,
    )


def _place(report: OfficeReport, row: OfficeRow) -> str | None:
    """Where the words about a measure stand; None where there are none."""
    return row.anchor if row.measure.id in report.said else None


def _words(row: OfficeRow, said: str) -> Card:
    return Card(
        heading=Heading(text=f"{row.measure.number} {row.measure.title}", level=2, anchor=row.anchor),
        mark=None,
        blocks=(Paragraph(text=said),),
    )


def _appendices(report: OfficeReport) -> Iterator[Block]:
    yield Heading(text=appendix_title(APPENDICES[0], "A"), on_new_page=True)
    yield from (Paragraph(text=text) for text in METHOD)
    if report.words:
        yield Paragraph(text=f"Words by {report.words.author}, {day_named(report.words.written)}.", is_note=True)
    else:
        yield Paragraph(text="No words were written about this quarter.", is_note=True)
    yield Heading(text=appendix_title(APPENDICES[1], "B"))
    if not report.terms:
        yield Paragraph(text="No term needs an explanation.")
    for term in report.terms:
        yield Heading(text=term.term, level=2, anchor=anchor_of(term))
        yield Paragraph(text=term.meaning)


def anchor_of(term: Term) -> str:
    """Letters and digits alone, so that every format takes it."""
    return "term-" + "".join(sign if sign.isalnum() else "-" for sign in term.term.casefold())
