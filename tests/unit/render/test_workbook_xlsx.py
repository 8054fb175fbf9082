"""The workbook as an Excel file, read back with openpyxl and, part by part, from the package."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from moothall.measures import Withheld
from moothall.periods import Month
from moothall.render.workbook_xlsx import number_format, workbook_xlsx
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.workbook import Column, Heading, Link, Mark, Number, Sheet, Table, Workbook
from tests.worlds import measure_of, profile_of, report_of, series_of

MONTHS = Table(
    "Months",
    (Column("Month", 10), Column("Value", 10), Column("What", 30)),
    (
        (Month(2020, 5), Number(1357.25, 1), "=1+2"),
        (Month(2020, 6), Mark.WITHHELD, Link("See notes", "Notes")),
    ),
)


def book_of(*sheets: Sheet) -> Workbook:
    return Workbook(title="Title – é", subject="Subject", author="Office", dated=date(2020, 7, 1), sheets=sheets)


def read(workbook: Workbook) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_xlsx(workbook)))


def page_of(workbook: Workbook, name: str) -> Worksheet:
    page = read(workbook)[name]
    assert isinstance(page, Worksheet)
    return page


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_title_lines_header_and_typed_cells() -> None:
    sheet = Sheet("Months", "Months of the year", ("A line", Heading("Part")), MONTHS)
    rows = list(page_of(book_of(sheet), "Months").iter_rows(values_only=True))
    assert rows == [
        ("Months of the year", None, None),
        ("A line", None, None),
        ("Part", None, None),
        ("Month", "Value", "What"),
        (datetime(2020, 5, 1), 1357.25, "=1+2"),  # noqa: DTZ001  a sheet has no time zones
        (datetime(2020, 6, 1), "[c]", "See notes"),  # noqa: DTZ001
    ]


def test_nothing_is_a_formula() -> None:
    page = page_of(book_of(Sheet("Months", "=1+2", ("=3",), MONTHS)), "Months")
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n", "d"}


def test_the_table_is_marked_and_links_lead_to_their_sheet() -> None:
    page = page_of(book_of(Sheet("Months", "T", ("A line",), MONTHS), Sheet("Notes", "N")), "Months")
    (table,) = page.tables.values()
    assert (table.name, table.ref, table.headerRowCount) == ("Months", "A3:C5", 1)
    link = page["C5"].hyperlink
    assert link is not None
    assert link.location == "'Notes'!A1"


def test_numbers_keep_their_value_and_show_their_decimals() -> None:
    assert number_format(Number(1.5, 2)) == "#,##0.00"
    assert number_format(Number(-3, signed=True)) == "+#,##0;-#,##0;0"
    assert number_format(Number(-0.04, 1, signed=True)) == "#,##0.0;#,##0.0"  # 0.0, neither -0.0 nor +0.0
    page = page_of(book_of(Sheet("Months", "T", (), MONTHS)), "Months")
    assert (page["B3"].value, page["B3"].number_format) == (1357.25, "#,##0.0")
    assert page["A3"].number_format == "mmm yyyy"


def test_the_properties_of_the_document() -> None:
    properties = read(book_of(Sheet("Months", "T"))).properties
    assert (properties.title, properties.subject, properties.creator) == ("Title – é", "Subject", "Office")
    assert properties.created == properties.modified == datetime(2020, 7, 1)  # noqa: DTZ001


def test_the_same_workbook_gives_the_same_bytes() -> None:
    workbook = exception_workbook(report_of(series_of([52, 48] * 11 + [52, 90])))
    assert workbook_xlsx(workbook) == workbook_xlsx(workbook)


def test_only_the_long_list_of_months_keeps_its_heading_in_view() -> None:
    book = read(exception_workbook(report_of(series_of([52, 48] * 11 + [52, 90]), profile=profile_of(notice="Note"))))
    assert {page.title: page.freeze_panes for page in book.worksheets if page.freeze_panes} == {"Months": "A6"}


def test_the_chart_is_native_has_words_and_breaks_at_a_gap() -> None:
    withheld = Withheld(Month(2019, 5), "Court case")
    values: list[float | Withheld] = [*[52, 48] * 5, withheld, *[52, 48] * 6, 90]
    report = report_of(series_of(values))
    found = parts(workbook_xlsx(exception_workbook(report)))
    chart, drawing = found["xl/charts/chart1.xml"], found["xl/drawings/drawing1.xml"]
    assert not [name for name in found if "media" in name]
    (words,) = re.findall(r'descr="([^"]*)"', drawing)
    assert words.startswith("Burglary, Exampleshire, month by month, July 2018 to June 2020. ")
    assert report.entries[0].verdict_sentence in words
    # Header row 7, months in rows 8 to 31; the gap is the eleventh month, row 18.
    values_of = re.findall(r"<c:yVal><c:numRef><c:f>([^<]*)</c:f>", chart)
    sheet = "'1_Burglary'"
    assert values_of == [
        f"{sheet}!$B$8:$B$17",
        f"{sheet}!$B$19:$B$31",
        f"{sheet}!$D$8:$D$31",
        f"{sheet}!$E$8:$E$31",
        f"{sheet}!$F$8:$F$31",
        f"{sheet}!$B$31",
    ]
    kept = re.findall(r"<c:yVal>.*?</c:yVal>", chart)
    assert [part.count("<c:pt ") for part in kept] == [10, 13, 24, 24, 24, 1]  # the numbers kept beside the chart
    assert chart.count("<c:legendEntry>") == 1  # the second stretch of values


@pytest.mark.parametrize("value", [0.1 + 0.2, 9.868421052631579, 1e-9, 9e10, -3.0])
def test_a_number_loses_at_most_its_seventeenth_digit(value: float) -> None:
    table = Table("T", (Column("V", 9),), ((Number(value, 3),),))
    assert page_of(book_of(Sheet("S", "T", (), table)), "S")["A3"].value == pytest.approx(value, rel=1e-15)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    table = Table("T", (Column("What", 9), Column("Fits", 9)), (("a" * 40_000, "b" * 32_767),))
    page = page_of(book_of(Sheet("S", "T", (), table)), "S")
    cut, whole = str(page["A3"].value), str(page["B3"].value)
    assert len(cut) == 32_767
    assert cut.endswith("aa … (cut here; the whole text is in the other formats of the report)")
    assert whole == "b" * 32_767


def test_a_report_without_any_exception_has_no_chart() -> None:
    found = parts(workbook_xlsx(exception_workbook(report_of(series_of([52, 48] * 12, measure_of())))))
    assert not [name for name in found if "chart" in name]
