"""Documents made for tests: a PDF written sign by sign, a Word file with what its text alone does not hold."""

import io
from collections.abc import Sequence

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEFT, TOP, LEADING = 56, 780, 14


def pdf(pages: Sequence[Sequence[str | tuple[int, str]]]) -> bytes:
    """A page is its lines from the top; a pair stands at its own distance from the left. '' is a blank line."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        content = _content(lines)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        stream = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _content(lines: Sequence[str | tuple[int, str]]) -> str:
    written, height = [], TOP
    for line in lines:
        left, text = line if isinstance(line, tuple) else (LEFT, line)
        if isinstance(line, tuple) and left > LEFT:
            height += LEADING  # beside the line before it
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        if text:
            written.append(f"BT /F1 11 Tf {left} {height} Td ({escaped}) Tj ET")
        height -= LEADING
    return "\n".join(written)


def _file(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def word_with_tracked_changes() -> bytes:
    document = Document()
    paragraph = document.add_paragraph("The report be ")
    paragraph._p.append(  # noqa: SLF001 (python-docx writes no tracked changes)
        parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>noted</w:delText></w:r></w:del>')
    )
    paragraph._p.append(  # noqa: SLF001 (the same)
        parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>approved</w:t></w:r></w:ins>')
    )
    paragraph.add_run(".")
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
