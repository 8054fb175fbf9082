"""OpenDocument spreadsheets: repeated and covered cells, percentages, dates, errors, and what would harm."""

import pytest

from moothall.intake import taken
from tests.unit.intake.cases import answer_of, said_of
from tests.unit.intake.ods_files import blank, cell, ods, of, row, sheet
from tests.unit.intake.workbooks import DOCTYPE, package, with_changed_part, workbook

FIGURES = ods(sheet(row("measure", "2020-06"), row("Burglary", 45)))
HIDDEN = (
    '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
    "</style:style>"
)
TWICE = 'table:number-columns-repeated="2"'
BROKEN = (
    "a.ods: The workbook is broken and cannot be read. A sound workbook was expected. "
    "Open it in a spreadsheet program, let it repair the file, and save it again."
)


def read(data: bytes) -> list[str]:
    return answer_of(lambda: "\n".join(said_of(taken("a.ods", data)))).split("\n")


def test_a_plain_table() -> None:
    assert read(FIGURES) == ["Burglary, 2020-06: 45"]


def test_dates_are_months_and_percentages_are_as_they_are_shown() -> None:
    june = cell("date", "2020-06-01", "Jun-20")
    july = cell("date", "2020-07-01T00:00:00", "Jul-20")
    rows = (
        row("measure", june, july),
        row("Answered", cell("percentage", "0.962", "96.2%"), cell("percentage", 1, "100%")),
    )
    assert read(ods(sheet(*rows))) == ["Answered, 2020-06: 96.2%", "Answered, 2020-07: 100%"]


def test_a_percentage_whose_row_is_repeated() -> None:
    share = cell("percentage", "0.5", "50%")
    rows = row("measure", "2020-06"), row("Answered", share), row("Asked", share)
    assert read(ods(sheet(*rows))) == ["Answered, 2020-06: 50%", "Asked, 2020-06: 50%"]
    transposed = sheet(row("period", "Answered", "Asked"), row("2020-06", cell("percentage", "0.5", more=TWICE)))
    assert read(ods(transposed)) == ["Answered, 2020-06: 50%", "Asked, 2020-06: 50%"]


def test_repeated_cells_stand_for_each_of_them() -> None:
    rows = row("measure", "2020-05", "2020-06", "2020-07"), row("Burglary", cell("float", 5, more=TWICE), 6)
    assert read(ods(sheet(*rows))) == ["Burglary, 2020-05: 5", "Burglary, 2020-06: 5", "Burglary, 2020-07: 6"]


def test_the_blank_rest_of_a_sheet_costs_nothing() -> None:
    rows = row("measure", "2020-06", blank(16_000)), row("Burglary", 45), row(blank(16_384), times=1_048_574)
    assert read(ods(sheet(*rows))) == ["Burglary, 2020-06: 45"]


def test_the_table_may_begin_anywhere() -> None:
    rows = row(blank(3), times=2), row(blank(2), "measure", "2020-06"), row(blank(2), "Burglary", "many")
    assert read(ods(sheet(*rows))) == [
        (
            "a.ods, sheet Figures, row 4, column 2020-06: 'many' is text. A number was expected. Write digits only, "
            "such as 1357 or 96.2. Leave the cell blank where there is no figure."
        )
    ]


def test_what_a_covered_cell_holds_is_not_seen_and_not_taken() -> None:
    covered = cell("float", 99, tag="covered-table-cell")
    wide = cell("float", 45, more='table:number-columns-spanned="2"')
    rows = row("measure", "2020-06", "2020-07"), row("Burglary", wide, covered), row("Robbery", 4, 5)
    assert read(ods(sheet(*rows))) == [
        "Burglary, 2020-06: 45",
        "Burglary, 2020-07: missing. No figure was supplied.",
        "Robbery, 2020-06: 4",
        "Robbery, 2020-07: 5",
    ]


@pytest.mark.parametrize("kind", ["string", "float"])
def test_the_error_of_a_formula_is_named(kind: str) -> None:
    error = cell(kind, 0, "#DIV/0!", more='calcext:value-type="error" table:formula="of:=1/0"')
    assert read(ods(sheet(row("measure", "2020-06"), row("Burglary", error)))) == [
        (
            "a.ods, sheet Figures, row 2, column 2020-06: '#DIV/0!' is the error of a formula. A number was expected. "
            "Correct the formula, or leave the cell blank where there is no figure."
        )
    ]


def test_a_formula_that_says_not_available_is_missing() -> None:
    error = cell("float", 0, "#N/A", more='calcext:value-type="error"')
    assert read(ods(sheet(row("measure", "2020-06"), row("Burglary", error)))) == [
        "Burglary, 2020-06: missing. Not available, marked #N/A in the file."
    ]


def test_the_marks_of_the_public_sector() -> None:
    rows = row("measure", "2020-05", "2020-06"), row("Burglary", "[x]", "[c]")
    assert read(ods(sheet(*rows))) == [
        "Burglary, 2020-05: missing. Not available, marked [x] in the file.",
        "Burglary, 2020-06: missing. Suppressed as confidential, marked [c] in the file.",
    ]


def test_an_empty_sheet_is_passed_over_and_an_empty_file_refused() -> None:
    figures = sheet(row("measure", "2020-06"), row("Burglary", 45), name="Second")
    assert read(ods(sheet(name="Empty"), figures)) == [
        "Burglary, 2020-06: 45",
        "a.ods, sheet Empty: No table of months and numbers stands on this sheet; it was passed over.",
    ]
    assert read(ods(sheet())) == answer_of(lambda: "\n".join(said_of(taken("a.ods", workbook({"Figures": []}))))).split(
        "\n"
    )


def test_a_hidden_sheet_is_taken_and_said() -> None:
    hidden = sheet(row("measure", "2020-06"), row("Burglary", 45), name="Old", style="hidden")
    assert read(ods(hidden, styles=HIDDEN)) == [
        "Burglary, 2020-06: 45",
        "a.ods, sheet Old: The sheet is hidden. Its values were taken like those of any other.",
    ]


def test_a_copy_of_a_sheet_of_another_file_is_not_taken() -> None:
    copy = sheet(row("measure", "2020-06"), row("Burglary", 46), name="'file:///there.ods'#$Figures")
    assert read(ods(sheet(row("measure", "2020-06"), row("Burglary", 45)), copy)) == [
        "Burglary, 2020-06: 45",
        (
            "a.ods: The workbook has links to other files. Only its values were taken, as last saved; no link was "
            "followed."
        ),
    ]


def test_macros_are_not_run_and_said() -> None:
    data = ods(sheet(row("measure", "2020-06"), row("Burglary", 45)), more={"Basic/script-lc.xml": b"<a/>"})
    assert read(data) == [
        "Burglary, 2020-06: 45",
        "a.ods: The workbook holds macros. Only its values were taken; no macro was run.",
    ]


def test_a_password() -> None:
    listed = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert read(ods(sheet(), manifest=listed)) == [
        "a.ods: The workbook is protected by a password. A file must open without one. Save it without the password."
    ]


@pytest.mark.parametrize(
    "data",
    [
        FIGURES[:300],
        with_changed_part(FIGURES, "content.xml", lambda part: part[:200]),
        with_changed_part(FIGURES, "content.xml", lambda part: part.replace(b'value="45"', b'value="many"')),
        with_changed_part(FIGURES, "content.xml", lambda part: part.replace(b'repeated="1"', b'repeated="-"')),
        with_changed_part(FIGURES, "content.xml", lambda part: part.replace(b"?>", b"?>" + DOCTYPE, 1)),
        package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    ],
)
def test_broken_workbooks(data: bytes) -> None:
    assert read(data) == [BROKEN]


@pytest.mark.parametrize(
    ("rows", "reach"),
    [
        (
            row("a", cell("float", 1, more='table:number-columns-repeated="16383"')),
            "column XFD. At most 2,000 columns can be read.",
        ),
        (
            row(*["a"] * 100, times=1_000_000),
            "row 1,000,000 and column CV. At most 20,000,000 cells can be read.",
        ),
        (
            row("a", times=2) + row(blank(), times=30_000_000) + row("b"),
            "row 30,000,003 and column A. At most 20,000,000 cells can be read.",
        ),
        (
            row(cell("percentage", "0.5"), times=2_000_001),
            "row 2,000,001 and column A. At most 2,000,000 cells can be read.",
        ),
    ],
)
def test_a_few_cells_that_stand_for_many_do_not_fill_the_memory(rows: str, reach: str) -> None:
    remedy = "Delete what stands far outside the table, or copy the table alone into a new workbook."
    assert read(ods(sheet(rows))) == [f"a.ods: Sheet 'Figures' reaches to {reach} {remedy}"]


def test_comments_and_links_in_a_cell_do_not_change_it() -> None:
    noted = (
        '<table:table-cell office:value-type="float" office:value="45"><office:annotation><text:p>Check!</text:p>'
        "</office:annotation><text:p>45</text:p></table:table-cell>"
    )
    assert read(ods(sheet(row("measure", "2020-06"), row(of("Burglary"), noted)))) == ["Burglary, 2020-06: 45"]
