"""Who is to do it, by when, on what condition, and what kind of thing it is: read from the words of a commitment."""

import re
from collections.abc import Iterable

from moothall.panel.commitment import Kind

_CAPITAL = r"[A-Z][\w’'&/-]*"
_NOUNS = rf"(?:[Tt]he )?{_CAPITAL}(?:\s(?:{_CAPITAL}|of|and|for|the|at|in|with|\([A-Z&]{{2,8}}\)))*"
_LOWER = (
    r"(?:[Tt]he )?(?:[Rr]elevant |[Ll]ead |[Ss]enior |[Ss]upport )*"
    r"(?:[Oo]fficers?|[Mm]embers|[Cc]lerk|[Cc]hair(?:man|person|woman)?|[Ff]orce|[Oo]ffice"
    r"|[Pp]anel [Mm]embers|[Pp]anel|[Cc]ommittee|[Ss]taff|[Ss]ecretariat|[Cc]ommissioner|[Tt]eam"
    r"|[Tt]ask group|[Ww]orking group)"
)
_LOWER_OFFICE = (
    r"(?:[Tt]he |[Aa]n? )(?:[a-z]+ ){1,4}(?:manager|director|officer|lead|co-?ordinator|analyst"
    r"|treasurer|solicitor|inspector"
    r"|superintendent|constable|commissioner|clerk|adviser|advisor)"
)
WHO = rf"(?:{_LOWER}\b|{_LOWER_OFFICE}\b|{_NOUNS})"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e)"

_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?\d{1,2}(?:st|nd|rd"
    r"|th)? (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
_MEETING = r"(?:meetings?|Panel meeting|Committee meeting|Board meeting|Panel|Committee|Board|session)"
_WHEN = (
    (
        rf"\b(?:at|to|for|in|by|before|until|prior to|ahead of|in advance of|in time for|on"
        rf"|with|attend) (the next (?:scheduled |available |ordinary "
        rf"|formal )?(?:[A-Za-z0-9]+ ){{0,3}}?(?:{_MEETING}|update"
        rf"|report)\b(?: (?:of the [A-Z][\w ]{{3,60}}?(?= on| in|[,.;]|$)))?(?: (?:on"
        rf"|in) (?:the )?(?:{_DAY}|{_MONTH}))?)"
    ),
    rf"\b(?:at|to|for|in|by) ((?:the |its |their |our )?(?:{_DAY}|{_MONTH}) (?:{_MEETING}))\b",
    (
        rf"\b(?:at|to|for|in|by) ((?:the |its |their |our )?(?:\w+[’']s )?(?:{_MEETING})(?: of the [A-Z]\w+)? (?:on"
        rf"|in) (?:{_DAY}|{_MONTH}))\b"
    ),
    (
        rf"\b(?:to|at|for|in) (an? (?:future|later|subsequent|forthcoming|upcoming) (?:Panel "
        rf"|Committee |Board )?{_MEETING})\b"
    ),
    rf"\b(?:to|at|for|in) ((?:a )?(?:future|later|subsequent|forthcoming) {_MEETING})\b",
    (
        rf"\b((?:by|before|no later than|not later than|on or before"
        rf"|until) (?:the )?(?:end of (?:the )?(?:{_DAY}|{_MONTH}|financial year|calendar year|year"
        rf"|month|quarter|week|summer|autumn|spring)|{_DAY}|{_MONTH}|close of play[\w ]{{0,20}}"
        rf"|(?:next )?(?:Mon|Tues|Wednes|Thurs|Fri)day|(?:early|mid|late)[ -]{_MONTH}|summer|autumn"
        rf"|spring|winter|Easter|Christmas)(?: \d{{4}})?(?: (?:{_MEETING}))?)\b"
    ),
    (
        r"\b(before the (?:meeting|end of the (?:meeting|year|month)|budget|summer recess)|(?:after"
        r"|following|outside(?: of)?) (?:the|this) meeting|by the next meeting|before the next meeting"
        r"|between meetings)\b"
    ),
    r"\b((?:by|on|within) the (?:next|following) (?:working )?day)\b",
    r"\b((?:with)?in (?:a|one|the next) fortnight)\b",
    r"\b(within (?:the next )?(?:\w+|\d+) (?:working |calendar )?(?:days?|weeks?|months?)(?: of [^.,;]{3,40})?)\b",
    r"\b(in (?:the next|the coming|a) (?:few |couple of |\w+ )?(?:days|weeks|months|meetings|years)(?:[’']? time)?)\b",
    (
        r"\b(in (?:\w+|\d+) (?:days|weeks|months|years|meetings)[’']?(?: time)?|(?:every"
        r"|each) (?:\w+ )?(?:months?|meetings?|quarters?|years?)|(?:in|within) (?:twelve|six|three|two"
        r"|one|12|6|3|2) (?:days|weeks|months)[’']?(?: time)?)\b"
    ),
    (
        r"\b(in due course|as soon as (?:possible|practicable|it was available|they were available"
        r"|available)|(?:when|once|as and when) (?:it (?:is|was|became) |they (?:are|were|became) "
        r"|this (?:is|was) )?(?:available|known|published|completed?|finalised|ready)|on request|asap"
        r"|shortly|at the earliest opportunity|immediately|urgently|annually|quarterly|twice a year"
        r"|on a (?:quarterly|regular|monthly|six[- ]monthly|annual) basis)\b"
    ),
    (
        rf"\b(?:in|on) ((?:early |mid[- ]|late )?{_MONTH}|next (?:year|month|week|quarter)"
        rf"|(?:the )?(?:spring|summer|autumn|winter|new year)(?: of)? ?(?:\d{{4}})?|{_DAY})\b"
    ),
    (
        rf"\b(?:programme|agenda|scheduled|planned|arranged|added|due|workshop|session|visit|briefing) "
        rf"for ((?:early |late )?(?:{_MONTH}|(?:spring|summer|autumn|winter)(?: \d{{4}})?))\b"
    ),
    (
        r"\b(later (?:in|that|this) (?:the )?(?:year|month|week|summer|autumn)|this (?:year|month|week"
        r"|summer|autumn|spring)|next (?:year|month|week|quarter)|the following (?:day|week|month"
        r"|year))\b"
    ),
)
_VAGUE = (
    r"\b(?:in|for|as part of) (?:all )?(future (?:performance )?(?:reports?|updates?|papers?|versions?|meetings?))\b",
    r"^(Future reports?|Future updates?)\b",
    r"\b(in (?:the )?future)\b",
)
_WHEN_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _WHEN)
_VAGUE_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _VAGUE)
_CONDITION = re.compile(
    (
        r"\b((?:once|subject to|provided that|providing|unless|as long as|if required|if necessary"
        r"|if requested|if appropriate|where possible|when resources allow)\b[^.;]{0,120})"
    ),
    re.IGNORECASE,
)
_LETTER = re.compile(
    (
        r"\b(?:writ(?:e|es|ing|ten) (?:a letter )?(?:on behalf of [^.]{3,40} )?to (?!the (?:next"
        r"|future)\b)|letters?\b[^.]{0,40}\b(?:written|sent|to)|send a letter|letter be)\b"
    ),
    re.IGNORECASE,
)
_VISIT = re.compile(r"\b(?:visits?|site visit|tour)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:an?|another|further|the|progress|annual|verbal|detailed) (?!next\b|last\b)(?:[\w-]+ ){0,3}?"
    r"(?:report(?: back)?|update|paper|presentation|briefing)\b|"
    r"\breport (?:back|on|to)\b|\bfuture reports? (?:to|would|will)\b",
    re.IGNORECASE,
)
_ABBREVIATIONS = {"PCC": "Police and Crime Commissioner", "DPCC": "Deputy Police and Crime Commissioner"}


def when_said(text: str, *, vague: bool) -> str | None:
    """The time as said. `vague` also takes 'in future reports', which binds only where somebody has agreed."""
    found = [match for pattern in _WHEN_PATTERNS if (match := pattern.search(text))]
    if not found and vague:
        found = [match for pattern in _VAGUE_PATTERNS if (match := pattern.search(text))][:1]
    if not found:
        return None
    first = min(found, key=lambda match: (match.start(1), -len(match[1])))
    said = first[1].strip()
    return said[:1].lower() + said[1:] if said.startswith("Future") else said


def condition_said(text: str) -> str | None:
    found = _CONDITION.search(text)
    return found[1].strip(" ,.") if found else None


def once_said(text: str) -> str | None:
    """A condition that is a time: 'once restrictions had eased'."""
    found = condition_said(text)
    return found if found and found.startswith("once") else None


def kind_of(text: str) -> Kind:
    if _LETTER.search(text):
        return Kind.LETTER
    if _VISIT.search(text) and not re.search(r"\bcustody visit", text, re.IGNORECASE):
        return Kind.VISIT
    return Kind.REPORT if _REPORT.search(text) else Kind.OTHER


def who_said(text: str | None) -> str | None:
    """A name or an office as printed, without 'the'; the usual abbreviation of a commissioner is written out."""
    if not text:
        return None
    plain = re.sub(r"\s*\([^)]*\)", "", text.strip(" ,.:;–-"))
    plain = re.sub(r"^(?:In response,? |In reply,? |However,? |Therefore,? )?(?:[Tt]he )", "", plain).strip()
    plain = re.sub(r"\s+(?:and|of|for|the|at|in|with)$", "", plain)
    if not plain or re.fullmatch(PRONOUN, plain) or plain.casefold() in _NOBODY:
        return None
    return _ABBREVIATIONS.get(plain, plain)


_NOBODY = frozenset(
    {
        "it",
        "this",
        "that",
        "in",
        "arising",
        "following",
        "during",
        "noted",
        "none",
        "all",
        "action",
        "members’",
        "agreed",
        "n/a",
        "tbc",
    }
)


_ASKED = re.compile(
    r"^(?:In (?:reply|response|answer) to|(?:Replying|Responding) to"
    r"|Following (?:an? )?(?:questions?|quer(?:y|ies)) from) [^,]{3,160},\s*"
)


def subject_before(text: str, before: Iterable[str] = ()) -> str | None:
    """Whom 'he', 'she' or 'they' may mean: an office or person named before, here or in the sentence before."""
    for said in (text, *before):
        named = [match[0] for match in _SOMEBODY.finditer(_ASKED.sub("", said))]
        if named:
            return named[0] if said is text else named[-1]
    return None


_OFFICE = (
    r"(?:Commissioner|PCC|DPCC|Constable|Officer|Director|Executive|Mayor|Manager|Chair(?:man)?"
    r"|Solicitor|Clerk|Superintendent|Inspector|Secretary|Head|Leader|Treasurer|Advis[eo]r|Lead)"
)
_SOMEBODY = re.compile(
    rf"{_LOWER_OFFICE}\b|(?:[Tt]he )?(?:[A-Z][\w’'-]+ (?:(?:of|and|for|the) )*){{0,6}}{_OFFICE}\b(?: (?:of|for"
    rf"|at) (?:the )?[A-Z][\w’'-]+(?: (?:(?:and|of) )?[A-Z][\w’'-]+)*)*|"
    r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Lord|PC|PCSO|Sergeant|Sgt|Insp|Supt|DCC|ACC)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
)
