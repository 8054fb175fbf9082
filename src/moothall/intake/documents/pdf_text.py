"""The lines of a PDF, built from where each sign stands on its page."""

from collections.abc import Iterator
from ctypes import c_double

import pypdfium2
import pypdfium2.raw as pdfium

from moothall.intake.documents.lines import DocumentKind, DocumentText, Line, numbered, refused
from moothall.intake.documents.pdf_lines import PlacedSign, page_lines

MOST_PAGES = 5_000
MOST_PAGES_LISTED = 20
BOLD_WEIGHT = 600
LINE_END_HYPHEN = 2  # PDFium's sign for a hyphen at a line's end
NO_SIGN = frozenset({0, 0xFFFE, 0xFFFF})
PASSWORD = 4  # FPDF_ERR_PASSWORD in fpdfview.h
TAIL = 2_048  # where the end mark of a whole file stands


def pdf_text(name: str, data: bytes) -> DocumentText:
    """Raises FileError for a broken or protected file, and where no page holds text."""
    document = _opened(name, data)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            limit = f"At most {MOST_PAGES:,} pages are read."
            raise refused(name, f"The PDF has {pages:,} pages.", limit, "Split it into its documents.")
        by_page = [list(_page(document, index)) for index in range(pages)]
    finally:
        document.close()
    silent = [index + 1 for index, lines in enumerate(by_page) if not any(line.text.strip() for line in lines)]
    if len(silent) == pages:
        remedy = "Have the pages recognised (OCR) and saved as a PDF with text."
        raise refused(name, f"None of the {pages} pages holds text.", "It seems to be scanned: pictures only.", remedy)
    return DocumentText(
        name=name,
        kind=DocumentKind.PDF,
        lines=numbered(line for lines in by_page for line in lines),
        pages=pages,
        notices=(*_told_of_silent(silent, pages), *_told_of_end(data)),
    )


def _opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == PASSWORD or "password" in str(error).casefold():
            found, remedy = "The PDF is protected by a password.", "Save it without the password."
        else:
            found, remedy = "The PDF is broken or cut off.", "Download it again, or print it to a new PDF."
        raise refused(name, found, "A sound PDF was expected.", remedy) from error


def _told_of_silent(silent: list[int], pages: int) -> Iterator[str]:
    if silent:
        listed = ", ".join(map(str, silent[:MOST_PAGES_LISTED])) + (
            " and more" if len(silent) > MOST_PAGES_LISTED else ""
        )
        yield f"{len(silent)} of {pages} pages hold no text (pictures or blank): {listed}."


def _told_of_end(data: bytes) -> Iterator[str]:
    if b"%%EOF" not in data[-TAIL:]:
        yield "The PDF's end mark is missing: it may be cut off, and its last pages may be lost."


def _page(document: pypdfium2.PdfDocument, index: int) -> Iterator[Line]:
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    try:
        yield from page_lines(_signs(text), index + 1)
    finally:
        text.close()
        page.close()


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[PlacedSign]:
    """Size and weight are asked once a word: they are the slowest to give."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw, size, is_bold, begins = text.raw, 0.0, False, True
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in NO_SIGN:
            continue
        sign = chr(code) if code != LINE_END_HYPHEN else "-"
        if sign.isspace():
            begins = True
            yield PlacedSign(sign, 0.0, 0.0, 0.0, 0.0, size, is_bold)
            continue
        if begins:
            size = pdfium.FPDFText_GetFontSize(raw, index)
            is_bold = pdfium.FPDFText_GetFontWeight(raw, index) >= BOLD_WEIGHT
            begins = False
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        yield PlacedSign(sign, left.value, right.value, bottom.value, top.value, size, is_bold)
