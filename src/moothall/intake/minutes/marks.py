"""Words that open a part of minutes: a decision, an action, the minute's own text, who was there."""

import re
from enum import Enum

_END = r"(?:\s*[:;.\-–—]+\s*|\s+(?=(?i:that|to|the|\())|\s*$)"
DECISION = re.compile(
    r"^(?:\(?[a-z0-9]{1,2}[.)]\s+)?(?P<marker>(?:(?:IT WAS|It was|it was)\s+)?"
    r"(?:(?:therefore|THEREFORE|accordingly|then|further)\s+)?(?:(?:UNANIMOUSLY|Unanimously|unanimously)\s+)?"
    r"(?:RESOLVED|Resolved|R ?E ?S ?O ?L ?V ?E ?D|RESOLUTIONS?|Resolutions?|AGREED|ORDERED|RECOMMENDED"
    r"|Recommended|DECISIONS?|Decisions?(?: taken| made)?|Agreed(?=\s*[:\-–]|\s*$)|"
    r"resolved(?=\s*[:\-–]|\s+that|\s+to))(?:\s*\(?(?:[Uu]nanimously|UNANIMOUSLY)\)?)?"
    r"(?:\s*\([^)]{1,60}\))?)" + _END + r"(?P<rest>.*)$"
)
DECISION_IN_A_SENTENCE = re.compile(
    r"^(?P<before>(?:Accordingly,? |Following (?:a|the) [a-z ]{1,30},? |On (?:a"
    r"|the) [a-z ]{1,30},? |[^.]{0,160}?(?:seconded|vote)[^.]{0,60}?,? )?"
    r"(?:it was |(?:[Tt]he )?(?:Panel|Committee|Board|Members|Council|Cabinet|Commission|Authority"
    r"|Meeting)(?: [Mm]embers)? )"
    r"(?:then |therefore |also |duly )?(?P<marker>(?:(?:UNANIMOUSLY|unanimously)\s+)?(?:RESOLVED"
    r"|AGREED|RECOMMENDED|NOTED|APPROVED|resolved)"
    r"(?:\s+(?:unanimously|UNANIMOUSLY))?))(?:\s*[:\-–]+\s*|\s+|$)(?P<rest>.*)$"
)
DECISION_AFTER_A_VOTE = re.compile(
    r"^[^.]{0,160}\b(?:seconded|vote)\b[^.]{0,60}?\b(?P<marker>(?:UNANIMOUSLY )?(?:RESOLVED|AGREED)|resolved)\b:?\s*"
    r"(?P<rest>.*)$"
)
AGREED_ONLY = re.compile(
    r"^(?:[Ii]t was|(?:[Tt]he )?(?:Panel|Committee|Board|Members)) (?:unanimously |also |then )?"
    r"(?P<marker>agreed|resolved) (?P<rest>that .{3,200}? (?:be|were|was) "
    r"(?:noted|approved|endorsed|adopted|supported|received|accepted)\b[^,;]*)$"
)
ACTION = re.compile(
    r"^[\[(]?(?P<marker>(?:AGREED |Agreed )?(?:ACTION|Action)S?s?(?:\s?/\s?[\w ]{3,40})?(?: POINTS?| [Pp]oints?"
    r"| [Aa]greed| [Rr]equired)?)\s*(?:\d{1,3}(?:[./]\d+)?)?\s*"
    r"(?:[(\[](?P<owner>[^)\]]{1,60})[)\]])?\s*(?:[:\-–—]+\s*|$)(?P<rest>.*?)[\])]?$"
)
ACTION_AT_THE_END = re.compile(
    r"^(?P<before>.{10,}?)\s*[\[(]?\b(?:ACTION|Action)s?\s*[:\-–]\s*(?P<rest>[^\])]{1,300}?)\s*[\])]?\.?$"
)
TEXT_OF_MINUTE = re.compile(r"^Minutes?\s*:\s*(?P<rest>.*)$")
AGENDA_PAGE_WORDS = re.compile(
    r"^(?:Additional documents|Supporting documents|View directions|Media|Items|No\.?\s+Item"
    r"|Share this item|Attendance details)\s*:?$"
)
ATTACHMENT = re.compile(
    r"(?:\b(?:pdf|document|word) icon )?\b(?:PDF|DOCX?|XLSX?) \d{1,5}(?:\.\d{1,3})? ?[KM]B\b", re.IGNORECASE
)
CUT = re.compile(r"\.{2,3}\s*view the full (?:minutes|agenda|decision) text(?: for item ([\w.]+))?\.?", re.IGNORECASE)
MODERN_GOV_MARK = re.compile(r"</?(?:AI\d+|TRAILER_SECTION|LAYOUT_SECTION|TITLE_[A-Z_]+|[A-Z_]{4,30}_SECTION)>")


class Section(Enum):
    PRESENT = "present"
    IN_ATTENDANCE = "in attendance"
    APOLOGIES = "apologies"
    SUBSTITUTES = "substitutes"


_LABELS = (
    (
        Section.SUBSTITUTES,
        r"(?:Substitutes?(?: Members?)?(?: present)?|Substitutions?)",
    ),
    (
        Section.IN_ATTENDANCE,
        (
            r"(?:(?:Also )?(?:In|in) Attendance(?: Virtually)?|Also Present|Also in Attendance"
            r"|Officers?(?: Present| in Attendance| Attending)?|"
            r"(?:Council |Supporting )?Officers|Officials|Together with|Others? (?:Present|in Attendance)"
            r"|Guests?|Invitees"
            r"|Observers?|Advisers|Advisors|"
            r"Attending|Visitors|Witnesses|By Invitation|(?:From )?the Office of the [A-Z][A-Za-z ]{3,50}"
            r"|Staff|Support(?:ing)? Staff|Secretariat)"
        ),
    ),
    (
        Section.APOLOGIES,
        (
            r"(?:Apologies(?: for (?:non[- ])?(?:Absence|Attendance))?(?: received)?|Absent|Absences?"
            r"|Not Present|Apologies (?:were )?received from)"
        ),
    ),
    (
        Section.PRESENT,
        (
            r"(?:(?:Members |Councillors |Those |Voting Members |Panel Members |Committee Members "
            r"|Board Members )?(?:Present|Attending)(?: were)?|"
            r"Attendance|Attendees|Members (?:of the (?:Panel|Committee|Board) )?(?:in Attendance|Present)|"
            r"Membership|Members|Panel Members|Committee Members|Board Members|Attended by)"
        ),
    ),
)
_HOW = (
    r"(?:all |attending )?(?:remotely|virtually|online|in person|via [a-z ]{3,20}|by [a-z -]{3,20}|hybrid"
    r"|voting|non-voting)"
)
SECTION = tuple(
    (
        section,
        re.compile(
            rf"^(?P<label>{words})(?: \((?:{_HOW})\))?(?:\s*[:;–-]+\s*(?P<rest>.*)|(?:\s{{3,}}|\t)(?P<cell>\S.*)|\s*$)",
            re.IGNORECASE,
        ),
    )
    for section, words in _LABELS
)


def section_of(text: str) -> tuple[Section, str] | None:
    """The part that a line opens, and what stands on the line after its label."""
    for section, pattern in SECTION:
        if found := pattern.match(text):
            return section, (found["rest"] or found["cell"] or "").strip()
    return None


def is_opening(text: str) -> bool:
    """Whether a line begins a part of its own, so that it continues no other."""
    return opens_text(text) or section_of(text) is not None


def opens_text(text: str) -> bool:
    """Whether a line is a mark inside an item: of a decision, an action, the minute's own text."""
    return any(mark.match(text) for mark in (DECISION, ACTION, TEXT_OF_MINUTE, AGENDA_PAGE_WORDS))
