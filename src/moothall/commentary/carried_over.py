"""Words left standing from an earlier quarter: said before, or speaking of an earlier time as now."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from moothall.commentary.analyst import AnalystText
from moothall.commentary.named_times import earlier_time_as_now
from moothall.wording.dates import day_named, months_named

ALIKE = 0.85  # the share of words that two paragraphs have in common and in the same order
FEWEST_WORDS = 8  # a shorter paragraph, such as 'We do not know the cause.', may be said again
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class CarriedOver:
    """One paragraph, by its number from 1, and what shows that it was left standing."""

    paragraph: int
    opening: str
    earlier: AnalystText | None = None
    alike: float = 0.0
    time_named: str = ""

    @property
    def sentence(self) -> str:
        """Paragraph 1 is carried over from the words about April to June 2022 (an analyst, 14 July 2022)."""
        if self.earlier is None:
            return f"Paragraph {self.paragraph} speaks of {self.time_named} as if it were now."
        about, text = months_named(self.earlier.quarter.window), self.earlier
        return (
            f"Paragraph {self.paragraph} is carried over from the words about {about} "
            f"({text.author}, {day_named(text.written)})."
        )


def carried_over(text: AnalystText, earlier: Iterable[AnalystText]) -> tuple[CarriedOver, ...]:
    """What of a text was left standing. Only words about the same measure in an earlier quarter are compared.

    Of several quarters that say the same the first is named, for that is how old the words are.
    """
    before = sorted(
        (one for one in earlier if one.measure == text.measure and one.quarter < text.quarter),
        key=lambda one: one.quarter,
    )
    return tuple(
        found
        for number, paragraph in enumerate(text.paragraphs, start=1)
        if (found := _said_before(number, paragraph, before) or _speaks_of_then(number, paragraph, text))
    )


def alike(one: str, other: str) -> float:
    """The share of words in common and in the same order, from 0 to 1; capitals and signs do not count.

    Twice the number of words that match, by the number of words in both (difflib).
    """
    return _ratio(_words(one), _words(other))


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _said_before(number: int, paragraph: str, before: Iterable[AnalystText]) -> CarriedOver | None:
    words = _words(paragraph)
    if len(words) < FEWEST_WORDS:
        return None
    for earlier, other in _paragraphs_of(before):
        share = _ratio(words, _words(other))
        if share >= ALIKE:
            return CarriedOver(number, _opening(paragraph), earlier, share)
    return None


def _paragraphs_of(texts: Iterable[AnalystText]) -> Iterator[tuple[AnalystText, str]]:
    return ((text, paragraph) for text in texts for paragraph in text.paragraphs)


def _speaks_of_then(number: int, paragraph: str, text: AnalystText) -> CarriedOver | None:
    named = earlier_time_as_now(paragraph, text.quarter)
    return CarriedOver(number, _opening(paragraph), time_named=named) if named else None


def _words(paragraph: str) -> list[str]:
    return _WORD.findall(paragraph.casefold())


def _opening(paragraph: str) -> str:
    """The first words of a paragraph, by which its author finds it."""
    words = paragraph.split()
    return " ".join(words[:FEWEST_WORDS]) + (" …" if len(words) > FEWEST_WORDS else "")
