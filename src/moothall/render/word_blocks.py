"""The blocks of a document written into a Word file, one after another."""

import io
from collections.abc import Mapping
from functools import singledispatchmethod

from docx.document import Document as WordDocument
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from moothall.render.picture import chart_legend, figure_named, mark_colour, mark_picture
from moothall.render.word_elements import add_bookmark, add_field, add_link, describe
from moothall.render.word_styles import TEXT_WIDTH
from moothall.render.word_table import figures_element, table_element
from moothall.reports.document import (
    Bullets,
    Card,
    Cell,
    Document,
    Facts,
    Figures,
    FrontMatter,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Quotation,
    RowKind,
    Table,
)
from moothall.reports.drawings import Chart, DotPlot, Drawing, Multiples

COLOURS = {
    "concern": "A34100",
    "improvement": "084B82",
    "neither": "55308A",
    "quiet": "4A545E",
    "red": "9C1F18",
    "amber": "754C00",
    "green": "1D6B3A",
}
QUIET = RGBColor.from_string(COLOURS["quiet"])
MARK_HEIGHT = Pt(8.5)


class WordBlocks:
    """Writes blocks at the end of a Word file. `pictures` are the PNGs of figures by name, of marks by their SVG.

    While `is_kept` is set, a paragraph stays on one page with what comes next: a chart with its words and figures.
    """

    def __init__(self, word: WordDocument, document: Document, pictures: Mapping[str, bytes]) -> None:
        self.word, self.pictures = word, pictures
        headings = (block.heading if isinstance(block, Card) else block for block in document.all_blocks)
        anchors = {block.anchor for block in headings if isinstance(block, Heading) and block.anchor}
        self.bookmarks = {anchor: f"part_{number}" for number, anchor in enumerate(sorted(anchors), start=1)}
        self.drawn, self.is_kept = 0, False

    def front(self, front: FrontMatter) -> None:
        self._paragraph("Note", front.meeting)
        self._paragraph("Title", front.subject)
        self.write(Facts(front.facts))

    @singledispatchmethod
    def write(self, block: object) -> None:
        message = f"{type(block).__name__} is no block of a document."
        raise TypeError(message)

    @write.register
    def _(self, block: Heading) -> None:
        paragraph = self._paragraph(f"Heading{block.level}", block.text)
        if block.on_new_page:
            paragraph.paragraph_format.page_break_before = True
        if block.anchor:
            name = self.bookmarks[block.anchor]
            add_bookmark(paragraph, name, int(name.rpartition("_")[2]))

    @write.register
    def _(self, block: Numbered) -> None:
        self._paragraph("Numbered", block.text)

    @write.register
    def _(self, block: Paragraph) -> None:
        paragraph = self._paragraph("Note" if block.is_note else "Normal")
        if block.lead:
            paragraph.add_run(f"{block.lead} ").bold = True
        paragraph.add_run(block.text)
        if block.introduces:
            paragraph.paragraph_format.keep_with_next = True

    @write.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            paragraph = self._paragraph("ListBullet")
            self._linked(paragraph, item.text, item.target)
            if item.mark:
                paragraph.add_run(" ")
                self._mark(paragraph, item.mark)

    @write.register
    def _(self, block: Facts) -> None:
        for fact in block.facts:
            first = self._paragraph("Fact")
            first.add_run(fact.label).font.color.rgb = QUIET
            first.add_run(f"\t{fact.said[0]}")
            for said in fact.said[1:]:
                self._paragraph("FactMore", said)

    @write.register
    def _(self, block: Figures) -> None:
        self._append(figures_element(block))

    @write.register
    def _(self, block: Quotation) -> None:
        for text in block.paragraphs:
            self._paragraph("Quoted", text).paragraph_format.keep_with_next = True
        self._paragraph("QuotedBy", block.said_by)

    @write.register
    def _(self, block: Table) -> None:
        self._caption("TableCaption", "Table", block.number, block.caption)
        self._append(table_element(block, self._fill))
        if block.note:
            self._paragraph("Note", block.note)

    @write.register(Chart | DotPlot | Multiples)
    def _(self, block: Drawing) -> None:
        picture = (
            self._paragraph("Picture")
            .add_run()
            .add_picture(io.BytesIO(self.pictures[figure_named(block.number)]), Mm(TEXT_WIDTH))
        )
        self.drawn += 1
        describe(picture, number=self.drawn, title=figure_named(block.number), alternative=block.alternative)
        self._caption("Caption", "Figure", block.number, f"{block.caption}. {chart_legend(block)}")

    @write.register
    def _(self, block: Card) -> None:
        self.write(block.heading)
        if block.mark:
            self._mark(self._paragraph("Finding"), block.mark)
        figures = next((i for i, inner in enumerate(block.blocks) if isinstance(inner, Figures)), 0)
        for i, inner in enumerate(block.blocks):
            self.is_kept = i < figures
            self.write(inner)

    def _paragraph(self, style: str, text: str = "") -> WordParagraph:
        paragraph = self.word.add_paragraph()
        paragraph._p.style = style
        if text:
            paragraph.add_run(text)
        if self.is_kept:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _append(self, made: CT_Tbl) -> None:
        """A table, and the line after it that keeps it from growing together with another."""
        self._paragraph("AfterTable")._p.addprevious(made)

    def _caption(self, style: str, word: str, number: int, text: str) -> None:
        paragraph = self._paragraph(style)
        paragraph.add_run(f"{word} ")
        add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f": {text}")

    def _linked(self, paragraph: WordParagraph, text: str, target: str | None) -> None:
        if target in self.bookmarks:
            add_link(paragraph, self.bookmarks[target], text)
        else:
            paragraph.add_run(text)

    def _mark(self, paragraph: WordParagraph, mark: Mark) -> None:
        self._icon(paragraph, mark)
        word = paragraph.add_run(f"\N{NO-BREAK SPACE}{mark.word}")
        word.font.color.rgb = RGBColor.from_string(COLOURS[mark_colour(mark)])
        word.bold = True

    def _icon(self, paragraph: WordParagraph, mark: Mark) -> None:
        picture = paragraph.add_run().add_picture(io.BytesIO(self.pictures[mark_picture(mark)]), height=MARK_HEIGHT)
        self.drawn += 1
        describe(picture, number=self.drawn, title="Mark", alternative="")

    def _fill(self, p: CT_P, cell: Cell, kind: RowKind) -> None:
        paragraph = WordParagraph(p, self.word._body)
        if cell.mark:
            self._icon(paragraph, cell.mark)
            paragraph.add_run("\N{NO-BREAK SPACE}")
        self._linked(paragraph, cell.text, cell.target)
        for run in paragraph.runs:
            if kind is RowKind.WHOLE:
                run.bold = True
            elif kind is RowKind.ASIDE:
                run.font.color.rgb = QUIET
