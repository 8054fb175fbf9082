"""Who came and went, and who took the chair: with the time, or the item during which it was."""

import re
from collections.abc import Iterator
from datetime import time

from moothall.intake.minutes.dates import times_in
from moothall.intake.minutes.layout import Layout
from moothall.intake.minutes.names import TITLES, names_in_line
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.attendance import Movement, MovementKind
from moothall.panel.sourced import LABELLED, TOLD
from moothall.wording.sentences import sentences

_NAME = (
    rf"(?:(?:{TITLES}\s*)?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){{0,3}}|[Tt]he (?:Vice[- ]"
    rf"|Deputy )?[Cc]hair(?:man|person|woman)?)"
)
_NAMES = rf"{_NAME}(?:(?:, {_NAME})*,? and {_NAME})?"
LEFT = re.compile(
    rf"(?P<who>{_NAMES})(?: \([^)]{{1,40}}\))? (?:then |also |had |having )*(?:left|departed|lost (?:the )?connection"
    rf"|withdrew|retired)(?! (?:in|for|behind|an?|no|it|this|his|her|their|the (?:item|report|force|police))\b)\b"
)
JOINED = re.compile(
    rf"(?P<who>{_NAMES})(?: \([^)]{{1,40}}\))? (?:then |also |had )*(?:joined|arrived|entered"
    rf"|returned|re-?joined|re-?entered)\b"
)
LEFT_AFTER_DECLARING = re.compile(
    rf"(?P<who>{_NAME}) declared [^.;]{{3,200}}? and (?:then )?(?:left|withdrew from) the (?:meeting|room|chamber)\b"
)
CAME_BACK = re.compile(
    rf"(?P<who>{_NAME}) (?:left|withdrew|lost (?:the )?connection|dropped out)\b[^;]{{0,80}}? and (?:then )?"
    r"(?:returned|re-?joined|re-?entered|came back)\b"
)
CHAIR_TAKEN = re.compile(
    rf"(?P<who>{_NAME})(?: \([^)]{{1,40}}\))? (?:then |therefore )?(?:assumed|took|resumed"
    rf"|in) the [Cc]hair\b(?!man of the (?!meeting))"
    rf"|(?P<who3>{_NAME}) (?:returned|re-?joined|arrived|joined)\b[^;]{{0,40}}? and "
    r"(?:assumed|took|resumed) the [Cc]hair\b"
    rf"|(?P<who2>{_NAME}) (?:then )?chaired (?:the (?:remainder|rest)|this item|items?)"
)
_TOLD_MEETING = re.compile(
    r"\b(?:meeting|room|chamber|at this point|item|call|virtually|remotely)|\d\s?[ap]\.?m\b|\bat \d{1,2}[.:]\d{2}\b",
    re.IGNORECASE,
)
_NOT_A_MOVE = re.compile(
    (
        r"\b(?:needed to leave|would (?:need to |have to )?leave|left the (?:force|police|council"
        r"|organisation|post|role|service|authority|area)|joined the (?:force|police|panel as"
        r"|committee as|board as|council|organisation|network|team|service|programme))\b"
    ),
    re.IGNORECASE,
)
_UNTIL = re.compile(
    (
        r"[(\[](?:present )?(?P<kind>until|till|up to|from|left at|left|arrived at|arrived|joined at"
        r"|joined)\s*:?\s*(?P<rest>[^()\[\]]{1,40})[)\]]"
    ),
    re.IGNORECASE,
)
_ITEM = re.compile(r"\bitems?\s+(?:no\.?\s*)?(\d{1,3}[a-z]?)\b", re.IGNORECASE)


def movements_of(found: Layout) -> tuple[Movement, ...]:
    told = [*_in_lists(found), *_in_items(found)]
    kept: list[Movement] = []
    for one in told:
        if all((other.who, other.kind, other.time) != (one.who, one.kind, one.time) for other in kept):
            kept.append(one)
    return tuple(kept)


def _in_lists(found: Layout) -> Iterator[Movement]:
    """'Cllr Ash (until 11.40)', 'Cllr Birch (from item 5)' in the list of those present."""
    for part in found.head:
        for match in _UNTIL.finditer(part.text):
            named = list(names_in_line(re.split(r"[,;]|\s{2,}", part.text[: match.start()])[-1]))
            if not named:
                continue
            is_leaving = match["kind"].casefold() in {"until", "till", "up to", "left at", "left"}
            at = next(times_in(match["rest"]), None)
            item = _ITEM.search(match["rest"])
            if at is None and item is None:
                continue
            kind = MovementKind.LEFT if is_leaving else MovementKind.JOINED
            number = item[1] if item else None
            yield Movement(
                who=named[-1].name,
                kind=kind,
                time=at[0] if at else None,
                item=number,
                quote=part.text,
                place=part.place,
                confidence=LABELLED,
            )


def _in_items(found: Layout) -> Iterator[Movement]:
    everything: list[tuple[str | None, Paragraph]] = [(None, part) for part in found.head]
    everything += [(part.item.number, here) for part in found.parts for here in part.body]
    for number, part in everything:
        yield from _in_paragraph(number, part)


def _in_paragraph(number: str | None, part: Paragraph) -> Iterator[Movement]:
    for sentence in sentences(part.whole):
        if _NOT_A_MOVE.search(sentence) or not _TOLD_MEETING.search(sentence):
            continue
        times = sorted(times_in(sentence), key=lambda found: found[1])
        for pattern, kind in (
            (LEFT, MovementKind.LEFT),
            (LEFT_AFTER_DECLARING, MovementKind.LEFT),
            (JOINED, MovementKind.JOINED),
            (CAME_BACK, MovementKind.JOINED),
            (CHAIR_TAKEN, MovementKind.TOOK_THE_CHAIR),
        ):
            for match in pattern.finditer(sentence):
                said = match.groupdict()
                who = said["who"] or said.get("who2") or said.get("who3") or ""
                after = [at for at, begin in times if begin >= match.end()]
                at = next(iter([*after, *(at for at, _ in times)]), None)
                yield from _moved(who, kind, at, number, sentence, part)


def _moved(
    who: str, kind: MovementKind, at: time | None, number: str | None, sentence: str, part: Paragraph
) -> Iterator[Movement]:
    noted = _ITEM.search(sentence)
    for name in re.split(r", (?:and )?| and ", who):
        plain = re.sub(r"^[Tt]he ", "", name).strip()
        if plain and plain not in {
            "At",
            "During",
            "Having",
            "It",
            "They",
            "He",
            "She",
            "This",
            "Panel",
            "Police",
            "Members",
        }:
            yield Movement(
                who=plain,
                kind=kind,
                time=at,
                item=noted[1] if noted and number is None else number,
                quote=sentence,
                place=part.place,
                confidence=LABELLED if at else TOLD,
            )
