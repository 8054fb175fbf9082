"""Decisions: what stands after RESOLVED and its like, label by label; motions that were lost kept apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from moothall.intake.minutes.labels import order_of, style_of
from moothall.intake.minutes.layout import ItemPart
from moothall.intake.minutes.marks import (
    ACTION,
    AGREED_ONLY,
    DECISION,
    DECISION_AFTER_A_VOTE,
    DECISION_IN_A_SENTENCE,
    section_of,
)
from moothall.intake.minutes.motions import is_motion, is_same_motion, lost_motions
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.items import Motion, Resolution
from moothall.panel.sourced import GUESSED, LABELLED, TOLD, Place
from moothall.wording.sentences import sentences

_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s:;,.]))(\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{1,4}|\d)\))\s+")
_UNMARKED = re.compile(r"^(?:That|that) (?!said\b)[a-z A-Z]")
_PLAIN = re.compile(
    r"^(?:(?:The |Panel |Committee |Board )*(?:Panel|Committee|Board|Members|Cabinet|Council"
    r"|Commission|Authority)(?: [Mm]embers)?(?: unanimously| duly| formally)? (?P<verb>noted|NOTED"
    r"|agreed|AGREED|approved|APPROVED|endorsed|supported|resolved|accepted)"
    r" (?:(?:and \w+ )?the (?:report|update|contents?|recommendations?"
    r"|minutes|presentation|position|information|work programme|plan|item|proposed|draft|budget"
    r"|precept)|to|that|its)\b|"
    r"(?:The |This )(?:report|update|contents? of the report|presentation|verbal update|item"
    r"|position|information|work programme|recommendations?)(?: [a-z ]{0,40}?)? (?:was|were"
    r"|be) (?:duly )?(?P<verb2>noted|agreed|approved|received|endorsed|accepted)\b)"
)
_VERB_FIRST = re.compile(r"^(?:NOTED|AGREED|APPROVED|ENDORSED|SUPPORTED|REQUESTED|RECEIVED|ACCEPTED)\b")
_NOTED_THAT = re.compile(r"\bnoted (?:that|to)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?::|\bfollowing(?: \w+){0,4}[^.]{0,60})\.?$")
_DATE_LINE = re.compile(r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4})")
_APPROVES_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_AGREED_BELOW = re.compile(
    r"\b(?:Panel|Committee|Board|Members|Council|Cabinet"
    r"|It was)(?: [Mm]embers)?(?: unanimously)? (?P<marker>agreed|resolved|recommended)"
    r"(?: to| that)?\s*[:–-]+$"
)
_CLOSES = re.compile(
    r"^(?:(?:The )?[Mm]eeting (?:was )?(?:closed|ended|concluded|finished)"
    r"|(?:Date of )?(?:the )?[Nn]ext [Mm]eeting|Chair(?:man)?\W*$)"
)
_LEAD = re.compile(
    r"(?:[Tt]hat|[Tt]o|(?:[Tt]hat )?(?:[Tt]he )?(?:Panel|Committee|Board|Members)(?: resolved)?(?: to)?)\s*[:–-]*"
)
_TO_OTHERS = re.compile(r"^to (?:the )?[^:]{2,60}:\s*(?=That|that)")  # RECOMMENDED to the Cabinet: That …
_VOTES = re.compile(r"^\((?:by |nem|unanim|\d|with )[^)]{1,60}\)\s*[:–-]*\s*", re.IGNORECASE)
_TRAILING_AND = re.compile(r"[;,]?\s+and$")
_ALL_NOTED = re.compile(r"^(?:Noted|Agreed|Approved|None)\.?$")

LONGEST_LAST_WORDS = 40


@dataclass
class Decisions:
    """`used` are the lines of paragraphs that are decisions, so that no other reader takes them."""

    resolutions: list[Resolution] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def decisions_of(part: ItemPart) -> Decisions:
    found = Decisions()
    body = part.body
    index = 0
    while index < len(body):
        marker, rest = _marked(body[index])
        if marker is None:
            index += 1
            continue
        index = _read_group(part, index, marker, rest, found)
    if not found.resolutions:
        _read_unmarked(part, found)
    found.motions = list(lost_motions(part))
    kept = [one for one in found.resolutions if not any(is_same_motion(one.text, lost.text) for lost in found.motions)]
    found.resolutions = kept
    found.resolutions = _once(found.resolutions)
    return found


def _marked(part: Paragraph) -> tuple[str | None, str]:
    if match := DECISION.match(part.text):
        return match["marker"].strip(), match["rest"].strip()
    if match := DECISION_IN_A_SENTENCE.match(part.text) or DECISION_AFTER_A_VOTE.match(part.text):
        return match["marker"].strip(), _VOTES.sub("", match["rest"].strip())
    if match := AGREED_ONLY.match(part.text):
        return match["marker"], match["rest"]
    if match := _AGREED_BELOW.search(part.text):
        return match["marker"].strip(), ""
    return None, ""


def _read_group(part: ItemPart, index: int, marker: str, rest: str, found: Decisions) -> int:
    """The decisions under one marker; the index after them."""
    body, opener = part.body, part.body[index]
    found.used.add(opener.place.line)
    group = _Group(part, marker, found, begun=len(found.resolutions))
    if rest and not _LEAD.fullmatch(rest):
        for label, text in _inline(_TO_OTHERS.sub("", rest)):
            _add(part, label, text, marker, opener.place, found, confidence=LABELLED)
        if not (rest.endswith((":", "following")) or _goes_on_below(body, index, rest)):
            return index + 1
    index += 1
    while index < len(body) and not _ends_group(body[index]):
        here = body[index]
        if not (_LEAD.fullmatch(here.text) and not here.label):
            if not group.takes(here):
                break
            found.used.add(here.place.line)
        index += 1
    return index


@dataclass
class _Group:
    """Decisions under one marker; `begun` is how many there were before it, `style` that of its labels."""

    part: ItemPart
    marker: str
    found: Decisions
    begun: int
    style: str = ""

    def takes(self, here: Paragraph) -> bool:
        fresh = len(self.found.resolutions) == self.begun
        if here.label and self._is_next(here.label):
            self.style = self.style or style_of(here.label)
            self._add(_labelled(here), here)
        elif here.label and not fresh:
            _append(here, self.found)
        elif fresh:
            self._add(_inline(here.text), here)
        elif _belongs_to_last(here, self.found.resolutions[-1]):
            _append(here, self.found)
        elif not self.style and re.match(r"(?:That|To)\b", here.text):
            self._add([(None, here.text)], here)
        else:
            return False
        return True

    def _is_next(self, label: str) -> bool:
        labels = self.found.resolutions[self.begun :]
        return self.style in {"", style_of(label)} or _begins_alike(label, self.style, labels)

    def _add(self, said: Sequence[tuple[str | None, str]], here: Paragraph) -> None:
        for label, text in said:
            _add(self.part, label, text, self.marker, here.place, self.found, confidence=LABELLED)


def _goes_on_below(body: Sequence[Paragraph], index: int, rest: str) -> bool:
    """'RESOLVED: (1) That …' may have its (2) in the next paragraph."""
    after = body[index + 1] if index + 1 < len(body) else None
    last = [label for label, _ in _inline(rest) if label]
    return bool(
        after
        and after.label
        and last
        and style_of(after.label) == style_of(last[-1])
        and order_of(after.label) == order_of(last[-1]) + 1
    )


def _begins_alike(label: str, style: str, before: Sequence[Resolution]) -> bool:
    """(i) after (h) is the letter i."""
    labels = [one.label for one in before if one.label]
    return (
        bool(labels)
        and style == "letter"
        and len(label.strip("().")) == 1
        and order_of(labels[-1]) == ord(label.strip("().")) - ord("a")
    )


def _ends_group(here: Paragraph) -> bool:
    return bool(
        DECISION.match(here.text)
        or DECISION_IN_A_SENTENCE.match(here.text)
        or ACTION.match(here.text)
        or (section_of(here.text) and here.label is None)
        or re.match(r"^\(?\d{1,2}[.:]\d{2}\s*[ap]\.?m", here.whole)
        or _LEAVES.search(here.text)
    )


_LEAVES = re.compile(
    r"^(?:Cllr|Councillor|The (?:Vice[- ])?Chair|Mr|Mrs|Ms)\b[^.]{0,60}\b(?:left|joined|entered|arrived|returned)\b"
)


def _labelled(here: Paragraph) -> list[tuple[str | None, str]]:
    label = None if here.label == "•" else (here.label or "").strip()
    first, *more = _inline(here.text)
    if not more:
        return [(label, here.text)]
    return [(label if first[0] is None else f"{label} {first[0]}", first[1]), *more]


def _inline(text: str) -> list[tuple[str | None, str]]:
    """'(1) That … (2) That …' on one line is two; text before the first label is the words that open them all."""
    marks = list(_INLINE.finditer(text))
    marks = [m for i, m in enumerate(marks) if order_of(m[1]) == i + 1] if marks else []
    if not marks or (len(marks) == 1 and marks[0].start() > 0):
        return [(None, text)]
    if marks[0].start() > len("That the Panel resolved to: "):
        return [(None, text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [(mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]


def _add(
    part: ItemPart,
    label: str | None,
    text: str,
    marker: str | None,
    place: Place,
    found: Decisions,
    *,
    confidence: float,
) -> None:
    plain = _TRAILING_AND.sub(";", text.strip())
    if not plain or not re.search(r"[A-Za-z]", plain):
        return
    number = part.item.number
    shown = label.rstrip(".") if label and re.fullmatch(r"\d{1,3}\.", label) else label
    found.resolutions.append(
        Resolution(item=number, label=shown, text=plain, marker=marker, place=place, confidence=confidence)
    )


def _append(here: Paragraph, found: Decisions) -> None:
    last = found.resolutions[-1]
    found.resolutions[-1] = replace(last, text=f"{last.text} {here.whole}")


def _belongs_to_last(here: Paragraph, last: Resolution) -> bool:
    return bool(
        _DATE_LINE.match(here.whole)
        or (here.text[:1].islower() and not last.text.endswith("."))
        or (last.text.endswith(":") and len(here.text.split()) <= LONGEST_LAST_WORDS)
    )


def _read_unmarked(part: ItemPart, found: Decisions) -> None:
    """No marker at all: paragraphs that begin with 'That', or one plain sentence at the end of the item."""
    verbs = [here for here in part.body if _VERB_FIRST.match(here.text)]
    if verbs:
        for here in verbs:
            marker = here.text.partition(" ")[0].rstrip(":")
            _add(part, here.label if here.label != "•" else None, here.text, marker, here.place, found, confidence=TOLD)
            found.used.add(here.place.line)
        return
    thats = [here for here in part.body if _UNMARKED.match(here.text) and not is_motion(part, here)]
    if thats:
        for here in thats:
            label = here.label if here.label != "•" else None
            _add(part, label, here.text, None, here.place, found, confidence=TOLD)
            found.used.add(here.place.line)
        return
    if _APPROVES_MINUTES.match((part.item.title or "").removeprefix("Draft ")):
        return
    for here in reversed([here for here in part.body if not _CLOSES.match(here.whole)][-2:]):
        last = list(sentences(here.text))[-1:] if here.text else []
        if last and (match := _PLAIN.match(last[0])) and here.label is None and not _NOTED_THAT.search(match[0]):
            verb = match["verb"] or match["verb2"]
            _add(part, None, last[0], verb, here.place, found, confidence=GUESSED)
            found.used.add(here.place.line) if last[0] == here.text else None
            return


def _once(resolutions: Sequence[Resolution]) -> list[Resolution]:
    """A page may print the decision twice: once as decision, once in the minute."""
    kept: list[Resolution] = []
    for one in resolutions:
        plain = re.sub(r"\W+", " ", one.text.casefold()).strip()
        if all(re.sub(r"\W+", " ", other.text.casefold()).strip() != plain for other in kept) and not _ALL_NOTED.match(
            one.text
        ):
            kept.append(one)
    return kept
