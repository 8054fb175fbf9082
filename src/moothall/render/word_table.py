"""A table in a Word file: header row repeated, no merged cell, no row split over two pages."""

from collections.abc import Callable

from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm

from moothall.render.word_elements import element
from moothall.render.word_styles import TEXT_WIDTH
from moothall.reports.document import Cell, Row, RowKind, Table

Fill = Callable[[CT_P, Cell, RowKind], None]
FEW_ROWS = 12  # a table with no more stays on one page


def table_element(table: Table, fill: Fill) -> CT_Tbl:
    """The table, to be put into its place; `fill` writes a cell into its paragraph."""
    shares = [column.share for column in table.columns]
    made = CT_Tbl.new_tbl(len(table.rows) + 1, len(shares), Mm(TEXT_WIDTH))
    style_table(made, shares, title=table.caption)
    head = Row(tuple(Cell(column.heading) for column in table.columns))
    for i, (row, tr) in enumerate(zip((head, *table.rows), made.tr_lst, strict=True)):
        is_last = i == len(table.rows)
        is_kept = len(table.rows) <= FEW_ROWS and (not is_last or table.note is not None)
        _fill_row(tr, row, table, fill, is_kept=is_kept)
    return made


def style_table(made: CT_Tbl, shares: list[float], *, title: str) -> None:
    """Widths in parts of the page, the first row as header, and a title for those who hear the table."""
    properties = made.tblPr
    properties.style = "DocumentTable"
    properties.autofit = False
    properties.append(element("tblLook", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"))
    properties.append(element("tblCaption", val=title))
    widths = [Mm(TEXT_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(made.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for tr in made.tr_lst:
        row = tr.get_or_add_trPr()
        row.append(element("cantSplit"))
        for tc, width in zip(tr.tc_lst, widths, strict=True):
            tc.width = width
    made.tr_lst[0].get_or_add_trPr().append(element("tblHeader"))


def _fill_row(tr: CT_Row, row: Row, table: Table, fill: Fill, *, is_kept: bool) -> None:
    for cell, column, tc in zip(row.cells, table.columns, tr.tc_lst, strict=True):
        p: CT_P = tc.p_lst[0]
        p.style = "CellSmall" if table.is_small else "Cell"
        if is_kept:
            p.get_or_add_pPr().get_or_add_keepNext()
        if column.is_number:
            p.get_or_add_pPr().append(element("jc", val="right"))
        fill(p, cell, row.kind)
