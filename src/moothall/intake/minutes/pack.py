"""An agenda pack is cut into its documents before anything is read out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.intake.documents import DocumentText, Line
from moothall.panel.minutes import PaperKind

_BEGINS = re.compile(
    (
        r"^\s*(?:(?:Agenda )?Item(?: No\.?)?:?\s*(?P<item>\d{1,3}[a-z]?)"
        r"|Minute Item (?P<minute>\d{1,4})|(?:APPENDIX|Appendix|ANNEX"
        r"|Annex) (?P<annex>[A-Z0-9]{1,3}))\s*$"
    ),
    re.IGNORECASE,
)
_MINUTES_BEGIN = re.compile(r"^\s*(?:#+\s*)?(?:Draft )?Minutes of (?:a|the)\b.{0,40}\bmeeting\b", re.IGNORECASE)
_AGENDA = re.compile(r"^\s*(?:A\s?G\s?E\s?N\s?D\s?A)\b", re.IGNORECASE)
_DEAR = re.compile(r"^\s*Dear [A-Z]")
_REPORT = re.compile(r"^\s*(?:Report of|Report by|Purpose of (?:the )?Report|Report to)\b", re.IGNORECASE)
_REPORT_OF = re.compile(r"^\s*Report of\b", re.IGNORECASE)
_FIELD = re.compile(r"^(?P<name>Report of|Subject|Date|Author)\s*:?\s*(?P<value>.*)$", re.IGNORECASE)
_DECIDED = re.compile(r"^\s*\**\s*(?:RESOLVED|Resolved|AGREED)\b")
FIRST_LINES = 150
LEAST_CUTS = 2
SAME_DOCUMENT = 14  # lines in which a stamp and the head of its document stand together
KNOWN_AFTER = 60  # lines of a document that tell its kind


@dataclass(frozen=True)
class Cut:
    """Lines `first` to `last` (as indices, the last one excluded) are one document of the pack."""

    kind: PaperKind
    item: str | None
    title: str | None
    first: int
    last: int


def cuts_of(text: DocumentText) -> tuple[Cut, ...]:
    """The documents of a pack in order, its agenda first; nothing where the document is no pack."""
    lines = text.lines
    if not any(_AGENDA.match(line.text) for line in lines[:FIRST_LINES]):
        return ()
    starts = _starts(lines)
    if len(starts) < LEAST_CUTS:
        return ()
    bounds = [0, *(index for index, _ in starts), len(lines)]
    names: list[str | None] = [None, *(name for _, name in starts)]
    return tuple(_cut(lines, bounds[n], bounds[n + 1], names[n], is_first=n == 0) for n in range(len(bounds) - 1))


def _starts(lines: Sequence[Line]) -> list[tuple[int, str | None]]:
    found: list[tuple[int, str | None]] = []
    for index, line in enumerate(lines):
        match = _BEGINS.match(line.text)
        near = bool(found) and index - found[-1][0] <= SAME_DOCUMENT
        if match and _is_cut(lines, index, match):
            item = match["item"] or match["minute"]
            if item and found and found[-1][1] == item and match["item"]:
                continue  # the stamp of one document, printed again
            found.append((index, item))
        elif near:
            continue
        elif _MINUTES_BEGIN.match(line.text) and index > FIRST_LINES:
            found.append((index, None))
        elif _REPORT_OF.match(line.text) and _has_subject(lines, index):
            found.append((_first_of_report(lines, index), None))
    return found


def _has_subject(lines: Sequence[Line], index: int) -> bool:
    return any(re.match(r"^\s*Subject\b", line.text, re.IGNORECASE) for line in lines[index + 1 : index + 8])


def _first_of_report(lines: Sequence[Line], index: int) -> int:
    """The heading above 'Report of': for whom it is, and in whose name."""
    first = index
    for at in range(index - 1, max(0, index - SAME_DOCUMENT), -1):
        text = lines[at].text.strip()
        if text and not re.search(
            r"\b(?:panel|commissioner|committee|board|council|police|crime|marked|official)\b", text, re.IGNORECASE
        ):
            break
        first = at if text else first
    return first


def report_fields(lines: Sequence[Line]) -> dict[str, str]:
    """What the block at the head of a report says: report of, subject, date, author; and its recommendation."""
    texts = [" ".join(line.text.split()) for line in lines[: KNOWN_AFTER * 2] if line.text.strip()]
    found: dict[str, str] = {}
    for number, text in enumerate(texts):
        match = _FIELD.match(text)
        if match and match["name"].casefold() not in found:
            value = match["value"].strip() or (texts[number + 1] if number + 1 < len(texts) else "")
            found[match["name"].casefold()] = value
        if (
            re.match(r"^Recommendations?:?$", text, re.IGNORECASE)
            and "recommendation" not in found
            and number + 1 < len(texts)
        ):
            found["recommendation"] = re.sub(r"^(?:\d+[.)]|[•-])\s*", "", texts[number + 1])
    return found


def _is_cut(lines: Sequence[Line], index: int, match: "re.Match[str]") -> bool:
    """A stamp on a page of its own, not the agenda's own list of items."""
    if match["annex"]:
        return False
    after = [line.text for line in lines[index + 1 : index + 8] if line.text.strip()]
    return bool(after) and not _BEGINS.match(after[0])


def _cut(lines: Sequence[Line], first: int, last: int, item: str | None, *, is_first: bool) -> Cut:
    texts = [line.text for line in lines[first:last] if line.text.strip()]
    beginning = texts[:KNOWN_AFTER]
    kind = PaperKind.AGENDA if is_first else _kind(beginning, texts)
    title = next((text.strip() for text in texts[0 if is_first else 1 :] if len(text.split()) > 1), None)
    return Cut(kind, item, title, first, last)


def _kind(beginning: Sequence[str], texts: Sequence[str]) -> PaperKind:
    if any(_DEAR.match(text) for text in beginning[:30]):
        return PaperKind.LETTER
    if any(_MINUTES_BEGIN.match(text) for text in beginning[:8]) or (
        any(re.match(r"^\s*PRESENT\b", text, re.IGNORECASE) for text in beginning[:30])
        and any(_DECIDED.match(text) for text in texts)
    ):
        return PaperKind.MINUTES
    return PaperKind.REPORT if any(_REPORT.match(text) for text in beginning) else PaperKind.OTHER


def part_of(text: DocumentText, cut: Cut) -> DocumentText:
    """The lines of one document, each with the number that it has in the pack."""
    lines = text.lines[cut.first : cut.last]
    begins = 1 if lines and _BEGINS.match(lines[0].text) else 0
    return replace(text, lines=lines[begins:])
