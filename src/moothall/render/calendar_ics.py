"""Meetings announced and days on which something is due, as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from moothall.panel.record import Record
from moothall.panel.register import Entry

if TYPE_CHECKING:
    import icalendar

MADE_BY = "-//Moothall//Record of a panel//EN"
PLACE = "Europe/London"
NO_HOUR = time(0, 0)


def calendar_ics(record: Record, *, on: date) -> bytes:
    """`on` stamps the entries, so that the same record and day give the same bytes."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    stamp = datetime.combine(on, NO_HOUR, tzinfo=UTC)
    for event in (*_meetings(record, stamp), *_due(record, stamp)):
        calendar.add_component(event)
    if any(isinstance(event.start, datetime) for event in calendar.events):
        calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _meetings(record: Record, stamp: datetime) -> Iterator["icalendar.Event"]:
    told: set[date] = set()
    for meeting in record.meetings:
        for paper in meeting.papers:
            for coming in paper.minutes.next_meeting or ():
                if coming.date is None or coming.date in told:
                    continue
                told.add(coming.date)
                yield _event(
                    key=f"meeting-{coming.date}",
                    title=f"Meeting: {meeting.body or 'panel'}",
                    said=f"Announced in {paper.minutes.document}, {coming.place}.",
                    day=coming.date,
                    at=coming.time,
                    venue=coming.venue,
                    stamp=stamp,
                )


def _due(record: Record, stamp: datetime) -> Iterator["icalendar.Event"]:
    for entry in record.register:
        if entry.is_open and entry.due:
            yield _event(
                key=f"due-{entry.key.replace('/', '-')}",
                title=f"Due: {entry.commitment.what}",
                said=_said(entry),
                day=entry.due.day,
                at=None,
                venue=None,
                stamp=stamp,
            )


def _said(entry: Entry) -> str:
    who = entry.commitment.who or "nobody named"
    basis = entry.due.basis if entry.due else ""
    return f"{who}: “{entry.commitment.quote}” ({entry.document}, {entry.commitment.place}; {basis})"


def _event(
    *, key: str, title: str, said: str, day: date, at: time | None, venue: str | None, stamp: datetime
) -> "icalendar.Event":
    """Without an hour it lasts the whole day."""
    from zoneinfo import ZoneInfo

    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{key}@moothall")
    event.add("dtstamp", stamp)
    event.add("summary", title)
    event.add("description", said)
    event.add("dtstart", datetime.combine(day, at, tzinfo=ZoneInfo(PLACE)) if at else day)
    if venue:
        event.add("location", venue)
    return event
