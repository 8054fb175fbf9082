"""OpenDocument spreadsheets for the tests, written out so that each oddity can be seen."""

from tests.unit.intake.workbooks import package

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style", "manifest")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(*sheets: str, styles: str = "", more: dict[str, bytes] | None = None, manifest: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMESPACES} {CALC} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        f'<manifest:manifest {NAMESPACES}><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{KIND.decode()}"/>{manifest}</manifest:manifest>'
    )
    parts = {"mimetype": KIND, "META-INF/manifest.xml": listed.encode(), "content.xml": content.encode()}
    return package(parts | (more or {}))


def sheet(*rows: str, name: str = "Figures", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*cells: str | float, times: int = 1) -> str:
    inside = "".join(cell if isinstance(cell, str) and cell.startswith("<") else of(cell) for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{inside}</table:table-row>'


def of(value: str | float) -> str:
    """A cell with a text or a number in it."""
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return cell("float", value)


def cell(kind: str, value: object, shown: str = "", *, more: str = "", tag: str = "table-cell") -> str:
    """A typed cell, such as a date or a percentage."""
    name = {"date": "date-value", "boolean": "boolean-value", "time": "time-value"}.get(kind, "value")
    return (
        f'<table:{tag} office:value-type="{kind}" office:{name}="{value}" {more}><text:p>{shown or value}</text:p>'
        f"</table:{tag}>"
    )


def blank(times: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'
