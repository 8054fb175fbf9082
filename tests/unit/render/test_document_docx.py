"""The Word file: real headings and numbers, header rows, words for each chart; LibreOffice reads it."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from moothall.commentary.analyst import Action, AnalystText
from moothall.render.document_docx import document_docx
from moothall.reports.context import Context
from moothall.reports.document import (
    Bullets,
    Card,
    Column,
    Document,
    Fact,
    Facts,
    Figures,
    FrontMatter,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Quotation,
    Table,
    document,
    row_of,
)
from moothall.reports.drawings import Chart
from moothall.reports.exception_document import exception_document
from moothall.reports.profile import Meeting, Paper
from tests.worlds import CITY, QUARTER, QUIET, SHIRE, measure_of, profile_of, report_of, series_of

FRONT = FrontMatter(
    meeting="Exampleshire Police and Crime Panel",
    report_of="Example Commissioner",
    subject="Force performance",
    when="1 October 2020",
    author="A. Example",
    day=date(2020, 10, 1),
    marking="OFFICIAL",
    notice="Made up.",
)
HOSTILE = "<b>&amp; \"q\" ]]> {{ 7*7 }} \\ 'x' Füße “so” −5"


@pytest.fixture(scope="module")
def report() -> Document:
    text = AnalystText(
        measure="burglary", quarter=QUARTER, author="A. Example", written=date(2020, 7, 14), paragraphs=("One.", "Two.")
    )
    actions = tuple(Action(measure="burglary", quarter=QUARTER, text=text) for text in ("Ask.", "Ask again."))
    return exception_document(
        report_of(
            series_of((*QUIET[:-1], 45)),
            series_of(QUIET, measure_of(id="robbery", title="Robbery", order=2)),
            series_of(QUIET, area=CITY),
            profile=profile_of(
                areas=(SHIRE, CITY),
                district_measure="burglary",
                meeting=Meeting(day=date(2020, 10, 1), item="7"),
                paper=Paper(marking="OFFICIAL", author="A. Example"),
                notice="Made up.",
            ),
            context=Context(texts=(text,), actions=actions),
        )
    )


@pytest.fixture(scope="module")
def word_file(report: Document) -> bytes:
    return document_docx(report)


@pytest.fixture(scope="module")
def word(word_file: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(word_file))


def headings_of(report: Document) -> list[tuple[int, str]]:
    cards = (block.heading if isinstance(block, Card) else block for block in report.all_blocks)
    return [(block.level, block.text) for block in cards if isinstance(block, Heading)]


def test_headings_are_headings(report: Document, word: WordDocument) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert found == [(f"Heading {level}", text) for level, text in headings_of(report)]
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Title"] == [report.front.subject]


def test_paragraphs_number_themselves(report: Document, word: WordDocument) -> None:
    numbered = [p for p in word.paragraphs if p.style and p.style.name == "Numbered paragraph"]
    assert [p.text for p in numbered] == [block.text for block in report.all_blocks if isinstance(block, Numbered)]
    style = word.styles["Numbered paragraph"].element
    assert style.find(f".//{qn('w:numId')}").get(qn("w:val")) == "90"


def test_tables_have_a_header_row_that_repeats_and_no_merged_or_empty_cell(
    report: Document, word: WordDocument
) -> None:
    expected = [block for block in report.all_blocks if isinstance(block, Table | Figures)]
    assert len(word.tables) == len(expected)
    for table, block in zip(word.tables, expected, strict=True):
        head = [c.heading for c in block.columns] if isinstance(block, Table) else [f.label for f in block.facts]
        assert [cell.text for cell in table.rows[0].cells] == head
        header_rows = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert header_rows == [True] + [False] * (len(table.rows) - 1)
        xml = table._tbl.xml
        assert "w:gridSpan" not in xml
        assert "w:vMerge" not in xml
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)
        if isinstance(block, Table):
            cells = [[cell.text.removeprefix("\N{NO-BREAK SPACE}") for cell in row.cells] for row in table.rows[1:]]
            assert cells == [[cell.text for cell in row.cells] for row in block.rows]


def test_each_chart_has_its_words_and_a_mark_is_decoration(report: Document, word: WordDocument) -> None:
    pictures = [shape._inline.docPr for shape in word.inline_shapes]
    described = [p.get("descr") for p in pictures if p.get("descr")]
    assert described == [block.alternative for block in report.all_blocks if isinstance(block, Chart)]
    assert all(("decorative" in p.xml) is not bool(p.get("descr")) for p in pictures)
    assert len({p.get("id") for p in pictures}) == len(pictures)


def test_figures_and_tables_are_numbered_by_fields(report: Document, word_file: bytes) -> None:
    xml = part(word_file, "word/document.xml")
    charts = [block.number for block in report.all_blocks if isinstance(block, Chart)]
    tables = [block.number for block in report.all_blocks if isinstance(block, Table)]
    assert xml.count('w:instr="SEQ Figure \\* ARABIC"') == len(charts)
    assert xml.count('w:instr="SEQ Table \\* ARABIC"') == len(tables)


def test_links_lead_to_bookmarks(word_file: bytes) -> None:
    xml = part(word_file, "word/document.xml")
    links, bookmarks = re.findall(r'w:anchor="(\w+)"', xml), re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', xml)
    assert len(set(bookmarks)) == len(bookmarks)
    assert links
    assert set(links) <= set(bookmarks)


def test_the_file_says_its_title_author_language_and_day(word: WordDocument) -> None:
    found = word.core_properties
    assert (found.title, found.author, found.language) == (
        "Force performance exception report: April to June 2020",
        "A. Example",
        "en-GB",
    )
    assert found.created == found.modified == datetime(2020, 10, 1, tzinfo=UTC)
    assert {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_head_and_foot_of_each_page(word: WordDocument) -> None:
    section = word.sections[0]
    assert [p.text for p in section.header.paragraphs] == [
        "OFFICIAL",
        "Example Commissioner: Force performance exception report: April to June 2020",
    ]
    foot = section.footer.paragraphs[0]._p.xml
    assert "Made up." in foot
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]


def test_the_same_document_gives_the_same_bytes(report: Document, word_file: bytes) -> None:
    assert document_docx(report) == word_file
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_no_text_is_read_as_markup() -> None:
    made = document(
        replace(FRONT, subject=HOSTILE, marking=None, notice=None),
        (
            Heading(text=HOSTILE, on_new_page=True),
            Numbered(text=HOSTILE),
            Paragraph(text=HOSTILE, lead=HOSTILE, introduces=True),
            Bullets((Item(text=HOSTILE, target="nowhere"),)),
            Facts((Fact(HOSTILE, (HOSTILE,)),)),
            Quotation((HOSTILE,), HOSTILE),
            Table(caption=HOSTILE, columns=(Column(HOSTILE),), rows=(row_of(HOSTILE),)),
        ),
    )
    word = docx.Document(io.BytesIO(document_docx(made)))
    assert [p.text for p in word.paragraphs if p.text] == [
        FRONT.meeting,
        HOSTILE,
        "Report of\tExample Commissioner",
        f"Subject\t{HOSTILE}",
        "Date\t1 October 2020",
        "Author\tA. Example",
        HOSTILE,
        HOSTILE,
        f"{HOSTILE} {HOSTILE}",
        HOSTILE,
        f"{HOSTILE}\t{HOSTILE}",
        HOSTILE,
        HOSTILE,
        f"Table 1: {HOSTILE}".replace("1", "", 1),  # python-docx does not read the number, which is a field
    ]
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [[HOSTILE], [HOSTILE]]


def test_a_document_without_pictures() -> None:
    made = document(FRONT, (Card(heading=Heading(text="A"), mark=None, blocks=()),))
    word = docx.Document(io.BytesIO(document_docx(made)))
    assert len(word.inline_shapes) == 0


def test_libreoffice_opens_it_and_numbers_the_paragraphs(
    report: Document, word_file: bytes, soffice: Callable[[bytes, str], bytes], tmp_path: Path
) -> None:
    (tmp_path / "word.pdf").write_bytes(soffice(word_file, "docx"))
    said = subprocess.run(["pdftotext", "-raw", tmp_path / "word.pdf", "-"], capture_output=True, text=True, check=True)
    text = " ".join(said.stdout.split())
    for block in report.all_blocks:
        if isinstance(block, Numbered):
            assert f"{block.number}. {block.text}" in text
        elif isinstance(block, Chart):
            assert f"Figure {block.number}: {block.caption}" in text
        elif isinstance(block, Table):
            assert f"Table {block.number}: {block.caption}" in text
    pages = said.stdout.rstrip("\f").split("\f")
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


def part(word_file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        return archive.read(name).decode()
