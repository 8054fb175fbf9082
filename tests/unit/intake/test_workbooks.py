"""Workbooks: what calamine does not say is read from the package; what would harm is refused."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from moothall.errors import FileError
from moothall.intake import taken
from moothall.intake.sheet import letters
from moothall.intake.sheets import sheets
from tests.unit.intake.cases import answer_of, said_of
from tests.unit.intake.workbooks import Rows, package, with_changed_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
FIGURES = workbook({"Figures": [["measure", "2020-06"], ["Burglary", 45]]})
BROKEN = (
    "a.xlsx: The workbook is broken and cannot be read. A sound workbook was expected. "
    "Open it in a spreadsheet program, let it repair the file, and save it again."
)


def read(data: bytes) -> list[str]:
    return answer_of(lambda: "\n".join(said_of(taken("a.xlsx", data)))).split("\n")


def saved(*rows: list[object], number_format: str | None = None) -> bytes:
    """A workbook as openpyxl writes it: no shared strings of xlsxwriter, other parts, other order."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Figures")
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2, min_col=2) if number_format else ():
        for cell in cells:
            cell.number_format = number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_letters_of_columns() -> None:
    assert [letters(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_cells_become_text_numbers_dates_or_nothing() -> None:
    data = saved(["a", 1, 1.5, None], [True, date(2020, 6, 1), datetime(2020, 6, 1, 12, 30), time(12, 30)])  # noqa: DTZ001
    assert [list(row) for row in sheets("a.xlsx", data).sheets[0].rows()] == [
        ["a", 1.0, 1.5, None],
        ["TRUE", date(2020, 6, 1), date(2020, 6, 1), "12:30:00"],
    ]
    assert next(sheets("a.xlsx", saved(["a", timedelta(hours=30)])).sheets[0].rows()) == ["a", "1 DAY, 6:00:00"]


@pytest.mark.parametrize("number_format", ["0%", "0.00%", "0.0 %", "[Red]0.0%;-0.0%"])
def test_a_share_shown_as_a_percentage(number_format: str) -> None:
    assert read(saved(["measure", "2020-06"], ["Answered", 0.962], number_format=number_format)) == [
        "Answered, 2020-06: 96.2%"
    ]


def test_a_percent_sign_in_quotation_marks_does_not_make_a_percentage() -> None:
    data = saved(["measure", "2020-06"], ["Answered", 96.2], ["x", "n/a"], number_format='0.0" %"')
    assert read(data)[0] == "Answered, 2020-06: 96.2"


def test_a_text_in_a_cell_for_percentages_stays_as_it_is() -> None:
    data = saved(["measure", "2020-06"], ["Answered", "[x]"], ["Asked", 1], number_format="0%")
    assert read(data) == [
        "Answered, 2020-06: missing. Not available, marked [x] in the file.",
        "Asked, 2020-06: 100%",
    ]


def test_the_table_may_begin_anywhere() -> None:
    rows: Rows = [[None] * 3, [None, None, "measure", "2020-06"], [None, None, "Burglary", "#REF!"]]
    assert read(workbook({"Figures": rows})) == [
        (
            "a.xlsx, sheet Figures, row 3, column 2020-06: '#REF!' is the error of a formula. A number was expected. "
            "Correct the formula, or leave the cell blank where there is no figure."
        )
    ]


def test_a_formula_that_says_not_available_is_missing() -> None:
    assert read(workbook({"Figures": [["measure", "2020-06"], ["Burglary", "#N/A"]]})) == [
        "Burglary, 2020-06: missing. Not available, marked #N/A in the file."
    ]


def test_two_sheets_with_different_values_for_one_month() -> None:
    old: Rows = [["measure", "2020-06"], ["Burglary", 45]]
    new: Rows = [["measure", "2020-06"], ["Burglary", 46]]
    assert read(workbook({"Old": old, "New": new})) == [
        (
            "a.xlsx, sheet New, row 2, column 2020-06: Burglary has two values for 2020-06: 45 in row 2 of sheet Old "
            "and 46 here. A month has one value. Delete the one that is wrong. If the rows are about different places, "
            "head the column that says so area."
        )
    ]


def test_a_column_without_a_heading_is_named_by_its_letter() -> None:
    assert read(workbook({"Figures": [[None, "Month", "Burglary", None], [None, "2020-06", 45, 46]]}))[0].startswith(
        "a.xlsx, sheet Figures, row 1: Column D has numbers and no heading."
    )


def changed(old: bytes, new: bytes) -> bytes:
    return with_changed_part(FIGURES, SHEET, lambda part: part.replace(old, new))


@pytest.mark.parametrize(
    "data",
    [
        changed(b' r="B2"', b""),  # a cell may leave out its place
        changed(b"<c ", b'<c s="0" '),
        with_changed_part(
            FIGURES, "xl/_rels/workbook.xml.rels", lambda part: part.replace(b'"worksheets', b'"/xl/worksheets')
        ),
        with_changed_part(FIGURES, "xl/workbook.xml", lambda part: part.replace(b"<workbookPr", b"<other")),
    ],
)
def test_workbooks_of_other_programs(data: bytes) -> None:
    assert read(data) == ["Burglary, 2020-06: 45"]


def without_part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(FIGURES)) as old:
        return package({part: old.read(part) for part in old.namelist() if part != name})


def test_a_workbook_without_styles() -> None:
    assert read(without_part("xl/styles.xml")) == ["Burglary, 2020-06: 45"]


def with_flag(data: bytes) -> bytes:
    """The package with the flag of an encrypted part set in its directory."""
    place = data.rindex(b"PK\x01\x02") + 8
    return data[:place] + b"\x01" + data[place + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        without_part("xl/_rels/workbook.xml.rels"),
        without_part(SHEET),
        changed(b"<v>0</v>", b"<v>99</v>"),
        changed(b'<c r="B2"><v>45', b'<c t="e"><v>#REF!'),
        with_changed_part(FIGURES, "xl/styles.xml", lambda part: part[:100]),
        with_changed_part(FIGURES, "xl/styles.xml", lambda part: part.replace(b"UTF-8", b"UTF-9")),
        FIGURES.replace(b"\x03\x04", b"\x03\x05", 1),
    ],
)
def test_broken_workbooks(data: bytes) -> None:
    assert read(data) == [BROKEN]


def test_an_encrypted_part() -> None:
    assert read(with_flag(FIGURES)) == [
        "a.xlsx: The workbook is protected by a password. A file must open without one. Save it without the password."
    ]


@pytest.mark.parametrize(
    ("old", "new", "reach"),
    [
        (b' r="B2"', b' r="XFD2"', "column XFD. At most 2,000 columns can be read."),
        (b' r="B2"', b' s="0" r="xfd2" t="n"', "column XFD. At most 2,000 columns can be read."),
        (b' r="B2"', b' r="AMJ1048576"', "row 1,048,576 and column AMJ. At most 20,000,000 cells can be read."),
        (
            b'<row r="2" spans="1:2"><c r="A2" t="s">',
            b'<row r="30000000"><c t="s">',
            "row 30,000,000 and column B. At most 20,000,000 cells can be read.",
        ),
    ],
)
def test_a_few_cells_far_out_do_not_fill_the_memory(old: bytes, new: bytes, reach: str) -> None:
    assert read(changed(old, new)) == [
        (
            f"a.xlsx: Sheet 'Figures' reaches to {reach} "
            "Delete what stands far outside the table, or copy the table alone into a new workbook."
        )
    ]


def test_far_cells_that_are_only_coloured_do_no_harm() -> None:
    assert read(changed(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')) == [
        "Burglary, 2020-06: 45"
    ]


def test_a_row_longer_than_the_piece_read_at_once() -> None:
    note = "x" * 100
    rows = [["measure", "2020-06", *[f"note {i}" for i in range(1_500)]], ["Burglary", 45, *[note] * 1_500]]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Figures")
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    inline = with_changed_part(file.getvalue(), SHEET, lambda part: part.replace(b"<c ", b" " * 4_000 + b"<c "))
    assert read(inline)[0] == "Burglary, 2020-06: 45"


def test_the_size_of_a_package_is_limited_even_where_it_packs_badly() -> None:
    with pytest.raises(FileError) as error:
        sheets("a.xlsx", with_size(FIGURES, 2_100_000_000))
    assert str(error.value).startswith("a.xlsx: The workbook would unpack to 2,1")


def with_size(data: bytes, size: int) -> bytes:
    """The package with another unpacked size of its last part in its directory."""
    place = data.rindex(b"PK\x01\x02") + 24
    return data[:place] + size.to_bytes(4, "little") + data[place + 4 :]


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    assert read(with_size(FIGURES, 10)) == [BROKEN]


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FIGURES))
    book.create_chartsheet("Chart")
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()) == ["Burglary, 2020-06: 45"]


def test_a_search_that_no_file_can_make_slow() -> None:
    long = b"<c " + b' r="A1"' * 300_000 + b"<c t=" * 100_000
    assert read(changed(b"</sheetData>", long + b"</sheetData>")) == [BROKEN]
