"""Text out of PDF, Word, web page and plain text, and the answer where there is none."""

import io
import zipfile

import pytest
from docx import Document

from moothall.errors import FileError
from moothall.intake.documents import DocumentKind, document_text
from tests.unit.intake.documents.made import pdf, saved, word_with_tracked_changes


def said(name: str, data: bytes) -> list[str]:
    return [line.text for line in document_text(name, data).lines if line.text]


def test_plain_text_keeps_the_numbers_of_its_lines() -> None:
    found = document_text("a.txt", b"One\r\n\r\nThree\r\n")
    assert [(line.number, line.text) for line in found.lines] == [(1, "One"), (2, ""), (3, "Three"), (4, "")]
    assert (found.kind, found.pages) == (DocumentKind.TEXT, None)


def test_a_form_feed_begins_a_page() -> None:
    found = document_text("a.txt", b"One\fTwo")
    assert [(line.page, line.text) for line in found.lines] == [(1, "One"), (2, "Two")]


@pytest.mark.parametrize(
    "data", ["Café – “note”".encode(), "Café – “note”".encode("cp1252"), "Café – “note”".encode("utf-16")]
)
def test_the_encodings_that_offices_save_in(data: bytes) -> None:
    assert said("a.txt", data) == ["Café – “note”"]


def test_the_marks_of_markdown_become_what_they_mean() -> None:
    data = rb"""## **13. Election**
**RESOLVED:**
Held on 15<sup>th</sup> June, see [the report](http://example.org/a) \* end"""
    lines = document_text("a.md", data).lines
    assert [(line.text, line.heading, line.bold) for line in lines] == [
        ("13. Election", 2, True),
        ("RESOLVED:", 0, True),
        ("Held on 15th June, see the report * end", 0, False),
    ]


def test_a_pdf_gives_its_lines_with_their_pages() -> None:
    found = document_text("a.pdf", pdf([["Minutes of a meeting", "", "1. Apologies"], ["None (of them)."]]))
    assert [(line.page, line.text) for line in found.lines if line.text] == [
        (1, "Minutes of a meeting"),
        (1, "1. Apologies"),
        (2, "None (of them)."),
    ]
    assert (found.kind, found.pages, found.notices) == (DocumentKind.PDF, 2, ())


def test_a_wide_gap_in_a_line_of_a_pdf_is_kept() -> None:
    assert said("a.pdf", pdf([["Cllr Ash", (250, "Cllr Birch"), "Cllr Cedar"]])) == [
        "Cllr Ash    Cllr Birch",
        "Cllr Cedar",
    ]


def test_columns_of_prose_that_run_together_are_parted() -> None:
    rows: list[str | tuple[int, str]] = []
    for number in range(9):
        rows += [f"the left column says this, line {number}", (330, f"and the right one that, line {number}")]
    found = said("a.pdf", pdf([rows]))
    assert found[0] == "the left column says this, line 0"
    assert found[8:10] == ["the left column says this, line 8", "and the right one that, line 0"]


def test_pages_without_text_are_told() -> None:
    found = document_text("a.pdf", pdf([["Text"], [], []]))
    assert found.notices == ("2 of 3 pages hold no text (pictures or blank): 2, 3.",)


def test_word_has_its_paragraphs_and_tables_in_order() -> None:
    document = Document()
    document.add_heading("Minutes", level=1)
    document.add_paragraph("Before the table.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cllr Ash", "Chair"
    document.add_paragraph("After it.")
    assert said("a.docx", saved(document)) == ["Minutes", "Before the table.", "Cllr Ash    Chair", "After it."]


def test_the_numbers_that_word_writes_by_itself_are_counted() -> None:
    document = Document()
    for style, text in (("List Number", "Apologies"), ("List Bullet", "a point"), ("List Number", "Minutes")):
        document.add_paragraph(text, style=style)
    assert said("a.docx", saved(document)) == ["1. Apologies", "• a point", "2. Minutes"]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    found = document_text("a.docx", word_with_tracked_changes())
    assert [line.text for line in found.lines] == ["The report be approved."]
    told = "the text is read as if they were: inserted 'approved'; deleted 'noted'."
    assert found.notices == (f"Not accepted yet: 1 insertions and 1 deletions; {told}",)


def test_a_web_page_is_its_blocks_without_menus_and_scripts() -> None:
    page = b"""<!DOCTYPE html><html><head><title>x</title></head><body><nav>Home</nav><script>x()</script>
    <h2>Agenda  and minutes</h2><p>Venue: <b>Town Hall</b>,<br>Oakford</p><ul><li>first</li></ul>
    <table><tr><td>1.</td><td>Apologies</td></tr></table></body></html>"""
    assert said("a.html", page) == [
        "Agenda and minutes",
        "Venue: Town Hall,",
        "Oakford",
        "• first",
        "1.    Apologies",
    ]


def empty_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        ("a.txt", b"", "a.txt: The file is empty."),
        ("a.txt", b" \n\n", "a.txt: The file is empty."),
        ("a.bin", bytes(range(256)) * 40, "a.bin: The file is not text."),
        ("a.pdf", b"%PDF-1.7\nnothing more", "a.pdf: The PDF is broken or cut off."),
        ("a.pdf", pdf([[], []]), "a.pdf: None of the 2 pages holds text. It seems to be scanned: pictures only."),
        ("a.docx", saved(Document())[:900], "a.docx: The file is broken or cut off."),
        ("a.docx", empty_zip(), "a.docx: The file is packed (ZIP) and is no Word document."),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "a.doc: The file is in an old Office format (.doc).",
        ),
        ("a.rtf", rb"{\rtf1 Minutes}", "a.rtf: The file is rich text (RTF)."),
        ("a.docx", saved(Document()), "a.docx: No text is in the file."),
        ("a.html", b"<html><body><script>x</script></body></html>", "a.html: No text is in the file."),
        ("a.txt", b"word " * 4_200_000, "a.txt: The text has 20,999,999 characters."),
    ],
)
def test_what_cannot_be_read_has_a_clear_answer(name: str, data: bytes, answer: str) -> None:
    with pytest.raises(FileError) as refused:
        document_text(name, data)
    assert str(refused.value).startswith(answer)


def test_a_pdf_that_was_cut_off_gives_what_is_left_and_says_so() -> None:
    whole = pdf([["Minutes of a meeting", "of the Oakford Panel"]])
    found = document_text("a.pdf", whole[: whole.rindex(b"startxref")])
    assert [line.text for line in found.lines if line.text] == ["Minutes of a meeting", "of the Oakford Panel"]
    assert found.notices == ("The PDF's end mark is missing: it may be cut off, and its last pages may be lost.",)
