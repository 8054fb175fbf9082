"""The numbers that Word writes by itself, in each of its shapes, with levels that start again."""

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from moothall.intake.documents import document_text
from tests.unit.intake.documents.made import saved

SHAPES = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)"), ("upperLetter", "%1.%4"))


def numbered_document() -> bytes:
    document = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (shape, text) in enumerate(SHAPES)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>{override}</w:num>'))
    for text, list_id, depth in (
        ("Apologies", 90, 0),
        ("from members", 90, 1),
        ("from others", 90, 1),
        ("in writing", 90, 2),
        ("by telephone", 90, 2),
        ("a note", 90, 3),
        ("Minutes", 90, 0),
        ("of March", 90, 1),
        ("A list of its own", 91, 0),
    ):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(  # noqa: SLF001 (python-docx sets no numbers)
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
        )
    return saved(document)


def test_levels_count_and_start_again() -> None:
    assert [line.text for line in document_text("a.docx", numbered_document()).lines] == [
        "1. Apologies",
        "(a) from members",
        "(b) from others",
        "i) in writing",
        "ii) by telephone",
        "1.A a note",
        "2. Minutes",
        "(a) of March",
        "1. A list of its own",
    ]


def test_a_table_with_long_cells_is_read_cell_by_cell() -> None:
    document = Document()
    document.add_heading("Notes", level=0)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "The Board discussed the lamp posts in Mill Lane at length and heard from two residents."
    table.cell(0, 1).text = "BB"
    lines = [(line.text, line.heading) for line in document_text("a.docx", saved(document)).lines if line.text]
    assert lines == [
        ("Notes", 1),
        ("The Board discussed the lamp posts in Mill Lane at length and heard from two residents.", 0),
        ("BB", 0),
    ]


def test_bold_lines_hyphens_and_content_controls() -> None:
    document = Document()
    run = document.add_paragraph().add_run("RESOLVED")
    run.bold = True
    body = document.element.body
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t><w:br/>"
        "<w:t>member</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body.insert(1, control)
    lines = [(line.text, line.bold) for line in document_text("a.docx", saved(document)).lines]
    assert lines == [("RESOLVED", True), ("co-opted member", False)]
