"""Lines become paragraphs again: wrapped lines joined, labels taken off, page breaks bridged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from moothall.intake.documents import Line
from moothall.intake.minutes.action_columns import ActionRow, columns_of
from moothall.intake.minutes.furniture import Cleaned
from moothall.intake.minutes.labels import BULLET, LIST_LABEL, NUMBER_ALONE
from moothall.intake.minutes.marks import is_opening, section_of
from moothall.panel.sourced import Place

NARROWEST_WRAP = 40
WIDEST_WRAP = 130  # characters; longer lines are whole paragraphs
SHARE_OF_BROKEN_SENTENCES = 0.15
LEAST_BROKEN, LEAST_SHARE_BROKEN = 2, 0.02  # lines that break a sentence, where lines are wrapped
FULL_LINE = 0.78  # of the wrap: the next line goes on even after a full stop
LONG_LINE = 0.55  # of the wrap: the next line goes on where no full stop ends this one
FIRST_LINES = 6  # of the document: its body and then what it is
_HELD = re.compile(r"^(?:Draft )?(?:Minutes|Notes|Record) of (?:a|the) (?:\w+ )?meeting\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:of|with|the|a|an|and|or|to|for|in|on|by|at|from|that|which|as|be|been|is|was|were|has"
    r"|had|have|into|upon|between|their|its)$"
)
_LISTS_ON = re.compile(r"[;,]\s+(?:and|or)$")
_GOES_BEFORE = re.compile(r"^(?:AND|OF|OR|FOR|TO|THE)\b")
_NOTE = re.compile(r"\([^()]*\)")
_STOPS = (".", ";", ":", "!", "?", ".”", ".’", ".)", ".'", '."')
_HYPHENATED = re.compile(r"[a-z]{2,}-$")
_KEEPS_HYPHEN = re.compile(
    (
        r"\b(?:non|co|re|vice|sub|ex|self|multi|long|short|well|cross|anti|semi|mid|pre|post|on|off"
        r"|one|two|three|face|up|half)-$"
    ),
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+\S")
_TITLED = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Sir|Dame|Prof|Professor|Rev|Reverend|Alderman)\.? "
_PERSON_FIRST = re.compile(
    rf"^(?:{_TITLED}(?:[A-Z][\w’'.-]*\s?){{1,4}}|[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){{1,3}})(?:\s*[–,(]|\s-\s|\s{{2,}}|$)"
)
_REMOTE = re.compile(r"^r\s+(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)")  # r marks who attended remotely
_TIME_FIRST = re.compile(r"^\(?\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """`label` is a list's or an item's, as printed, '•' for any bullet; `text` is without it."""

    text: str
    label: str | None
    place: Place
    heading: int = 0
    bold: bool = False
    after_blank: bool = False
    last_line: int = 0
    starred: bool = False
    row: ActionRow | None = None

    @property
    def whole(self) -> str:
        return f"{self.label} {self.text}".strip() if self.label and self.label != "•" else self.text


def paragraphs(cleaned: Cleaned) -> list[Paragraph]:
    lines = _with_hard_ends(cleaned.lines)
    wrap = _wrap_of(lines)
    made: list[Paragraph] = []
    before: Line | None = None
    blank = False
    for line in lines:
        if not line.text.strip():
            blank = True
            continue
        broken = line.number in cleaned.broken_at
        if made and before and _continues(made[-1], before, line, wrap=wrap, blank=blank, broken=broken):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(_begun(line, after_blank=blank))
        before, blank = line, False
    return _labels_given(made)


def _with_hard_ends(lines: Sequence[Line]) -> Sequence[Line]:
    """The ends of paragraphs count, unless so many break a sentence that they are only the ends of lines."""
    after_ends = [after.text.strip() for line, after in pairwise(lines) if line.ends_here and not line.heading]
    said = [text for text in after_ends if text]
    if sum(text[0].islower() for text in said) < SHARE_OF_BROKEN_SENTENCES * len(said):
        return lines
    return [replace(line, ends_here=bool(line.heading)) for line in lines]


def _wrap_of(lines: Sequence[Line]) -> int | None:
    """How long a full line is; None where lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if line.text.strip())
    broken = sum(_breaks_a_sentence(line.text.strip(), after.text.strip()) for line, after in pairwise(lines))
    if not lengths or broken < max(LEAST_BROKEN, LEAST_SHARE_BROKEN * len(lengths)):
        return None
    ninth = lengths[min(len(lengths) - 1, int(0.9 * len(lengths)))]
    return ninth if NARROWEST_WRAP <= ninth <= WIDEST_WRAP else None


def _breaks_a_sentence(text: str, after: str) -> bool:
    return bool(text and after and after[0].islower() and not text.endswith(_STOPS))


def _begun(line: Line, *, after_blank: bool) -> Paragraph:
    text = line.text.strip()
    label = None
    if BULLET.match(text):
        label, text = "•", BULLET.sub("", text)
    elif found := LIST_LABEL.match(text):
        label, text = found[1], found[2]
    elif found := NUMBER_ALONE.match(text):
        label, text = found[0], ""
    return Paragraph(
        text=text,
        label=label,
        place=Place(line=line.number, page=line.page),
        heading=line.heading,
        bold=line.bold,
        after_blank=after_blank,
        last_line=line.number,
        starred=line.text.lstrip().startswith("*"),
    )


def _continues(made: Paragraph, before: Line, line: Line, *, wrap: int | None, blank: bool, broken: bool) -> bool:
    text, last = line.text.strip(), made.text.rstrip()
    is_apart = not last or made.heading or line.heading or columns_of(last)
    if is_apart or (is_opening(text) and not _ends_open(last)):
        return False
    labels = (BULLET, LIST_LABEL, NUMBER_ALONE, _NUMBERED)
    starts_label = any(pattern.match(text) for pattern in labels)
    if starts_label:
        goes_on = bool(_GOES_ON.search(last)) and not _LISTS_ON.search(last)
        return goes_on and bool(BULLET.match(text)) and (blank or broken)
    if before.ends_here or _REMOTE.match(text) or (made.bold != line.bold and not _ends_open(last)):
        return False
    ends = last.endswith(_STOPS)
    if blank or broken:
        if ends or _is_opening_name(made):
            return False
        full = wrap is not None and len(before.text) >= FULL_LINE * wrap
        return text[0].islower() or bool(_GOES_ON.search(last)) or (broken and full)
    return _continues_at_once(made, before, text, wrap, ends=ends)


def _continues_at_once(made: Paragraph, before: Line, text: str, wrap: int | None, *, ends: bool) -> bool:
    """The next line follows without a blank one between."""
    last = made.text.rstrip()
    if last.isupper() and text.isupper() and _GOES_BEFORE.match(text):
        return True
    if made.place.line <= FIRST_LINES and _HELD.match(text):
        return False
    if wrap is None:
        return (text[0].islower() or _ends_open(last)) and not ends
    title_ends = _is_upper(last) and not text.isupper() and not text[0].islower() and not text[0].isdigit()
    if title_ends or (_TIME_FIRST.match(text) and ends) or _is_next_person(last, text):
        return False
    if ends:
        return len(before.text) >= FULL_LINE * wrap and not last.endswith(":")
    return text[0].islower() or _ends_open(last) or len(before.text) >= LONG_LINE * wrap


def _is_upper(text: str) -> bool:
    """In capitals, but for a note such as '(Agenda Item 5)'."""
    letters = [sign for sign in _NOTE.sub("", text) if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def _is_next_person(last: str, text: str) -> bool:
    return bool(_PERSON_FIRST.match(text) and _PERSON_FIRST.match(last)) and not _ends_open(last)


def _ends_open(text: str) -> bool:
    return bool(_GOES_ON.search(text)) or text.endswith((",", "(", "–"))


def _is_opening_name(made: Paragraph) -> bool:
    return is_opening(made.text)


def _joined(made: Paragraph, line: Line) -> Paragraph:
    text = BULLET.sub("", line.text.strip())
    if _HYPHENATED.search(made.text) and text[:1].islower():
        kept = made.text if _KEEPS_HYPHEN.search(made.text) else made.text[:-1]
        return replace(made, text=kept + text, last_line=line.number)
    return replace(made, text=f"{made.text.rstrip()} {text}", last_line=line.number)


def _labels_given(made: Sequence[Paragraph]) -> list[Paragraph]:
    """A label that stands alone belongs to the next paragraph, unless that has its own."""
    return list(_given(made))


def _may_be_labelled(waiting: Paragraph, paragraph: Paragraph) -> bool:
    """'1' above 'Apologies for absence' numbers an item, though the words also open a list."""
    is_number = bool(waiting.label and waiting.label.strip(".):").isdigit())
    return not is_opening(paragraph.text) or (is_number and section_of(paragraph.text) is not None)


def _given(made: Sequence[Paragraph]) -> Iterator[Paragraph]:
    waiting: Paragraph | None = None
    for paragraph in made:
        if waiting is not None and paragraph.label is None and _may_be_labelled(waiting, paragraph):
            yield replace(
                paragraph,
                label=waiting.label,
                place=waiting.place,
                heading=max(waiting.heading, paragraph.heading),
                bold=paragraph.bold,
                after_blank=waiting.after_blank,
            )
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = paragraph if paragraph.label and not paragraph.text else None
        if waiting is None:
            yield paragraph
    if waiting is not None:
        yield waiting
