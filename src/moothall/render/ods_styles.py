"""Styles of an OpenDocument workbook: the named ones of every workbook, and formats for numbers as they are used."""

from collections.abc import Iterable

from moothall.render.ods_text import part
from moothall.render.workbook_layout import rounds_to_zero
from moothall.reports.workbook import Number

_RIGHT = (
    '<style:table-cell-properties fo:padding-right="0.2cm" style:text-align-source="fix"/>'
    '<style:paragraph-properties fo:text-align="end"/>'
)


def _named(name: str, parent: str, properties: str) -> str:
    """A cell style with a name that a person sees."""
    return (
        f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" style:family="table-cell" '
        f'style:parent-style-name="{parent.replace(" ", "_20_")}">{properties}</style:style>'
    )


def _heading(level: int, size: int) -> str:
    bold = f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"/>'
    return _named(f"Heading {level}", "Default", bold)


COMMON_STYLES = part(
    "document-styles",
    '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
    'style:font-family-generic="swiss"/></office:font-face-decls><office:styles>'
    '<style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial" '
    'fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>'
    '<style:style style:name="Default" style:family="table-cell"><style:table-cell-properties '
    'style:vertical-align="top"/></style:style>'
    + _heading(1, 15)
    + _heading(2, 13)
    + _named("Text", "Default", '<style:table-cell-properties fo:wrap-option="wrap" fo:padding-right="0.2cm"/>')
    + _named(
        "Table heading",
        "Text",
        '<style:table-cell-properties fo:border-bottom="0.75pt solid #16202a"/>'
        '<style:text-properties fo:font-weight="bold"/>',
    )
    + _named("Number heading", "Table heading", _RIGHT)
    + _named("Figure", "Default", _RIGHT)
    + '</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm" '
    'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="A4">'
    '<style:header style:display="false"/><style:footer style:display="false"/></style:master-page>'
    "</office:master-styles>",
)
MONTH_STYLE = (
    '<number:date-style style:name="n-month"><number:month number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="month" style:family="table-cell" style:parent-style-name="Default" '
    'style:data-style-name="n-month"><style:table-cell-properties style:text-align-source="fix"/>'
    '<style:paragraph-properties fo:text-align="start"/></style:style>'
)


def number_style(number: Number) -> str:
    """The name of the style that shows a number like this one."""
    kind = "zero" if rounds_to_zero(number) else "signed" if number.signed else "plain"
    return f"{kind}-{number.decimals}"


def number_styles(numbers: Iterable[Number]) -> str:
    """The styles of all these numbers, each once."""
    used = {number_style(number): number.decimals for number in numbers}
    return "".join(
        f"{_number_format(name, decimals)}"
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Figure" '
        f'style:data-style-name="n-{name}"/>'
        for name, decimals in sorted(used.items())
    )


def _number_format(name: str, decimals: int) -> str:
    digits = (
        f'<number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" '
        'number:min-integer-digits="1" number:grouping="true"/>'
    )
    if name.startswith("plain"):
        return _format(f"n-{name}", digits)
    above, below = ("<number:text>+</number:text>", "<number:text>-</number:text>") if "signed" in name else ("", "")
    return _format(f"n-{name}-above", f"{above}{digits}") + _format(
        f"n-{name}",
        f'{below}{digits}<style:map style:condition="value()&gt;=0" style:apply-style-name="n-{name}-above"/>',
    )


def _format(name: str, content: str) -> str:
    return f'<number:number-style style:name="{name}">{content}</number:number-style>'
