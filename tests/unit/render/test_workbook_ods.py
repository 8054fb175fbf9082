"""The workbook as an OpenDocument spreadsheet, read back with calamine and, part by part, from the package."""

import io
import xml.etree.ElementTree as ET  # what it reads was made by the program under test
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from moothall.measures import Withheld
from moothall.periods import Month
from moothall.render.workbook_ods import workbook_ods
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.workbook import Column, Heading, Link, Mark, Number, Sheet, Table, Workbook
from tests.worlds import profile_of, report_of, series_of

TABLE_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
MONTHS = Table(
    "Months",
    (Column("Month", 10), Column("Value", 10), Column("What", 30)),
    (
        (Month(2020, 5), Number(1357.25, 1), "=1+2"),
        (Month(2020, 6), Mark.WITHHELD, Link("See notes", "Notes")),
    ),
)
UNUSUAL = [52, 48] * 11 + [52, 90]


def book_of(*sheets: Sheet) -> Workbook:
    return Workbook(title="Title – <é>", subject="Subject", author="Office", dated=date(2020, 7, 1), sheets=sheets)


def rows_of(workbook: Workbook, name: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_ods(workbook)))
    return [list(row) for row in book.get_sheet_by_name(name).iter_rows()]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def content_of(workbook: Workbook) -> ET.Element:
    return ET.fromstring(parts(workbook_ods(workbook))["content.xml"])  # noqa: S314


def test_title_lines_header_and_typed_cells() -> None:
    sheet = Sheet("Months", "Months of the year", ("A line", Heading("Part")), MONTHS)
    assert rows_of(book_of(sheet), "Months") == [
        ["Months of the year", "", ""],
        ["A line", "", ""],
        ["Part", "", ""],
        ["Month", "Value", "What"],
        [date(2020, 5, 1), 1357.25, "=1+2"],
        [date(2020, 6, 1), "[c]", "See notes"],
    ]


@pytest.mark.parametrize("text", ["two  blanks", " before", "after ", "<b> & \"c\" 'd'", "one\ntwo", "é – ’"])
def test_text_is_kept_as_it_is(text: str) -> None:
    table = Table("T", (Column("What", 9),), ((text,),))
    assert rows_of(book_of(Sheet("S", "T", (), table)), "S")[-1] == [text]


def test_what_xml_cannot_hold_is_replaced() -> None:
    table = Table("T", (Column("What", 9),), (("a\x00b\x1fc\ud800d",),))
    assert rows_of(book_of(Sheet("S", "T", (), table)), "S")[-1] == ["a�b�c�d"]


@pytest.mark.parametrize("value", [0.1 + 0.2, 9.868421052631579, 1e-9, 9e10, -3.0, 0.0])
def test_a_number_loses_nothing(value: float) -> None:
    table = Table("T", (Column("V", 9),), ((Number(value, 3),),))
    assert rows_of(book_of(Sheet("S", "T", (), table)), "S")[-1] == [value]


def test_a_number_is_shown_with_its_decimals_and_sign() -> None:
    cells = (Number(1357.25, 1), Number(503, signed=True), Number(-2.5, 1, signed=True), Number(0, signed=True))
    table = Table("T", tuple(Column(name, 9) for name in "ABCD"), (cells,))
    text = [p.text for p in content_of(book_of(Sheet("S", "T", (), table))).iter() if p.tag.endswith("}p")]
    assert text[-4:] == ["1,357.3", "+503", "−2.5", "0"]


def test_the_package_names_its_kind_first_and_lists_every_part() -> None:
    data = workbook_ods(exception_workbook(report_of(series_of(UNUSUAL))))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    found = parts(data)
    manifest = ET.fromstring(found["META-INF/manifest.xml"])  # noqa: S314
    listed = {value for entry in manifest for name, value in entry.attrib.items() if name.endswith("full-path")}
    assert listed == {"/", "Object 1/", *(set(found) - {"mimetype", "META-INF/manifest.xml"})}
    for name, part in found.items():
        if name != "mimetype":
            ET.fromstring(part)  # noqa: S314


def test_the_table_is_marked_and_its_header_row_too() -> None:
    content = content_of(book_of(Sheet("Months", "T", ("A line",), MONTHS)))
    (marked,) = content.iter(f"{TABLE_NS}database-range")
    assert marked.get(f"{TABLE_NS}target-range-address") == "'Months'.A3:'Months'.C5"
    (header,) = content.iter(f"{TABLE_NS}table-header-rows")
    assert "".join(header.itertext()) == "MonthValueWhat"


def test_title_and_headings_have_named_styles() -> None:
    content = content_of(book_of(Sheet("S", "T", (Heading("Part"), "A line"))))
    styles = [cell.get(f"{TABLE_NS}style-name") for cell in content.iter(f"{TABLE_NS}table-cell")]
    assert styles == ["Heading_20_1", "Heading_20_2", "Default"]


def test_the_chart_draws_from_the_cells_has_words_and_breaks_at_a_gap() -> None:
    withheld = Withheld(Month(2019, 5), "Court case")
    values: list[float | Withheld] = [*[52, 48] * 5, withheld, *[52, 48] * 6, 90]
    report = report_of(series_of(values))
    found = parts(workbook_ods(exception_workbook(report)))
    chart = ET.fromstring(found["Object 1/content.xml"])  # noqa: S314
    drawn = [
        {name.partition("}")[2]: value for name, value in series.attrib.items()}
        for series in chart.iter()
        if series.tag.endswith("}series")
    ]
    # Header row 7, months in rows 8 to 31; the gap is the eleventh month, row 18.
    sheet = "'1_Burglary'"
    assert [(one["values-cell-range-address"], one.get("hide-legend")) for one in drawn] == [
        (f"{sheet}.B8:{sheet}.B17", None),
        (f"{sheet}.B19:{sheet}.B31", "true"),
        (f"{sheet}.D8:{sheet}.D31", None),
        (f"{sheet}.E8:{sheet}.E31", None),
        (f"{sheet}.F8:{sheet}.F31", None),
        (f"{sheet}.B31", None),
    ]
    (words,) = [desc.text for desc in ET.fromstring(found["content.xml"]).iter() if desc.tag.endswith("}desc")]  # noqa: S314
    assert report.entries[0].verdict_sentence in (words or "")


def test_only_the_long_list_of_months_keeps_its_heading_in_view() -> None:
    workbook = exception_workbook(report_of(series_of(UNUSUAL), profile=profile_of(notice="Note")))
    settings = ET.fromstring(parts(workbook_ods(workbook))["settings.xml"])  # noqa: S314
    (tables,) = [one for one in settings.iter() if one.tag.endswith("map-named")]
    names = [value for entry in tables for name, value in entry.attrib.items() if name.endswith("}name")]
    assert names == ["Months"]


def test_the_same_workbook_gives_the_same_bytes() -> None:
    workbook = exception_workbook(report_of(series_of(UNUSUAL)))
    assert workbook_ods(workbook) == workbook_ods(workbook)


def test_the_properties_of_the_document() -> None:
    meta = ET.fromstring(parts(workbook_ods(book_of(Sheet("S", "T"))))["meta.xml"])  # noqa: S314
    said = {one.tag.partition("}")[2]: one.text for one in meta.iter() if one.text}
    assert said == {
        "generator": "Moothall",
        "title": "Title – <é>",
        "subject": "Subject",
        "initial-creator": "Office",
        "creator": "Office",
        "creation-date": "2020-07-01T00:00:00",
        "date": "2020-07-01T00:00:00",
        "language": "en-GB",
    }
