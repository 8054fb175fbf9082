"""Parts of a Word file that python-docx has no call for: fields, bookmarks, links, the words of pictures."""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph
from docx.text.run import Run

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of the w: namespace with attributes of it."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word can bring up to date, such as a page number; `shown` stands there until then."""
    field = element("fldSimple", instr=instruction)
    field.append(_run(paragraph, shown))
    paragraph._p.append(field)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Round all that the paragraph holds so far."""
    paragraph.runs[0]._r.addprevious(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, bookmark: str, text: str) -> None:
    link = element("hyperlink", anchor=bookmark, history="1")
    link.append(_run(paragraph, text))
    paragraph._p.append(link)


def describe(picture: InlineShape, *, number: int, title: str, alternative: str) -> None:
    """The words of a picture. Without an alternative it is marked as decoration, which a screen reader passes over."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # LibreOffice leaves room where nothing is said
    properties = picture._inline.docPr
    properties.set("id", str(number))
    properties.set("name", title)
    properties.set("descr", alternative)
    if not alternative:
        properties.append(parse_xml(DECORATIVE))


def _run(paragraph: Paragraph, text: str) -> BaseOxmlElement:
    made = OxmlElement("w:r")
    Run(made, paragraph).text = text
    return made
