"""Tables that are odd and are taken."""

from datetime import date

from tests.unit.intake.cases import Case, tidy
from tests.unit.intake.ods_files import cell, ods, row, sheet
from tests.unit.intake.workbooks import with_part, workbook

JUNE = workbook({"Figures": [["measure", "2020-06"], ["Burglary", 45]]})

FILES_TAKEN = [
    Case(
        "CSV that begins with a byte order mark, as Excel writes it",
        {"a.csv": b"\xef\xbb\xbf" + tidy("Burglary,Leicester,2020-06,45")},
        "Burglary, Leicester, 2020-06: 45",
    ),
    Case(
        "UTF-16 with a byte order mark, columns parted by tabs",
        {"a.txt": "month\tBurglary\r\nJun-20\t45\r\n".encode("utf-16")},
        "Burglary, 2020-06: 45",
    ),
    Case(
        "Windows-1252, with a pound sign",
        {"a.csv": "month,Fines\n2020-06,£1350\n".encode("cp1252")},
        (
            "Fines, 2020-06: 1350\n"
            "a.csv: The text is not UTF-8 and was read as Windows-1252. Check that signs such as £ and – are"
            " right."
        ),
    ),
    Case("Lines that end in CR LF", {"a.csv": b"month,Burglary\r\n2020-06,45\r\n"}, "Burglary, 2020-06: 45"),
    Case(
        "Lines that end in CR alone",
        {"a.csv": b"month,Burglary\r2020-06,45\r2020-07,47\r"},
        ("Burglary, 2020-06: 45\nBurglary, 2020-07: 47"),
    ),
    Case(
        "Columns parted by semicolons, and a thousands comma",
        {"a.csv": b"month;Burglary\n2020-06;1,357\n"},
        "Burglary, 2020-06: 1357",
    ),
    Case(
        "A text with a comma and a new line between quotation marks",
        {"a.csv": b'measure,period,value\n"Burglary,\nhomes",2020-06,45\n'},
        "Burglary, homes, 2020-06: 45",
    ),
    Case(
        "Columns in another order, under other headings",
        {"a.csv": b"Count,Month,District,Crime type\n45,2020-06,Leicester,Burglary\n"},
        "Burglary, Leicester, 2020-06: 45",
    ),
    Case(
        "Titles above the headings, notes below the table",
        {"a.csv": b"Table 3\n\nmeasure,2020-06\nBurglary,45\n\nSource: police.uk\n"},
        ("Burglary, 2020-06: 45\na.csv, row 6: Passed over, because nothing stands beside it: 'Source: police.uk'."),
    ),
    Case(
        "A measure a row and a month a column, with columns for unit and notes",
        {"a.csv": b"measure,unit,Jun-20,Jul-20,notes\nBurglary,offences,45,47,provisional\n"},
        (
            "Burglary, 2020-06: 45\n"
            "Burglary, 2020-07: 47\n"
            "a.csv, row 1: Not read, because it is not needed: column notes."
        ),
    ),
    Case(
        "A measure and an area a row, under headings that say nothing",
        {"a.csv": b",,May 2020,June 2020\nBurglary,Leicester,44,45\n"},
        ("Burglary, Leicester, 2020-05: 44\nBurglary, Leicester, 2020-06: 45"),
    ),
    Case(
        "Months to come, still blank, in a table with a month a column",
        {"a.csv": b"measure,2020-06,2020-07,2020-08\nBurglary,45,,\n"},
        (
            "Burglary, 2020-06: 45\n"
            "a.csv: Nothing stands in the months after 2020-06 (up to 2020-08); they were not taken."
        ),
    ),
    Case(
        "A month a row and a measure a column",
        {"a.csv": b"Month,Burglary,Robbery\n2020-06,45,7\n"},
        ("Burglary, 2020-06: 45\nRobbery, 2020-06: 7"),
    ),
    Case(
        "A month and a value alone: the measure is named after the file",
        {"burglary.csv": b"Month,Count\n2020-06,45\n"},
        "burglary, 2020-06: 45",
    ),
    Case(
        "XLSX with dates counted from 1904",
        {"a.xlsx": workbook({"Figures": [["measure", date(2020, 6, 1)], ["Burglary", 45]]}, from_1904=True)},
        "Burglary, 2020-06: 45",
    ),
    Case(
        "Serial numbers in place of dates",
        {"a.csv": b"measure,43983,44013\nBurglary,45,47\n"},
        ("Burglary, 2020-06: 45\nBurglary, 2020-07: 47"),
    ),
    Case(
        "Serial numbers in a workbook that counts from 1904",
        {"a.xlsx": workbook({"Figures": [["measure", 42521, 42551], ["Burglary", 45, 47]]}, from_1904=True)},
        ("Burglary, 2020-06: 45\nBurglary, 2020-07: 47"),
    ),
    Case(
        "XLSX cells that show a share as a percentage",
        {
            "a.xlsx": workbook(
                {"Figures": [["measure", "2020-06"], ["Answered in 10 seconds", 0.962]]}, percentages=True
            )
        },
        "Answered in 10 seconds, 2020-06: 96.2%",
    ),
    Case(
        "A sheet without a table beside one with a table",
        {
            "a.xlsx": workbook(
                {
                    "Cover": [["Figures"], ["Made on", "1 July 2020"]],
                    "Figures": [["measure", "2020-06"], ["Burglary", 45]],
                }
            )
        },
        (
            "Burglary, 2020-06: 45\n"
            "a.xlsx, sheet Cover: No table of months and numbers stands on this sheet; it was passed over."
        ),
    ),
    Case(
        "A hidden sheet",
        {
            "a.xlsx": workbook(
                {"New": [["measure", "2020-06"], ["Burglary", 45]], "Old": [["measure", "2020-05"], ["Burglary", 44]]},
                hidden=["Old"],
            )
        },
        (
            "Burglary, 2020-06: 45\n"
            "Burglary, 2020-05: 44\n"
            "a.xlsx, sheet Old: The sheet is hidden. Its values were taken like those of any other."
        ),
    ),
    Case(
        "A workbook with macros",
        {"a.xlsm": with_part(JUNE, "xl/vbaProject.bin")},
        ("Burglary, 2020-06: 45\na.xlsm: The workbook holds macros. Only its values were taken; no macro was run."),
    ),
    Case(
        "A workbook with links to other files",
        {"a.xlsx": with_part(JUNE, "xl/externalLinks/externalLink1.xml")},
        (
            "Burglary, 2020-06: 45\n"
            "a.xlsx: The workbook has links to other files. Only its values were taken, as last saved; no "
            "link was followed."
        ),
    ),
    Case(
        "An OpenDocument spreadsheet (ODS), with a repeated cell and percentages",
        {
            "a.ods": ods(
                sheet(
                    row("measure", cell("date", "2020-05-01"), cell("date", "2020-06-01")),
                    row("Burglary", cell("float", 45, more='table:number-columns-repeated="2"')),
                    row("Answered", cell("percentage", "0.962"), cell("percentage", "0.958")),
                )
            )
        },
        ("Burglary, 2020-05: 45\nBurglary, 2020-06: 45\nAnswered, 2020-05: 96.2%\nAnswered, 2020-06: 95.8%"),
    ),
    Case(
        "Cells joined into one: what lies under it is not seen, and not taken",
        {
            "a.ods": ods(
                sheet(
                    row("measure", "2020-05", "2020-06"),
                    row(
                        "Burglary",
                        cell("float", 45, more='table:number-columns-spanned="2"'),
                        cell("float", 99, tag="covered-table-cell"),
                    ),
                    row("Robbery", 4, 5),
                )
            )
        },
        (
            "Burglary, 2020-05: 45\nBurglary, 2020-06: missing. No figure was supplied.\n"
            "Robbery, 2020-05: 4\nRobbery, 2020-06: 5"
        ),
    ),
    Case(
        "The same figure twice",
        {"a.csv": tidy("Burglary,Leicester,2020-06,45", "burglary,Leicester,Jun 2020,45")},
        ("Burglary, Leicester, 2020-06: 45\na.csv: 1 figure is given again, and changed nothing."),
    ),
    Case(
        "A revised figure, with the days on which each was known",
        {
            "a.csv": tidy(
                "Burglary,2020-06,45,2020-07-10",
                "Burglary,2020-06,46,2020-08-11",
                headings="measure,period,value,known_on",
            )
        },
        ("Burglary, 2020-06: 46\na.csv: 1 entry gave way: a blank was filled, or a later figure became known."),
    ),
    Case(
        "Names with invisible and right-to-left signs",
        {"a.csv": tidy("Bur\u200bglary,\u202eLeicester\u202c,2020-06,45")},
        "Burglary, Leicester, 2020-06: 45",
    ),
    Case(
        "Text that begins with = or holds HTML: kept as text, never run",
        {"a.csv": tidy("=1+1,<b>Leicester</b>,2020-06,45")},
        "=1+1, <b>Leicester</b>, 2020-06: 45",
    ),
    Case("An emoji in the file's name", {"😀.csv": b"Month,Count\n2020-06,45\n"}, "😀, 2020-06: 45"),
]
