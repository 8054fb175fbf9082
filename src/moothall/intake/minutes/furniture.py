"""What a page prints around the text: page numbers, running heads, marks of the system that printed it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from moothall.intake.documents import Line
from moothall.intake.minutes.labels import NUMBER_ALONE
from moothall.intake.minutes.marks import ATTACHMENT, MODERN_GOV_MARK

_PAGE = re.compile(
    r"^(?:-\s*)?(?:Page|page|PAGE)\s+\d+(?:\s+(?:of|/)\s+\d+)?(?:\s*-)?$|^-\s*\d+\s*-$|^\d+\s*(?:/|of)\s*\d+$"
)
_SPACED = re.compile(r"^(?:[A-Z] ){3,}[A-Z]\b ?:?$")
_DECORATION = re.compile(r"^[\s*_=~.\-–—#|+\\]{3,}$")
_HAS_LETTERS = re.compile(r"[A-Za-z]{2}")
_NUMBERS = re.compile(r"\d+")
LONGEST_HEAD = 90  # characters
LEAST_REPEATED = 3
LEAST_ITEMS_BY_BARE_NUMBER = 3
LONGEST_TITLE = 12  # words
EDGE = 3  # lines from the top or the bottom of a page


@dataclass(frozen=True)
class Cleaned:
    """`broken_at` are the numbers of lines that follow a dropped page number or running head."""

    lines: tuple[Line, ...]
    broken_at: frozenset[int]
    dropped: tuple[Line, ...]


def without_furniture(lines: Sequence[Line]) -> Cleaned:
    marked = [replace(line, text=_cleaned(line.text)) for line in lines]
    heads = _running_heads(marked)
    bare = _bare_numbers(marked)
    kept: list[Line] = []
    dropped: list[Line] = []
    broken: set[int] = set()
    breaking = False
    page: int | None = None
    for line in marked:
        text = line.text.strip()
        if _PAGE.match(text) or line.number in heads or line.number in bare:
            dropped.append(line)
            breaking = True
            continue
        if text and (breaking or (page is not None and line.page != page)):
            broken.add(line.number)
            breaking = False
        page = line.page if text else page
        kept.append(line)
    return Cleaned(tuple(kept), frozenset(broken), tuple(dropped))


def _cleaned(text: str) -> str:
    plain = ATTACHMENT.sub("", MODERN_GOV_MARK.sub("", text))
    if _SPACED.match(plain.strip()):
        return plain.replace(" ", "")
    return "" if _DECORATION.match(plain) else plain.rstrip()


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that stand at the edge of three pages or more, the same but for numbers."""
    edges = _edges(lines)
    counts = Counter(_NUMBERS.sub("#", lines[i].text.strip()) for i in edges)
    repeated = {
        text
        for text, count in counts.items()
        if count >= LEAST_REPEATED and len(text) <= LONGEST_HEAD and _HAS_LETTERS.search(text)
    }
    return {lines[i].number for i in edges if _NUMBERS.sub("#", lines[i].text.strip()) in repeated}


def _edges(lines: Sequence[Line]) -> list[int]:
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page is not None and line.text.strip():
            by_page.setdefault(line.page, []).append(index)
    return sorted({i for inner in by_page.values() for i in (*inner[:EDGE], *inner[-EDGE:])})


def _bare_numbers(lines: Sequence[Line]) -> set[int]:
    """Numbers alone on their line, without a full stop: page numbers, unless they count the items up from one."""
    found = [
        (line.number, int(match[1]))
        for line in lines
        if (match := NUMBER_ALONE.match(line.text.strip()))
        and not match[2]
        and match[1].isdigit()
        and line.text.strip().isdigit()
    ]
    values = [value for _, value in found]
    counts_up = values == list(range(1, len(values) + 1)) and len(values) >= LEAST_ITEMS_BY_BARE_NUMBER
    if counts_up and _followed_by_titles(lines, {number for number, _ in found}):
        return set()
    return {number for number, _ in found}


def _followed_by_titles(lines: Sequence[Line], numbers: set[int]) -> bool:
    """Whether a short line that begins with a capital follows at once, as titles do."""
    good = 0
    for line, after in pairwise(lines):
        if line.number in numbers and after.text[:1].isupper() and len(after.text) < LONGEST_HEAD:
            good += not after.text.rstrip().endswith((",", ";")) and len(after.text.split()) <= LONGEST_TITLE
    return good >= 0.8 * len(numbers)
