"""A paper as a workbook: a cover, notes on the marks that stand in place of a number, and a sheet for each table."""

from collections.abc import Sequence

from moothall.periods import Quarter
from moothall.reports.exception_workbook import COVER, NOTES, opened
from moothall.reports.house_style import front_matter
from moothall.reports.profile import Profile
from moothall.reports.workbook import Column, Heading, Line, Link, Mark, Sheet, Table, Workbook

TEXT = 90


def paper_workbook(
    profile: Profile,
    quarter: Quarter,
    title: str,
    *,
    brief: Sequence[str],
    marks: Sequence[tuple[Mark, str]],
    notes: Sequence[str],
    sheets: Sequence[Sheet],
) -> Workbook:
    """`brief` stands on the cover; `marks` and `notes` say what is in the tables."""
    front, body, contact = front_matter(profile, quarter, title), profile.body, profile.paper.contact
    told = Sheet(NOTES, "Notes: the marks that stand in place of a number", table=_notes(marks, notes))
    every = tuple(opened(front, sheet) for sheet in (told, *sheets))
    lines: tuple[Line, ...] = (
        f"Report of: {front.report_of}",
        f"To: {front.meeting}",
        f"Date: {front.when}",
        f"Author: {front.author}",
        f"Person to contact: {'; '.join(contact) or f'nobody is named. Ask the {body.office_word}’s office.'}",
        Heading("In brief"),
        *brief,
        Heading("Contents"),
    )
    rows = tuple((Link(sheet.name, sheet.name), sheet.title) for sheet in every)
    contents = Table("Contents", (Column("Sheet", 30), Column("What it holds", TEXT)), rows)
    return Workbook(
        title=f"{title} – {body.office}",
        subject=title,
        author=front.author,
        dated=front.day,
        sheets=(opened(front, Sheet(COVER, title, lines, contents)), *every),
    )


def _notes(marks: Sequence[tuple[Mark, str]], notes: Sequence[str]) -> Table:
    rows = (
        *((mark.value, said) for mark, said in marks),
        *((f"note {i}", note) for i, note in enumerate(notes, start=1)),
    )
    return Table("Notes", (Column("Mark or note", 14), Column("What it means", TEXT)), rows)
