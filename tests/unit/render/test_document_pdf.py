"""The PDF: accessible by the rules of PDF/UA-1, the same bytes twice, every word as it is in the document."""

import io
import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from moothall.commentary.analyst import AnalystText
from moothall.render.document_pdf import document_pdf
from moothall.reports.context import Context
from moothall.reports.document import (
    Document,
    Fact,
    Facts,
    FrontMatter,
    Heading,
    Numbered,
    Paragraph,
    Table,
    document,
)
from moothall.reports.drawings import Chart
from moothall.reports.exception_document import exception_document
from moothall.reports.profile import Meeting, Paper
from tests.read_back import elements_of_pdf
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
MARKUP = r'#panic("x") *bold* _em_ `raw` <label> @ref $x^2$ \ [x] // no /* no */ = - + ~ "q" \u{41} {{ 7*7 }} &amp;'


@pytest.fixture(scope="module")
def report() -> Document:
    text = AnalystText(
        measure="burglary",
        quarter=QUARTER,
        author="A. Example",
        written=date(2020, 7, 14),
        paragraphs=("June stands out.", "May does not."),
    )
    robbery = measure_of(id="robbery", title="Robbery", order=2)
    return exception_document(
        report_of(
            series_of((*QUIET[:-1], 45)),
            series_of(QUIET, robbery),
            series_of(QUIET, area=CITY),
            profile=profile_of(
                areas=(SHIRE, CITY),
                district_measure="burglary",
                meeting=Meeting(day=date(2020, 10, 1), item="7"),
                paper=Paper(marking="OFFICIAL"),
            ),
            context=Context(texts=(text,)),
        )
    )


@pytest.fixture(scope="module")
def pdf(report: Document) -> bytes:
    return document_pdf(report)


def text_of(pdf: bytes, folder: Path, *flags: str) -> str:
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", *flags, str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_no_rule_of_pdf_ua_fails(pdf: bytes) -> None:
    checked = page_validation.validate_pdf_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id}: {failure.message}" for failure in checked.failures] == []
    assert checked.rules.passed == checked.rules.total > 100


def test_the_file_says_its_language_title_and_kind(report: Document, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == report.front.subject
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["xmp:CreateDate"] == "2020-10-01T00:00:00+00:00"


def test_a_table_for_each_table_and_a_text_for_each_chart(report: Document, pdf: bytes) -> None:
    blocks = list(report.all_blocks)
    charts = [block.alternative for block in blocks if isinstance(block, Chart)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = list(elements_of_pdf(opened.Root.StructTreeRoot))
        kinds = Counter(str(element.S) for element in found)
        assert [str(element.Alt) for element in found if "/Alt" in element] == charts
    tables = [block for block in blocks if isinstance(block, Table)]
    assert (kinds["/Table"], kinds["/THead"], kinds["/Figure"]) == (len(tables), len(tables), len(charts))
    assert kinds["/TH"] == sum(len(table.columns) for table in tables)
    assert kinds["/TR"] == sum(len(table.rows) + 1 for table in tables)
    assert kinds["/H1"] == 1


def test_headings_are_read_in_the_order_of_the_document(report: Document, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = list(elements_of_pdf(opened.Root.StructTreeRoot))
        levels = [int(str(element.S)[2:]) for element in found if re.fullmatch(r"/H\d", str(element.S))]
    cards = (getattr(block, "heading", block) for block in report.all_blocks)
    assert levels == [1, *(block.level + 1 for block in cards if isinstance(block, Heading))]


def test_every_typeface_is_in_the_file(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert all("SourceSansPro" in str(font.FontName) for font in fonts)


def test_the_same_document_gives_the_same_bytes(report: Document, pdf: bytes) -> None:
    assert document_pdf(report) == pdf


@pytest.mark.usefixtures("poppler")
def test_head_and_foot_of_each_page(pdf: bytes, tmp_path: Path) -> None:
    pages = text_of(pdf, tmp_path, "-layout").rstrip("\f").split("\f")
    for number, text in enumerate(pages, start=1):
        assert text.lstrip().startswith("OFFICIAL")
        assert "Example Commissioner: Force performance exception report: April to June 2020" in text
        assert f"Page {number} of {len(pages)}" in text


@pytest.mark.usefixtures("poppler")
def test_no_sign_is_read_as_markup(tmp_path: Path) -> None:
    said = f"{MARKUP} Füße “so” −5 × ½ ł"
    made = document(
        replace(FRONT, subject=MARKUP),
        (
            Heading(text=MARKUP, anchor="a (b) <c>"),
            Numbered(text=said),
            Paragraph(lead=MARKUP, text=MARKUP),
            Facts((Fact(MARKUP, (MARKUP,)),)),
        ),
    )
    pdf = document_pdf(made)
    text = " ".join(text_of(pdf, tmp_path).split())
    assert f"1. {said}" in text
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert metadata["dc:title"] == MARKUP


@pytest.mark.usefixtures("poppler")
def test_a_sign_without_a_letter_shape_is_written_by_its_number(tmp_path: Path) -> None:
    made = document(FRONT, (Paragraph(text="Town 漢字 and \N{GRINNING FACE}."),))
    assert "Town [U+6F22][U+5B57] and [U+1F600]." in text_of(document_pdf(made), tmp_path)
