"""A document as a page: the same words, links that lead somewhere, a caption and headers for each table."""

from datetime import date

import pytest

from moothall.render.document_html import document_html
from moothall.reports.document import (
    Bullets,
    Card,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Figures,
    FrontMatter,
    Heading,
    Item,
    Mark,
    Numbered,
    Paragraph,
    Quotation,
    Row,
    RowKind,
    Table,
    document,
)
from moothall.reports.drawings import Chart
from moothall.spc import Judgement
from tests.page_tree import Element, page_tree
from tests.worlds import QUIET, entry_of

HOSTILE = '<b>&amp; "q" {{ 7*7 }} \''
FRONT = FrontMatter(
    meeting="Exampleshire Panel",
    report_of="Example Commissioner",
    subject=HOSTILE,
    when="1 October 2020",
    author="A. Example",
    day=date(2020, 10, 1),
    marking="OFFICIAL",
    notice="Made up.",
)


def made() -> Document:
    chart = Chart(caption="Burglary", alternative="Stable.", analysis=entry_of(QUIET).analysis)
    mark = Mark("Concern", Judgement.CONCERN)
    table = Table(
        caption="Districts",
        columns=(Column("District"), Column("Number", is_number=True)),
        rows=(
            Row((Cell("All", mark, "burglary"), Cell("2")), RowKind.WHOLE),
            Row((Cell("City"), Cell("1")), RowKind.ASIDE),
        ),
        note="A note.",
    )
    inner = (
        Numbered(text=HOSTILE),
        chart,
        Figures((Fact("Now", ("2",)),)),
        Facts((Fact("Cause", ("One.", "Two.")),)),
        table,
    )
    card = Card(heading=Heading(text="Burglary", level=2, anchor="burglary"), mark=mark, blocks=inner)
    return document(
        FRONT,
        (
            Heading(text="Exceptions", on_new_page=True),
            Bullets((Item(text="Burglary rose", mark=mark, target="burglary"), Item(text=HOSTILE))),
            card,
            Paragraph(lead="Owner.", text=HOSTILE, is_note=True),
            Paragraph(text="Plain."),
            Quotation(("One.", HOSTILE), "A. Example"),
        ),
    )


@pytest.fixture(scope="module")
def page() -> Element:
    return page_tree(document_html(made()).decode())


def test_the_words_of_the_document(page: Element) -> None:
    assert page.one("h1").text == HOSTILE
    assert [h.text for h in page.all("h2")] == ["Exceptions"]
    assert page.one("h3", id="burglary").text == "Burglary"
    assert page.one("p", id="paragraph-1").text == f"1. {HOSTILE}"
    assert page.one("p", "notice").text == "OFFICIAL Made up."
    assert [dd.text for dd in page.one("dl", "block").all("dd")] == [
        "Example Commissioner", HOSTILE, "1 October 2020", "A. Example",
    ]  # fmt: skip
    assert [p.text for p in page.one("blockquote").all("p")] == ["One.", HOSTILE, "A. Example"]
    assert page.one("dl", "numbers").one("dd").text == "2"
    assert [p.text for p in page.one("dl", "next").all("p")] == ["One.", "Two."]
    assert [p.text for p in page.one("main").all("p", "small")] == ["A note.", f"Owner. {HOSTILE}", "A. Example"]


def test_tables_have_a_caption_and_headers(page: Element) -> None:
    table = page.one("table")
    assert table.one("caption").text == "Table 1: Districts"
    assert [th.attributes["scope"] for th in table.all("th")] == ["col", "col", "row", "row"]
    assert [tr.attributes.get("class") for tr in table.one("tbody").all("tr")] == ["whole", "aside"]


def test_links_lead_somewhere_and_marks_stand_with_their_words(page: Element) -> None:
    links = [a.attributes["href"] for a in page.one("main").all("a")]
    assert links == ["#burglary", "#burglary"]
    assert [strong.text for strong in page.one("main").all("strong", "label")] == ["Concern", "Concern"]
    assert page.one("article", "card").classes == ["card", "concern"]


def test_a_chart_has_its_caption(page: Element) -> None:
    assert page.one("figcaption").text.startswith("Figure 1: Burglary. Mean (solid) and limits (dashed).")
    assert len(page.all("svg", "chart")) == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert document_html(made()) == document_html(made())
