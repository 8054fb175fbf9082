"""Which paragraphs are headings of items: a chain of numbers that count up, weighed by how each looks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.intake.minutes.heading_candidates import (
    NO_ITEM,
    Candidate,
    candidates_of,
    is_body,
    is_title_like,
    is_upper,
)
from moothall.intake.minutes.labels import ItemNumber
from moothall.intake.minutes.marks import ACTION, TEXT_OF_MINUTE, section_of
from moothall.intake.minutes.paragraphs import Paragraph

LONGEST_BARE_TITLE = 8  # words
FIRST_LINES = 2  # the document's own title
REACH = 80  # candidates back from which a chain may go on
VERY_STRONG, SURE = 3.0, 1.5  # scores
SKIPPED = 0.4  # for each number left out, at most
MOST_SKIPPED = 3.0
_LIST_OF_AN_AGENDA = re.compile(r"^No\.?\s+Item$")
_A_BODY = re.compile(r"\b(?:panel|committee|board|council|authority|present|chair(?:man)?)\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """`index` is the paragraph of the heading; `title_index` that of the title where it stands apart."""

    index: int
    number: str | None
    title: str | None
    sure: bool
    agenda: str | None = None
    minute: str | None = None
    title_index: int | None = None


def headings(parts: Sequence[Paragraph]) -> list[Heading]:
    candidates = candidates_of(parts)
    chain = _best_chain(candidates)
    numbered = [_heading(one) for one in _with_out_of_order(parts, candidates, chain)] or _by_their_looks(parts)
    return _with_unnumbered(parts, _with_late_titles(parts, numbered))


def _with_out_of_order(
    parts: Sequence[Paragraph], candidates: Sequence[Candidate], chain: Sequence[Candidate]
) -> list[Candidate]:
    """Items taken out of order: numbers that the chain lacks, on headings that look like those of the chain."""
    looks = {_look(parts[one.index]) for one in chain}
    taken = {one.number for one in chain}
    first = min((one.index for one in chain), default=0)
    late = [
        one
        for one in candidates
        if one.number not in taken
        and one.score >= VERY_STRONG
        and one.index > first
        and _look(parts[one.index]) in looks
        and any(one.number.series == other.series for other in taken)
    ]
    return sorted([*chain, *late], key=lambda one: one.index)


def _look(part: Paragraph) -> tuple[int, bool, bool]:
    return part.heading, part.bold, is_upper(part.text)


def _by_their_looks(parts: Sequence[Paragraph]) -> list[Heading]:
    """Without numbers: lines marked as headings; or else bold ones, or those in capitals, after the first lines."""
    fit = [i for i, part in enumerate(parts) if i >= FIRST_LINES and part.label is None and _may_be_title(part)]
    marked = [i for i in fit if parts[i].heading]
    chosen = marked if len(marked) > 1 else [i for i in fit if parts[i].bold or is_upper(parts[i].text)]
    chosen = chosen or _plain_titles(parts, fit)
    return [Heading(i, None, parts[i].text, sure=False, title_index=i) for i in chosen if is_body(parts, i + 1)]


def _plain_titles(parts: Sequence[Paragraph], fit: Sequence[int]) -> list[int]:
    """Short lines between blank ones, each above a whole sentence; one alone is no row of headings."""
    found = [
        i
        for i in fit
        if parts[i].after_blank
        and len(parts[i].text.split()) <= LONGEST_BARE_TITLE
        and not re.search(r"[.:,;\d]", parts[i].text)
        and i + 1 < len(parts)
        and parts[i + 1].after_blank
        and parts[i + 1].text.endswith(".")
        and not is_title_like(parts[i + 1].text)
    ]
    return found if len(found) > 1 else []


def _may_be_title(part: Paragraph) -> bool:
    return (
        is_title_like(part.text)
        and not section_of(part.text)
        and not NO_ITEM.match(part.text)
        and not _A_BODY.search(part.text)
    )


def _best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The chain of greatest weight: its headings' own scores, and a price for numbers skipped or turned back."""
    best: list[tuple[float, int]] = []
    for i, one in enumerate(candidates):
        score, before = one.score, -1
        for j in range(max(0, i - REACH), i):
            joined = best[j][0] + one.score + _step(candidates[j].number, one.number)
            if joined > score:
                score, before = joined, j
        best.append((score, before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i][0])
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    chain.reverse()
    return chain if len(chain) > 1 or chain[0].score >= SURE else []


def _step(before: ItemNumber, after: ItemNumber) -> float:
    if before.series != after.series:
        return -4.0
    ahead = after.value - before.value
    if ahead == 1:
        return 1.5
    if ahead > 1:
        return -min(SKIPPED * (ahead - 1), MOST_SKIPPED)
    return 0.0 if ahead == 0 and before.written != after.written else -4.0 if ahead < 0 else -6.0


def _heading(one: Candidate) -> Heading:
    title = one.title.strip() or None
    sure = one.score >= SURE
    return Heading(
        one.index,
        one.number.written,
        title,
        sure,
        agenda=None if one.other_is_minute or one.other == one.number.written else one.other,
        minute=one.other if one.other_is_minute else None,
        title_index=one.index if title else None,
    )


def _with_late_titles(parts: Sequence[Paragraph], found: list[Heading]) -> list[Heading]:
    """A number printed before the last decisions of the item above: its title, and its place, come after them."""
    mended = []
    for one in found:
        if one.title is not None:
            mended.append(one)
            continue
        late = next(
            (
                index
                for index in range(one.index + 1, min(one.index + 15, len(parts)))
                if parts[index].label is None and is_title_like(parts[index].text) and " " in parts[index].text
            ),
            None,
        )
        if late is None:
            mended.append(one)
        else:
            mended.append(replace(one, index=late, title=parts[late].text, title_index=late, sure=False))
    return mended


def _with_unnumbered(parts: Sequence[Paragraph], numbered: list[Heading]) -> list[Heading]:
    """Headings without a number: those before 'Minutes:', and those that look like the numbered ones."""
    taken = {one.index for one in numbered}
    levels = {parts[one.index].heading for one in numbered if parts[one.index].heading}
    first = min(taken, default=None)
    found = list(numbered)
    for index, part in enumerate(parts):
        if index in taken or part.label is not None or not is_title_like(part.text) or section_of(part.text):
            continue
        listed = (
            index > 0 and (first is None or index < first) and bool(_LIST_OF_AN_AGENDA.match(parts[index - 1].text))
        )
        if part.text.startswith("To "):
            continue
        before_minute = index + 1 < len(parts) and bool(TEXT_OF_MINUTE.match(parts[index + 1].text))
        alike = first is not None and index > first and part.heading in levels and bool(levels)
        if (before_minute and not ACTION.match(part.text)) or alike or listed:
            found.append(Heading(index, None, part.text, sure=False, title_index=index))
    return sorted(found, key=lambda one: one.index)
