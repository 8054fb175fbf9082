"""The lines of a Word document: paragraphs and tables in order, automatic numbers, changes not yet accepted."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from moothall.intake.documents.lines import DocumentKind, DocumentText, Line, numbered, refused
from moothall.intake.documents.word_numbering import Numbering
from moothall.intake.text import clean_prose, quoted

LARGEST_UNPACKED = 500_000_000  # bytes
ALWAYS_UNPACKED = 10_000_000  # bytes; below it any ratio is harmless
LARGEST_RATIO = 200  # unpacked to packed; pictures hardly shrink, text by about 20
BROKEN = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, EOFError, NotImplementedError, OSError)
CELL_GAP = "    "
LONGEST_CELL_IN_A_ROW = 60  # characters; a row of short cells is one line
DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
INSERTED = frozenset({qn("w:ins"), qn("w:moveTo")})
SIGNS = {
    qn("w:tab"): CELL_GAP,
    qn("w:ptab"): CELL_GAP,
    qn("w:br"): " ",
    qn("w:cr"): " ",
    qn("w:noBreakHyphen"): "-",
    qn("w:pPr"): "",
    qn("w:rPr"): "",
}
MOST_CHANGES_TOLD = 20


@dataclass
class _Changes:
    inserted: list[str]
    deleted: list[str]


def word_text(name: str, data: bytes) -> DocumentText:
    """Tracked changes are read as if accepted; each insertion and deletion is told."""
    _refuse_if_swollen(name, data)
    try:
        document = Document(io.BytesIO(data))
        changes = _Changes([], [])
        body = document.element.body
        lines = numbered(_lines(body, Numbering(document), changes))
    except BROKEN as error:
        remedy = "Open it in a word processor, let it repair the file, and save it again."
        raise refused(name, "The Word document is broken or cut off.", "A sound .docx was expected.", remedy) from error
    return DocumentText(name=name, kind=DocumentKind.WORD, lines=lines, notices=_notices(changes))


def _refuse_if_swollen(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except zipfile.BadZipFile as error:
        remedy = "Download or save it again."
        raise refused(name, "The file is broken or cut off.", "A sound .docx was expected.", remedy) from error
    if "word/document.xml" not in names:
        remedy = "Open the file and save its text as .docx or PDF."
        raise refused(name, "The file is packed (ZIP) and is no Word document.", "A .docx was expected.", remedy)
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > LARGEST_UNPACKED or (unpacked > ALWAYS_UNPACKED and unpacked > LARGEST_RATIO * packed):
        limit = f"At most {LARGEST_UNPACKED / 1e6:,.0f} MB, and {LARGEST_RATIO} times its packed size, is read."
        raise refused(name, f"It would unpack to {unpacked / 1e6:,.0f} MB.", limit, "Save its text alone.")


def _notices(changes: _Changes) -> tuple[str, ...]:
    if not changes.inserted and not changes.deleted:
        return ()
    told = [f"inserted {quoted(text)}" for text in changes.inserted]
    told += [f"deleted {quoted(text)}" for text in changes.deleted]
    more = f"; and {len(told) - MOST_CHANGES_TOLD} more" if len(told) > MOST_CHANGES_TOLD else ""
    counts = f"Not accepted yet: {len(changes.inserted)} insertions and {len(changes.deleted)} deletions"
    return (f"{counts}; the text is read as if they were: {'; '.join(told[:MOST_CHANGES_TOLD])}{more}.",)


def _lines(body: etree._Element, numbering: Numbering, changes: _Changes) -> Iterator[Line]:
    for block in body.iterchildren(qn("w:p"), qn("w:tbl"), qn("w:sdt")):
        if block.tag == qn("w:p"):
            yield _line(block, numbering, changes)
        elif block.tag == qn("w:tbl"):
            for row in block.iterchildren(qn("w:tr")):
                yield from _row(row, numbering, changes)
            yield Line(text="", number=0)
        else:
            for content in block.iterchildren(qn("w:sdtContent")):
                yield from _lines(content, numbering, changes)


def _row(row: etree._Element, numbering: Numbering, changes: _Changes) -> Iterator[Line]:
    cells = [list(_lines(cell, numbering, changes)) for cell in row.iterchildren(qn("w:tc"))]
    said = [[line for line in cell if line.text.strip()] for cell in cells]
    if all(len(cell) <= 1 and all(len(line.text) <= LONGEST_CELL_IN_A_ROW for line in cell) for cell in said):
        filled = [line for cell in said for line in cell]
        text = CELL_GAP.join(line.text for line in filled)
        yield Line(text=text, number=0, bold=bool(filled) and all(line.bold for line in filled), ends_here=True)
        return
    for cell in cells:
        yield from cell
        yield Line(text="", number=0)


def _line(paragraph: etree._Element, numbering: Numbering, changes: _Changes) -> Line:
    text = clean_prose(_text(paragraph, changes))[0].replace("\xa0", " ")
    label = numbering.label(paragraph) if text.strip() else ""
    return Line(
        text=f"{label} {text}".strip() if label else text,
        number=0,
        heading=numbering.heading_level(paragraph),
        bold=_is_bold(paragraph),
        ends_here=True,
    )


def _text(element: etree._Element, changes: _Changes) -> str:
    return "".join(_said(node, changes) for node in element.iterchildren())


def _said(node: etree._Element, changes: _Changes) -> str:
    """What one node adds to the text of its paragraph."""
    if node.tag in DELETED:
        if said := "".join(node.itertext(qn("w:delText"), qn("w:t"))):
            changes.deleted.append(said)
        return ""
    if node.tag in INSERTED:
        if said := _text(node, changes):
            changes.inserted.append(said)
        return said
    if node.tag == qn("w:t"):
        return node.text or ""
    return SIGNS[node.tag] if node.tag in SIGNS else _text(node, changes)


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
    return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(qn("w:val"), "1") not in {"0", "false", "off"}
