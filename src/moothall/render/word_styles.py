"""What holds for a whole Word file: its styles, the lists that number themselves, the page with its head and foot."""

from datetime import UTC, datetime, time
from importlib.resources import files

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from moothall.render.word_elements import add_field, element
from moothall.reports.document import FrontMatter

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LEFT, RIGHT, TOP, BOTTOM = 25, 18, 24, 22
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LISTS = {  # by the numbers that the style sheet calls them by
    90: '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>',
    91: '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>',
}


def set_up(word: WordDocument, front: FrontMatter) -> None:
    _styles(word, front.language)
    _lists(word)
    _page(word)
    _head_and_foot(word, front)
    _properties(word, front)
    _without_thumbnail(word)


def _styles(word: WordDocument, language: str) -> None:
    """Our own styles in place of the library's; no paragraph is formatted by hand."""
    sheet = parse_xml((files("moothall.render") / "templates" / "word_styles.xml").read_bytes())
    old = word.styles.element
    for child in list(old):
        old.remove(child)
    old.extend(list(sheet))
    for marked in (*old.iter(qn("w:lang")), *word.settings.element.iter(qn("w:themeFontLang"))):
        marked.set(qn("w:val"), language)


def _lists(word: WordDocument) -> None:
    """Definitions stand before the numbers that call them."""
    numbering = word.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, level in LISTS.items():
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{level}<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
        )
    for number in LISTS:
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(11)


def _head_and_foot(word: WordDocument, front: FrontMatter) -> None:
    head, foot = word.sections[0].header, word.sections[0].footer
    first = head.paragraphs[0]
    if front.marking:
        first.add_run(front.marking).bold = True
        first = head.add_paragraph()
        first._p.style = "Header"
    first.add_run(front.running_head)
    line = foot.paragraphs[0]
    line.add_run(f"{front.notice or ''}\tPage ")
    add_field(line, "PAGE", "1")
    line.add_run(" of ")
    add_field(line, "NUMPAGES", "1")


def _properties(word: WordDocument, front: FrontMatter) -> None:
    """Title, author, language; both days are the document's, so that the same document gives the same bytes."""
    properties, day = word.core_properties, datetime.combine(front.day, time(), UTC)
    properties.title, properties.author, properties.language = front.subject, front.author, front.language
    properties.subject, properties.comments, properties.keywords = front.meeting, "", ""
    properties.last_modified_by, properties.revision = front.author, 1
    properties.created = properties.modified = day
    word.settings.element.append(element("updateFields", val="false"))


def _without_thumbnail(word: WordDocument) -> None:
    """The library's empty document brings a picture of itself along."""
    links = word.part.package.rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[name]
