"""Which paragraphs are headings of items: a chain of numbers that count up, weighed by how each looks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.intake.minutes.dates import first_day
from moothall.intake.minutes.labels import ITEM_LABEL, NUMBER_ALONE, ItemNumber, item_number
from moothall.intake.minutes.marks import (
    ACTION,
    AGENDA_PAGE_WORDS,
    DECISION,
    DECISION_IN_A_SENTENCE,
    TEXT_OF_MINUTE,
    is_opening,
)
from moothall.intake.minutes.paragraphs import Paragraph

LONGEST_TITLE = 22  # words
FIRST_LINES = 2  # the document's own title
REACH = 80  # candidates back from which a chain may go on
LONGEST_PLAIN_TITLE = 15  # words, where it is not in capitals
SHORT = 3  # words or letters
STRONG, SURE = 2.0, 1.5  # scores
LEAST_SCORE = 0.0
SKIPPED = 0.4  # for each number left out, at most
MOST_SKIPPED = 3.0
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|been|will|would|could|should|considered|received|noted"
    r"|agreed|advised|explained|asked|stated|"
    r"welcomed|thanked|confirmed|reported|highlighted|informed|declared|presented|introduced|resolved|asking)\b"
)
_TITLE_WORDS = re.compile(
    (
        r"^(?:apologies|declarations?|minutes|public|urgent|date|any other|election|appointment"
        r"|exclusion|matters|chair|welcome|"
        r"introductions?|question|forward|work programme|action|membership|review|update|report|annual"
        r"|budget|precept|terms|items?)\b"
    ),
    re.IGNORECASE,
)
_LIST_OF_AN_AGENDA = re.compile(r"^No\.?\s+Item$")
_A_BODY = re.compile(r"\b(?:panel|committee|board|council|authority|present|chair(?:man)?)\W*$", re.IGNORECASE)
_NO_ITEM = re.compile(r"^(?:Minutes|Notes|Record) of (?:a|the) (?:\w+ )?meeting of\b", re.IGNORECASE)
_ASIDE_NUMBER = re.compile(
    r"\s*[(\[]?(?:Agenda Item|Item|Minute(?: No\.?)?|Min(?: No)?\.?)\s*(?:No\.?\s*)?:?\s*([\w/.]{1,12})[)\]]?\s*$",
    re.IGNORECASE,
)
_ASIDE_FIRST = re.compile(r"^[(\[](?:(?:Agenda )?Item\s*)?(\d{1,3})[)\]]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    index: int
    number: ItemNumber
    title: str
    score: float
    other: str | None = None
    other_is_minute: bool = False


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
    chain = _best_chain(_candidates(parts))
    numbered = [_heading(one) for one in chain] or _by_their_looks(parts)
    return _with_unnumbered(parts, _with_late_titles(parts, numbered))


def _by_their_looks(parts: Sequence[Paragraph]) -> list[Heading]:
    """Without numbers: lines marked as headings; or else bold ones, or those in capitals, after the first lines."""
    fit = [i for i, part in enumerate(parts) if i >= FIRST_LINES and part.label is None and _may_be_title(part)]
    marked = [i for i in fit if parts[i].heading]
    chosen = marked if len(marked) > 1 else [i for i in fit if parts[i].bold or _is_upper(parts[i].text)]
    return [Heading(i, None, parts[i].text, sure=False, title_index=i) for i in chosen if _is_body(parts, i + 1)]


def _may_be_title(part: Paragraph) -> bool:
    return is_title_like(part.text) and not _NO_ITEM.match(part.text) and not _A_BODY.search(part.text)


def _candidates(parts: Sequence[Paragraph]) -> list[Candidate]:
    found = []
    in_decision = False
    for index, part in enumerate(parts):
        split = _split(part)
        if split is None:
            in_decision = _goes_on_deciding(part, in_decision=in_decision)
            continue
        number, title, word = split
        score = _score(parts, index, title, in_decision=in_decision, named=bool(word))
        other, title, is_minute = _other_number(title, word)
        if score > LEAST_SCORE:
            found.append(Candidate(index, item_number(number), title, score, other, is_minute))
            in_decision = in_decision and score < STRONG
    return found


def _goes_on_deciding(part: Paragraph, *, in_decision: bool) -> bool:
    if DECISION.match(part.text) or DECISION_IN_A_SENTENCE.match(part.text):
        return True
    return in_decision and (part.label is not None or part.text.startswith(("That", "that")))


def _split(part: Paragraph) -> tuple[str, str, str] | None:
    """Number, title and the word before the number."""
    if part.label and (found := NUMBER_ALONE.match(part.label)):
        word = "item" if "item" in part.label.casefold() else ""
        return found[1], part.text, word
    if part.label:
        if part.label.rstrip(".").endswith(".0"):
            return part.label.rstrip(".").removesuffix(".0"), part.text, ""
        letter = re.fullmatch(r"\(?([A-Za-z])[.)]", part.label)
        return (letter[1].upper(), part.text, "") if letter and letter[1].isupper() else None
    found = ITEM_LABEL.match(part.text)
    if not found or (found["number"].isalpha() and not found["end"]):
        return None
    if not found["end"] and re.match(r"\s*[a-z]", found["title"]):
        return None
    return found["number"], found["title"], found["word"] or ""


def _other_number(title: str, word: str) -> tuple[str | None, str, bool]:
    """A second number beside the heading's own: '(Agenda Item 5)', 'Minute 34'."""
    if found := _ASIDE_FIRST.match(title):
        return found[1], title[found.end() :], False
    found = _ASIDE_NUMBER.search(title)
    if not found or found.start() == 0 or not re.search(r"\d", found[1]):
        return None, title, False
    is_minute = "min" in found[0].casefold() and "minute" not in word.casefold()
    return found[1].rstrip("."), title[: found.start()].rstrip(" -–:("), is_minute


def _score(parts: Sequence[Paragraph], index: int, title: str, *, in_decision: bool, named: bool) -> float:
    part = parts[index]
    words = title.split()
    if not words:
        return 1.0
    if _NO_ITEM.match(title):
        return LEAST_SCORE
    looks = 1.0 * bool(part.label and NUMBER_ALONE.match(part.label))
    looks += 2.5 * bool(part.heading) + 2.0 * part.bold + 2.0 * _is_upper(title) + 1.0 * named
    looks += 0.5 * part.after_blank + 1.0 * bool(_TITLE_WORDS.match(title))
    looks += 1.0 if is_title_like(title) else -3.0
    looks -= 5.0 if re.match(r"(?:That|that|To|to)\b", title) else 0
    looks -= 1.5 if title.endswith((";", ",")) else 0
    weak = not part.heading and not part.bold and not _is_upper(title)
    looks -= 2.5 if in_decision and weak and not _is_body(parts, index + 1) else 0
    return looks + (0.5 if _is_body(parts, index + 1) else 0)


def _is_body(parts: Sequence[Paragraph], index: int) -> bool:
    """Whether the paragraph is text or the mark of a minute's text, not another heading or label."""
    while index < len(parts) and AGENDA_PAGE_WORDS.match(parts[index].text):
        index += 1
    if index >= len(parts):
        return False
    part = parts[index]
    return bool(TEXT_OF_MINUTE.match(part.text) or DECISION.match(part.text) or ACTION.match(part.text)) or (
        part.label is None and not ITEM_LABEL.match(part.text) and len(part.text.split()) > SHORT
    )


def _is_upper(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > SHORT and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def is_title_like(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= LONGEST_TITLE or text.endswith((";", ",")) or is_opening(text):
        return False
    if (day := first_day(text)) and day.start == 0:
        return False
    if _is_upper(text):
        return True
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\""):
        return False
    return (
        len(words) <= LONGEST_PLAIN_TITLE
        and not _FINITE.search(text)
        and not re.search(r"[.!?]\s+[A-Z]", text.rstrip("."))
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
        if index in taken or part.label is not None or not is_title_like(part.text):
            continue
        listed = (
            index > 0 and (first is None or index < first) and bool(_LIST_OF_AN_AGENDA.match(parts[index - 1].text))
        )
        before_minute = index + 1 < len(parts) and bool(TEXT_OF_MINUTE.match(parts[index + 1].text))
        alike = first is not None and index > first and part.heading in levels and bool(levels)
        if (before_minute and not ACTION.match(part.text)) or alike or listed:
            found.append(Heading(index, None, part.text, sure=False, title_index=index))
    return sorted(found, key=lambda one: one.index)
