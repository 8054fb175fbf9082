"""Files that are refused before any table is looked for."""

from tests.unit.intake.cases import Case
from tests.unit.intake.workbooks import DOCTYPE, Rows, package, with_changed_part, with_part, workbook

JUNE = workbook({"Figures": [["measure", "2020-06"], ["Burglary", 45]]})
SHEET = "xl/worksheets/sheet1.xml"
OLD_OFFICE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FAR: dict[str, Rows] = {"Figures": [["measure", "2020-06"], ["Burglary", 45], *[[None]] * 20_000, [*[None] * 1_500, 5]]}

FILES_REFUSED = [
    Case(
        "An empty file",
        {"a.csv": b""},
        ("a.csv: The file is empty. A table was expected. Save the table again and check that it is not empty."),
    ),
    Case(
        "A web page saved as CSV",
        {"a.csv": b"<!doctype html><html></html>"},
        (
            "a.csv: The file is a web page, not a table. Moothall reads CSV, XLSX and ODS. Open it in a "
            "spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A PDF",
        {"a.pdf": b"%PDF-1.7"},
        (
            "a.pdf: The file is a PDF, not a table. Moothall reads CSV, XLSX and ODS. Open it in a spreadsheet "
            "program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "JSON",
        {"a.json": b'{"a": 1}'},
        (
            "a.json: The file is JSON, not a table. Moothall reads CSV, XLSX and ODS. Open it in a spreadsheet "
            "program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A picture",
        {"a.png": b"\x89PNG\r\n"},
        (
            "a.png: The file is a picture, not a table. Moothall reads CSV, XLSX and ODS. Open it in a "
            "spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A file of other signs than text",
        {"a.csv": b"a,b\x00c\n"},
        (
            "a.csv: The file is not text. Moothall reads CSV, XLSX and ODS. Open it in a spreadsheet program and "
            "save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A text without columns",
        {"a.txt": b"Burglary rose.\nRobbery fell.\n"},
        (
            "a.txt: The text is not a table: no row has two columns. Columns are parted by commas, "
            "semicolons or tabs. Save the table as CSV, XLSX or ODS."
        ),
    ),
    Case(
        "A text with commas that is no table",
        {"a.txt": b"Burglary rose, and then\nit fell, again.\n"},
        (
            "a.txt: No headings were found. One of the first 10 rows should hold the headings measure, area,"
            " period and value; or a measure and then a month a column; or a month and then a measure a "
            "column. Save the table alone, with its headings in the first row."
        ),
    ),
    Case(
        "An old workbook (XLS)",
        {"a.xls": OLD_OFFICE_FILE},
        (
            "a.xls: The file is an old workbook (XLS) or another old Office file. Moothall reads CSV, XLSX and "
            "ODS. Open it in a spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "An OpenDocument text (ODT)",
        {"a.odt": package({"mimetype": b"application/vnd.oasis.opendocument.text"})},
        (
            "a.odt: The file is an OpenDocument file, but no spreadsheet. Moothall reads CSV, XLSX and ODS. Open it "
            "in a spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A binary workbook (XLSB)",
        {"a.xlsb": package({"xl/workbook.bin": b""})},
        (
            "a.xlsb: The file is a binary workbook (XLSB). Moothall reads CSV, XLSX and ODS. Open it in a "
            "spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A Word document",
        {"a.docx": package({"word/document.xml": b""})},
        (
            "a.docx: The file is a Word document. Moothall reads CSV, XLSX and ODS. Open it in a spreadsheet "
            "program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A packed file (ZIP) with tables in it",
        {"a.zip": package({"a.csv": b""})},
        (
            "a.zip: The file is a packed file (ZIP) without a workbook in it. Moothall reads CSV, XLSX and ODS. "
            "Open it in a spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "A workbook with a password",
        {"a.xlsx": OLD_OFFICE_FILE + "EncryptedPackage".encode("utf-16-le")},
        (
            "a.xlsx: The workbook is protected by a password. A file must open without one. Save it without "
            "the password."
        ),
    ),
    Case(
        "A broken workbook",
        {"a.xlsx": JUNE[:1000]},
        (
            "a.xlsx: The workbook is broken and cannot be read. A sound workbook was expected. Open it in a "
            "spreadsheet program, let it repair the file, and save it again."
        ),
    ),
    Case(
        "A workbook with entities that swell (a billion laughs)",
        {"a.xlsx": with_changed_part(JUNE, SHEET, lambda part: part.replace(b"?>", b"?>" + DOCTYPE, 1))},
        (
            "a.xlsx: The workbook is broken and cannot be read. A sound workbook was expected. Open it in a "
            "spreadsheet program, let it repair the file, and save it again."
        ),
    ),
    Case(
        "A workbook that unpacks to far more than itself (a zip bomb)",
        {"a.xlsx": with_part(JUNE, "xl/media/image1.bin", bytes(150_000_000))},
        (
            "a.xlsx: The workbook would unpack to 150 MB from 0.1 MB. At most 2,000 MB, and 100 times its "
            "packed size, can be read. Copy the table alone into a new workbook, or save it as CSV."
        ),
    ),
    Case(
        "A workbook with one cell far out",
        {"a.xlsx": workbook(FAR)},
        (
            "a.xlsx: Sheet 'Figures' reaches to row 20,003 and column BES. At most 20,000,000 cells can be "
            "read. Delete what stands far outside the table, or copy the table alone into a new workbook."
        ),
    ),
    Case(
        "10,000 columns in a workbook",
        {"a.xlsx": workbook({"Figures": [["measure", *["2020-06"] * 9_999]]})},
        (
            "a.xlsx: Sheet 'Figures' reaches to column NTP. At most 2,000 columns can be read. Delete what "
            "stands far outside the table, or copy the table alone into a new workbook."
        ),
    ),
    Case(
        "10,000 columns in a CSV file",
        {"a.csv": b"measure" + b",2020-06" * 9_999},
        (
            "a.csv: Row 1 has 10,000 columns. At most 2,000 can be read. Check that it is the right file; if"
            " so, write a measure, a month and a value in each row."
        ),
    ),
    Case(
        "A file over 500 MB",
        {"a.csv": bytes(600_000_000)},
        (
            "a.csv: The file has 600 MB. At most 500 MB can be read. Split it into smaller files, for "
            "example one a year."
        ),
    ),
    Case(
        "A quotation mark that nothing closes",
        {"a.csv": b'month,Burglary\n"2020-06,45\n2020-07,47\n'},
        (
            "a.csv, row 2: A quotation mark begins a text that does not end as it should. A text with a "
            'comma, a quotation mark or a new line stands between two marks ("); a mark inside it is written'
            ' twice (""). Save the table again as CSV from a spreadsheet program.'
        ),
    ),
]
