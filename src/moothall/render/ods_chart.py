"""A chart of an OpenDocument workbook: an object of its own that draws from the cells of its sheet."""

from datetime import date

from moothall.render.ods_styles import MONTH_STYLE
from moothall.render.ods_text import attribute, paragraphs, part
from moothall.render.workbook_chart import STYLES, Axes, Style, axes_of, is_named
from moothall.reports.workbook import Chart, LineKind, Stretch, Table

WIDTH, HEIGHT = 23.0, 10.5  # centimetres
FIRST_DAY = date(1899, 12, 30)  # day 0 of a date's number in a sheet (OpenDocument 1.3 part 4, 4.3.3)
POINT = 0.0353  # centimetres
CHART_STYLES = part(
    "document-styles",
    '<office:styles><draw:stroke-dash draw:name="dash" draw:style="rect" draw:dots1="1" draw:dots1-length="0.2cm" '
    'draw:distance="0.15cm"/></office:styles>',
)
_TEXT = '<style:text-properties fo:font-family="Arial" fo:font-size="{}pt"/>'
_BARE = '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'
_STYLES = (
    '<style:style style:name="title" style:family="chart">'
    '<style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="chart" style:family="chart"><style:graphic-properties draw:stroke="solid" '
    'svg:stroke-color="#d5dade" draw:fill="solid" draw:fill-color="#ffffff"/></style:style>'
    '<style:style style:name="up" style:family="chart"><style:chart-properties style:rotation-angle="90"/>'
    f"{_TEXT.format(10)}</style:style>"
    f'<style:style style:name="legend" style:family="chart">{_BARE}{_TEXT.format(10)}</style:style>'
    f'<style:style style:name="wall" style:family="chart">{_BARE}</style:style>'
    '<style:style style:name="grid" style:family="chart"><style:graphic-properties svg:stroke-color="#d5dade"/>'
    "</style:style>"
    '<style:style style:name="plot" style:family="chart"><style:chart-properties chart:include-hidden-cells="false" '
    'chart:treat-empty-cells="leave-gap"/></style:style>'
)


def chart_object(sheet: str, chart: Chart, table: Table, *, head_row: int) -> str:
    """The content of the object. `head_row` is the row of the table's header, counted from 1."""
    axes, named = axes_of(chart, table), is_named(chart)
    series = (
        _series(sheet, stretch, head_row, is_named=name) for stretch, name in zip(chart.stretches, named, strict=True)
    )
    return part(
        "document-content",
        f"<office:automatic-styles>{_STYLES}{_axis_styles(axes)}{''.join(map(_line_style, LineKind))}"
        f'</office:automatic-styles><office:body><office:chart><chart:chart svg:width="{WIDTH}cm" '
        f'svg:height="{HEIGHT}cm" xlink:href=".." xlink:type="simple" chart:class="chart:scatter" '
        f'chart:style-name="chart"><chart:title chart:style-name="title">{paragraphs(chart.title)}</chart:title>'
        '<chart:legend chart:legend-position="bottom" chart:style-name="legend"/><chart:plot-area '
        'chart:style-name="plot"><chart:axis chart:dimension="x" chart:name="primary-x" chart:style-name="x"/>'
        '<chart:axis chart:dimension="y" chart:name="primary-y" chart:style-name="y">'
        f'<chart:title chart:style-name="up">{paragraphs(chart.unit + axes.note)}</chart:title>'
        f'<chart:grid chart:class="major" chart:style-name="grid"/></chart:axis>{"".join(series)}'
        '<chart:wall chart:style-name="wall"/></chart:plot-area>'
        "</chart:chart></office:chart></office:body>",
    )


def _series(sheet: str, stretch: Stretch, head_row: int, *, is_named: bool) -> str:
    first, last = head_row + 1 + stretch.first, head_row + 1 + stretch.last
    hidden = "" if is_named else ' loext:hide-legend="true"'
    return (
        f'<chart:series chart:class="chart:scatter" chart:style-name="{stretch.kind.value}" '
        f"chart:values-cell-range-address={_cells(sheet, stretch.column, first, last)} "
        f"chart:label-cell-address={_cells(sheet, stretch.name_column, head_row, head_row)}{hidden}>"
        f"<chart:domain table:cell-range-address={_cells(sheet, 0, first, last)}/></chart:series>"
    )


def _cells(sheet: str, column: int, first: int, last: int) -> str:
    """A column's cells from row to row, such as '1_Burglary'.B8:'1_Burglary'.B31; the columns are few."""
    letter = chr(ord("A") + column)
    ends = [f"'{sheet}'.{letter}{row}" for row in (first, last)]
    return attribute(ends[0] if first == last else ":".join(ends))


def _axis_styles(axes: Axes) -> str:
    first, last = ((day - FIRST_DAY).days for day in (axes.first, axes.last))
    return (
        f"{MONTH_STYLE}"
        f'<number:number-style style:name="n-axis"><number:number number:decimal-places="{axes.decimals}" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        f"{_axis_style('x', 'n-month', first, last, axes.days)}"
        f"{_axis_style('y', 'n-axis', axes.low, axes.high, axes.step)}"
    )


def _axis_style(name: str, form: str, low: float, high: float, step: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="chart" style:data-style-name="{form}">'
        f'<style:chart-properties chart:display-label="true" chart:minimum="{low}" chart:maximum="{high}" '
        f'chart:interval-major="{step}" chart:link-data-style-to-source="false" chart:axis-position="start" '
        f'chart:axis-label-position="outside-start"/>{_TEXT.format(10)}</style:style>'
    )


def _line_style(kind: LineKind) -> str:
    style = STYLES[kind]
    return (
        f'<style:style style:name="{kind.value}" style:family="chart">{_symbol(style)}'
        f'<style:graphic-properties {_stroke(style)} draw:fill-color="{style.colour}"/></style:style>'
    )


def _symbol(style: Style) -> str:
    size = f"{style.marker * POINT:.3f}cm"
    shape = f'chart:symbol-name="{"circle" if style.width else "diamond"}"'
    if not style.marker:
        return '<style:chart-properties chart:symbol-type="none"/>'
    return (
        f'<style:chart-properties chart:symbol-type="named-symbol" {shape} chart:symbol-width="{size}" '
        f'chart:symbol-height="{size}"/>'
    )


def _stroke(style: Style) -> str:
    if not style.width:
        return f'draw:stroke="none" svg:stroke-color="{style.colour}"'
    kind = 'draw:stroke="dash" draw:stroke-dash="dash"' if style.dashed else 'draw:stroke="solid"'
    return f'{kind} svg:stroke-width="{style.width * POINT:.3f}cm" svg:stroke-color="{style.colour}"'
