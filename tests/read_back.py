"""Documents read back by other programs than those that wrote them: all words, and those that stand for pictures."""

import io
import re
import subprocess
import xml.etree.ElementTree as ET  # what it reads was made by the program under test
import zipfile
from collections.abc import Iterator

import pikepdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def spaced(text: str) -> str:
    return " ".join(text.split())


def pages_of_pdf(pdf: bytes) -> list[str]:
    """The words of each page in reading order, by poppler."""
    command = ["pdftotext", "-raw", "-", "-"]
    said = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    said = re.sub(r"(?<=\w-|</)\n(?=\w)", "", said)  # a line may end at a hyphen, as in "month-to-month"
    return said.removesuffix("\f").split("\f")


def text_of_pdf(pdf: bytes, running_head: str, notice: str | None = None) -> str:
    """All words in one line, without the head and foot of each page."""
    pages = []
    for page in map(spaced, pages_of_pdf(pdf)):
        body = page.replace(spaced(running_head), "", 1)
        pages.append(re.sub(rf"{re.escape(spaced(notice or ''))} ?Page \d+ of \d+", "", body))
    return spaced(" ".join(pages))


def elements_of_pdf(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the structure, in reading order."""
    below = tree.get("/K", pikepdf.Array())
    kids: list[object] = list(below) if isinstance(below, pikepdf.Array) else [below]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements_of_pdf(kid)


def alternatives_of_pdf(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(one.Alt) for one in elements_of_pdf(opened.Root.StructTreeRoot) if "/Alt" in one]


def text_of_word(word: bytes) -> str:
    """All words in one line; the numbers that Word gives to paragraphs are not in the file."""
    paragraphs = _body(word).iter(f"{W}p")
    return spaced(" ".join("".join(_texts(paragraph)) for paragraph in paragraphs))


def alternatives_of_word(word: bytes) -> list[str]:
    return [said for one in _body(word).iter(DRAWN) if (said := one.get("descr"))]


def _texts(paragraph: ET.Element) -> Iterator[str]:
    for one in paragraph.iter():
        if one.tag in (f"{W}t", f"{W}tab"):
            yield one.text or " "


def _body(word: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return ET.fromstring(archive.read("word/document.xml"))  # noqa: S314  the same
