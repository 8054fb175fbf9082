"""A workbook read back from its bytes, the same way from both kinds of file, so that one test can look at both."""

import io
import re
import xml.etree.ElementTree as ET  # what it reads was made by the program under test
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl

Value = str | float | date | None
ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TABLE, OFFICE, TEXT, STYLE, DRAW, CONFIG = (
    f"{{{ODF.format(name)}}}" for name in ("table", "office", "text", "style", "drawing", "config")
)
FO, SVG = (f"{{{ODF.format(f'{name}-compatible')}}}" for name in ("xsl-fo", "svg"))
HREF = "{http://www.w3.org/1999/xlink}href"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@dataclass
class SheetRead:
    """Rows from A1 with every cell; `table` is first row, last row and columns of the marked table, rows from 1."""

    name: str
    rows: list[list[Value]]
    tables: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    words_of_charts: list[str] = field(default_factory=list)
    title_style: str = ""
    wrapped: set[bool] = field(default_factory=set)
    merged: int = 0
    hidden: int = 0
    pictures: int = 0
    filled: int = 0
    filters: bool = False
    frozen_rows: int = 0
    page_text: str = ""

    @property
    def table_rows(self) -> list[dict[str, Value]]:
        """The rows of its one table, by heading; none where it has no table."""
        if not self.tables:
            return []
        ((first, last, columns),) = self.tables.values()
        heads = [str(cell) for cell in self.rows[first - 1][:columns]]
        return [dict(zip(heads, row[:columns], strict=True)) for row in self.rows[first:last]]


@dataclass
class WorkbookRead:
    sheets: list[SheetRead]
    parts: dict[str, bytes]
    properties: dict[str, str]
    active: str

    def sheet(self, name: str) -> SheetRead:
        return next(one for one in self.sheets if one.name == name)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# ------------------------------------------------------------------------------------------------------- XLSX


def read_xlsx(data: bytes) -> WorkbookRead:
    book, parts = openpyxl.load_workbook(io.BytesIO(data)), parts_of(data)
    drawings = [name for name in parts if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
    words = {name: _words_xlsx(parts[name]) for name in drawings}
    properties = book.properties
    said = {
        "title": properties.title or "",
        "subject": properties.subject or "",
        "author": properties.creator or "",
        "created": properties.created.date().isoformat() if properties.created else "",
    }
    sheets = [_sheet_xlsx(page) for page in book.worksheets]
    for i, sheet in enumerate(sheets, start=1):
        related = parts.get(f"xl/worksheets/_rels/sheet{i}.xml.rels", b"").decode()
        for drawing in re.findall(r"drawings/(drawing\d+\.xml)", related):
            sheet.words_of_charts += words[f"xl/drawings/{drawing}"]
    active: Any = book.active
    return WorkbookRead(sheets, parts, said, active.title)


def _words_xlsx(drawing: bytes) -> list[str]:
    root = ET.fromstring(drawing)  # noqa: S314
    return [one.get("descr", "") for one in root.iter(f"{DRAWING}cNvPr")]


def _sheet_xlsx(page: Any) -> SheetRead:  # noqa: ANN401  its stubs know too little
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    header = page.oddHeader
    return SheetRead(
        name=page.title,
        rows=[[_value_xlsx(cell.value) for cell in row] for row in page.iter_rows()],
        tables={table.name: _area(table.ref) for table in page.tables.values()},
        links={(cell.row, cell.column): str(cell.hyperlink.location) for cell in cells if cell.hyperlink},
        title_style=f"{page['A1'].font.b} {page['A1'].font.sz}",
        wrapped={bool(cell.alignment.wrap_text) for cell in cells if _is_in_a_table(page, cell) and _is_text(cell)},
        merged=len(page.merged_cells.ranges),
        hidden=sum(one.hidden for one in (*page.row_dimensions.values(), *page.column_dimensions.values()))
        + (page.sheet_state != "visible"),
        pictures=len(page._images),  # noqa: SLF001  it has no other name
        filled=sum(cell.fill.fill_type is not None for cell in cells),
        filters=page.auto_filter.ref is not None or any(one.autoFilter for one in page.tables.values()),
        frozen_rows=int(re.sub(r"\D", "", page.freeze_panes)) - 1 if page.freeze_panes else 0,
        page_text="".join(part.text or "" for part in (header.left, header.center, header.right)),
    )


def _is_in_a_table(page: Any, cell: Any) -> bool:  # noqa: ANN401
    return any(first < cell.row <= last for first, last, _ in (_area(one.ref) for one in page.tables.values()))


def _is_text(cell: Any) -> bool:  # noqa: ANN401
    return isinstance(cell.value, str) and not re.fullmatch(r"\[\w\]", cell.value)


def _value_xlsx(value: object) -> Value:
    if isinstance(value, datetime):
        return value.date()
    return value if value is None or isinstance(value, str) else float(str(value))


def _area(reference: str) -> tuple[int, int, int]:
    """A3:F40 or 'Sheet'.A3:'Sheet'.F40: first row, last row, number of columns."""
    ends = [re.sub(r".*[.!]", "", end) for end in reference.split(":")]
    columns = [ord(end[0]) - ord("A") + 1 for end in ends]
    first, last = (int(end[1:]) for end in ends)
    assert columns[0] == 1
    return first, last, columns[1]


# -------------------------------------------------------------------------------------------------------- ODS


def read_ods(data: bytes) -> WorkbookRead:
    parts = parts_of(data)
    content = ET.fromstring(parts["content.xml"])  # noqa: S314
    styles = ET.fromstring(parts["styles.xml"])  # noqa: S314
    settings = ET.fromstring(parts["settings.xml"])  # noqa: S314
    meta = ET.fromstring(parts["meta.xml"])  # noqa: S314
    said = {one.tag.partition("}")[2]: one.text or "" for one in meta.iter()}
    frozen = dict(_frozen(settings))
    sheets = [_sheet_ods(one, styles) for one in content.iter(f"{TABLE}table")]
    for sheet in sheets:
        sheet.frozen_rows = frozen.get(sheet.name, 0)
    for marked in content.iter(f"{TABLE}database-range"):
        reference = marked.get(f"{TABLE}target-range-address", "")
        name = reference.partition(".")[0].strip("'")
        sheet = next(one for one in sheets if one.name == name)
        sheet.tables[marked.get(f"{TABLE}name", "")] = _area(reference)
        sheet.filters |= marked.get(f"{TABLE}display-filter-buttons") == "true"
    active = next(one.text for one in settings.iter() if one.get(f"{CONFIG}name") == "ActiveTable")
    properties = {
        "title": said["title"],
        "subject": said["subject"],
        "author": said["creator"],
        "created": said["creation-date"][:10],
    }
    return WorkbookRead(sheets, parts, properties, active or "")


def _frozen(settings: ET.Element) -> Iterator[tuple[str, int]]:
    for entry in settings.iter(f"{CONFIG}config-item-map-entry"):
        for item in entry.iterfind(f"{CONFIG}config-item"):
            if item.get(f"{CONFIG}name") == "VerticalSplitPosition":
                yield entry.get(f"{CONFIG}name", ""), int(item.text or 0)


def _sheet_ods(table: ET.Element, styles: ET.Element) -> SheetRead:
    named = {one.get(f"{STYLE}name"): one for one in styles.iter(f"{STYLE}style")}
    rows = list(table.iter(f"{TABLE}table-row"))
    cells = [list(row.iterfind(f"{TABLE}table-cell")) for row in rows]
    texts = [cell for row in cells for cell in row if cell.get(f"{TABLE}style-name") in ("Text", "Table_20_heading")]
    properties = [one for style in named.values() for one in style.iter(f"{STYLE}table-cell-properties")]
    spanned = {f"{TABLE}number-{way}-spanned" for way in ("rows", "columns")}
    return SheetRead(
        name=table.get(f"{TABLE}name", ""),
        rows=[[_value_ods(cell) for cell in row] for row in cells],
        links={
            (i, j): link.get(HREF, "")
            for i, row in enumerate(cells, start=1)
            for j, cell in enumerate(row, start=1)
            for link in cell.iter(f"{TEXT}a")
        },
        words_of_charts=[one.text or "" for one in table.iter(f"{SVG}desc")],
        title_style=cells[0][0].get(f"{TABLE}style-name", ""),
        wrapped={_wraps(named, cell.get(f"{TABLE}style-name")) for cell in texts},
        merged=sum(bool(spanned & set(cell.attrib)) for row in cells for cell in row)
        + len(list(table.iter(f"{TABLE}covered-table-cell"))),
        hidden=sum(one.get(f"{TABLE}visibility", "visible") != "visible" for one in table.iter()),
        pictures=len(list(table.iter(f"{DRAW}image"))),
        filled=sum(one.get(f"{FO}background-color") is not None for one in properties),
        page_text="".join("".join(one.itertext()) for one in styles.iter(f"{STYLE}header")),
    )


def _wraps(named: dict[str | None, ET.Element], name: str | None) -> bool:
    style = named[name]
    found = any(one.get(f"{FO}wrap-option") == "wrap" for one in style.iter(f"{STYLE}table-cell-properties"))
    parent = style.get(f"{STYLE}parent-style-name")
    return found or (parent is not None and _wraps(named, parent))


def _value_ods(cell: ET.Element) -> Value:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return float(cell.get(f"{OFFICE}value", ""))
    if kind == "date":
        return date.fromisoformat(cell.get(f"{OFFICE}date-value", ""))
    return "\n".join(map(_paragraph, cell.iterfind(f"{TEXT}p"))) if kind else None


def _paragraph(element: ET.Element) -> str:
    """The text of a paragraph, with the blanks that are counted and the tabs."""
    said = element.text or ""
    for part in element:
        blanks = " " * int(part.get(f"{TEXT}c", "1")) if part.tag == f"{TEXT}s" else ""
        said += ("\t" if part.tag == f"{TEXT}tab" else blanks or _paragraph(part)) + (part.tail or "")
    return said
