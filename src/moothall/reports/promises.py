"""One page for a member: what was promised, when, and what is still open; and what was asked for again and again."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothall.panel.commitment import Kind
from moothall.panel.record import Meeting, Record
from moothall.panel.register import Entry, State
from moothall.panel.repeats import Repeat, Wished
from moothall.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Fact,
    Figures,
    Heading,
    Item,
    Paragraph,
    Table,
    document,
    row_of,
)
from moothall.reports.forward_plan import meetings_counted, record_front
from moothall.reports.meeting_front import meeting_named
from moothall.reports.register_rows import NOT_SAID, in_short, register_table, shortened, when_said
from moothall.wording.dates import day_named, short_day
from moothall.wording.lists import capitalised, listed
from moothall.wording.numbers import plural

METHOD = (
    "How this was made: actions, decisions that somebody do something, and promises were read out of the published "
    "papers, word for word; one that stands twice counts once. “Done” is said only where a later paper or a person "
    "shows it. A wish counts as repeated where it is about the same thing at two meetings or more."
)


def promises(record: Record, *, on: date) -> Document:
    return document(
        record_front(record, "What was promised, and what is still open", on=on), tuple(_blocks(record, on))
    )


def _blocks(record: Record, on: date) -> Iterator[Block]:
    firm = [entry for entry in record.register if entry.commitment.is_firm]
    yield Paragraph(text=_opening(record, firm, on))
    yield Figures(tuple(_figures(firm)))
    yield Heading(text="Asked for again and again")
    yield _repeats(record)
    yield Heading(text="Still open")
    yield _still_open([entry for entry in firm if entry.state is State.OPEN])
    yield Heading(text="Appendix: every word, with its place", on_new_page=True)
    yield Paragraph(text=METHOD, is_note=True)
    yield Heading(text="Letters and visits", level=2)
    yield from _letters_and_visits(record)
    for meeting in record.meetings:
        yield from _meeting(meeting, [entry for entry in firm if entry.document in _names(meeting)], on)
    yield from _wishes(record)


def _opening(record: Record, firm: list[Entry], on: date) -> str:
    still = sum(entry.state is State.OPEN for entry in firm)
    return (
        f"The papers of {meetings_counted(record.meetings)} hold {len(firm)} {plural(len(firm), 'thing', 'things')} "
        f"that were decided or promised to be done. For {still} of them these papers show no answer, as of "
        f"{day_named(on)}. An answer may have been given outside these papers."
    )


def _figures(firm: list[Entry]) -> Iterator[Fact]:
    counts = (
        ("Decided or promised", len(firm)),
        ("Shown to be done", sum(entry.state is State.DONE for entry in firm)),
        ("On a later agenda", sum(entry.state is State.TAKEN_UP for entry in firm)),
        ("Still open", sum(entry.state is State.OPEN for entry in firm)),
        ("With nobody named", sum(entry.commitment.who is None for entry in firm)),
    )
    for label, count in counts:
        yield Fact(label, (str(count),))
    without = sum(entry.commitment.when is None for entry in firm)
    yield Fact("When", (f"{without} without a time",))


def _repeats(record: Record) -> Table | Paragraph:
    if not record.repeats:
        return Paragraph(text="No wish was found at more than one meeting.")
    return Table(
        caption="Wishes that came back",
        columns=(Column("What members asked for", 4), Column("Meetings", 1, is_number=True), Column("When", 5)),
        rows=tuple(row_of(one.title, str(one.meetings), _days(one)) for one in record.repeats),
        is_small=True,
    )


def _days(repeat: Repeat) -> str:
    days = [day_named(day) for day in sorted({one.day for one in repeat.wishes if one.day})]
    undated = any(one.day is None for one in repeat.wishes)
    return listed([*days, *(["at a meeting without a date"] if undated else [])])


def _still_open(entries: Sequence[Entry]) -> Table | Paragraph:
    if not entries:
        return Paragraph(text="Nothing.")
    return Table(
        caption="Decided or promised, and not shown to be done; the oldest first",
        columns=(Column("What", 7), Column("Who", 3.4), Column("By when", 2.4), Column("Since", 1.5)),
        rows=tuple(
            row_of(
                capitalised(in_short(entry)),
                capitalised(entry.commitment.who or NOT_SAID),
                when_said(entry).partition(";")[0],
                short_day(entry.meeting) if entry.meeting else "no date",
            )
            for entry in entries
        ),
        note="What and when stand as said, shortened; the appendix has every word.",
        is_small=True,
    )


def _wishes(record: Record) -> Iterator[Block]:
    for repeat in record.repeats:
        yield Heading(text=f"Asked again and again: {repeat.title}", level=2)
        yield Bullets(tuple(Item(text=_wish(one)) for one in repeat.wishes))


def _wish(one: Wished) -> str:
    when = day_named(one.day) if one.day else "Without a date"
    return f"{when}{f', item {one.item}' if one.item else ''}: “{shortened(one.text)}”"


def _meeting(meeting: Meeting, firm: list[Entry], on: date) -> Iterator[Block]:
    if not meeting.minutes and not firm:
        return
    approved = f" Its minutes were confirmed on {day_named(meeting.approved_on)}." if meeting.approved_on else ""
    yield Heading(text=f"Meeting of {meeting_named(meeting)}", level=2)
    if approved:
        yield Paragraph(text=approved.strip())
    if firm:
        yield register_table(f"Decided or promised on {meeting_named(meeting)}", firm, on=on)
    else:
        yield Paragraph(text="Nothing was decided or promised to be done.")


def _names(meeting: Meeting) -> set[str]:
    return {paper.minutes.document for paper in meeting.papers}


def _letters_and_visits(record: Record) -> Iterator[Block]:
    entries = [
        one for one in record.register if one.commitment.kind in {Kind.LETTER, Kind.VISIT} and one.commitment.is_firm
    ]
    if not entries:
        yield Paragraph(text="No letter and no visit was ordered.")
        return
    yield Table(
        caption="Letters and visits that were ordered",
        columns=(Column("Ordered", 2), Column("What", 5), Column("On condition", 2), Column("What became of it", 3)),
        rows=tuple(
            row_of(
                day_named(one.meeting) if one.meeting else "no date",
                shortened(one.commitment.quote),
                one.commitment.condition or "none",
                _became(one),
            )
            for one in entries
        ),
        is_small=True,
    )


def _became(one: Entry) -> str:
    if one.state is not State.DONE:
        return "These papers do not show it"
    reply = "; no reply is in these papers" if one.commitment.kind is Kind.LETTER else ""
    return f"{capitalised(one.evidence[0].said)}{reply}"
