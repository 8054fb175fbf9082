"""CSV text: which encoding, which delimiter, which rows."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from moothall.errors import FileError, Problem
from moothall.intake.notices import Notice
from moothall.intake.sheet import KINDS_READ, MOST_COLUMNS, SAVE_AS, Row, Sheet, Sheets, refusal

DELIMITERS = ("\t", ";", ",")
ROWS_TRIED = 30
CHUNK = 1 << 20


def csv_sheet(name: str, data: bytes) -> Sheets:
    encoding = _encoding(name, data)
    notices: tuple[Notice, ...] = ()
    if encoding == "cp1252":
        said = "The text is not UTF-8 and was read as Windows-1252. Check that signs such as £ and – are right."
        notices = (Notice(said, file=name),)
    delimiter = _delimiter(name, data, encoding)

    def rows() -> Iterator[Row]:
        return _rows(name, _lines(data, encoding), delimiter)

    return Sheets((Sheet(file=name, name=None, rows=rows),), notices)


def _encoding(name: str, data: bytes) -> str:
    """From the mark at the beginning; otherwise UTF-8 if it is, else Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ["utf-16"]
    elif b"\x00" in data:
        guesses = []
    else:
        guesses = ["utf-8-sig", "cp1252"]
    for encoding in guesses:
        if _decodes(data, encoding):
            return encoding
    raise refusal(name, "The file is not text.", KINDS_READ, SAVE_AS)


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(view[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")


def _delimiter(name: str, data: bytes, encoding: str) -> str:
    """The one that parts the first rows most evenly."""
    found = {delimiter: _evenness(data, encoding, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: found[delimiter])
    if not found[best]:
        raise refusal(
            name,
            "The text is not a table: no row has two columns.",
            "Columns are parted by commas, semicolons or tabs.",
            "Save the table as CSV, XLSX or ODS.",
        )
    return best


def _evenness(data: bytes, encoding: str, delimiter: str) -> int:
    """How many of the first rows have as many columns as most of them, and at least two."""
    try:
        widths = [len(row) for row in islice(csv.reader(_lines(data, encoding), delimiter=delimiter), ROWS_TRIED)]
    except csv.Error:
        return 1  # the quotation marks do not pair; reading the rows will say where
    return max(Counter(width for width in widths if width > 1).values(), default=0)


def _rows(name: str, lines: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    number = 0
    try:
        for row in csv.reader(lines, delimiter=delimiter, strict=True):
            number += 1
            if len(row) > MOST_COLUMNS:
                raise refusal(
                    name,
                    f"Row {number} has {len(row):,} columns.",
                    f"At most {MOST_COLUMNS:,} can be read.",
                    "Check that it is the right file; if so, write a measure, a month and a value in each row.",
                )
            yield row
    except csv.Error:
        raise FileError(
            Problem(
                "A quotation mark begins a text that does not end as it should.",
                'A text with a comma, a quotation mark or a new line stands between two marks ("); '
                'a mark inside it is written twice ("").',
                "Save the table again as CSV from a spreadsheet program.",
                file=name,
                row=number + 1,
            )
        ) from None
