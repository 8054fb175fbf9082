"""The head of minutes: which body, when, where, from when to when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from moothall.intake.minutes.dates import DAY, DayFound, days_in, first_time, span_in, times_in
from moothall.intake.minutes.layout import Layout
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.sourced import GUESSED, LABELLED, TOLD, Sourced

_BODY_NOUN = (
    r"(?:Panel|Committee|Sub-Committee|Board|Council|Cabinet|Commission|Authority|Forum|Executive|Assembly|Partnership)"
)
_BODY_WORD = r"(?:[A-Z][\w’'&.,-]*|and|of|for|the|&|-|–)"
_BODY_FOR = r"(?: for (?:the )?[A-Z][\w’'-]+(?:(?:,| and|, and) (?:the )?[A-Z][\w’'-]+)*)?"
_BODY_AFTER = re.compile(
    rf"\bmeeting of (?:the )?((?:{_BODY_WORD}\s+){{0,15}}?{_BODY_NOUN}{_BODY_FOR})\b", re.IGNORECASE
)
_BODY_LINE = re.compile(rf"^(?:The )?((?:{_BODY_WORD}\s+){{0,15}}?{_BODY_NOUN}{_BODY_FOR})(?!\w)", re.IGNORECASE)
_MINUTES_OF = re.compile(r"^(?:Draft )?(?:Minutes|Agenda|Notes)\s*(?:[:–-]|of)\s*(?:the )?", re.IGNORECASE)
_NO_BODY = re.compile(
    r"(?:Members|Minutes|Councillors|I am|Officers?|City|County|Borough|District)\b(?! of)", re.IGNORECASE
)
_BODY_IN_TEXT = re.compile(
    rf"\b((?:The )?(?:[A-Z][\w’'-]+(?:,? (?:and|of|for) |,? )){{0,8}}{_BODY_NOUN}) (?:considered"
    rf"|received|noted|discussed|were|was|met|welcomed|agreed)\b"
)
_OTHER_DAY = re.compile(
    (
        r"(?:minutes of the (?:last|previous) meeting|(?<!^)minutes of the meeting|previous meeting"
        r"|last meeting|next meeting"
        r"|published|despatch|dispatch|printed|issued|agenda published|signed)[^.]{0,40}$"
    ),
    re.IGNORECASE,
)
_VENUE_LABEL = re.compile(
    r"^(?:.*?\s(?=(?:Venue|Place|Location)\s*:))?(?:Venue|Place|Location|Where|Held (?:at|in))\s*[:\-–]?\s*"
    r"(?P<venue>\S.*)$",
    re.IGNORECASE,
)
_VENUE_HELD = re.compile(
    (
        r"\b(?:held|meeting|took place|convened)\b[^.]{0,80}?\b(?P<how>at|in|via|by|as|on|remotely"
        r"|virtually|using)\b\s*(?P<rest>.*)$"
    ),
    re.IGNORECASE | re.DOTALL,
)
_VIRTUAL = re.compile(
    (
        r"\b((?:a )?(?:virtual|remote|hybrid|online)(?: online)? (?:meeting"
        r"|Microsoft Teams meeting)(?: (?:using|via|on|through|by|held) (?:via )?(?:Microsoft "
        r"|MS )?[A-Z]\w+)?|"
        r"(?:via|using|on|through|by) (?:(?:video ?conference|Microsoft|MS) ?(?:via )?)?(?:Microsoft "
        r"|MS )?(?:Teams|Zoom|Skype|Webex)|(?:held )?(?:remotely|virtually"
        r"|online)(?: via (?:Microsoft |MS )?\w+)?)\b"
    ),
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r"\b(?:Room|Chamber|Suite|Hall|Centre|Library|Guildhall|Buildings|Civic Offices|Council Offices|Headquarters)\b"
)
_NO_PLACE = re.compile(
    r"\b(?:Councillors?|Cllr|Panel|Committee|Minutes|Agenda|Tel|Email|Contact|Director|Officer"
    r"|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2})\b|@",
)
_TIME_IN_A_LINE = re.compile(
    r"\b(?:at |from )?\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\b\.?|noon|hours|hrs)|\b\d{1,2}[.:]\d{2}\b", re.IGNORECASE
)
_END = re.compile(
    (
        r"\b(?:meeting|panel|committee|board|business|proceedings|it"
        r"|chair(?:man)?)\b[^.]{0,60}?\b(?:closed|ended|concluded|finished|terminated|rose|adjourned"
        r"|end|close)\b[^.]{0,30}?\b(?:at|:)?\s*(?=\d)|"
        r"\b(?:closed|ended|concluded|finished|finish(?:ed)? time|end time|close(?:d)? time"
        r"|(?:conclud|end|finish|clos)ing|meeting closed|meeting ended"
        r"|time concluded|close of meeting|end)\s*(?:at|:|-|–)?\s*(?=\d)"
    ),
    re.IGNORECASE,
)
_START = re.compile(
    (
        r"\b(?:commenced|started|began|opened|start(?:ing)?|start time|commencing|commencement"
        r"|convened|time)\s*(?:at|:|-|–)?\s*(?=\d)"
    ),
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(r"^(?:Time|Start|Start time|Commencing|Commenced)\s*[:\-–]", re.IGNORECASE)
SMALL_WORDS = frozenset({"and", "of", "for", "the", "in", "at", "on"})
LONGEST_VENUE = 160
LONGEST_BARE_VENUE = 12  # words
SHORT_NAME = 2  # words: "The Panel" keeps its article
ONLY_A_TIME = 12  # characters of a line that holds nothing else; or words of one that tells a span
LAST_LINES = 12


@dataclass
class Head:
    body: Sourced[str] | None = None
    date: Sourced[date] | None = None
    start: Sourced[time] | None = None
    end: Sourced[time] | None = None
    venue: Sourced[str] | None = None
    notices: list[str] = field(default_factory=list)


def head_of(found: Layout) -> Head:
    head = Head()
    lines = [part for part in found.head if part.whole]
    head.body = _body(lines) or _body_in_text(found)
    head.date = _date(lines, head.notices)
    head.start = _start(lines)
    head.venue = _venue(lines)
    _add_last_lines(found, head)
    return head


def _body(lines: Sequence[Paragraph]) -> Sourced[str] | None:
    for part in lines:
        if found := _BODY_AFTER.search(part.text):
            return Sourced(_as_a_name(found[1]), LABELLED, part.place)
    said = [(_MINUTES_OF.sub("", part.text), part) for part in lines]
    named = [(found[1], part) for text, part in said if (found := _BODY_LINE.match(text))]
    fit = [one for one in named if len(one[0].split()) > 1 and not _NO_BODY.match(one[0])]
    fit.sort(
        key=lambda one: one[0].casefold().endswith(("council", "authority"))
    )  # the council's own name stands above its panel's
    return Sourced(_as_a_name(fit[0][0]), TOLD, fit[0][1].place) if fit else None


def _body_in_text(found: Layout) -> Sourced[str] | None:
    """Where the head is silent: the longest name under which the text speaks of the body."""
    said = [(match[1], part) for part in found.everything if (match := _BODY_IN_TEXT.search(part.text))]
    if not said:
        return None
    name, part = max(said, key=lambda one: len(one[0].split()))
    return Sourced(name.removeprefix("The ") if len(name.split()) > SHORT_NAME else name, GUESSED, part.place)


def _as_a_name(written: str) -> str:
    plain = " ".join(written.split()).strip(" ,.-–")
    plain = re.sub(
        r"^(?:minutes of (?:a |the )?(?:meeting of )?(?:the )?|the |meeting of (?:the )?|agenda )+",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    if not plain.isupper():
        return plain
    words = [word.capitalize() if word.casefold() not in SMALL_WORDS else word.casefold() for word in plain.split()]
    return " ".join(words)


def _date(lines: Sequence[Paragraph], notices: list[str]) -> Sourced[date] | None:
    for part in lines:
        for day in days_in(part.whole):
            if _OTHER_DAY.search(part.whole[: day.start]):
                continue
            if day.doubt:
                notices.append(f"{str(part.place).capitalize()}: {day.doubt} It stays as printed.")
            if day.day is not None:
                return Sourced(day.day, LABELLED if _is_labelled(part, day) else TOLD, part.place)
    return None


def _is_labelled(part: Paragraph, day: DayFound) -> bool:
    return bool(re.search(r"\b(?:held|date|meeting|on)\b", part.whole[: day.start], re.IGNORECASE)) or day.start == 0


def _start(lines: Sequence[Paragraph]) -> Sourced[time] | None:
    for part in lines:
        if span := span_in(part.whole):
            return Sourced(span[0], LABELLED, part.place)
        if _END.search(part.whole) and not _START.search(part.whole):
            continue
        at = next(times_in(part.whole), None)
        if at is not None and _speaks_of_the_meeting(part):
            return Sourced(at[0], LABELLED, part.place)
    return None


def _speaks_of_the_meeting(part: Paragraph) -> bool:
    """A time beside a day, a label or the word meeting; not that of somebody's coming or going."""
    text = part.whole
    if re.search(r"\b(?:left|joined|arrived|until|from item|departed|deadline|noon on)\b", text, re.IGNORECASE):
        return False
    return bool(
        next(days_in(text), None)
        or _TIME_LABEL.match(text)
        or re.search(r"\b(?:held|meeting|commenc|start|began|at)\b", text, re.IGNORECASE)
        or len(text) <= ONLY_A_TIME
    )


def _venue(lines: Sequence[Paragraph]) -> Sourced[str] | None:
    for part in lines:
        if found := _VENUE_LABEL.match(part.text):
            return _venue_of(_plain_venue(found["venue"]), part, LABELLED)
    for part in lines:
        if not re.search(r"\b(?:held|meeting|took place|convened)\b", part.text, re.IGNORECASE):
            continue
        if found := _VENUE_HELD.search(_BODY_AFTER.sub("meeting ", part.text)):
            venue = _cut_venue(f"{found['how']} {found['rest']}")
            if venue:
                return _venue_of(venue, part, TOLD)
        if found := _VIRTUAL.search(part.text):
            return _venue_of(_plain_venue(found[1]), part, TOLD)
    return next((_venue_of(bare_venue(part.text), part, GUESSED) for part in lines if bare_venue(part.text)), None)


def bare_venue(text: str) -> str:
    """'Council Chamber, Town Hall, Oakford' on a line of its own, or after the day."""
    plain = _TIME_IN_A_LINE.sub(" ", DAY.sub("|", text))
    last = plain.rpartition("|")[2].strip(" ,.-–()")
    last = re.sub(r"\s*,(?:\s*,)+\s*", ", ", last)
    place = _PLACE_WORD.search(last) or ("|" in plain and re.search(r"\b(?:House|Building|Institute|College)\b", last))
    fits = place and last[:1].isupper() and len(last.split()) <= LONGEST_BARE_VENUE
    return last if fits and not _NO_PLACE.search(last) else ""


def _plain_venue(text: str) -> str:
    """'as a Virtual meeting using Zoom' and 'via Microsoft Teams' without their first words."""
    return re.sub(
        r"^(?:(?:as )?(?:a |an )|(?:held )?(?:via|using|on|through|by) )", "", text.strip(), flags=re.IGNORECASE
    )


def _cut_venue(text: str) -> str | None:
    """'at County Hall on Thursday …' is County Hall; 'on Tuesday, 3 March at 2pm in the Town Hall' is the Town Hall."""
    rest = text
    day = next(days_in(rest), None)
    if day is not None:
        before, after = rest[: day.start], rest[day.end :]
        first, second = _placed(before), _placed(after)
        return second if first and second and " " not in first else first or second
    return _placed(rest)


def _placed(text: str) -> str | None:
    plain = re.sub(
        r"\b(?:on|at|,)?\s*(?:\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\.?|noon|hours|hrs)|\d{1,2}[.:]\d{2})\b\.?",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    if found := _VIRTUAL.search(plain):
        return _plain_venue(found[1])
    found = re.search(r"\b(?:at|in|AT|IN)\s+(?:(?:the|THE)\s+)?([A-Z0-9][^;]{2,150})", plain)
    if not found:
        return None
    if re.match(
        (
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
            r"|accordance|attendance)\b"
        ),
        found[1],
    ):
        return None
    venue = re.split(
        r"\s+(?:on|ON|commencing|starting|at)\s*(?:$|(?=[A-Z]?[a-z]*day\b))|\.\s+[A-Z]|\s+(?:on|ON"
        r"|commencing|starting)$",
        found[1].strip(),
    )[0]
    return venue.strip(" ,.-–()") or None


def _venue_of(venue: str, part: Paragraph, confidence: float) -> Sourced[str] | None:
    plain = re.sub(r"\s*View directions.*$", "", " ".join(venue.split())).strip(" ,.")
    plain = _as_a_name(plain) if plain.isupper() else plain
    return Sourced(plain, confidence, part.place) if plain and len(plain) <= LONGEST_VENUE else None


def _add_last_lines(found: Layout, head: Head) -> None:
    """Start and end where the head is silent: '2.00 – 3.45 pm', 'The meeting closed at 3.30pm'."""
    for part in _from_the_end(found):
        text = part.whole
        if head.end is None and (span := span_in(text)) and _is_short_or_timed(text):
            head.start = head.start or Sourced(span[0], TOLD, part.place)
            head.end = Sourced(span[1], TOLD, part.place)
        if (
            head.end is None
            and (match := _END.search(text))
            and (at := first_time(text[match.end() - 1 :].strip() or text))
        ):
            head.end = Sourced(at, LABELLED, part.place)
        if head.start is None and (match := _START.search(text)) and (at := first_time(text[match.end() - 1 :])):
            head.start = Sourced(at, LABELLED, part.place)


def _is_short_or_timed(text: str) -> bool:
    return len(text.split()) <= ONLY_A_TIME or bool(re.search(r"\b(?:duration|meeting|time)\b", text, re.IGNORECASE))


def _from_the_end(found: Layout) -> Iterator[Paragraph]:
    """The last lines of the last item, then the head."""
    if found.parts and not found.is_item_page:
        yield from list(found.parts[-1].body)[::-1][:LAST_LINES]
    yield from found.head
