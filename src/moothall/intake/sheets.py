"""A file's bytes become sheets, whatever kind of table the file is."""

from moothall.intake.csv_text import csv_sheet
from moothall.intake.sheet import KINDS_READ, SAVE_AS, Sheets, refusal
from moothall.intake.workbook import workbook_sheets

LARGEST_FILE = 500_000_000  # bytes

BEGINNINGS = (
    (b"<!doctype html", "a web page"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"<HTML", "a web page"),
    (b"<", "a web page or XML"),
    (b"%PDF", "a PDF"),
    (b"{", "JSON"),
    (b"[{", "JSON"),
    (b"[[", "JSON"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def sheets(name: str, data: bytes) -> Sheets:
    """The sheets of a CSV, XLSX or ODS file. Raises FileError where the bytes are no table that can be read."""
    if len(data) > LARGEST_FILE:
        raise refusal(
            name,
            f"The file has {len(data) / 1e6:,.0f} MB.",
            f"At most {LARGEST_FILE / 1e6:,.0f} MB can be read.",
            "Split it into smaller files, for example one a year.",
        )
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise refusal(
            name, "The file is empty.", "A table was expected.", "Save the table again and check that it is not empty."
        )
    if data.startswith(b"PK"):
        return workbook_sheets(name, data)
    _refuse_other_kinds(name, data)
    return csv_sheet(name, data)


def _refuse_other_kinds(name: str, data: bytes) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\x00\t\n\r ")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_old_container(name, data)
    for beginning, kind in BEGINNINGS:
        if start.startswith(beginning):
            raise refusal(name, f"The file is {kind}, not a table.", KINDS_READ, SAVE_AS)


def _refuse_old_container(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refusal(
            name,
            "The workbook is protected by a password.",
            "A file must open without one.",
            "Save it without the password.",
        )
    raise refusal(name, "The file is an old workbook (XLS) or another old Office file.", KINDS_READ, SAVE_AS)
