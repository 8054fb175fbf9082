"""Text as OpenDocument keeps it: paragraphs, blanks in a row counted, nothing that XML cannot hold."""

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"^ | {2,}| $")
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("chart", "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"),
        ("config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
        ("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
    )
)


def part(root: str, content: str) -> str:
    """One XML part of the package, such as office:document-content."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{root} {NAMESPACES} office:version="1.3">{content}'
        f"</office:{root}>"
    )


def plain(text: str) -> str:
    """For an element that holds bare text."""
    return escape(_NOT_XML.sub("�", text))


def attribute(text: str) -> str:
    """With its quotation marks."""
    return f'"{escape(_NOT_XML.sub("�", text), {chr(34): "&quot;"})}"'


def span(text: str) -> str:
    """The content of a paragraph; a reader keeps only one blank of several unless they are counted."""
    counted = _BLANKS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', plain(text))
    return counted.replace("\t", "<text:tab/>")


def paragraphs(text: str) -> str:
    return "".join(f"<text:p>{span(line)}</text:p>" for line in text.splitlines() or [""])
