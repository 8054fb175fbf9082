"""XLSX and ODS workbooks: the values of every sheet, read by calamine once the package is known to be safe."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from moothall.intake.notices import Notice
from moothall.intake.package import Package, broken, opened_package
from moothall.intake.sheet import Cell, Row, Sheet, Sheets
from moothall.intake.sheet_marks import SheetMarks

_CalamineCell = int | float | str | bool | time | date | datetime | timedelta

DAYS_FROM_1900_TO_1904 = 1_462  # 1 January 1904 is day 1,462 of the system of 1900 (ECMA-376 part 1, 18.17.4.1)
VALUES_ONLY = "Only its values were taken"


def workbook_sheets(name: str, data: bytes) -> Sheets:
    """The worksheets of an XLSX or ODS file, hidden ones included. Raises FileError where it cannot be read safely."""
    package = opened_package(name, data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        described = [
            sheet
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.name not in package.linked
        ]
        read = [_sheet(name, workbook.get_sheet_by_name(sheet.name), package) for sheet in described]
    except CalamineError as error:
        raise broken(name) from error
    return Sheets(tuple(read), tuple(_notices(name, package, described)))


def _sheet(name: str, sheet: CalamineSheet, package: Package) -> Sheet:
    marks = package.marks.get(sheet.name, SheetMarks())
    first_column = sheet.start[1] if sheet.start else 0

    def rows() -> Iterator[Row]:
        for number, row in enumerate(sheet.iter_rows()):
            cells = [_cell(cell) for cell in row]
            if marks:
                cells = [marks.applied(cell, row=number, column=i) for i, cell in enumerate(cells, first_column)]
            yield cells

    shift = DAYS_FROM_1900_TO_1904 if package.counts_from_1904 else 0
    return Sheet(file=name, name=sheet.name, rows=rows, first_column=first_column, serial_shift=shift)


def _cell(cell: _CalamineCell) -> Cell:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool | time | timedelta):
        return str(cell).upper()
    return cell.date() if isinstance(cell, datetime) else cell


def _notices(name: str, package: Package, described: list[SheetMetadata]) -> Iterator[Notice]:
    for sheet in described:
        if sheet.visible is not SheetVisibleEnum.Visible:
            yield Notice("The sheet is hidden. Its values were taken like those of any other.", name, sheet.name)
    if package.has_macros:
        yield Notice(f"The workbook holds macros. {VALUES_ONLY}; no macro was run.", name)
    if package.has_external_links:
        yield Notice(
            f"The workbook has links to other files. {VALUES_ONLY}, as last saved; no link was followed.", name
        )
