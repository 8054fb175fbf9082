"""Read minutes out of a document: every part in turn, and a list of what was not understood."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from moothall.intake.documents import DocumentText
from moothall.intake.documents.lines import refused
from moothall.intake.minutes.attendance import attendance_of
from moothall.intake.minutes.commitments import commitments_of
from moothall.intake.minutes.decided_commitments import has_action_column
from moothall.intake.minutes.decisions import Decisions, decisions_of
from moothall.intake.minutes.declarations import declarations_of, public_questions_of
from moothall.intake.minutes.formal_items import approvals_of, elections_of, next_meetings_of
from moothall.intake.minutes.head import Head, head_of
from moothall.intake.minutes.language import is_english, not_english
from moothall.intake.minutes.layout import Layout, layout
from moothall.intake.minutes.letters import letter_fields, letter_item
from moothall.intake.minutes.marks import section_of
from moothall.intake.minutes.movements import movements_of
from moothall.intake.minutes.pack import Cut, cuts_of, part_of, report_fields
from moothall.intake.minutes.wishes import wishes_of
from moothall.panel.commitment import Commitment
from moothall.panel.items import Item, NotUnderstood, Point
from moothall.panel.minutes import Minutes, Paper, PaperKind
from moothall.panel.sourced import Place
from moothall.wording.stems import overlap, stems

LEAST_ALIKE = 0.6
LONGEST_IN_A_HEAD = 25  # words
T = TypeVar("T")

_HELD = re.compile(r"\b(?:present|apologies|resolved|minutes of (?:a|the)|in the chair)\b", re.IGNORECASE)
_SUMMONED = re.compile(
    r"\b(?:you are (?:hereby )?(?:invited|summoned)|members are invited to attend|summons|agenda)\b", re.IGNORECASE
)


def minutes_from(text: DocumentText) -> Minutes:
    """The document's minutes; of a pack, the agenda with each of its documents beside it."""
    if not is_english([line.text for line in text.lines]):
        remedy = "Give its English version; councils in Wales publish both."
        raise refused(text.name, "The text does not seem to be English.", "Moothall reads English.", remedy)
    cuts = cuts_of(text)
    if not cuts:
        return _read(text)
    agenda = _read(part_of(text, cuts[0]), is_agenda=True)
    papers = tuple(_paper(text, cut, agenda) for cut in cuts)
    return replace(agenda, kind=PaperKind.AGENDA_PACK, papers=papers)


def _paper(text: DocumentText, cut: Cut, agenda: Minutes) -> Paper:
    if cut.kind is PaperKind.LETTER:
        return _letter_paper(cut, text)
    part = part_of(text, cut)
    fields = report_fields(part.lines) if cut.kind is PaperKind.REPORT else {}
    first, last = text.lines[cut.first], text.lines[cut.last - 1]
    return Paper(
        kind=cut.kind,
        title=cut.title,
        item=cut.item or _item_of(fields.get("subject"), agenda),
        first=Place(line=first.number, page=first.page),
        last=Place(line=last.number, page=last.page),
        minutes=_read(part) if cut.kind is PaperKind.MINUTES else None,
        report_of=fields.get("report of"),
        subject=fields.get("subject"),
        author=fields.get("author"),
        dated=fields.get("date"),
        recommendation=fields.get("recommendation"),
    )


def _item_of(subject: str | None, agenda: Minutes) -> str | None:
    """The item of the agenda whose title is most like a report's subject."""
    if not subject:
        return None
    alike = [(overlap(stems(subject), stems(item.title or "")), item) for item in agenda.items]
    best = max(alike, key=lambda one: one[0], default=(0.0, None))
    return best[1].number if best[1] and best[0] >= LEAST_ALIKE else None


def _read(text: DocumentText, *, is_agenda: bool = False) -> Minutes:
    found = layout(text)
    kind = PaperKind.AGENDA if is_agenda else _kind(found)
    if kind is PaperKind.LETTER:
        return _letter(text)
    head = head_of(found)
    people = attendance_of(found)
    declarations, no_declarations = declarations_of(found)
    questions, no_questions = public_questions_of(found)
    decided = [decisions_of(part) if kind is not PaperKind.AGENDA else Decisions() for part in found.parts]
    if kind is PaperKind.MINUTES and not (head.date or people.present or any(one.resolutions for one in decided)):
        kind = PaperKind.OTHER
    return Minutes(
        document=text.name,
        kind=kind,
        body=head.body,
        date=head.date,
        start=head.start,
        end=head.end if kind is not PaperKind.AGENDA else None,
        venue=head.venue,
        chair=people.chair,
        present=_tuple(people.present) if kind is not PaperKind.AGENDA else None,
        apologies=_tuple(people.apologies),
        in_attendance=_tuple(people.in_attendance),
        substitutes=tuple(people.substitutes),
        items=tuple(part.item for part in found.parts),
        points=tuple(_points(found, decided)),
        agenda_notes=tuple(
            Point(item=part.item.number, label=here.label, text=here.text, place=here.place)
            for part in found.parts
            for here in part.notes
        ),
        resolutions=tuple(one for part in decided for one in part.resolutions),
        motions=tuple(one for part in decided for one in part.motions),
        commitments=tuple(_commitments(found, decided)) if kind is not PaperKind.AGENDA else (),
        movements=movements_of(found) if kind is not PaperKind.AGENDA else (),
        declarations=declarations,
        declarations_stated_none=no_declarations,
        public_questions_stated_none=no_questions,
        public_questions=questions,
        elections=elections_of(found) if kind is not PaperKind.AGENDA else (),
        approvals=approvals_of(found) if kind is not PaperKind.AGENDA else (),
        wishes=tuple(wishes_of(found)) if kind is not PaperKind.AGENDA else (),
        next_meeting=next_meetings_of(found, after=head.date.value if head.date else None),
        not_understood=tuple(_not_understood(found, head)),
        notices=(*text.notices, *head.notices, *_cut_notices(found)),
    )


def _letter(text: DocumentText) -> Minutes:
    """A letter on its own: whom it is to, when it was written; it decides and promises nothing for the Panel."""
    paper = _letter_paper(Cut(PaperKind.LETTER, letter_item(text.lines), None, 0, len(text.lines)), text)
    notice = "This reads like a letter: only its date and its opening were read."
    return Minutes(document=text.name, kind=PaperKind.LETTER, papers=(paper,), notices=(*text.notices, notice))


def _letter_paper(cut: Cut, text: DocumentText) -> Paper:
    lines = text.lines[cut.first : cut.last]
    found = letter_fields(lines)
    return Paper(
        kind=PaperKind.LETTER,
        title=found.to,
        item=cut.item,
        first=Place(line=lines[0].number, page=lines[0].page),
        last=Place(line=lines[-1].number, page=lines[-1].page),
        dated=found.dated,
        day=found.day,
        opening=found.opening,
    )


def _tuple(values: list[T] | None) -> tuple[T, ...] | None:
    return None if values is None else tuple(values)


def _kind(found: Layout) -> PaperKind:
    if found.is_item_page:
        return PaperKind.ITEM_MINUTE
    if found.has_minute_marks:
        return PaperKind.AGENDA_AND_MINUTES
    texts = [part.text for part in found.everything]
    if any(re.match(r"Dear [A-Z]", text) for text in texts[:30]) and not any(
        re.match(r"RESOLVED|Resolved", text) for text in texts
    ):
        return PaperKind.LETTER
    if any(_HELD.search(text) for text in texts[:40]) or any(re.match(r"RESOLVED|Resolved", text) for text in texts):
        return PaperKind.MINUTES
    return PaperKind.AGENDA if any(_SUMMONED.search(text) for text in texts[:40]) else PaperKind.OTHER


def _points(found: Layout, decided: list[Decisions]) -> Iterator[Point]:
    for part, decisions in zip(found.parts, decided, strict=False):
        for here in part.body:
            if here.place.line not in decisions.used and not here.row:
                yield Point(item=part.item.number, label=here.label, text=here.text, place=here.place)


def _commitments(found: Layout, decided: list[Decisions]) -> Iterator[Commitment]:
    column = has_action_column([line.text for line in found.text.lines[:200]])
    for part, decisions in zip(found.parts, decided, strict=False):
        yield from commitments_of(part, decisions, has_column=column)


def _cut_notices(found: Layout) -> Iterator[str]:
    for part in found.parts:
        if part.item.is_cut:
            yield f"Item {_named(part.item)} is cut off by the page: its last points and its decision may be missing."


def _named(item: Item) -> str:
    return " ".join(filter(None, (item.number, f"({item.title.rstrip('.')})" if item.title else None)))


def _not_understood(found: Layout, head: Head) -> Iterator[NotUnderstood]:
    for part in found.everything:
        if not_english(part.text):
            yield NotUnderstood(text=part.text, why="It does not seem to be English.", place=part.place)
    used = {value.place.line for value in (head.body, head.date, head.start, head.venue) if value}
    for part in found.head:
        if part.place.line not in used and not section_of(part.text) and len(part.text.split()) > LONGEST_IN_A_HEAD:
            yield NotUnderstood(
                text=part.text, why="It stands before the first item and is no list of people.", place=part.place
            )
    for one in found.parts:
        if one.item.number is None and one.item.title is None:
            yield NotUnderstood(
                text="", why="The document gives neither the item's number nor its title.", place=one.item.place
            )
