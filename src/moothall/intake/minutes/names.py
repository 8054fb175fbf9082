"""Names of people as printed, with the office, organisation and notes that stand beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.intake.minutes.language import english_half

TITLES = (
    r"(?:(?:County |Borough |District |City |Town )?(?:Cllrs?|Councillors?)|Cllor|Coun|Alderman|Mr"
    r"|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend"
    r"|Canon|Lord|Lady|Baroness|Sir|Dame|"
    r"Chief Constable|Deputy Chief Constable|Assistant Chief Constable|DCC|ACC|Superintendent"
    r"|Chief Superintendent|Chief Inspector|"
    r"Inspector|Commissioner|PCC|County Councillor|Borough Councillor|Independent Member|The Mayor|Mayor)\b\.?"
)
OFFICE_WORD = re.compile(
    r"\b(?:Commissioner|Officers?|Director|Manager|Chief|Head|Constable|Secretary|Solicitor"
    r"|Advis[eo]r|Clerk|Leader|Lead|Assistant|Deputy|"
    r"Superintendent|Inspector|Council|Police|Office|Representative|Mayor|Portfolio|Auditor"
    r"|Governance|Monitoring|Treasurer|"
    r"Executive|Analyst|Co-?ordinator|Chair(?:man|person)?|Vice[- ]Chair(?:man)?|Services?"
    r"|Authority|OPCC|OPFCC|Association|Support|Policy|"
    r"Network|Constabulary|Independent|Co-?opted|Member|Consultant|Partner|Accountant|Engagement"
    r"|Scrutiny|Team|Law|Legal|Finance|Administrator|Specialist)\b"
)
CHAIR = re.compile(r"^(?:in the chair|(?:the )?chair(?:man|woman|person)?|presiding)$", re.IGNORECASE)
VICE_CHAIR = re.compile(r"^(?:(?:the )?(?:vice|deputy)[- ]?chair(?:man|woman|person)?)$", re.IGNORECASE)
_NAME = re.compile(
    rf"^(?:{TITLES}\s*)*(?:[A-Z]\.?\s?){{0,4}}[A-Z][\w’'`-]*(?:\s+(?:de|la|le|van|von|der|du|al"
    rf"|[A-Z][\w’'`.-]*)){{0,6}}$"
)
_POST_NOMINALS = re.compile(r"^(?:OBE|MBE|CBE|BEM|JP|CC|DL|QPM|KC|QC|MP|MS|AM|QFSM|CPFA)$")
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]")
_SUBSTITUTE = re.compile(
    (
        r"^(?:(?:attended )?(?:as (?:a )?)?(?:substitut(?:e|ing)|sub|deputising|replacing"
        r"|named substitute)\s*(?:member\s*)?(?:for|to|of)?|for|in place of|on behalf of)\s+(.+)$"
    ),
    re.IGNORECASE,
)
_PLURAL = re.compile(r"^(?:(?:County|Borough|District|City|Town) )?(?:Councillors|Cllrs)\.? ")
_IN_THE_CHAIR = re.compile(r",? in the [Cc]hair$")
_NOTE_PARTS = re.compile(r"[,;]\s+(?=(?:in the )?(?:vice[- ])?chair)", re.IGNORECASE)
_NO_NAME = frozenset(
    {
        "Item",
        "Action",
        "Actions",
        "Minute",
        "Title",
        "Name",
        "Organisation",
        "Role",
        "Initials",
        "None",
        "Nil",
        "Apologies",
        "Present",
    }
)
_A_PART = re.compile(r"\b(?:ITEMS?|BUSINESS|SESSION|AGENDA|PART|PUBLIC)\b")
_JOINED_DASH = re.compile(r"\s+[–—-]+\s*|\s*[–—]\s+|\t+")
_LEADING = re.compile(
    (
        r"^(?:[PA]\.\s+(?=[A-Z])|(?:and|also|together with|with)\s+|(?:The )?(?:following )?(?:Members"
        r"|Councillors|Cllrs)\s*:\s*)"
    ),
    re.IGNORECASE,
)

LONGEST_NAME = 9  # words
LONGEST_OFFICE = 12


@dataclass(frozen=True)
class NameFound:
    name: str
    role: str | None = None
    organisation: str | None = None
    instead_of: str | None = None
    notes: tuple[str, ...] = ()


def surname(name: str) -> str:
    """The last word that is no letters after the name."""
    words = [word for word in name.replace(",", "").split() if not _POST_NOMINALS.match(word)]
    return words[-1] if words else name


def is_name(text: str) -> bool:
    words = text.split()
    if text in _NO_NAME or _A_PART.search(text):
        return False
    untitled = re.sub(rf"^(?:{TITLES}\s*)+", "", text)
    return bool(_NAME.match(text) and untitled) and not OFFICE_WORD.search(untitled) and len(words) <= LONGEST_NAME


def names_in_line(line: str) -> Iterator[NameFound]:
    """People in a line of a list: side by side, parted by semicolons, or by commas where each part is a name."""
    for cell in _cells(line):
        text = _LEADING.sub("", cell.strip(" ,.•")).strip()
        if not text:
            continue
        parts = _name_list(text)
        if parts is not None:
            for part in parts:
                if found := one_name(part):
                    yield found
        elif found := one_name(text):
            yield found


def _cells(line: str) -> list[str]:
    """Side by side are several people, or in a table a person and what he is."""
    row = [cell.strip() for cell in re.split(r"\s{2,}|\t|\|", line.strip("| ")) if cell.strip()]
    if len(row) == len(("name", "office")) and is_name(row[0]) and _is_office(row[1]):
        row = [f"{row[0]} – {row[1]}"]
    return [part for cell in row for part in cell.split(";")]


def _is_office(cell: str) -> bool:
    told = OFFICE_WORD.search(cell) and cell != "Member" and not _begins_with_a_name(cell)
    return bool(CHAIR.match(cell) or VICE_CHAIR.match(cell) or told)


def _name_list(text: str) -> list[str] | None:
    """The parts of 'Councillors Ash, Birch and Cedar'; None where the commas part a name from an office."""
    held = _NOTE.sub(lambda found: found[0].replace(",", "\x00").replace(" and ", "\x01"), text)
    parts = [part.strip(" .") for part in re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+", held)]
    parts = [part.replace("\x00", ",").replace("\x01", " and ") for part in parts if part.strip(" .")]
    merged: list[str] = []
    for part in parts:
        if merged and _POST_NOMINALS.match(_NOTE.sub("", part).strip()):
            merged[-1] = f"{merged[-1]}, {part}"
        else:
            merged.append(part)
    if len(merged) <= 1:
        return None
    return merged if all(map(_begins_with_a_name, merged)) else None


def _begins_with_a_name(part: str) -> bool:
    plain = _JOINED_DASH.split(_NOTE.sub("", part).strip())[0]
    return is_name(", ".join(said for said in plain.split(", ") if not _POST_NOMINALS.match(said)))


def one_name(text: str) -> NameFound | None:
    """'Jo Ash – Chief Executive, Oakford Council' has name, role and organisation. None where no name is there."""
    notes = tuple(note.strip() for note in _NOTE.findall(text))
    plain = _NOTE.sub(" ", text) if not re.match(r"^[^,–—-]{2,50}[,–—-].*\(", text) else text
    head, *rest = _JOINED_DASH.split(plain.strip(), maxsplit=1)
    if not rest and "," in head:
        head, _, after = head.partition(",")
        rest = [after]
    elif not rest and ":" in head:
        before, _, after = head.partition(":")
        head, rest = (after, [before]) if OFFICE_WORD.search(before) else (before, [after])
    name = _PLURAL.sub("", " ".join(_NOTE.sub(" ", head).split()).strip(" ,.:"))
    if found := _IN_THE_CHAIR.search(name):
        name, notes = name[: found.start()], (*notes, "in the chair")
    while rest and (found := re.match(r"^\s*((?:OBE|MBE|CBE|JP|CC|DL|QPM|KC|QC|MP)\b)[,\s]*(.*)$", rest[0])):
        name, rest = f"{name}, {found[1]}", [found[2]] if found[2].strip() else []
    rest = [said for said in rest if not _NOTE.fullmatch(said.strip())]
    if not is_name(name.replace(",", "")):
        return _named_in_a_note(name, notes)
    role, organisation = _role_and_organisation(rest[0]) if rest else (None, None)
    return _with_notes(name, role, organisation, notes)


def _named_in_a_note(office: str, notes: tuple[str, ...]) -> NameFound | None:
    """'Director of Place (Mr I Ivy)': the office first, the name in brackets."""
    named = [note for note in notes if is_name(note)]
    return NameFound(named[0], role=office) if len(named) == 1 and OFFICE_WORD.search(office) else None


def _role_and_organisation(text: str) -> tuple[str | None, str | None]:
    first, _, more = " ".join(text.split()).strip(" ,.–-").partition(",")
    return first.strip() or None, more.strip(" ,.") or None


def _with_notes(name: str, role: str | None, organisation: str | None, notes: tuple[str, ...]) -> NameFound:
    instead_of, others = None, []
    if role and (CHAIR.match(role) or VICE_CHAIR.match(role)):
        notes, role = (*notes, role), None
    for printed in [part for said in notes for part in _NOTE_PARTS.split(said)]:
        note = english_half(printed)
        is_chair = CHAIR.match(note) or VICE_CHAIR.match(note)
        if role and (is_chair or _SUBSTITUTE.match(note)) and f"({printed})" in role:  # Ash – Oakford Council (Chair)
            organisation = organisation or role.replace(f"({printed})", "").strip() or None
            role = None
        elif role and note in role:
            continue
        if is_chair:
            role = "chair" if CHAIR.match(note) else "vice-chair"
        elif found := _SUBSTITUTE.match(note):
            instead_of = found[1].strip()
        elif OFFICE_WORD.search(note) and not re.search(r"\d|\buntil\b|\bfrom\b|\bitem", note):
            role, organisation = _noted_office(note, role, organisation)
        else:
            others.append(note)
    return NameFound(name, role, organisation, instead_of, tuple(others))


def _noted_office(note: str, role: str | None, organisation: str | None) -> tuple[str | None, str | None]:
    if (
        re.search(r"\b(?:Council|Authority|Police|Constabulary|OPCC|OPFCC|Office)\b", note)
        and organisation is None
        and "," not in note
    ):
        return role, note
    first, more = _role_and_organisation(note)
    return role or first, organisation or more


def names_in_sentence(text: str) -> list[NameFound]:
    """Names in prose: 'Councillors Ash and Birch, and Jo Cedar (Chief Executive)'."""
    plain = re.sub(r"\b(?:on behalf of|for)\s+(?=Councillor|Cllr)", "", text)
    held = _NOTE.sub(lambda found: found[0].replace(",", "\x00").replace(" and ", "\x01"), plain)
    found: list[NameFound] = []
    for part in re.split(r",\s+(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+|\s+&\s+", held.strip(" .")):
        said = (
            _LEADING.sub("", part.replace("\x00", ",").replace("\x01", " and ").strip(" ."))
            .removeprefix("the ")
            .strip()
        )
        one = one_name(said)
        if one is not None:
            found.append(one)
        elif found and OFFICE_WORD.search(said) and found[-1].role is None and len(said.split()) <= LONGEST_OFFICE:
            last = found[-1]
            found[-1] = NameFound(last.name, said, last.organisation, last.instead_of, last.notes)
    return found
