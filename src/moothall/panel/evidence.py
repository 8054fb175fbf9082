"""What later papers show of a commitment: a letter that was sent, an item on a later agenda, a person's closing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from moothall.panel.commitment import Kind
from moothall.panel.items import Item
from moothall.panel.minutes import Paper, PaperKind
from moothall.panel.placing import Placed
from moothall.panel.register import Closing, Entry, Evidence, State
from moothall.wording.stems import content

_FORMAL = re.compile(r"\b(?:minutes|apologies|declarations?|questions?|urgent|dates?)\b", re.IGNORECASE)
LEAST_SHARED = 2  # stems that a commitment and the title of a later item share
LEAST_SHARED_WHEN_DUE = 1  # where the item is on the very agenda for which it was due
LEAST_SHARED_WITH_A_LETTER = 2


def with_evidence(entries: Sequence[Entry], papers: Sequence[Placed], closings: Sequence[Closing]) -> tuple[Entry, ...]:
    return tuple(_judged(entry, papers, closings) for entry in entries)


def _judged(entry: Entry, papers: Sequence[Placed], closings: Sequence[Closing]) -> Entry:
    closed = [
        Evidence(said=one.evidence, document="closed by a person", on=one.on, by=one.by)
        for one in closings
        if one.key == entry.key
    ]
    sent = list(_letters(entry, papers)) if entry.commitment.kind is Kind.LETTER else []
    later = list(_later_items(entry, papers)) if entry.commitment.is_firm and not (closed or sent) else []
    state = State.DONE if closed or sent else State.TAKEN_UP if later else State.OPEN
    return replace(entry, state=state, evidence=(*closed, *sent, *later))


def _letters(entry: Entry, papers: Sequence[Placed]) -> Iterator[Evidence]:
    """A letter filed under the minute's number, or one that speaks of the same things, dated after the meeting."""
    told: set[object] = set()
    for one in papers:
        for paper in one.minutes.papers:
            if paper.kind is not PaperKind.LETTER or paper.day in told or not _is_after(entry, paper):
                continue
            shared = content(entry.commitment.quote) & content(f"{paper.title or ''} {paper.opening or ''}")
            if paper.item == entry.commitment.item and len(shared) >= LEAST_SHARED_WITH_A_LETTER:
                told.add(paper.day)
                yield Evidence(said=f"letter dated {paper.dated}", document=one.minutes.document, on=paper.day)


def _is_after(entry: Entry, paper: Paper) -> bool:
    return entry.meeting is not None and paper.day is not None and paper.day >= entry.meeting


def _later_items(entry: Entry, papers: Sequence[Placed]) -> Iterator[Evidence]:
    """The first later meeting whose items speak of the same thing."""
    if entry.meeting is None:
        return
    about = content(f"{entry.commitment.what} {entry.commitment.quote}")
    for one in papers:
        if one.day is None or one.day <= entry.meeting:
            continue
        is_due = entry.due is not None and entry.due.day == one.day
        fit = [
            (len(about & _subject(item)), item) for item in one.minutes.items if _is_alike(about, item, is_due=is_due)
        ]
        if fit:
            item = max(fit, key=lambda pair: pair[0])[1]
            said = f"item {item.number or 'without number'}: {(item.title or '').rstrip('.')}"
            yield Evidence(said=said, document=one.minutes.document, on=one.day)
            return


def _is_alike(about: frozenset[str], item: Item, *, is_due: bool) -> bool:
    """Half of the title's words, and two at least; one is enough on the agenda for which it was due."""
    if _FORMAL.search(item.title or ""):
        return False
    subject = _subject(item)
    shared = len(about & subject)
    return shared >= LEAST_SHARED_WHEN_DUE if is_due else shared >= max(LEAST_SHARED, len(subject) / 2)


def _subject(item: Item) -> frozenset[str]:
    return frozenset(stem for stem in content(item.title or "") if not stem[0].isdigit())
