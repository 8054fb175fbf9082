"""The record of a body: its meetings in order, and one register of what was promised in all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.panel.due_dates import due_of
from moothall.panel.evidence import with_evidence
from moothall.panel.items import Item
from moothall.panel.minutes import Minutes, PaperKind
from moothall.panel.placing import Placed, placed
from moothall.panel.register import Closing, Entry
from moothall.panel.repeats import Repeat, repeats
from moothall.panel.same_person import Spellings, spellings

OF_A_MEETING = frozenset(PaperKind) - {PaperKind.OTHER, PaperKind.REPORT}
HAPPENED = frozenset({PaperKind.MINUTES, PaperKind.AGENDA_AND_MINUTES, PaperKind.ITEM_MINUTE})


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """`day` is None for pages that no other paper dates. `approved_on` is when later minutes confirmed these."""

    day: date | None
    body: str | None
    papers: tuple[Placed, ...]
    approved_on: date | None = None
    amendments: tuple[str, ...] = ()

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        return tuple(one.minutes for one in self.papers if one.minutes.kind in HAPPENED)


@dataclass(frozen=True, kw_only=True)
class Record:
    meetings: tuple[Meeting, ...]
    register: tuple[Entry, ...]
    repeats: tuple[Repeat, ...]
    spellings: tuple[Spellings, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def open_entries(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.register if one.is_open)


def record(
    read: Sequence[Minutes], *, closings: Sequence[Closing] = (), days: Sequence[tuple[str, date]] = ()
) -> Record:
    """`days` are dates that a person gave to undated documents, by their names."""
    strange = [one for one in read if one.kind not in OF_A_MEETING]
    papers = placed([one for one in read if one.kind in OF_A_MEETING], dict(days))
    meetings = _meetings(papers)
    entries = tuple(entry for one in papers for entry in _entries(one, papers))
    known = {entry.key for entry in entries}
    strangers = [one.key for one in closings if one.key not in known]
    return Record(
        meetings=meetings,
        register=with_evidence(entries, papers, closings),
        repeats=repeats(papers),
        spellings=spellings(papers),
        notices=(
            *(f"{one.document} reads like neither minutes nor an agenda, and is left out." for one in strange),
            *(f"A closing names {key}, which is no commitment of the record." for key in strangers),
        ),
    )


def _meetings(papers: Sequence[Placed]) -> tuple[Meeting, ...]:
    """Papers of one body and one day are one meeting; undated ones stand alone, at the end."""
    groups: dict[object, list[Placed]] = {}
    for one in papers:
        if one.minutes.kind is not PaperKind.LETTER:
            groups.setdefault(one.day or one.minutes.document, []).append(one)
    made = [_meeting(group, papers) for group in groups.values()]
    return tuple(sorted(made, key=lambda one: (one.day is None, one.day or date.min)))


def _meeting(group: Sequence[Placed], papers: Sequence[Placed]) -> Meeting:
    day = group[0].day
    approvals = [
        (one.day, approval)
        for one in papers
        for approval in one.minutes.approvals
        if day is not None and approval.of == day and one.day is not None and one.day > day
    ]
    named = max((one.minutes.body.value for one in group if one.minutes.body), key=len, default=None)
    return Meeting(
        day=day,
        body=named,
        papers=tuple(group),
        approved_on=approvals[0][0] if approvals else None,
        amendments=approvals[0][1].amendments if approvals else (),
    )


def _entries(one: Placed, papers: Sequence[Placed]) -> Iterator[Entry]:
    minutes = one.minutes
    announced = [meeting.date for meeting in minutes.next_meeting or () if meeting.date]
    held = [other.day for other in papers if other.day]
    later = announced or held
    counts: dict[str, int] = {}
    for commitment in minutes.commitments:
        item = commitment.item or one.item or "page"
        counts[item] = counts.get(item, 0) + 1
        yield Entry(
            key=f"{one.day or minutes.document.rpartition('.')[0]}/{item}/{counts[item]}",
            commitment=commitment,
            document=minutes.document,
            body=minutes.body.value if minutes.body else None,
            meeting=one.day,
            title=_title(minutes.items, commitment.item),
            due=due_of(commitment.when, said_on=one.day, meetings=later),
        )


def _title(items: Sequence[Item], number: str | None) -> str | None:
    return next((item.title for item in items if item.number == number), None)
