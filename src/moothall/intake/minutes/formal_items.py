"""The formal items: elections of chair and vice-chair, earlier minutes approved, the next meetings."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from moothall.intake.minutes.dates import DayFound, days_in, first_time
from moothall.intake.minutes.head import bare_venue
from moothall.intake.minutes.layout import ItemPart, Layout
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.items import Approval, Election, NextMeeting
from moothall.panel.sourced import LABELLED, TOLD
from moothall.wording.sentences import sentences

_NAME = r"(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Lord|Sir)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}"
_OFFICE = r"(?:Vice[- ]|Deputy )?[Cc]hair(?:man|person|woman)?"
_ELECTED = re.compile(
    (
        rf"(?P<who>{_NAME})(?:,)? (?:be|was|is|had been|were) (?:duly |hereby "
        rf"|unanimously )?(?:re-?)?(?:elected|appointed)(?: as)?(?: the)? (?P<office>{_OFFICE})\b"
    ),
    re.IGNORECASE,
)
_TO_ELECT = re.compile(
    rf"\b(?:elected|appointed|to elect|to appoint|elect|appoint) (?P<who>{_NAME}) (?:as "
    rf"|to be )?(?:the )?(?P<office>{_OFFICE})\b"
)
_APPROVED = re.compile(
    (
        r"\bminutes\b[^.]{0,200}\b(?:confirmed|agreed|approved|signed|taken as read|accepted"
        r"|correct record|accurate record|true record)\b|\b(?:confirmed|agreed|approved|signed"
        r"|accepted)\b[^.]{0,120}\bminutes\b"
    ),
    re.IGNORECASE,
)
_MINUTES_TITLE = re.compile(r"\bminutes\b", re.IGNORECASE)
_AMENDED = re.compile(
    (
        r"\b(?:subject to|with) (?:the )?(?:following )?(?:amendments?|corrections?|addition|inclusion"
        r"|deletion|changes?|insertion|it being noted)\b|\b(?:amend(?:ed|ment)|correct(?:ed|ion))\b"
        r"|\bshould (?:read|be amended|have read|state)\b"
    ),
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"\b(?:date|dates|time|schedule|future|next)\b[^.]{0,40}\bmeetings?\b|\bmeeting (?:dates|schedule)\b", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(
    (
        r"\b(?:next|future|forthcoming) (?:scheduled |ordinary |formal )?(?:Panel |Committee "
        r"|Board )?meetings?\b[^.]{0,160}\b(?:held|scheduled|take place|takes place|on|is|was|be|:)\b"
    ),
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:closed|ended|concluded|finished)\b")
_NEXT_LABEL = re.compile(
    r"^(?:(?:Dates?(?: and times?)? of (?:the )?)?next (?:Panel |Committee |Board )?meetings?|DONM)\s*[:–-]",
    re.IGNORECASE,
)
_VENUE = re.compile(r"\b(?:at|in) (?:the )?([A-Z][\w’' ,.-]{3,80}?)(?=\.?$|;|\. |, commencing| commencing| starting)")
_TO_BE_CONFIRMED = re.compile(r"\b(?:to be confirmed|tbc|to be arranged|to be agreed|to be advised)\b", re.IGNORECASE)


def elections_of(found: Layout) -> tuple[Election, ...]:
    told: list[Election] = []
    for part in found.parts:
        for here in part.body:
            for match in [*_ELECTED.finditer(here.text), *_TO_ELECT.finditer(here.text)]:
                office = (
                    match["office"]
                    .casefold()
                    .replace(" ", "-")
                    .replace("chairman", "chair")
                    .replace("chairperson", "chair")
                    .replace("deputy-", "vice-")
                )
                who = re.sub(r"^(?:That|that) ", "", match["who"]).strip()
                if all((other.office, other.elected) != (office, who) for other in told):
                    told.append(
                        Election(item=part.item.number, office=office, elected=who, quote=here.text, place=here.place)
                    )
    return tuple(told)


def approvals_of(found: Layout) -> tuple[Approval, ...]:
    return tuple(approval for part in found.parts for approval in _approval(part))


def _approval(part: ItemPart) -> Iterator[Approval]:
    if not _MINUTES_TITLE.search(part.item.title or "") and part.item.title != "Minutes":
        return
    for index, here in enumerate(part.body):
        if not _APPROVED.search(here.text):
            continue
        days = [day.day for day in days_in(here.text) if day.day] or [
            day.day for day in days_in(part.item.title or "") if day.day
        ]
        amendments = _amendments(part.body, index)
        for day in days or (None,):
            yield Approval(item=part.item.number, of=day, quote=here.text, place=here.place, amendments=amendments)
        return


def _amendments(body: Sequence[Paragraph], index: int) -> tuple[str, ...]:
    """Corrections to the earlier minutes: in the approving sentence, or in the paragraphs beside it."""
    here = body[index]
    if not _AMENDED.search(here.text):
        return tuple(other.text for other in body[:index] if _AMENDED.search(other.text))
    after = [other.text for other in body[index + 1 :] if other.label or _AMENDED.search(other.text)]
    if after:
        return tuple(after)
    found = re.search(r"\b(?:subject to|with)\b.*$", here.text, re.IGNORECASE)
    return (found[0].strip(" .") if found else here.text,)


def next_meetings_of(found: Layout, *, after: date | None) -> tuple[NextMeeting, ...] | None:
    """Meetings after this one's day; None where the document speaks of none."""
    told: list[NextMeeting] = []
    spoken = False
    for part in found.parts:
        if _NEXT_TITLE.search(part.item.title or "") and not re.search(
            r"\bminutes\b|\bwork programme\b", part.item.title or "", re.IGNORECASE
        ):
            spoken = True
            body = part.body or part.notes
            told += _meetings(part, body)
    if not told and found.parts:
        for here in [*found.parts[-1].body][-4:]:
            for sentence in sentences(here.text):
                if _NEXT_SENTENCE.search(sentence) or _NEXT_LABEL.match(sentence):
                    spoken = True
                    told += _in_text(sentence, here, None)
    kept: list[NextMeeting] = []
    for one in told:
        later = after is None or (one.date is not None and one.date > after)
        if later and all(other.date != one.date for other in kept):
            kept.append(one)
    return tuple(kept) if kept or spoken else None


def _meetings(part: ItemPart, body: Sequence[Paragraph]) -> Iterator[NextMeeting]:
    common = next(
        (
            first_time(here.text)
            for here in body
            if first_time(here.text) and (re.search(r"\ball\b|\bfollowing\b", here.text) or here.text.endswith(":"))
        ),
        None,
    )
    for here in body:
        told = [said for said in sentences(here.whole) if not _CLOSED.search(said) or re.search(r"\bnext\b", said)]
        yield from _in_text(" ".join(told), here, common)
    title = part.item.title or ""
    if not any(next(days_in(here.whole), None) for here in body) and next(days_in(title), None):
        place = Paragraph(text=title, label=None, place=part.item.place)
        yield from _in_text(title, place, common)


def _in_text(text: str, here: Paragraph, common: time | None) -> Iterator[NextMeeting]:
    days = [day for day in days_in(text) if day.day is not None]
    for number, day in enumerate(days):
        end = days[number + 1].start if number + 1 < len(days) else len(text)
        after = text[day.end : end]
        at = first_time(after) or (_time_before(text, day) if len(days) == 1 else None) or common
        venue = _VENUE.search(after)
        named = (
            venue[1].strip(" ,.")
            if venue and not _TO_BE_CONFIRMED.search(venue[0])
            else bare_venue(f"|{after}") or None
        )
        yield NextMeeting(
            date=day.day, time=at, venue=named, place=here.place, confidence=LABELLED if len(days) == 1 else TOLD
        )


def _time_before(text: str, day: DayFound) -> time | None:
    return first_time(text[: day.start])
