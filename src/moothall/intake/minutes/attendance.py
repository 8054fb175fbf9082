"""Who was there: members, apologies, others, from lists in the head and from sentences in the items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from moothall.intake.minutes.layout import Layout
from moothall.intake.minutes.marks import Section, section_of
from moothall.intake.minutes.names import TITLES, NameFound, names_in_line, names_in_sentence, surname
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.panel.attendance import Attendee
from moothall.panel.sourced import LABELLED, TOLD, Place, Sourced
from moothall.wording.sentences import sentences

_NONE = re.compile(
    (
        r"\b(?:no apologies|there were no (?:apologies|absences)"
        r"|apologies(?: for absence)?\s*[:–-]?\s*(?:none|nil)|none (?:received|were received)"
        r"|^none\.?$|^nil\.?$|no absences)\b"
    ),
    re.IGNORECASE,
)
_APOLOGIES_SENTENCE = re.compile(
    (
        r"\bapolog(?:ies|y)\b(?: for (?:absence|non-attendance|lateness))?[^.]{0,60}?\b(?:from|of"
        r"|on behalf of|by|for)\b(?!\s+(?:absence|non-attendance"
        r"|lateness))\s*[:,]?\s*(?P<names>[^:]*)$"
    ),
    re.IGNORECASE,
)
_NAMES_FIRST = re.compile(
    (
        r"^(?P<names>(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr)\b[^:]{3,200}?)\s+(?:had )?(?:sent|gave"
        r"|tendered|submitted|offered|given)\b[^.]{0,30}\bapologies"
    ),
    re.IGNORECASE,
)
_PERSON = r"(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Lord|Lady)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}"
_TITLED = r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_SUBSTITUTED = re.compile(
    rf"(?P<stand>{_TITLED}) (?:was |were )?(?:present |attended |attending |attend |sat |acted )?(?:as (?:a |the )?)?"
    r"(?:substitut(?:e|ed|ing)|deputis(?:ed|ing))(?: member)? (?:for|on behalf of) "
    r"(?P<member>(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_STOOD_IN = re.compile(
    rf"(?P<member>{_PERSON}),? for whom (?P<stand>{_PERSON}) (?:was )?"
    r"(?:substitut(?:ed|ing)|deputis(?:ed|ing)|attended)"
)
_WELCOMED = re.compile(
    r"\b(?:welcomed|introduced)(?: to the meeting)?(?: for this item)?,?\s+"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}), (?P<rest>[^.]{3,160})\."
)
_CHAIR_SENTENCE = re.compile(
    rf"(?P<name>{_PERSON})(?: \((?:Vice[- ])?Chair(?:man)?\))?,? (?:was )?"
    r"(?:in the Chair\b|presided\b|took the Chair\b|chaired the meeting\b)"
)
_CHAIR_LABEL = re.compile(
    r"^(?:Chair(?:man|person|woman)?|Presiding|In the Chair)\s*[:–-]\s*(?P<name>\S.*)$", re.IGNORECASE
)
_CHAIRED_BY = re.compile(
    r"\b(?:chaired by|Chair for the meeting was)\s+(?P<name>(?:(?:Councillor|Cllr|Mr|Mrs|Ms"
    r"|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3})"
)
_WERE_PRESENT = re.compile(
    r"^(?P<names>.{3,600}?)\s+(?:were|was)\s+(?P<also>also )?(?:present|in attendance)\b", re.IGNORECASE
)
_PRESENT_WERE = re.compile(
    r"^(?P<also>Also )?(?:(?:Those |Members |Councillors )?present|(?:also )?in attendance)(?: at the meeting)? were:? "
    r"(?P<names>.{3,600})$",
    re.IGNORECASE,
)
_OFFICE_FIRST = re.compile(r"\bthe (?:[A-Z][a-z]+ ){0,2}(?:Clerk|Secretary|Officer|Treasurer),? (?=(?:Mr|Mrs|Ms|Dr)\b)")
_SUBLABEL_PRESENT = re.compile(
    r"^(?:(?:Voting |Elected |Local Authority |Council )?(?:Councillors|Members)"
    r"|Independent(?: Co-opted)?(?: [Mm]embers?)?|Co-?opted(?: [Ii]ndependent)?(?: [Mm]embers?)?"
    r"|(?:[A-Z][\w’'-]+ ){1,4}(?:Council|City|Borough|District"
    r"|County)(?: Council)?)\s*(?:[:–-]\s*(?P<rest>.*))?$"
)
_MARKED = re.compile(r"^(P|A)\.?\s+(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)")
_STAR_MEANS_PRESENT = re.compile(
    r"\*\s*(?:=|denotes|indicates)?\s*(?:those |members )?(?:present|in attendance)\b"
    r"|^\(?present\)$",
    re.IGNORECASE,
)
_REMOTELY = re.compile(r"^r\s+(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)")
_SECTION_WORD = re.compile(r"\bapologies\b", re.IGNORECASE)
MOST_LINES_WITHOUT_A_NAME = 2
LONGEST_NAME = 6  # words; more with a verb are a sentence


@dataclass
class Attendance:
    present: list[Attendee] | None = None
    apologies: list[Attendee] | None = None
    in_attendance: list[Attendee] | None = None
    substitutes: list[Attendee] = field(default_factory=list)
    chair: Sourced[str] | None = None

    def add(
        self, section: Section, found: NameFound, place: Place, *, confidence: float, item: str | None = None
    ) -> None:
        attendee = Attendee(
            name=found.name,
            place=place,
            confidence=confidence,
            role=found.role,
            organisation=found.organisation,
            instead_of=found.instead_of,
            item=item,
        )
        if section is Section.SUBSTITUTES:
            section = Section.PRESENT
        name = {Section.PRESENT: "present", Section.APOLOGIES: "apologies", Section.IN_ATTENDANCE: "in_attendance"}[
            section
        ]
        people = getattr(self, name) or []
        if all(one.name != attendee.name for one in people):
            setattr(self, name, [*people, attendee])


def attendance_of(found: Layout) -> Attendance:
    told = Attendance()
    _read_lists(found.head, told)
    for part in found.parts:
        title = part.item.title or ""
        if _SECTION_WORD.search(title) or "attendance" in title.casefold() or "welcome" in title.casefold():
            _read_lists(part.body, told, only_labelled=True)
            _read_apologies(part.body, told, is_own_item=bool(_SECTION_WORD.search(title)))
    _move_members(told)
    _read_apologies(found.head, told, is_own_item=False)
    _read_substitutes(found, told)
    _read_welcomed(found, told)
    noted = {one.name for one in told.substitutes}
    told.substitutes += [one for one in told.present or () if one.instead_of and one.name not in noted]
    told.chair = _chair(found, told)
    return told


def _move_members(told: Attendance) -> None:
    """A list 'in attendance' that has the chair and stands alone is the list of members; offices stay outside."""
    people = told.in_attendance or []
    if told.present is not None or not any(one.role == "chair" for one in people):
        return
    told.present = [one for one in people if one.role in {None, "chair", "vice-chair"} and one.organisation is None]
    told.in_attendance = [one for one in people if one not in told.present] or None


def _without_absent(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """Where a star marks those present, the members without one are left out."""
    if not any(_STAR_MEANS_PRESENT.search(part.whole) for part in parts):
        return list(parts)
    starred = [at for at, part in enumerate(parts) if part.starred]
    first, last = (starred[0], starred[-1]) if starred else (0, 0)
    listed = range(first, last + 1)
    return [
        replace(part, text=_REMOTELY.sub("", part.text))
        for at, part in enumerate(parts)
        if not _STAR_MEANS_PRESENT.search(part.whole)
        and (at not in listed or part.starred or _REMOTELY.match(part.text) or section_of(part.text))
    ]


def _read_lists(parts: Sequence[Paragraph], told: Attendance, *, only_labelled: bool = False) -> None:
    section: Section | None = None
    without, listed_beside = 0, False
    for part in _without_absent(parts):
        if _MARKED.match(part.text):
            _add_all(told, Section.PRESENT, part.text, part)
            continue
        opened = section_of(part.text)
        if opened:
            section, rest, without = opened[0], opened[1], 0
            if section is Section.APOLOGIES and _NONE.search(part.text):
                told.apologies, section = [], None
                continue
            text = rest
        elif section and (sub := _SUBLABEL_PRESENT.match(part.text)):
            text = sub["rest"] or ""
        else:
            text = part.text if part.label in {None, "•"} or section else ""
            if not only_labelled and _read_sentences(text, part, told):
                continue
        if section is None or not text or _is_sentence(text):
            section = section if text == "" or opened else (None if _is_sentence(text) else section)
            continue
        if listed_beside and part.after_blank and not opened and " " not in text:
            section = None  # a title, not a name: those present stand beside the label
            continue
        added = _add_all(told, section, text, part)
        listed_beside = bool(opened and added) or (listed_beside and not opened)
        without = 0 if added else without + 1
        if without > MOST_LINES_WITHOUT_A_NAME:
            section = None


def _read_sentences(text: str, part: Paragraph, told: Attendance) -> bool:
    """'Councillors Ash and Birch were present.'."""
    found = False
    for sentence in sentences(text):
        if match := _PRESENT_WERE.match(sentence) or _WERE_PRESENT.match(sentence):
            section = Section.IN_ATTENDANCE if match["also"] else Section.PRESENT
            names = _OFFICE_FIRST.sub("", match["names"])
            found = _add_all(told, section, names, part) or found
    return found


def _is_sentence(text: str) -> bool:
    return (
        bool(re.search(r"\b(?:was|were|had|held|considered|resolved|will|would|are|is)\b", text))
        and len(text.split()) > LONGEST_NAME
    )


def _add_all(told: Attendance, section: Section, text: str, part: Paragraph) -> bool:
    marked = _MARKED.match(text)
    if marked:
        section = Section.PRESENT if marked[1] == "P" else Section.APOLOGIES
        text = text[marked.end() :]
    found = list(names_in_line(text))
    for one in found:
        told.add(section, one, part.place, confidence=LABELLED)
    return bool(found)


def _read_apologies(parts: Sequence[Paragraph], told: Attendance, *, is_own_item: bool) -> None:
    for part in parts:
        if told.apologies is None and (is_own_item or "apolog" in part.text.casefold()) and _NONE.search(part.text):
            told.apologies = []
            continue
        if is_own_item and (listed := _only_names(part.text)):
            for one in listed:
                told.add(Section.APOLOGIES, one, part.place, confidence=TOLD)
            continue
        for sentence in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", part.text):
            match = _APOLOGIES_SENTENCE.search(sentence) or _NAMES_FIRST.match(sentence)
            if not match:
                continue
            names = re.split(
                r"\b(?:with|who was|and it was|for whom|due to|because|as (?:he|she|they))\b", match["names"]
            )[0]
            for one in names_in_sentence(names):
                told.add(Section.APOLOGIES, one, part.place, confidence=TOLD)


def _only_names(text: str) -> list[NameFound]:
    """Under Apologies: 'Cllr Ash (holiday) and Cllr Birch (work).', nothing but people with their titles."""
    return list(names_in_line(text)) if re.match(rf"{TITLES} ", text) and not _is_sentence(text) else []


def _read_substitutes(found: Layout, told: Attendance) -> None:
    """From sentences. A substitute joins the list of those present only where the document has such a list."""
    for part in found.everything:
        for match in (*_SUBSTITUTED.finditer(part.text), *_STOOD_IN.finditer(part.text)):
            stand, member = match["stand"].strip(), match["member"].strip()
            told.substitutes.append(Attendee(name=stand, instead_of=member, place=part.place, confidence=TOLD))
            for index, one in enumerate(told.present or ()):
                if surname(one.name) == surname(stand) and told.present is not None:
                    told.present[index] = replace(one, instead_of=member)
                    break
            else:
                if told.present is not None:
                    named = NameFound(stand, instead_of=member)
                    told.add(Section.PRESENT, named, part.place, confidence=TOLD)


def _read_welcomed(found: Layout, told: Attendance) -> None:
    for part in found.parts:
        for paragraph in part.body:
            for match in _WELCOMED.finditer(paragraph.text):
                role, _, organisation = match["rest"].partition(",")
                named = NameFound(match["name"], role.strip(), organisation.strip() or None)
                told.add(Section.IN_ATTENDANCE, named, paragraph.place, confidence=TOLD, item=part.item.number)


def _chair(found: Layout, told: Attendance) -> Sourced[str] | None:
    for one in told.present or ():
        if one.role == "chair":
            return Sourced(one.name, LABELLED, one.place)
    for part in _opening(found):
        if match := _CHAIR_LABEL.match(part.text):
            named = next(iter(names_in_line(match["name"])), None)
            if named:
                return Sourced(named.name, LABELLED, part.place)
        if match := _CHAIR_SENTENCE.search(part.text) or _CHAIRED_BY.search(part.text):
            return Sourced(match["name"].strip(), TOLD, part.place)
    return None


def _opening(found: Layout) -> Iterator[Paragraph]:
    yield from found.head
    for part in found.parts[:2]:
        yield from part.body
