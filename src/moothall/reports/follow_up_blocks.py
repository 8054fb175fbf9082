"""Earlier reports taken up again, as blocks of a document: a sentence, then a row a matter."""

from collections.abc import Iterator, Sequence

from moothall.commentary.follow_up_sentence import HOW_FOLLOWED_UP
from moothall.commentary.matter import Matter
from moothall.reports.document import Block, Cell, Column, Heading, Numbered, Paragraph, Row, Table
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_blocks import mark_of
from moothall.wording.dates import months_named

COLUMNS = (
    Column("Measure", 1.3),
    Column("Reported and asked then", 2.4),
    Column("What came of it", 2.6),
    Column("This quarter", 1.3),
)


def follow_up_blocks(report: ExceptionReport) -> Iterator[Block]:
    taken_up = report.follow_up
    yield Heading(text="Taken up again from earlier reports", anchor="follow-up")
    yield Numbered(text=taken_up.sentence)
    if taken_up.last and taken_up.of_the_last_report:
        caption = f"Taken up again from the last report, {months_named(taken_up.last.window)}"
        yield _table(caption, taken_up.of_the_last_report, report)
    if taken_up.older:
        which = "other" if taken_up.last else "earlier"
        yield _table(f"Taken up again from {which} quarters", taken_up.older, report)
    if taken_up.matters:
        yield Paragraph(text=HOW_FOLLOWED_UP, is_note=True)


def _table(caption: str, matters: Sequence[Matter], report: ExceptionReport) -> Table:
    return Table(
        caption=caption, columns=COLUMNS, rows=tuple(_row(matter, report) for matter in matters), is_small=True
    )


def _row(matter: Matter, report: ExceptionReport) -> Row:
    entry = report.entry_of(matter.measure)
    now = Cell(entry.finding.label, mark_of(entry)) if entry else Cell("Not a measure any more")
    said = f"{matter.said} {matter.asked}" if matter.said else matter.asked
    return Row(
        (
            Cell(f"{matter.title}, {months_named(matter.raised_in.window)}", target=matter.measure if entry else None),
            Cell(said),
            Cell(f"{matter.state_said(report.quarter)}. {' '.join(matter.answers)}"),
            now,
        )
    )
