"""The public-sector checklist for spreadsheets, held against both workbooks of both examples.

docs/reference/spreadsheet-checklist.md lists each item with its result; a test looks at each that a machine can see.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from moothall.intake.workspace import workspace_from
from moothall.render.workbook_chart import INK
from moothall.render.workbook_ods import workbook_ods
from moothall.render.workbook_xlsx import workbook_xlsx
from moothall.reports.exception_workbook import exception_workbook
from moothall.reports.office_workbook import office_workbook
from moothall.reports.plan_workbook import plan_workbook
from moothall.reports.workbook import Workbook
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import workspace_files
from moothall.workflows.office_report import office_report_of
from moothall.workflows.plan_report import plan_table_of
from tests.conftest import REPOSITORY
from tests.sheets_read import SheetRead, WorkbookRead, read_ods, read_xlsx
from tests.worlds import random_world

PAGE = REPOSITORY / "docs/reference/spreadsheet-checklist.md"
EXAMPLES = REPOSITORY / "src/moothall/examples"
LINK = "#0a5c9e"
MARKS = {"[x]", "[c]", "[z]"}


@dataclass(frozen=True)
class Looked:
    """One workbook of one example; `kind` is xlsx or ods."""

    kind: str
    book: WorkbookRead

    @property
    def sheets(self) -> list[SheetRead]:
        return self.book.sheets

    @property
    def tables(self) -> list[SheetRead]:
        return [sheet for sheet in self.sheets if sheet.tables]

    def part(self, *names: str) -> str:
        """The text of the parts whose name begins so."""
        return "".join(data.decode() for name, data in self.book.parts.items() if name.startswith(names))


# ------------------------------------------------------------------------------------------------------ tables


def marked(looked: Looked) -> None:
    assert [sheet.name for sheet in looked.sheets if len(sheet.rows) > 8 and not sheet.tables] == []
    for sheet in looked.tables:
        ((first, last, columns),) = sheet.tables.values()
        assert (last, columns) == (len(sheet.rows), len(sheet.rows[first - 1])), "the table reaches to the last row"


def named(looked: Looked) -> None:
    names = [name for sheet in looked.tables for name in sheet.tables]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w+", name) for name in names)


def not_merged(looked: Looked) -> None:
    assert sum(sheet.merged for sheet in looked.sheets) == 0


def nothing_blank_in_tables(looked: Looked) -> None:
    for sheet in looked.tables:
        for row in sheet.table_rows:
            assert [name for name, cell in row.items() if cell in (None, "")] == []


def one_header_row(looked: Looked) -> None:
    for sheet in looked.tables:
        ((first, _, columns),) = sheet.tables.values()
        heads = sheet.rows[first - 1][:columns]
        assert len(set(heads)) == len(heads)
        assert all(isinstance(head, str) and head.strip() for head in heads)
    if looked.kind == "ods":
        assert looked.part("content.xml").count("<table:table-header-rows>") == len(looked.tables)


def wrapped(looked: Looked) -> None:
    assert set().union(*(sheet.wrapped for sheet in looked.tables)) == {True}


def filters_and_frozen_panes(looked: Looked) -> None:
    """The one departure: the heading of the long list of months stays in view."""
    assert not any(sheet.filters for sheet in looked.sheets)
    months = looked.book.sheet("Months")
    ((first, last, _),) = months.tables.values()
    assert {sheet.name: sheet.frozen_rows for sheet in looked.sheets if sheet.frozen_rows} == {"Months": first}
    assert last - first > 400
    assert first <= 6


def no_hidden(looked: Looked) -> None:
    assert sum(sheet.hidden for sheet in looked.sheets) == 0


# --------------------------------------------------------------------------------------------------- footnotes


def notes_by_word(looked: Looked) -> None:
    (heading, *_), *rows = looked.book.sheet("Notes").rows[table_start(looked.book.sheet("Notes")) :]
    assert all(re.fullmatch(r"\[[xcz]\]|note \d+", str(row[0])) for row in [[heading], *rows])


def table_start(sheet: SheetRead) -> int:
    ((first, _, _),) = sheet.tables.values()
    return first


def no_superscript(looked: Looked) -> None:
    assert not re.search(r"[¹²³⁰-⁹*†‡]", "".join(texts(looked)))
    assert "vertAlign" not in looked.part("xl/styles", "xl/sharedStrings")
    assert "text-position" not in looked.part("content.xml", "styles.xml")


def texts(looked: Looked) -> list[str]:
    return [cell for sheet in looked.sheets for row in sheet.rows for cell in row if isinstance(cell, str)]


def no_markers_in_cells(looked: Looked) -> None:
    others = [sheet for sheet in looked.sheets if sheet.name != "Notes"]
    cells = [cell for sheet in others for row in sheet.rows for cell in row if isinstance(cell, str)]
    assert not [cell for cell in cells if re.search(r"\[note", cell)]


# -------------------------------------------------------------------------------------------------- formatting


def links_say_where(looked: Looked) -> None:
    names = {sheet.name for sheet in looked.sheets}
    for sheet in looked.sheets:
        for (row, column), target in sheet.links.items():
            text, name = str(sheet.rows[row - 1][column - 1]), re.sub(r"^#|['!.]|A1$", "", target)
            assert name in names
            assert len(text) > 2
            assert not re.search(r"https?:|click|here", text)


def sans_serif_and_large(looked: Looked) -> None:
    if looked.kind == "xlsx":
        styles = looked.part("xl/styles.xml")
        used = styles[styles.index("<fonts") : styles.index("</fonts>")].split("<font>")[2:]  # 1 is Excel's own
        assert all('<name val="Arial"/>' in font for font in used)
        sizes = [float(size) for font in used for size in re.findall(r'<sz val="([\d.]+)"', font)]
    else:
        styles = looked.part("styles.xml", "content.xml")
        assert set(re.findall(r'style:font-name="([^"]*)"', styles)) == {"Arial"}
        sizes = [float(size) for size in re.findall(r'fo:font-size="([\d.]+)pt"', styles)]
    assert min(sizes) >= 11
    assert "<i/>" not in styles
    assert "italic" not in styles
    assert "textRotation" not in styles


def titles(looked: Looked) -> None:
    """Tagged as a heading where the format's writer can: in ODS."""
    assert all(isinstance(sheet.rows[0][0], str) and sheet.rows[0][0] for sheet in looked.sheets)
    styles = {sheet.title_style for sheet in looked.sheets}
    assert styles == ({"Heading_20_1"} if looked.kind == "ods" else {"True 15.0"})


def few_symbols(looked: Looked) -> None:
    """Headings hold letters, digits and the points of a sentence only; signs are left to numbers and to the data."""
    for sheet in looked.tables:
        heads = sheet.rows[table_start(sheet) - 1]
        assert all(re.fullmatch(r"[\w ’'%,]+", str(head)) for head in heads)


def no_headers_footers_or_boxes(looked: Looked) -> None:
    assert not any(sheet.page_text for sheet in looked.sheets)
    assert "oddHeader" not in looked.part("xl/worksheets/")
    assert "oddFooter" not in looked.part("xl/worksheets/")
    assert not re.search("draw:text-box|draw:custom-shape", looked.part("content.xml"))
    assert "<xdr:sp>" not in looked.part("xl/drawings/")


def only_the_rule_under_a_header(looked: Looked) -> None:
    if looked.kind == "xlsx":
        styles = looked.part("xl/styles.xml")
        borders = styles[styles.index("<borders") : styles.index("</borders>")]
        assert set(re.findall(r'<(\w+) style="', borders)) == {"bottom"}
    else:
        assert re.findall(r"fo:border[^=]*=", looked.part("styles.xml", "content.xml")) == ["fo:border-bottom="]


def no_fill(looked: Looked) -> None:
    assert sum(sheet.filled for sheet in looked.sheets) == 0


def words_beside_marks_of_charts(looked: Looked) -> None:
    """A month with a signal is a diamond in the chart, and a word in the table beside it."""
    for sheet in looked.sheets:
        if sheet.words_of_charts:
            assert {str(row["Finding"]) for row in sheet.table_rows} - {"no signal"}
    drawn = looked.part("xl/charts/", "Object ")
    assert "diamond" in drawn


def contrast(looked: Looked) -> None:
    assert looked.sheets
    assert min(ratio(colour) for colour in (LINK, INK)) > 4.5


def ratio(colour: str) -> float:
    """Of a colour on white (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def charts_are_native_and_have_words(looked: Looked) -> None:
    assert sum(sheet.pictures for sheet in looked.sheets) == 0
    assert not [name for name in looked.book.parts if re.search(r"\.(png|jpe?g|emf|svg)$", name)]
    exceptions = [sheet for sheet in looked.sheets if re.match(r"\d", sheet.name)]
    assert [len(sheet.words_of_charts) for sheet in exceptions] == [1] * len(exceptions)
    for sheet in exceptions:
        assert str(sheet.rows[0][0]) not in sheet.words_of_charts[0]
        assert "The same numbers stand in the table of this sheet." in sheet.words_of_charts[0]


def no_macros(looked: Looked) -> None:
    assert not [name for name in looked.book.parts if re.search(r"vbaProject|^Basic/|^Scripts/", name)]


# --------------------------------------------------------------------------------------------------- structure


def unique_names(looked: Looked) -> None:
    names = [sheet.name.casefold() for sheet in looked.sheets]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"\w{1,31}", name) for name in names)


def none_blank(looked: Looked) -> None:
    assert all(len(sheet.rows) > 1 for sheet in looked.sheets)


def column_a(looked: Looked) -> None:
    """Title in A1, then one line a row, then the table; nothing beside the lines and no blank row among them."""
    for sheet in looked.sheets:
        above = sheet.rows[: table_start(sheet) - 1] if sheet.tables else sheet.rows
        assert all(row[0] for row in above)
        assert not [cell for row in above for cell in row[1:] if cell not in (None, "")]


def at_the_left_edge(looked: Looked) -> None:
    assert all(row[0] not in (None, "") for sheet in looked.tables for row in sheet.rows)  # _area asserts column A


def nothing_below(looked: Looked) -> None:
    assert all(last == len(sheet.rows) for sheet in looked.tables for _, last, _ in sheet.tables.values())


def one_table_a_sheet(looked: Looked) -> None:
    assert max(len(sheet.tables) for sheet in looked.sheets) == 1


# ------------------------------------------------------------------------------------------- before publishing


def document_information(looked: Looked) -> None:
    properties = looked.book.properties
    assert all(properties.values())
    assert properties["title"].startswith(str(looked.sheets[0].rows[0][0]))


def opens_on_the_cover(looked: Looked) -> None:
    assert looked.sheets[0].name == looked.book.active == "Cover"
    assert not re.search(r"<selection [^>]*activeCell=\"(?!A1)", looked.part("xl/worksheets/sheet1.xml"))


# ---------------------------------------------------------------------------------- releasing statistics in them


def cover(looked: Looked) -> None:
    lines = [str(row[0]) for row in looked.book.sheet("Cover").rows]
    for opening in ("Report of: ", "To: ", "About: ", "Date: ", "Author: ", "Period: ", "Purpose: "):
        assert len([line for line in lines if line.startswith(opening)]) == 1
    assert len([line for line in lines if line.startswith("Person to contact: ")]) == 1


def contents(looked: Looked) -> None:
    rows = looked.book.sheet("Cover").table_rows
    assert [row["Sheet"] for row in rows] == [sheet.name for sheet in looked.sheets[1:]]
    assert [row["What it holds"] for row in rows] == [sheet.rows[0][0] for sheet in looked.sheets[1:]]
    first = table_start(looked.book.sheet("Cover"))
    assert [row for row, _ in looked.book.sheet("Cover").links] == list(range(first + 1, first + 1 + len(rows)))


def marks_are_explained(looked: Looked) -> None:
    notes = {row["Mark or note"]: row["What it means"] for row in looked.book.sheet("Notes").table_rows}
    used = {cell for cell in texts(looked) if re.fullmatch(r"\[.*\]", cell)}
    assert used <= MARKS <= set(notes)


def sheets_say_what_they_hold(looked: Looked) -> None:
    for sheet in looked.tables:
        above = [str(row[0]) for row in sheet.rows[: table_start(sheet)]]
        assert "This sheet holds one table." in above
        used = {cell for row in sheet.table_rows for cell in row.values() if cell in MARKS}
        if used and sheet.name != "Notes":
            assert [line for line in above if all(mark in line for mark in map(str, used))]


def units(looked: Looked) -> None:
    for name in ("All_measures", "Months"):
        assert all(row["Unit"] for row in looked.book.sheet(name).table_rows)


def typed(looked: Looked) -> None:
    """A value is a number or a mark, a month is a date."""
    for row in looked.book.sheet("Months").table_rows:
        assert isinstance(row["Month"], date)
        assert row["Month"].day == 1
        for name in ("Value", "Mean", "Lower limit", "Upper limit"):
            assert isinstance(row[name], float) or row[name] in MARKS


def sources(looked: Looked) -> None:
    names = [sheet.name for sheet in looked.sheets]
    assert "Sources" in names
    assert all(row["Source"] for row in looked.book.sheet("About_measures").table_rows)


CHECKS: dict[str, Callable[[Looked], None]] = {
    "Tables are marked up as tables": marked,
    "Tables have meaningful names": named,
    "No merged or split cells, no tables within tables": not_merged,
    "No blank rows or columns within tables": nothing_blank_in_tables,
    "Each table has one header row, marked as one": one_header_row,
    "Text wraps within cells": wrapped,
    "No filters and no frozen panes": filters_and_frozen_panes,
    "No cell without data is left empty": nothing_blank_in_tables,
    "No hidden rows, columns or sheets": no_hidden,
    "No symbol or superscript leads to a note": no_superscript,
    "Notes are called note": notes_by_word,
    "No note markers in cells of their own": no_markers_in_cells,
    "Notes stand in a table on a sheet of notes": notes_by_word,
    "Links say where they lead": links_say_where,
    "Text has a plain typeface of 11 points or more, upright, level": sans_serif_and_large,
    "Each sheet has a title that says what it holds, marked as one": titles,
    "Few symbols": few_symbols,
    "No headers, footers, floating text boxes or toolbars": no_headers_footers_or_boxes,
    "No lines or patterns to part the data": only_the_rule_under_a_header,
    "No background fill": no_fill,
    "Colour is never the only way to say something": words_beside_marks_of_charts,
    "Enough contrast": contrast,
    "No pictures": charts_are_native_and_have_words,
    "No macros": no_macros,
    "Each sheet has a name of its own": unique_names,
    "No blank sheets": none_blank,
    "Column A is used wisely": column_a,
    "Tables stand at the left edge": at_the_left_edge,
    "Nothing stands below a table": nothing_below,
    "One table a sheet": one_table_a_sheet,
    "Document information is filled in": document_information,
    "The file opens at A1 of the first sheet": opens_on_the_cover,
    "A cover says what, who, when, and whom to ask": cover,
    "Contents with links": contents,
    "Marks in place of numbers are explained": marks_are_explained,
    "Each sheet says how many tables it holds, and where its marks are explained": sheets_say_what_they_hold,
    "Units are stated": units,
    "Numbers are numbers and dates are dates": typed,
    "Sources are stated": sources,
}
LEFT_TO_PEOPLE = {
    "Written content is clear",
    "Spelling and grammar are checked",
    "The accessibility checker has been run",
}
RESULTS = {"Met", "Met, but for one sheet", "Partly", "For people"}


def workbook_of(example: str, paper: str) -> Workbook:
    contents_ = workspace_from(workspace_files(EXAMPLES / example))
    quarter = contents_.profile.quarter or latest_quarter(contents_)
    if paper == "plan":
        return plan_workbook(plan_table_of(contents_, quarter))
    if paper == "office":
        return office_workbook(office_report_of(contents_, quarter))
    return exception_workbook(report_of(contents_, quarter))


@cache
def looked_at(example: str, kind: str, paper: str = "exceptions") -> Looked:
    workbook = workbook_of(example, paper)
    book = read_xlsx(workbook_xlsx(workbook)) if kind == "xlsx" else read_ods(workbook_ods(workbook))
    return Looked(kind, book)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("example", ["leicestershire", "made-up"])
@pytest.mark.parametrize("item", CHECKS)
def test_an_item_of_the_checklist(item: str, example: str, kind: str) -> None:
    CHECKS[item](looked_at(example, kind))


def results_on(page: Path) -> dict[str, str]:
    rows = re.findall(r"^\| (.+?) \| (.+?) \|.*\|$", page.read_text("utf-8"), re.MULTILINE)
    found = [(item, result) for item, result in rows if item != "item"]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_the_page_lists_each_item_with_its_result() -> None:
    results = results_on(PAGE)
    assert set(results) == set(CHECKS) | LEFT_TO_PEOPLE
    assert set(results.values()) == RESULTS
    assert {item for item, result in results.items() if result == "For people"} == LEFT_TO_PEOPLE


ABOUT_THE_EXAMPLES = {
    "No filters and no frozen panes",  # a short list of months needs no heading in view
    "No symbol or superscript leads to a note",  # a measure's title may hold any sign
    "Colour is never the only way to say something",  # where there is an exception
}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_items_hold_whatever_the_titles_and_texts_are(seed: int, kind: str) -> None:
    workbook = exception_workbook(random_world(seed).report)
    book = read_xlsx(workbook_xlsx(workbook)) if kind == "xlsx" else read_ods(workbook_ods(workbook))
    for item in set(CHECKS) - ABOUT_THE_EXAMPLES:
        CHECKS[item](Looked(kind, book))


ABOUT_MONTHS_AND_CHARTS = ABOUT_THE_EXAMPLES | {
    "Numbers are numbers and dates are dates",
    "Sources are stated",
    "Units are stated",
}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("paper", ["plan", "office"])
@pytest.mark.parametrize("item", sorted(set(CHECKS) - ABOUT_MONTHS_AND_CHARTS))
def test_the_plan_and_the_office_hold_to_it_too(item: str, paper: str, kind: str) -> None:
    CHECKS[item](looked_at("made-up", kind, paper))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize(("paper", "table"), [("plan", "Metrics"), ("office", "Measures")])
def test_their_figures_are_numbers_or_marks_with_a_unit(paper: str, table: str, kind: str) -> None:
    rows = looked_at("made-up", kind, paper).book.sheet(table).table_rows
    numbers = [name for name in rows[0] if re.match(r"Baseline$|Latest$|Of, |January|April|Change in percent", name)]
    assert len(numbers) > 2
    for row in rows:
        assert row["Unit"]
        assert all(isinstance(row[name], float) or row[name] in MARKS for name in numbers)
