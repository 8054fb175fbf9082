"""Paragraphs that may be headings of items, each with its number, its title and how much it looks like one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.intake.minutes.dates import first_day
from moothall.intake.minutes.labels import ITEM_LABEL, NUMBER_ALONE, ItemNumber, item_number, style_of
from moothall.intake.minutes.marks import (
    ACTION,
    AGENDA_PAGE_WORDS,
    DECISION,
    DECISION_IN_A_SENTENCE,
    TEXT_OF_MINUTE,
    opens_text,
)
from moothall.intake.minutes.paragraphs import Paragraph

LONGEST_TITLE = 22  # words
LONGEST_PLAIN_TITLE = 15  # words, where it is not in capitals
SHORT_SENTENCE = 8  # words
SHORT = 3  # words or letters
ITEM_BELOW = re.compile(r"^[(\[](?:Agenda )?Item\s*(?:No\.?\s*)?([\w.]{1,6})[)\]]$", re.IGNORECASE)
STRONG = 2.0  # a score
LEAST_SCORE = 0.0
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|been|will|would|could|should|considered|received|noted"
    r"|agreed|advised|explained|asked|stated|"
    r"welcomed|thanked|confirmed|reported|highlighted|ended|closed|finished|concluded|commenced"
    r"|informed|declared|presented|introduced|resolved|asking)\b"
)
_TITLE_WORDS = re.compile(
    (
        r"^(?:apologies|declarations?|minutes|public|urgent|dates?|any other|election|appointment"
        r"|exclusion|matters|chair|welcome|"
        r"introductions?|question|forward|work programme|action|membership|review|update|report|annual"
        r"|budget|precept|terms|items?)\b"
    ),
    re.IGNORECASE,
)
NO_ITEM = re.compile(r"^(?:Minutes|Notes|Record) of (?:a|the) (?:\w+ )?meeting of\b", re.IGNORECASE)
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


def candidates_of(parts: Sequence[Paragraph]) -> list[Candidate]:
    found = []
    in_decision = False
    for index, part in enumerate(parts):
        split = None if part.row else _split(part)
        if split is None:
            in_decision = _goes_on_deciding(part, in_decision=in_decision)
            continue
        number, title, word = split
        other, title, is_minute = _other_number(title, word)
        score = _score(parts, index, title, in_decision=in_decision, named=bool(word))
        if score > LEAST_SCORE:
            found.append(Candidate(index, item_number(number), title, score, other, is_minute))
            in_decision = in_decision and score < STRONG
    return found


def _goes_on_deciding(part: Paragraph, *, in_decision: bool) -> bool:
    if found := DECISION.match(part.text):
        rest = found["rest"].strip()
        return not rest or rest.endswith((":", ";", "-", "–", "and", "that")) or rest.casefold() in {"that", "to"}
    if found := DECISION_IN_A_SENTENCE.match(part.text):
        return found["rest"].strip() in {"", "that", "to"} or part.text.endswith(":")
    return in_decision and (part.label is not None or part.text.startswith(("That", "that")))


def _split(part: Paragraph) -> tuple[str, str, str] | None:
    """Number, title and the word before the number."""
    if part.label and (found := NUMBER_ALONE.match(part.label)):
        word = "item" if "item" in part.label.casefold() else ""
        return (f"{found[1]})" if found[2] == ")" else found[1]), part.text, word
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
    bracketed = found["end"] == ")" and found["number"].isdigit()
    return f"{found['number']})" if bracketed else found["number"], found["title"], found["word"] or ""


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
    if NO_ITEM.match(title):
        return LEAST_SCORE
    looks = 1.0 * bool(part.label and NUMBER_ALONE.match(part.label))
    looks += 2.5 * bool(part.heading) + 2.0 * part.bold + 2.0 * is_upper(title) + 1.0 * named
    looks += 0.5 * part.after_blank + 1.0 * bool(_TITLE_WORDS.match(title))
    looks += 1.0 if is_title_like(title) else -3.0
    looks -= 5.0 if re.match(r"(?:That|that|to)\b", title) or (in_decision and title.startswith("To ")) else 0
    looks -= 1.0 if title.endswith(".") and len(words) > SHORT_SENTENCE and not is_upper(title) else 0
    looks -= 1.5 if title.endswith((";", ",")) else 0
    weak = not part.heading and not part.bold and not is_upper(title)
    looks -= 2.5 if in_decision and weak and not is_body(parts, index + 1) else 0
    return looks + (0.5 if is_body(parts, index + 1) else 0)


def is_body(parts: Sequence[Paragraph], index: int) -> bool:
    """Whether the paragraph is text or the mark of a minute's text, not another heading or label."""
    while index < len(parts) and (AGENDA_PAGE_WORDS.match(parts[index].text) or ITEM_BELOW.match(parts[index].text)):
        index += 1
    if index >= len(parts):
        return False
    part = parts[index]
    if part.label and style_of(part.label) == "chain":
        return True
    return bool(TEXT_OF_MINUTE.match(part.text) or DECISION.match(part.text) or ACTION.match(part.text)) or (
        part.label is None and not ITEM_LABEL.match(part.text) and len(part.text.split()) > SHORT
    )


def is_upper(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > SHORT and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def is_title_like(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= LONGEST_TITLE or text.endswith((";", ",")) or opens_text(text):
        return False
    if (day := first_day(text)) and day.start == 0:
        return False
    if is_upper(text):
        return True
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\""):
        return False
    return (
        len(words) <= LONGEST_PLAIN_TITLE
        and not _FINITE.search(text)
        and not re.search(r"[.!?]\s+[A-Z]", text.rstrip("."))
    )
