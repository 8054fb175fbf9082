"""The decision note: who attended, apologies, declarations, decisions and the outcomes of votes.

What a council in Wales publishes within seven working days (Local Government and Elections (Wales) Act 2021, Sch 4).
"""

from collections.abc import Iterator, Sequence
from datetime import date, time

from moothall.panel.attendance import Attendee
from moothall.panel.due_dates import working_days_after
from moothall.panel.minutes import Minutes
from moothall.panel.record import Meeting
from moothall.reports.document import Block, Bullets, Document, Fact, Facts, Heading, Item, Paragraph, document
from moothall.reports.meeting_front import front_of, meeting_named, missing_said
from moothall.wording.dates import day_named
from moothall.wording.lists import capitalised, listed

WORKING_DAYS = 7
NOT_GIVEN = "The papers do not say."


def decision_note(meeting: Meeting, *, on: date) -> Document:
    return document(front_of(meeting, "Decision note", on=on), tuple(_blocks(meeting)))


def _blocks(meeting: Meeting) -> Iterator[Block]:
    minutes = meeting.minutes
    yield Paragraph(text=_opening(meeting))
    yield from (Paragraph(text=said, is_note=True) for said in missing_said(meeting))
    yield Heading(text="The meeting")
    yield Facts(tuple(meeting_facts(minutes)))
    yield Heading(text="Decisions")
    decided = [block for one in minutes for block in _decisions(one)]
    yield from decided or [Paragraph(text="The papers hold no decision.")]
    lost = [motion for one in minutes for motion in one.motions]
    yield Heading(text="Motions that were not carried")
    if lost:
        yield Bullets(tuple(Item(text=f"{_item(motion.item)}{motion.text} ({motion.outcome})") for motion in lost))
    else:
        yield Paragraph(text="None is recorded.")


def _opening(meeting: Meeting) -> str:
    if meeting.day is None:
        return "The papers do not give the day of the meeting."
    until = day_named(working_days_after(meeting.day, WORKING_DAYS))
    return (
        f"This note tells what was decided on {meeting_named(meeting)}. A council in Wales publishes such a note "
        f"within {WORKING_DAYS} working days, here by {until} (bank holidays not counted out)."
    )


def meeting_facts(minutes: Sequence[Minutes]) -> Iterator[Fact]:
    yield Fact("Held", (_held(minutes),))
    chair = next((one.chair.value for one in minutes if one.chair), None)
    yield Fact("In the chair", (chair or NOT_GIVEN,))
    yield Fact("Members present", (_people([one.present for one in minutes]),))
    yield Fact("Apologies", (_people([one.apologies for one in minutes], none="There were none."),))
    yield Fact("Also there", (_people([one.in_attendance for one in minutes]),))
    moves = [f"{one.quote.rstrip('.')}." for some in minutes for one in some.movements]
    yield Fact("Came and went", tuple(dict.fromkeys(moves)) or ("Nothing is recorded.",))
    yield Fact("Declarations", tuple(_declarations(minutes)))


def _held(minutes: Sequence[Minutes]) -> str:
    start, end, venue = (
        next((getattr(one, name) for one in minutes if getattr(one, name)), None) for name in ("start", "end", "venue")
    )
    told = [
        f"from {_clock(start.value)}" if start else "",
        f"to {_clock(end.value)}" if end else "",
        f"at {venue.value}" if venue else "",
    ]
    missing = "" if end or not start else " The papers do not say when it ended."
    return f"{capitalised(' '.join(part for part in told if part))}.{missing}" if any(told) else NOT_GIVEN


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _people(lists: Sequence[tuple[Attendee, ...] | None], none: str = NOT_GIVEN) -> str:
    given = [people for people in lists if people is not None]
    names = dict.fromkeys(_named(one) for people in given for one in people)
    return f"{listed(list(names))}." if names else none if given else NOT_GIVEN


def _named(one: Attendee) -> str:
    notes = [*filter(None, (one.role, one.organisation)), *([f"for {one.instead_of}"] if one.instead_of else [])]
    return f"{one.name} ({', '.join(notes)})" if notes else one.name


def _declarations(minutes: Sequence[Minutes]) -> Iterator[str]:
    made = [f"{one.who} {one.quote}." for some in minutes for one in some.declarations]
    if made:
        yield from made
    else:
        yield "None was made." if any(one.declarations_stated_none for one in minutes) else NOT_GIVEN


def _decisions(minutes: Minutes) -> Iterator[Block]:
    for item in minutes.items:
        here = [one for one in minutes.resolutions if one.item == item.number]
        if not here:
            continue
        yield Heading(text=f"{_item(item.number)}{(item.title or 'without a title').rstrip('.')}", level=2)
        yield Bullets(tuple(Item(text=f"{one.label} {one.text}" if one.label else one.text) for one in here))
    cut = [item for item in minutes.items if item.is_cut]
    if cut:
        named = listed([f"{_item(item.number)}{(item.title or '').rstrip('.')}" for item in cut])
        yield Paragraph(text=f"Cut off by the page, so that a decision may be missing: {named}.")


def _item(number: str | None) -> str:
    return f"Item {number}: " if number else ""
