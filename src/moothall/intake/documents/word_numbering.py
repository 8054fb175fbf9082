"""The numbers that Word writes by itself: they are in no paragraph's text, so they are counted here."""

from collections import defaultdict

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

DEEPEST_LEVEL = 9
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS_IN_THE_ALPHABET = 26


class Numbering:
    """Counts as Word does: a paragraph raises its level's number and starts the deeper levels again."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * DEEPEST_LEVEL)
        self._list_of: dict[str, str] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        root = getattr(part, "element", None)
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        levels = {
            abstract.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): level for level in abstract.iter(qn("w:lvl"))
            }
            for abstract in root.iterchildren(qn("w:abstractNum"))
        }
        for number in root.iterchildren(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
            self._list_of[number.get(qn("w:numId"))] = abstract
            self._levels[number.get(qn("w:numId"))] = levels.get(abstract, {})
            if number.find(qn("w:lvlOverride")) is not None:  # a list that starts again has counts of its own
                self._list_of[number.get(qn("w:numId"))] = f"{abstract} {number.get(qn('w:numId'))}"

    def heading_level(self, paragraph: etree._Element) -> int:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        digits = name.removeprefix("Heading")
        if name == "Title":
            return 1
        return int(digits) if digits != name and digits.isdigit() else 0

    def label(self, paragraph: etree._Element) -> str:
        """'(a)', '12.', '•', or nothing."""
        number_id, depth = self._numbered_as(paragraph)
        level = self._levels.get(number_id, {}).get(depth)
        if level is None or depth >= DEEPEST_LEVEL:
            return ""
        counts = self._counts[self._list_of[number_id]]
        start = _value(level, "w:start", "1")
        before = counts[depth]
        counts[depth] = int(start) if before is None else before + 1
        counts[depth + 1 :] = [None] * (DEEPEST_LEVEL - depth - 1)
        return self._written(number_id, depth, counts)

    def _written(self, number_id: str, depth: int, counts: list[int | None]) -> str:
        levels = self._levels[number_id]
        if _value(levels[depth], "w:numFmt", "decimal") in {"bullet", "none"}:
            return "•" if _value(levels[depth], "w:numFmt", "") == "bullet" else ""
        text = _value(levels[depth], "w:lvlText", "")
        for index in range(depth + 1):
            shape = _value(levels[index], "w:numFmt", "decimal") if index in levels else "decimal"
            text = text.replace(f"%{index + 1}", _shaped(counts[index] or 1, shape))
        return text

    def _numbered_as(self, paragraph: etree._Element) -> tuple[str, int]:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if own is None and style is not None:
            found = self._styles.get(style.get(qn("w:val")))
            own = found.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if found is not None else None
        if own is None:
            return "", 0
        return _value(own, "w:numId", ""), int(_value(own, "w:ilvl", "0"))


def _value(element: etree._Element, child: str, default: str) -> str:
    found = element.find(qn(child))
    return found.get(qn("w:val"), default) if found is not None else default


def _shaped(number: int, shape: str) -> str:
    if shape in {"lowerLetter", "upperLetter"}:
        times, index = divmod(number - 1, LETTERS_IN_THE_ALPHABET)
        letters = chr(ord("a") + index) * (times + 1)
        return letters.upper() if shape == "upperLetter" else letters
    if shape in {"lowerRoman", "upperRoman"}:
        written = _roman(number)
        return written.upper() if shape == "upperRoman" else written
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
