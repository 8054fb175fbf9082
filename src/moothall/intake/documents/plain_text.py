"""The lines of plain text: its encoding and its page breaks; each line keeps the number that it has in the file."""

from moothall.intake.documents.lines import DocumentKind, DocumentText, Line, numbered, refused
from moothall.intake.text import clean_prose

MARKS_OF_ENCODING = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
TAB = "    "
LOOKED_AT = 10_000  # signs
BINARY_SHARE = 0.02  # of signs that no text has
FIRST_PRINTABLE = 32


def decoded_text(name: str, data: bytes, kinds_read: str) -> str:
    """UTF-8, or UTF-16 by its mark, or else the Windows code page that older offices save in."""
    for mark, encoding in MARKS_OF_ENCODING:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    beginning = text[:LOOKED_AT]
    strange = sum(
        1 for sign in beginning if sign == "\ufffd" or (ord(sign) < FIRST_PRINTABLE and sign not in "\t\n\r\f\v")
    )
    if strange > BINARY_SHARE * len(beginning):
        raise refused(name, "The file is not text.", kinds_read, "Save it as one of these.")
    return text


def plain_text(name: str, text: str) -> DocumentText:
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines = numbered(
        Line(
            text=clean_prose(written)[0].replace("\xa0", " ").replace("\t", TAB).rstrip(),
            number=0,
            page=page if len(pages) > 1 else None,
        )
        for page, page_text in enumerate(pages, start=1)
        for written in page_text.split("\n")
    )
    return DocumentText(name=name, kind=DocumentKind.TEXT, lines=lines, pages=len(pages) if len(pages) > 1 else None)
