"""The package that an XLSX workbook is: what is in it, and that it is safe to unpack."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from moothall.errors import FileError
from moothall.intake.sheet import KINDS_READ, SAVE_AS, refusal
from moothall.intake.sheet_marks import SheetMarks, SheetTooLargeError, percentage_styles, sheet_marks

LARGEST_UNPACKED = 2_000_000_000  # bytes
LARGEST_UNPACKED_UNSUSPECTED = 100_000_000  # bytes; below it any ratio is harmless
LARGEST_RATIO = 100  # unpacked to packed; real workbooks stay under 30
CHUNK = 1 << 20
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ENCRYPTED = 0x1  # bit 0 of a part's flags (APPNOTE.TXT 4.4.4)

BROKEN = (zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, LookupError, ValueError, NotImplementedError)

OTHER_KINDS = (
    ("xl/workbook.bin", "a binary workbook (XLSB)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
)


@dataclass(frozen=True, kw_only=True)
class Package:
    """`marks` says, by the name of the sheet, which cells hold percentages and errors."""

    marks: Mapping[str, SheetMarks] = field(default_factory=dict)
    counts_from_1904: bool = False
    has_macros: bool = False
    has_external_links: bool = False


def opened_package(name: str, data: bytes) -> Package:
    """Look into a workbook. Raises FileError where it is none, is broken, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_other_kinds(name, archive)
            _refuse_if_swollen(name, archive)
            return _package(name, archive)
    except BROKEN as error:
        raise broken(name) from error


def broken(name: str) -> FileError:
    remedy = "Open it in a spreadsheet program, let it repair the file, and save it again."
    return refusal(name, "The workbook is broken and cannot be read.", "A sound workbook was expected.", remedy)


def _refuse_other_kinds(name: str, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    kind = next((kind for part, kind in OTHER_KINDS if part in names), "a packed file (ZIP) without a workbook in it")
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        kind = "an OpenDocument file (ODS or another)"
    raise refusal(name, f"The file is {kind}.", KINDS_READ, SAVE_AS)


def _refuse_if_swollen(name: str, archive: zipfile.ZipFile) -> None:
    unpacked = sum(part.file_size for part in archive.infolist())
    packed = sum(part.compress_size for part in archive.infolist())
    suspicious = unpacked > LARGEST_UNPACKED_UNSUSPECTED and unpacked > LARGEST_RATIO * packed
    if suspicious or unpacked > LARGEST_UNPACKED:
        raise refusal(
            name,
            f"The workbook would unpack to {unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB.",
            f"At most {LARGEST_UNPACKED / 1e6:,.0f} MB, and {LARGEST_RATIO} times its packed size, can be read.",
            "Copy the table alone into a new workbook, or save it as CSV.",
        )
    if any(part.flag_bits & ENCRYPTED for part in archive.infolist()):
        raise refusal(
            name,
            "The workbook is protected by a password.",
            "A file must open without one.",
            "Save it without the password.",
        )


def _package(name: str, archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    for part in names:
        _refuse_unless_sound(name, archive, part)
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (a part with entities was refused)
    properties = workbook.find("{*}workbookPr")
    return Package(
        marks=_marks(name, archive, workbook),
        counts_from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        has_macros=any(part.endswith("vbaProject.bin") for part in names),
        has_external_links=any(part.startswith("xl/externalLinks/") for part in names),
    )


def _refuse_unless_sound(name: str, archive: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end: its size and checksum are as declared, and it declares no entities.

    A workbook's parts hold no document type declaration (ECMA-376 part 2, 6.1.4 and B.1).
    """
    with archive.open(part) as file:
        first = file.read(CHUNK)
        if b"<!DOCTYPE" in first or b"<!ENTITY" in first:
            raise broken(name)
        while file.read(CHUNK):
            pass


def _marks(name: str, archive: zipfile.ZipFile, workbook: ET.Element) -> dict[str, SheetMarks]:
    styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
    percentages = percentage_styles(styles)
    marks = {}
    for sheet, part in _sheet_parts(archive, workbook).items():
        try:
            with archive.open(part) as file:
                marks[sheet] = sheet_marks(file, percentages)
        except SheetTooLargeError as error:
            remedy = "Delete what stands far outside the table, or copy the table alone into a new workbook."
            raise refusal(name, f"Sheet '{sheet}' reaches to {error.reach}.", error.limit, remedy) from None
    return marks


def _sheet_parts(archive: zipfile.ZipFile, workbook: ET.Element) -> dict[str, str]:
    """The part in which each worksheet stands, by the sheet's name."""
    related = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 (as above)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in related}
    parts = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets[sheet.get(RELATIONSHIP)]
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in part:
            parts[sheet.get("name", "")] = part
    return parts
