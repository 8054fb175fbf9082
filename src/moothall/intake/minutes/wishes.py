"""What members wish for: requests, and the softer words in which they also ask."""

import re
from collections.abc import Iterator

from moothall.intake.minutes.layout import Layout
from moothall.intake.minutes.promise_words import REQUESTED
from moothall.panel.items import Point
from moothall.wording.sentences import sentences

_WISH = re.compile(
    r"\b(?:would like(?: to see)?|would (?:also )?be (?:helpful|useful|beneficial|better)|"
    r"it was (?:also )?(?:helpful|useful) "
    r"(?:for|to)|it was suggested|suggested (?:that|by)|could be misleading|"
    r"(?:expressed|indicated) a (?:desire|wish|preference)|"
    r"interested to know|asked (?:that|for|whether)|requested (?:that|further|more)|should have been)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:In response|In reply|Members were asked|Members were informed)", re.IGNORECASE)


def wishes_of(found: Layout) -> Iterator[Point]:
    for part in found.parts:
        for here in part.body:
            for sentence in sentences(here.text):
                if (_WISH.search(sentence) or REQUESTED.search(sentence)) and not _ANSWER.match(sentence):
                    yield Point(item=part.item.number, label=here.label, text=sentence, place=here.place)
