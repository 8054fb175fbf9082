"""A document as tagged PDF (PDF/UA-1): the same document gives the same bytes."""

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import cast

from moothall.render.document_data import document_data
from moothall.render.raster import typefaces
from moothall.reports.document import Document

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def document_pdf(document: Document) -> bytes:
    """A sign that the typeface lacks is written by its number, such as [U+6F22]; nothing is left out silently."""
    import typst

    data = json.dumps(document_data(document), ensure_ascii=False)
    while True:
        try:
            return _compiled(data, datetime.combine(document.front.day, time(), UTC))
        except typst.TypstError as error:
            shown = _with_numbers_for_signs(data, str(error.diagnostic))
            if shown == data:
                raise
            data = shown


def _with_numbers_for_signs(data: str, diagnostic: str) -> str:
    unshown = {sign for text in _UNSHOWN.findall(diagnostic) for sign in text if not sign.isascii()}
    return data.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in unshown})


def _compiled(data: str, timestamp: datetime) -> bytes:
    """A compiler is good for one document; the typefaces are read once."""
    from typst import Compiler

    template = (files("moothall.render") / "templates" / "document.typ").read_bytes()
    compiler = Compiler(template, font_paths=typefaces(), sys_inputs={"document": data})
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
    return cast("bytes", made)
