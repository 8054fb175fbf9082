"""Which kind of document some bytes are, and its text; a clear answer where it has none."""

from dataclasses import replace

from moothall.intake.documents.lines import DocumentText, refused
from moothall.intake.documents.markdown_marks import without_markdown
from moothall.intake.documents.pdf_text import pdf_text
from moothall.intake.documents.plain_text import decoded_text, plain_text
from moothall.intake.documents.web_page_text import web_page_text
from moothall.intake.documents.word_text import word_text

LARGEST_DOCUMENT = 200_000_000  # bytes
LARGEST_TEXT = 20_000_000  # characters; a year's packs of one body have about 5 million
KINDS_READ = "A PDF, a Word document (.docx), a saved web page or plain text is read."
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BEGINNING = 2_000  # how far in a web page says that it is one


def document_text(name: str, data: bytes) -> DocumentText:
    """Raises FileError where the bytes hold no text that can be read."""
    if not data.strip(b"\x00 \t\r\n"):
        raise refused(name, "The file is empty.", KINDS_READ, "Save or download it again.")
    if len(data) > LARGEST_DOCUMENT:
        limit = f"At most {LARGEST_DOCUMENT / 1e6:,.0f} MB is read."
        raise refused(name, f"The file has {len(data) / 1e6:,.0f} MB.", limit, "Split it, or check that it is right.")
    found = _text_of(name, data)
    found = replace(found, lines=without_markdown(found.lines))
    length = sum(len(line.text) for line in found.lines)
    if not length:
        raise refused(name, "No text is in the file.", KINDS_READ, "Check that it is the right file.")
    if length > LARGEST_TEXT:
        limit = f"At most {LARGEST_TEXT:,} are read at once."
        raise refused(name, f"The text has {length:,} characters.", limit, "Split it into its documents.")
    return found


def _text_of(name: str, data: bytes) -> DocumentText:
    if b"%PDF-" in data[:1024]:
        return pdf_text(name, data)
    if data.startswith(b"PK\x03\x04"):
        return word_text(name, data)
    if data.startswith(OLD_WORD):
        remedy = "Open it in a word processor and save it as .docx or PDF."
        raise refused(name, "The file is in an old Office format (.doc).", KINDS_READ, remedy)
    if data.startswith(b"{\\rtf"):
        raise refused(name, "The file is rich text (RTF).", KINDS_READ, "Save it as .docx or PDF.")
    text = decoded_text(name, data, KINDS_READ)
    beginning = text[:BEGINNING].casefold()
    if "<html" in beginning or "<!doctype html" in beginning or "<body" in beginning:
        return web_page_text(name, text)
    return plain_text(name, text)
