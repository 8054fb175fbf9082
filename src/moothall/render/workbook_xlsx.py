"""A workbook as an Excel file: marked tables, native charts, no merged cell; the same bytes for the same workbook."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from moothall.periods import Month
from moothall.render.workbook_chart import STYLES, Axes, axes_of, is_named
from moothall.render.workbook_layout import TITLE_HEIGHT, head_height, line_height, rounds_to_zero, row_height
from moothall.reports.workbook import Cell, Chart, Heading, Line, Link, Mark, Number, Sheet, Stretch, Table, Workbook

FONT = {"font_name": "Arial", "font_size": 11, "valign": "top"}
LINK: Mapping[str, object] = {"font_color": "#0a5c9e", "underline": 1}
CHART_FONT: dict[str, object] = {"name": "Arial", "size": 10}
CHART_SIZE = {"width": 880, "height": 400}
LONGEST_TEXT = 32_767  # characters of a cell (Excel's specifications)
CUT = " … (cut here; the whole text is in the other formats of the report)"
A4 = 9  # the number of the paper (ECMA-376 part 1, 18.3.1.63)


def workbook_xlsx(workbook: Workbook) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties(
        {
            "title": workbook.title,
            "subject": workbook.subject,
            "author": workbook.author,
            "created": datetime.combine(workbook.dated, time(), UTC).replace(tzinfo=None),
        }
    )
    formats = _Formats(book)
    for sheet in workbook.sheets:
        _write_sheet(book, formats, sheet)
    book.close()
    return file.getvalue()


class _Formats:
    """The formats of a book, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401  the library has no types
        self._book = book
        self._made: dict[str, Any] = {}

    def of(self, name: str, **properties: object) -> Any:  # noqa: ANN401
        if name not in self._made:
            self._made[name] = self._book.add_format(FONT | properties)
        return self._made[name]

    def of_cell(self, cell: Cell, place: int) -> Any:  # noqa: ANN401
        """The format of a cell in a column. Text is indented, so that it does not touch the number before it."""
        if isinstance(cell, Number):
            form = number_format(cell)
            return self.of(form, num_format=form, align="right")
        if isinstance(cell, Month):
            return self.of(f"month {place > 0}", num_format="mmm yyyy", align="left", indent=int(place > 0))
        if isinstance(cell, Mark):
            return self.of("mark", align="right")
        if isinstance(cell, Link):
            return self.of("link", **LINK, text_wrap=True)
        return self.of(f"text {place > 0}", text_wrap=True, align="left", indent=int(place > 0))


def number_format(number: Number) -> str:
    """#,##0.0; for a change with its sign; for what rounds to nothing without any."""
    plain = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
    if rounds_to_zero(number):
        return f"{plain};{plain}"
    return f"+{plain};-{plain};0" if number.signed else plain


def fitting(text: str) -> str:
    """Text as long as a cell of Excel can hold; what is cut says so."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - len(CUT)]}{CUT}"


def _write_sheet(book: Any, formats: _Formats, sheet: Sheet) -> None:  # noqa: ANN401
    page = book.add_worksheet(sheet.name)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_row(0, TITLE_HEIGHT)
    page.write_string(0, 0, sheet.title, formats.of("title", bold=True, font_size=15))
    for row, line in enumerate(sheet.lines, start=1):
        _write_line(page, formats, row, line)
    if sheet.table:
        top = len(sheet.lines) + 1
        _write_table(page, formats, sheet.table, top)
        page.repeat_rows(top)
        if sheet.keeps_heading:
            page.freeze_panes(top + 1, 0)
        if sheet.chart:
            _insert_chart(book, page, sheet, sheet.chart, sheet.table, top)


def _write_line(page: Any, formats: _Formats, row: int, line: Line) -> None:  # noqa: ANN401
    page.set_row(row, line_height(line))
    if isinstance(line, Heading):
        page.write_string(row, 0, line.text, formats.of("heading", bold=True, font_size=13))
    elif isinstance(line, Link):
        page.write_url(row, 0, f"internal:'{line.sheet}'!A1", formats.of("line that leads", **LINK), line.text)
    else:
        page.write_string(row, 0, fitting(line), formats.of("line"))


def _write_table(page: Any, formats: _Formats, table: Table, top: int) -> None:  # noqa: ANN401
    for place, column in enumerate(table.columns):
        page.set_column(place, place, column.width)
    for row, cells in enumerate(table.rows, start=top + 1):
        page.set_row(row, row_height(table, cells))
        for place, cell in enumerate(cells):
            _write_cell(page, row, place, cell, formats.of_cell(cell, place))
    heads = [
        {"header": column.heading, "header_format": _head_format(formats, table, place)}
        for place, column in enumerate(table.columns)
    ]
    options = {"name": table.name, "columns": heads, "style": None, "autofilter": False}
    page.set_row(top, head_height(table))
    page.add_table(top, 0, top + len(table.rows), len(table.columns) - 1, options)


def _head_format(formats: _Formats, table: Table, place: int) -> Any:  # noqa: ANN401
    common: Mapping[str, object] = {"bold": True, "text_wrap": True, "bottom": 1}
    if any(isinstance(row[place], Number | Mark) for row in table.rows):
        return formats.of("head of numbers", **common, align="right")
    return formats.of(f"head {place > 0}", **common, align="left", indent=int(place > 0))


def _write_cell(page: Any, row: int, place: int, cell: Cell, form: Any) -> None:  # noqa: ANN401
    if isinstance(cell, Number):
        page.write_number(row, place, cell.value, form)
    elif isinstance(cell, Month):
        page.write_datetime(row, place, datetime(cell.year, cell.number, 1), form)  # noqa: DTZ001  a sheet has no zones
    elif isinstance(cell, Link):
        page.write_url(row, place, f"internal:'{cell.sheet}'!A1", form, cell.text)
    else:
        page.write_string(row, place, cell.value if isinstance(cell, Mark) else fitting(cell), form)


def _insert_chart(book: Any, page: Any, sheet: Sheet, chart: Chart, table: Table, top: int) -> None:  # noqa: ANN401
    """Beside the table, so that nothing stands under it."""
    drawn = book.add_chart({"type": "scatter", "subtype": "straight"})
    for stretch in chart.stretches:
        drawn.add_series(_series(sheet.name, stretch, top + 1))
    axes = axes_of(chart, table)
    later = [i for i, named in enumerate(is_named(chart)) if not named]
    drawn.set_title({"name": chart.title, "name_font": CHART_FONT | {"size": 12}, "overlay": False})
    drawn.set_x_axis(_months_axis(axes))
    drawn.set_y_axis(_values_axis(axes, f"{chart.unit}{axes.note}"))
    drawn.set_legend({"position": "bottom", "font": CHART_FONT, "delete_series": later})
    drawn.set_size(CHART_SIZE)
    place = {"x_offset": 20, "description": chart.words, "object_position": 3}
    page.insert_chart(top, len(table.columns), drawn, place)


def _months_axis(axes: Axes) -> dict[str, object]:
    return {
        "min": axes.first,
        "max": axes.last,
        "major_unit": axes.days,
        "num_format": "mmm yyyy",
        "num_font": CHART_FONT,
        "label_position": "low",
        "major_gridlines": {"visible": False},
    }


def _values_axis(axes: Axes, name: str) -> dict[str, object]:
    return {
        "min": axes.low,
        "max": axes.high,
        "major_unit": axes.step,
        "num_format": number_format(Number(1, axes.decimals)),
        "num_font": CHART_FONT,
        "name": name,
        "name_font": CHART_FONT | {"bold": False},
        "major_gridlines": {"visible": True, "line": {"color": "#d5dade", "width": 0.75}},
        "crossing": "min",
    }


def _series(sheet: str, stretch: Stretch, first_row: int) -> dict[str, object]:
    style = STYLES[stretch.kind]
    rows = first_row + stretch.first, first_row + stretch.last
    line = {"color": style.colour, "width": style.width, "dash_type": "dash" if style.dashed else "solid"}
    marker = {
        "type": "circle" if style.width else "diamond",
        "size": style.marker,
        "fill": {"color": style.colour},
        "border": {"color": style.colour},
    }
    return {
        "name": [sheet, first_row - 1, stretch.name_column],
        "categories": [sheet, rows[0], 0, rows[1], 0],
        "values": [sheet, rows[0], stretch.column, rows[1], stretch.column],
        "line": line if style.width else {"none": True},
        "marker": marker if style.marker else {"type": "none"},
    }
