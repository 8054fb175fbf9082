"""A letter: whom it is to, its date, how it begins, the minute that ordered it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.intake.documents import Line
from moothall.intake.minutes.dates import days_in

_ITEM = re.compile(r"^\s*(?:Minute Item|Minute|Item)\s+(\d{1,4})\s*$", re.IGNORECASE)
_DEAR = re.compile(r"^\s*Dear\b")
FIRST_LINES = 40
OPENING = 2  # paragraphs after the salutation


@dataclass(frozen=True)
class LetterFields:
    to: str | None
    dated: str | None
    day: date | None
    opening: str | None


def letter_item(lines: Sequence[Line]) -> str | None:
    """The minute number stamped at the head of a letter."""
    return next((found[1] for line in lines[:FIRST_LINES] if (found := _ITEM.match(line.text))), None)


def letter_fields(lines: Sequence[Line]) -> LetterFields:
    texts = [" ".join(line.text.split()) for line in lines]
    dear = next((i for i, text in enumerate(texts) if _DEAR.match(text)), min(len(texts), FIRST_LINES))
    above = [text for text in texts[:dear] if text and not _ITEM.match(text)]
    day = next((found for text in above for found in days_in(text)), None)
    after = [text for text in texts[dear + 1 :] if text][:OPENING]
    return LetterFields(
        to=", ".join(above[1:4]).rstrip(",") or None,
        dated=day.written if day else None,
        day=day.day if day else None,
        opening=" ".join(after) or None,
    )
