"""The head of a document about one meeting, and what its papers leave out."""

from collections.abc import Iterator
from datetime import date

from moothall.panel.record import Meeting
from moothall.reports.document import FrontMatter
from moothall.wording.dates import day_named
from moothall.wording.lists import listed

RECORD_OF = "The Panel’s record"
UNNAMED = "A body that its papers do not name"


def front_of(meeting: Meeting, subject: str, *, on: date) -> FrontMatter:
    sources = listed(sorted({paper.minutes.document for paper in meeting.papers}))
    return FrontMatter(
        meeting=meeting.body or UNNAMED,
        report_of=RECORD_OF,
        subject=f"{subject}, meeting of {meeting_named(meeting)}",
        when=day_named(on),
        author=f"Made from {sources}",
        day=on,
    )


def meeting_named(meeting: Meeting) -> str:
    return day_named(meeting.day) if meeting.day else "a day that its papers do not give"


def missing_said(meeting: Meeting) -> Iterator[str]:
    """Each notice of the reader, said once, and how an undated page was placed."""
    told = dict.fromkeys(notice for paper in meeting.papers for notice in paper.minutes.notices)
    yield from told
    yield from (f"{paper.minutes.document}: {paper.by}." for paper in meeting.papers if paper.by)
