"""The action list of one meeting: everything firm that somebody is to do, and apart from it what was only asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothall.panel.record import Meeting
from moothall.panel.register import Entry
from moothall.reports.document import Block, Document, Heading, Paragraph, document
from moothall.reports.meeting_front import front_of, meeting_named, missing_said
from moothall.reports.register_rows import register_table
from moothall.wording.numbers import plural


def action_list(meeting: Meeting, entries: Sequence[Entry], *, on: date) -> Document:
    mine = [entry for entry in entries if entry.meeting == meeting.day and entry.document in _documents(meeting)]
    return document(front_of(meeting, "Action list", on=on), tuple(_blocks(meeting, mine, on=on)))


def _documents(meeting: Meeting) -> set[str]:
    return {paper.minutes.document for paper in meeting.papers}


def _blocks(meeting: Meeting, entries: Sequence[Entry], *, on: date) -> Iterator[Block]:
    firm = [entry for entry in entries if entry.commitment.is_firm]
    soft = [entry for entry in entries if not entry.commitment.is_firm]
    unowned = sum(entry.commitment.who is None for entry in firm)
    yield Paragraph(text=_opening(meeting, len(firm), unowned))
    yield from (Paragraph(text=said, is_note=True) for said in missing_said(meeting))
    yield Heading(text="To be done")
    if firm:
        yield register_table("Actions, decisions that somebody do something, and promises", firm, on=on)
    else:
        yield Paragraph(text="The minutes hold no action, no decision that somebody do something, and no promise.")
    if soft:
        yield Heading(text="Asked for, offered or expected")
        yield Paragraph(text="Nobody has bound themselves to these.", introduces=True)
        yield register_table("Requests, offers and expectations", soft, on=on)


def _opening(meeting: Meeting, firm: int, unowned: int) -> str:
    things = f"{firm} {plural(firm, 'thing', 'things')}"
    without = f" For {unowned} of them the minutes do not say who." if unowned else ""
    came = plural(firm, "was", "were")
    return f"{things} {came} decided or promised at the meeting of {meeting_named(meeting)}.{without}"
