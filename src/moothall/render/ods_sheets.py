"""The sheets of an OpenDocument workbook: columns, rows, typed cells, the marked table, and where a chart stands."""

from collections.abc import Iterator, Sequence

from moothall.periods import Month
from moothall.render.ods_chart import HEIGHT, WIDTH
from moothall.render.ods_styles import MONTH_STYLE, number_style, number_styles
from moothall.render.ods_text import attribute, paragraphs, part, span
from moothall.render.workbook_layout import TITLE_HEIGHT, head_height, line_height, row_height
from moothall.reports.workbook import Cell, Heading, Line, Link, Mark, Number, Sheet, Table, Workbook
from moothall.wording.dates import short_month
from moothall.wording.numbers import number, signed

DIGIT, EDGE = 7 / 96 * 2.54, 5 / 96 * 2.54  # centimetres of a digit, and what a column has beside its digits
POINT = 2.54 / 72  # centimetres
BESIDE_THE_TABLE = 0.5  # centimetres
DEFAULT_WIDTH = 12  # digits


def content(workbook: Workbook) -> str:
    """The part that holds every sheet. The objects of charts are named in the order of the sheets."""
    tables = [sheet.table for sheet in workbook.sheets if sheet.table]
    numbers = (cell for table in tables for row in table.rows for cell in row if isinstance(cell, Number))
    charts = iter(range(1, len(workbook.sheets) + 1))
    sheets = "".join(_sheet(sheet, next(charts) if sheet.chart else None) for sheet in workbook.sheets)
    ranges = "".join(_range(sheet, sheet.table) for sheet in workbook.sheets if sheet.table)
    return part(
        "document-content",
        f"<office:automatic-styles>{_size_styles(workbook)}{MONTH_STYLE}{number_styles(numbers)}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{sheets}"
        f"<table:database-ranges>{ranges}</table:database-ranges></office:spreadsheet></office:body>",
    )


def _size_styles(workbook: Workbook) -> str:
    sheet = (
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
    )
    widths = {column.width for one in workbook.sheets if one.table for column in one.table.columns} | {DEFAULT_WIDTH}
    heights = {height for one in workbook.sheets for height in _heights(one)}
    columns = (
        f'<style:style style:name="c{width}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{_width(width):.3f}cm"/></style:style>'
        for width in sorted(widths)
    )
    rows = (
        f'<style:style style:name="r{height:g}" style:family="table-row"><style:table-row-properties '
        f'style:row-height="{height * POINT:.3f}cm" style:use-optimal-row-height="false"/></style:style>'
        for height in sorted(heights)
    )
    return f"{sheet}{''.join(columns)}{''.join(rows)}"


def _width(digits: int) -> float:
    return digits * DIGIT + EDGE


def _heights(sheet: Sheet) -> list[float]:
    """Of every row, in points: title, lines, header, rows."""
    lines = map(line_height, sheet.lines)
    table = sheet.table
    below = [head_height(table), *(row_height(table, row) for row in table.rows)] if table else []
    return [TITLE_HEIGHT, *lines, *below]


def _sheet(sheet: Sheet, chart: int | None) -> str:
    heights = iter(_heights(sheet))
    columns = [column.width for column in sheet.table.columns] if sheet.table else [DEFAULT_WIDTH]
    return (
        f'<table:table table:name={attribute(sheet.name)} table:style-name="sheet">{_frame(sheet, columns, chart)}'
        + "".join(f'<table:table-column table:style-name="c{width}"/>' for width in columns)
        + _row(next(heights), [_text_cell(sheet.title, "Heading_20_1")])
        + "".join(_row(next(heights), [_line_cell(line)]) for line in sheet.lines)
        + ("".join(_table_rows(sheet.table, heights)) if sheet.table else "")
        + "</table:table>"
    )


def _table_rows(table: Table, heights: Iterator[float]) -> Iterator[str]:
    numeric = [any(isinstance(row[i], Number | Mark) for row in table.rows) for i in range(len(table.columns))]
    heads = [
        _text_cell(column.heading, "Number_20_heading" if of_numbers else "Table_20_heading")
        for column, of_numbers in zip(table.columns, numeric, strict=True)
    ]
    yield f"<table:table-header-rows>{_row(next(heights), heads)}</table:table-header-rows>"
    for row in table.rows:
        yield _row(next(heights), list(map(_cell, row)))


def _row(height: float, cells: Sequence[str]) -> str:
    return f'<table:table-row table:style-name="r{height:g}">{"".join(cells)}</table:table-row>'


def _line_cell(line: Line) -> str:
    if isinstance(line, Heading):
        return _text_cell(line.text, "Heading_20_2")
    return _link_cell(line, "Default") if isinstance(line, Link) else _text_cell(line, "Default")


def _cell(cell: Cell) -> str:
    if isinstance(cell, Number):
        shown = signed(cell.value, cell.decimals) if cell.signed else number(cell.value, cell.decimals)
        return (
            f'<table:table-cell table:style-name="{number_style(cell)}" office:value-type="float" '
            f'office:value="{float(cell.value)!r}"><text:p>{shown}</text:p></table:table-cell>'
        )
    if isinstance(cell, Month):
        return (
            f'<table:table-cell table:style-name="month" office:value-type="date" office:date-value="{cell}-01">'
            f"<text:p>{short_month(cell)}</text:p></table:table-cell>"
        )
    if isinstance(cell, Link):
        return _link_cell(cell, "Text")
    return _text_cell(cell.value, "Figure") if isinstance(cell, Mark) else _text_cell(cell, "Text")


def _text_cell(text: str, style: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{paragraphs(text)}</table:table-cell>'
    )


def _link_cell(link: Link, style: str) -> str:
    target = attribute(f"#'{link.sheet}'.A1")
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p><text:a xlink:type="simple" '
        f"xlink:href={target}>{span(link.text)}</text:a></text:p></table:table-cell>"
    )


def _frame(sheet: Sheet, columns: Sequence[int], chart: int | None) -> str:
    """Where the chart stands: beside the table, with what it shows in words."""
    if chart is None or sheet.chart is None:
        return ""
    left = sum(map(_width, columns)) + BESIDE_THE_TABLE
    top = sum(_heights(sheet)[: len(sheet.lines) + 1]) * POINT
    return (
        f'<table:shapes><draw:frame draw:name={attribute(sheet.chart.title)} svg:width="{WIDTH}cm" '
        f'svg:height="{HEIGHT}cm" svg:x="{left:.3f}cm" svg:y="{top:.3f}cm"><draw:object '
        f'xlink:href="./Object {chart}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{span(sheet.chart.title)}</svg:title><svg:desc>{span(sheet.chart.words)}</svg:desc>"
        "</draw:frame></table:shapes>"
    )


def _range(sheet: Sheet, table: Table) -> str:
    """The table marked as one, with its header row."""
    top, last = len(sheet.lines) + 2, chr(ord("A") + len(table.columns) - 1)
    address = attribute(f"'{sheet.name}'.A{top}:'{sheet.name}'.{last}{top + len(table.rows)}")
    return (
        f"<table:database-range table:name={attribute(table.name)} table:target-range-address={address} "
        'table:contains-header="true" table:display-filter-buttons="false"/>'
    )
