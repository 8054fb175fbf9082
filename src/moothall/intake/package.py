"""The package that an XLSX or ODS workbook is: what is in it, and that it is safe to unpack."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from moothall.errors import FileError
from moothall.intake.ods_marks import ods_tables
from moothall.intake.sheet import KINDS_READ, SAVE_AS, refusal
from moothall.intake.sheet_marks import SheetMarks, SheetTooLargeError, percentage_styles, sheet_marks

LARGEST_UNPACKED = 2_000_000_000  # bytes
LARGEST_UNPACKED_UNSUSPECTED = 100_000_000  # bytes; below it any ratio is harmless
LARGEST_RATIO = 100  # unpacked to packed; real workbooks stay under 30
CHUNK = 1 << 20
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
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
    """`marks` says, by the name of the sheet, which cells hold percentages and errors.

    `linked` names the sheets that are copies of sheets in other files.
    """

    marks: Mapping[str, SheetMarks] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    counts_from_1904: bool = False
    has_macros: bool = False
    has_external_links: bool = False


def opened_package(name: str, data: bytes) -> Package:
    """Look into a workbook. Raises FileError where it is none, is broken, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_other_kinds(name, archive)
            _refuse_if_swollen(name, archive)
            for part in archive.namelist():
                _refuse_unless_sound(name, archive, part)
            return _ods_package(name, archive) if _is_ods(archive) else _package(name, archive)
    except BROKEN as error:
        raise broken(name) from error


def broken(name: str) -> FileError:
    remedy = "Open it in a spreadsheet program, let it repair the file, and save it again."
    return refusal(name, "The workbook is broken and cannot be read.", "A sound workbook was expected.", remedy)


def _refuse_other_kinds(name: str, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names or _is_ods(archive):
        return
    kind = next((kind for part, kind in OTHER_KINDS if part in names), "a packed file (ZIP) without a workbook in it")
    if b"opendocument" in _mimetype(archive):
        kind = "an OpenDocument file, but no spreadsheet"
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
    if any(part.flag_bits & ENCRYPTED for part in archive.infolist()) or _says_encrypted(archive):
        raise refusal(
            name,
            "The workbook is protected by a password.",
            "A file must open without one.",
            "Save it without the password.",
        )


def _says_encrypted(archive: zipfile.ZipFile) -> bool:
    """An OpenDocument package says so in its list of parts (OpenDocument 1.3 part 2, 3.4)."""
    return MANIFEST in archive.namelist() and b"encryption-data" in archive.read(MANIFEST)


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    return archive.read("mimetype") if "mimetype" in archive.namelist() else b""


def _is_ods(archive: zipfile.ZipFile) -> bool:
    """A spreadsheet, or a template for one."""
    return _mimetype(archive).startswith(ODS)


def _package(name: str, archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (a part with entities was refused)
    properties = workbook.find("{*}workbookPr")
    return Package(
        marks=_marks(name, archive, workbook),
        counts_from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        has_macros=any(part.endswith("vbaProject.bin") for part in names),
        has_external_links=any(part.startswith("xl/externalLinks/") for part in names),
    )


def _ods_package(name: str, archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    try:
        with archive.open("content.xml") as part:
            tables = list(ods_tables(part))
    except SheetTooLargeError as error:
        raise _too_large(name, error.sheet, error) from None
    linked = frozenset(table.name for table in tables if table.linked)
    return Package(
        marks={table.name: table.marks for table in tables},
        linked=linked,
        has_macros=any(part.startswith(("Basic/", "Scripts/")) for part in names),
        has_external_links=bool(linked),
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
            raise _too_large(name, sheet, error) from None
    return marks


def _too_large(name: str, sheet: str, error: SheetTooLargeError) -> FileError:
    remedy = "Delete what stands far outside the table, or copy the table alone into a new workbook."
    return refusal(name, f"Sheet '{sheet}' reaches to {error.reach}.", error.limit, remedy)


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
