"""Workbooks for the tests: written as offices write them, and then spoilt by hand."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

import xlsxwriter  # type: ignore[import-untyped]

Value = str | int | float | date | None
Rows = Sequence[Sequence[Value]]

DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def workbook(
    sheets: Mapping[str, Rows], *, hidden: Sequence[str] = (), from_1904: bool = False, percentages: bool = False
) -> bytes:
    """An XLSX file with these sheets. `percentages`: numbers below 1 are shown as 96.2%, as Excel keeps them."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": from_1904})
    as_month = book.add_format({"num_format": "mmm-yy"})
    as_percentage = book.add_format({"num_format": "0.0%"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(i, j, datetime(value.year, value.month, value.day), as_month)  # noqa: DTZ001 (a sheet has no time zones)
                elif percentages and isinstance(value, float) and value < 1:
                    sheet.write_number(i, j, value, as_percentage)
                elif isinstance(value, str) and value.startswith("#"):
                    sheet.write_formula(i, j, "=1/0", value=value)
                else:
                    sheet.write(i, j, value)
        if name in hidden:
            sheet.hide()
    book.close()
    return file.getvalue()


def with_part(data: bytes, part: str, content: bytes = b"") -> bytes:
    """The package with one more part in it."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return file.getvalue()


def with_changed_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with the content of one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def package(parts: Mapping[str, bytes]) -> bytes:
    """A packed file with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def package_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return {name: old.read(name) for name in old.namelist()}
