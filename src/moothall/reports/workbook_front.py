"""What every workbook of a report begins with: a cover with contents, and the lines above each table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.periods import Quarter
from moothall.reports.document import FrontMatter
from moothall.reports.house_style import front_matter
from moothall.reports.profile import Profile
from moothall.reports.workbook import Column, Heading, Line, Link, Mark, Sheet, Table, Workbook

COVER, NOTES = "Cover", "Notes"


@dataclass(frozen=True, kw_only=True)
class Front:
    """What a report says on its cover. `period` says what is compared with what; `messages` come before all else."""

    title: str
    subject: str
    about: str
    period: str
    purpose: str
    messages: tuple[str, ...]


def report_workbook(profile: Profile, quarter: Quarter, front: Front, sheets: Iterable[Sheet]) -> Workbook:
    """The sheets behind a cover that leads to each of them."""
    matter = front_matter(profile, quarter, front.title)
    opened = tuple(_opened(matter, sheet) for sheet in sheets)
    return Workbook(
        title=f"{front.title} – {front.about}",
        subject=front.subject,
        author=matter.author,
        dated=matter.day,
        sheets=(_opened(matter, _cover(profile, matter, front, opened)), *opened),
    )


def _opened(matter: FrontMatter, sheet: Sheet) -> Sheet:
    """With the lines that every sheet opens with: the marking, what the sheet holds, where its marks are explained."""
    used = {cell for row in (sheet.table.rows if sheet.table else ()) for cell in row if isinstance(cell, Mark)}
    opening: list[Line] = [line for line in (matter.marking, matter.notice) if line]
    if sheet.table:
        opening.append("This sheet holds one table.")
    if used:
        marks = ", ".join(mark.value for mark in Mark if mark in used)
        opening.append(Link(f"What stands in place of a number is explained in the notes: {marks}", NOTES))
    return replace(sheet, lines=(*opening, *sheet.lines))


def _cover(profile: Profile, matter: FrontMatter, front: Front, sheets: tuple[Sheet, ...]) -> Sheet:
    contact = "; ".join(profile.paper.contact)
    lines: tuple[Line, ...] = (
        f"Report of: {matter.report_of}",
        f"To: {matter.meeting}",
        f"About: {front.about}",
        f"Date: {matter.when}",
        f"Author: {matter.author}",
        f"Period: {front.period}",
        f"Purpose: {front.purpose}",
        f"Person to contact: {contact or f'nobody is named. Ask the {profile.body.office_word}’s office.'}",
        Heading("What changed"),
        *front.messages,
        Heading("Contents"),
    )
    columns = (Column("Sheet", 30), Column("What it holds", 90))
    rows = tuple((Link(sheet.name, sheet.name), sheet.title) for sheet in sheets)
    return Sheet(COVER, front.title, lines, Table("Contents", columns, rows))
