"""A document laid out: its head, then each item with the paragraphs of its minute."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from moothall.intake.documents import DocumentText
from moothall.intake.minutes.action_table import with_action_rows
from moothall.intake.minutes.furniture import without_furniture
from moothall.intake.minutes.heading_candidates import ITEM_BELOW, is_title_like
from moothall.intake.minutes.headings import Heading, headings
from moothall.intake.minutes.language import english_half
from moothall.intake.minutes.marks import ACTION, AGENDA_PAGE_WORDS, CUT, DECISION, TEXT_OF_MINUTE
from moothall.intake.minutes.paragraphs import Paragraph, paragraphs
from moothall.panel.items import Item
from moothall.panel.sourced import GUESSED, LABELLED, TOLD

_ITEM_PAGE = re.compile(r"^(?:Agenda item|Issue (?:details|-)|Decision details)\b", re.IGNORECASE)
_HEAD_WORDS = re.compile(r"\b(?:present|apologies|held|took place|in attendance|summoned|invited)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,3}[.)])\s+(\S.*)$", re.DOTALL)
LONGEST_IN_A_HEAD = 12  # words
FIRST_LINES = 6
LONGEST_TITLE = 150  # characters


@dataclass(frozen=True)
class ItemPart:
    """An item and the paragraphs of its minute, without the agenda's notes between title and minute."""

    item: Item
    body: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Layout:
    text: DocumentText
    head: tuple[Paragraph, ...]
    parts: tuple[ItemPart, ...]
    is_item_page: bool
    has_minute_marks: bool

    @property
    def everything(self) -> Iterator[Paragraph]:
        yield from self.head
        for part in self.parts:
            yield from part.notes
            yield from part.body


def layout(text: DocumentText) -> Layout:
    found = with_action_rows(paragraphs(without_furniture(text.lines)))
    is_item_page = bool(found) and any(_ITEM_PAGE.match(part.text) for part in found[:FIRST_LINES])
    has_marks = sum(1 for part in found if TEXT_OF_MINUTE.match(part.text)) >= (1 if is_item_page else 2)
    heads = _of_one_item(found) if is_item_page else headings(found)
    if not heads and (begin := _first_of_the_text(found)) is not None:
        heads = [Heading(begin, None, None, sure=False)]
    first = heads[0].index if heads else len(found)
    bounds = [*(one.index for one in heads), len(found)]
    parts = tuple(_item_part(found, one, bounds[number + 1], has_marks=has_marks) for number, one in enumerate(heads))
    head = tuple(_labelled(part) for part in found[:first] if not AGENDA_PAGE_WORDS.match(part.text))
    return Layout(text, head, parts, is_item_page, has_marks)


def _of_one_item(found: Sequence[Paragraph]) -> list[Heading]:
    """The page of a single item: its title, if any, follows the words 'Agenda item'."""
    at = next(i for i, part in enumerate(found[:FIRST_LINES]) if _ITEM_PAGE.match(part.text))
    if at + 1 >= len(found):
        return [Heading(at, None, None, sure=False)]
    after = found[at + 1]
    has_title = (
        is_title_like(after.text) and not re.match(r"(?:Members|To)\b", after.text) and len(after.text) < LONGEST_TITLE
    )
    number = after.label.strip("(). ") if after.label and has_title else None
    return [Heading(at + 1 if has_title else at, number, after.text if has_title else None, sure=has_title)]


def _item_part(found: Sequence[Paragraph], one: Heading, end: int, *, has_marks: bool) -> ItemPart:
    heading = found[one.index]
    inner = [
        _labelled(part)
        for part in found[_body_from(found, one) : end]
        if part.text and not AGENDA_PAGE_WORDS.match(part.text)
    ]
    below = ITEM_BELOW.match(inner[0].text) if inner else None
    inner = inner[1:] if below else inner
    notes, body = _notes_and_body(inner) if has_marks else ([], inner)
    cut = any(CUT.search(part.text) for part in body)
    body = [replace(part, text=CUT.sub("", part.text).rstrip()) for part in body]
    item = Item(
        number=one.number,
        title=one.title,
        place=heading.place,
        confidence=LABELLED if one.sure and one.number else TOLD if one.number else GUESSED,
        agenda=one.agenda or (below[1] if below else None),
        minute=one.minute,
        is_cut=cut,
    )
    return ItemPart(item, tuple(part for part in body if part.text or part.label), tuple(notes))


def _body_from(found: Sequence[Paragraph], one: Heading) -> int:
    """The paragraph after the heading; the very first where a document without headings is taken as one item."""
    is_text = one.number is None and one.title is None and not _ITEM_PAGE.match(found[one.index].text)
    return one.index if is_text else one.index + 1


def _first_of_the_text(found: Sequence[Paragraph]) -> int | None:
    """Where no heading was found: the first paragraph that is a decision, an action or a long sentence."""
    for index, part in enumerate(found):
        is_told = (
            len(part.text.split()) > LONGEST_IN_A_HEAD and part.text.endswith(".") and not _HEAD_WORDS.search(part.text)
        )
        if DECISION.match(part.text) or ACTION.match(part.text) or (is_told and index > 0):
            return index
    return None


def _notes_and_body(inner: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands before 'Minutes:' is the agenda's note, unless it is a decision of the page's own."""
    at = next((i for i, part in enumerate(inner) if TEXT_OF_MINUTE.match(part.text)), None)
    if at is None:
        return list(inner), []
    mark = TEXT_OF_MINUTE.match(inner[at].text)
    rest = mark["rest"].strip() if mark else ""
    opened = [replace(inner[at], text=rest)] if rest else []
    return list(inner[:at]), [*opened, *inner[at + 1 :]]


def _labelled(part: Paragraph) -> Paragraph:
    """'2. That …' has the label 2. where it heads no item; of two languages side by side the English stays."""
    if part.row:
        return part
    part = replace(part, text=english_half(part.text))
    found = _NUMBERED.match(part.text) if part.label is None else None
    return replace(part, label=found[1], text=found[2]) if found else part
