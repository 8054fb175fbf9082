"""Motions that were lost or withdrawn; they are worded like decisions."""

import re
from collections.abc import Iterator

from moothall.intake.minutes.layout import ItemPart
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.items import Motion
from moothall.wording.sentences import sentences

LOST = re.compile(
    (
        r"\b(?:was|were|and|motion|amendment|proposal)\b[^.]{0,60}?\b(?P<outcome>lost|defeated"
        r"|not carried|withdrawn|fell|rejected|not agreed|not supported)\b(?! (?:in|of|out|to))"
    ),
    re.IGNORECASE,
)
REACH = 6  # paragraphs back: a recorded vote stands between the motion and its outcome
_VOTE = re.compile(r"\b(?:vote|motion|amendment|proposal|moved|seconded)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:moved|proposed|proposal|motion|amendment)\b", re.IGNORECASE)


def is_motion(part: ItemPart, here: Paragraph) -> bool:
    at = part.body.index(here)
    around = " ".join(other.text for other in part.body[max(0, at - 1) : at + 3])
    return bool(_MOVED.search(around) and LOST.search(around))


def lost_motions(part: ItemPart) -> Iterator[Motion]:
    """Motions that were lost or withdrawn: each with the words that were moved, where they are there."""
    for at, here in enumerate(part.body):
        for sentence in sentences(here.text):
            match = LOST.search(sentence)
            if not match or not _VOTE.search(sentence):
                continue
            moved = _moved_before(part, at, here, sentence)
            outcome = match["outcome"].casefold()
            yield Motion(item=part.item.number, text=moved or sentence, outcome=outcome, place=here.place)


def is_same_motion(one: str, other: str) -> bool:
    plain = one.casefold().strip(" .;").removeprefix("that ")
    lost = other.casefold().strip(" .;")
    return bool(plain) and (plain in lost or lost.removeprefix("that ") in plain)


def _moved_before(part: ItemPart, at: int, here: Paragraph, sentence: str) -> str | None:
    """The words of the motion: after 'moved … that' in the sentence, or in the paragraphs just before."""
    if found := re.search(
        r"\b(?:moved|proposed|motion)\b.*?\b(that\b.+)$", sentence.partition(" upon being")[0], re.IGNORECASE
    ):
        return found[1].strip(" .")
    before = [other for other in sentences(here.text) if other != sentence and _MOVED.search(other)]
    for text in [*before[::-1], *(other.text for other in part.body[max(0, at - REACH) : at][::-1])]:
        if found := re.search(r"\b(?:moved|proposed|motion|amendment)\b.*?\b(that\b.+)$", text, re.IGNORECASE):
            return found[1].strip(" .")
        if text.startswith(("That ", "“That ")):
            return text.strip(" .“”")
    return None
