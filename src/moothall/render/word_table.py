"""A table in a Word file: header row repeated, no merged cell, no row split over two pages."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import chain
from typing import cast

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm

from moothall.render.word_styles import TEXT_WIDTH
from moothall.reports.document import Cell, Figures, Row, RowKind, Table

Fill = Callable[[CT_P, Cell, RowKind], None]
FEW_ROWS = 12  # a table with no more stays on one page


def table_element(table: Table, fill: Fill) -> CT_Tbl:
    """The table, to be put into its place; `fill` writes a cell that holds more than plain words."""
    rows = (Row(tuple(Cell(column.heading) for column in table.columns)), *table.rows)
    is_kept = len(table.rows) <= FEW_ROWS
    style = "CellSmall" if table.is_small else "Cell"
    written = [
        [
            paragraph_xml(
                cell.text if _is_plain(cell, row) else "",
                style=style,
                is_kept=is_kept and (row is not rows[-1] or table.note is not None),
                to_the_right=column.is_number,
            )
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        for row in rows
    ]
    made = _element(written, [column.share for column in table.columns], title=table.caption)
    cells = ((row, cell) for row in rows for cell in row.cells)
    for (row, cell), p in zip(cells, _paragraphs(made), strict=True):
        if not _is_plain(cell, row):
            fill(p, cell, row.kind)
    return made


def figures_element(figures: Figures) -> CT_Tbl:
    """A few numbers side by side, as a table whose header row holds their labels: that is what they are."""
    labels = [paragraph_xml(fact.label, style="Label", is_kept=True) for fact in figures.facts]
    numbers = [paragraph_xml(" ".join(fact.said), style="Figure") for fact in figures.facts]
    return _element([labels, numbers], [1.0] * len(figures.facts), title="The figures of the quarter")


def paragraph_xml(text: str, *, style: str, is_kept: bool = False, to_the_right: bool = False) -> str:
    """Tables have thousands of cells, so these are written as text and read once."""
    kept, right = "<w:keepNext/>" if is_kept else "", '<w:jc w:val="right"/>' if to_the_right else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{right}</w:pPr>{run}</w:p>'


def _element(rows: Sequence[Sequence[str]], shares: Sequence[float], *, title: str) -> CT_Tbl:
    widths = [Mm(TEXT_WIDTH * share / sum(shares)).twips for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        '<w:tblPr><w:tblStyle w:val="DocumentTable"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstRow="1" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
    )
    body = "".join(_row_xml(row, widths, is_header=row is rows[0]) for row in rows)
    made = parse_xml(f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>")
    return cast("CT_Tbl", made)


def _row_xml(row: Sequence[str], widths: Sequence[int], *, is_header: bool) -> str:
    header = "<w:tblHeader/>" if is_header else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
        for paragraph, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _paragraphs(made: CT_Tbl) -> Iterator[CT_P]:
    return chain.from_iterable(tc.p_lst for tr in made.tr_lst for tc in tr.tc_lst)


def _is_plain(cell: Cell, row: Row) -> bool:
    return cell.mark is None and cell.target is None and row.kind is RowKind.PLAIN
