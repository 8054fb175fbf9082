"""The forward plan: reports and updates that were promised for later, so that none is lost."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothall.panel.body import BodyProfile
from moothall.panel.record import Meeting, Record
from moothall.panel.register import Entry
from moothall.reports.document import Block, Document, FrontMatter, Heading, Paragraph, Table, document
from moothall.reports.meeting_front import RECORD_OF, UNNAMED
from moothall.reports.register_rows import register_table
from moothall.wording.dates import day_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural


def forward_plan(record: Record, *, on: date, body: BodyProfile | None = None) -> Document:
    """With the body's profile also the day by which each agenda must be out."""
    return document(record_front(record, "Forward plan", on=on), tuple(_blocks(record, on=on, body=body)))


def record_front(record: Record, subject: str, *, on: date) -> FrontMatter:
    named = max((one.body for one in record.meetings if one.body), key=len, default=UNNAMED)
    return FrontMatter(
        meeting=named,
        report_of=RECORD_OF,
        subject=subject,
        when=day_named(on),
        author=f"Made from the papers of {meetings_counted(record.meetings)}",
        day=on,
    )


def meetings_counted(meetings: Sequence[Meeting]) -> str:
    return f"{len(meetings)} {plural(len(meetings), 'meeting', 'meetings')}"


def _blocks(record: Record, *, on: date, body: BodyProfile | None) -> Iterator[Block]:
    planned = [entry for entry in record.register if entry.is_planned_report]
    dated = sorted(
        (entry for entry in planned if entry.due), key=lambda entry: entry.due.day if entry.due else date.max
    )
    undated = [entry for entry in planned if not entry.due]
    coming = sorted(
        {
            one.date
            for meeting in record.meetings
            for paper in meeting.papers
            for one in paper.minutes.next_meeting or ()
            if one.date
        }
    )
    later = [day_named(day) for day in coming if day >= on]
    yield Paragraph(
        text=f"Meetings announced from {day_named(on)} on: {', '.join(later) if later else 'none in these papers'}."
    )
    if body:
        yield from _agenda_days(coming, on, body)
    yield Heading(text="For a day that is known")
    yield _table_or("No report was promised for a day that is known.", "Reports due, by day", dated, on)
    yield Heading(text="For a day that nobody has named")
    yield Paragraph(text="“A future meeting” is how a promise is lost. Each of these needs a date.", introduces=True)
    yield _table_or("There is none.", "Reports promised without a day", undated, on)


def _agenda_days(coming: Sequence[date], on: date, body: BodyProfile) -> Iterator[Block]:
    """Weekends are left out; bank holidays are not known here."""
    later = [day for day in coming if day >= on]
    if later:
        days = [f"{day_named(body.publish_by(day))} for the meeting of {day_named(day)}" for day in later]
        said = (
            f"An agenda must be published {body.clear_days} clear working days before its meeting, so by {listed(days)}"
        )
        yield Paragraph(text=f"{said}. A bank holiday in between makes it a day earlier.")


def _table_or(nothing: str, caption: str, entries: Sequence[Entry], on: date) -> Table | Paragraph:
    return register_table(caption, entries, on=on) if entries else Paragraph(text=nothing)
