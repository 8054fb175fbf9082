"""What the pages of the panel show: meetings to come and held, and what was promised with what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.panel.items import Item, Motion, NextMeeting, Point, Resolution
from moothall.panel.minutes import Minutes, PaperKind
from moothall.panel.placing import Placed
from moothall.panel.record import Meeting
from moothall.panel.register import Entry, State
from moothall.reports.decision_note import meeting_facts
from moothall.reports.document import Fact
from moothall.reports.site.addresses import line_mark, meeting_address
from moothall.reports.site.site import Site
from moothall.wording.numbers import plural

KIND_SAID = {
    PaperKind.MINUTES: "Minutes",
    PaperKind.AGENDA: "Agenda",
    PaperKind.AGENDA_AND_MINUTES: "Agenda and minutes",
    PaperKind.ITEM_MINUTE: "Minute of one item",
    PaperKind.AGENDA_PACK: "Agenda pack",
    PaperKind.REPORT: "Report",
    PaperKind.LETTER: "Letter",
    PaperKind.OTHER: "Other paper",
}


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A meeting that a paper announces."""

    announced: NextMeeting
    document: str


@dataclass(frozen=True, kw_only=True)
class PanelPage:
    """`held` and `undated` are meetings; `open`, `taken_up` and `done` the commitments, firm ones first."""

    coming: tuple[Coming, ...]
    held: tuple[Meeting, ...]
    undated: tuple[Meeting, ...]
    open: tuple[Entry, ...]
    taken_up: tuple[Entry, ...]
    done: tuple[Entry, ...]
    wishes: tuple[Entry, ...]

    @property
    def firm(self) -> int:
        return len(self.open) + len(self.taken_up) + len(self.done)

    @property
    def open_said(self) -> str:
        """How much of what was decided or promised is not shown to be done."""
        of_all = (
            f"{len(self.open)} of {self.firm} {plural(self.firm, 'thing', 'things')} decided or promised at meetings"
        )
        return f"{of_all} {plural(len(self.open), 'is', 'are')} not shown to be done."


def panel_page(site: Site) -> PanelPage:
    meetings = site.panel.meetings
    firm = [entry for entry in site.panel.register if entry.commitment.is_firm]

    def those(state: State) -> tuple[Entry, ...]:
        return tuple(entry for entry in firm if entry.state is state)

    return PanelPage(
        coming=_coming(meetings, site.on),
        held=tuple(reversed([one for one in meetings if one.day])),
        undated=tuple(one for one in meetings if not one.day),
        open=those(State.OPEN),
        taken_up=those(State.TAKEN_UP),
        done=those(State.DONE),
        wishes=tuple(entry for entry in site.panel.register if not entry.commitment.is_firm),
    )


def _coming(meetings: Sequence[Meeting], on: date) -> tuple[Coming, ...]:
    """Each announced day once, the next first; days that have gone by are left out."""
    found: dict[date, Coming] = {}
    for meeting in meetings:
        for paper in meeting.papers:
            for one in paper.minutes.next_meeting or ():
                if one.date and one.date >= on:
                    found.setdefault(one.date, Coming(announced=one, document=paper.minutes.document))
    return tuple(found[day] for day in sorted(found))


@dataclass(frozen=True, kw_only=True)
class ItemShown:
    """An item of a meeting with what was decided at it and what was not."""

    item: Item | None
    resolutions: tuple[Resolution, ...]
    motions: tuple[Motion, ...]
    points: tuple[Point, ...]
    commitments: tuple[Entry, ...]

    @property
    def has_content(self) -> bool:
        return bool(self.resolutions or self.motions or self.points or self.commitments)


@dataclass(frozen=True, kw_only=True)
class PaperShown:
    """One paper of a meeting: what it is, and each item that it tells of."""

    document: str
    kind: str
    items: tuple[ItemShown, ...]

    @property
    def has_content(self) -> bool:
        return any(one.has_content for one in self.items)


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    meeting: Meeting
    facts: tuple[Fact, ...]
    papers: tuple[PaperShown, ...]


def meeting_page(site: Site, meeting: Meeting) -> MeetingPage:
    return MeetingPage(
        meeting=meeting,
        facts=tuple(meeting_facts(meeting.minutes)) if meeting.minutes else (),
        papers=tuple(_paper(site, one) for one in meeting.papers),
    )


def _paper(site: Site, paper: Placed) -> PaperShown:
    minutes = paper.minutes
    mine = [entry for entry in site.panel.register if entry.document == minutes.document]
    return PaperShown(document=minutes.document, kind=KIND_SAID[minutes.kind], items=tuple(_items(minutes, mine)))


def _items(minutes: Minutes, entries: Sequence[Entry]) -> Iterator[ItemShown]:
    """In the order of the paper; what stands under no item comes last."""
    numbers = [item.number for item in minutes.items]
    for item in minutes.items:
        yield _item(item, item.number, minutes, entries)
    said = (minutes.resolutions, minutes.motions, minutes.points)
    rest = {one.item for some in said for one in some} - set(numbers)
    for number in sorted(rest, key=str):
        yield _item(None, number, minutes, entries)


def source_address(site: Site, entry: Entry) -> str | None:
    """Where the words of a commitment stand: the line on its meeting's page, or the page where no line of it shows."""
    for meeting in site.panel.meetings:
        for number, paper in enumerate(meeting.papers, start=1):
            if paper.minutes.document == entry.document:
                page, line = meeting_address(meeting), entry.commitment.place.line
                return f"{page}#{line_mark(number, line)}" if line in _lines_shown(paper.minutes) else page
    return None


def _lines_shown(minutes: Minutes) -> frozenset[int]:
    decided = {one.place.line for one in minutes.resolutions}
    return frozenset(decided | {one.place.line for one in minutes.points})


def said_besides_decisions(minutes: Minutes) -> tuple[Point, ...]:
    """The paragraphs of a minute that are no decision themselves; each line once."""
    told = {one.place.line for one in minutes.resolutions}
    points = {one.place.line: one for one in minutes.points if one.place.line not in told}
    return tuple(points.values())


def _item(item: Item | None, number: str | None, minutes: Minutes, entries: Sequence[Entry]) -> ItemShown:
    return ItemShown(
        item=item,
        resolutions=tuple(one for one in minutes.resolutions if one.item == number),
        motions=tuple(one for one in minutes.motions if one.item == number),
        points=tuple(one for one in said_besides_decisions(minutes) if one.item == number),
        commitments=tuple(one for one in entries if one.commitment.item == number),
    )
