"""Tables that are refused as a whole."""

from tests.unit.intake.cases import Case, tidy

TABLES_REFUSED = [
    Case(
        "Headings alone",
        {"a.csv": tidy()},
        (
            "a.csv, row 1: There is no figure below the headings. At least one row was expected. Check that "
            "the whole table was saved."
        ),
    ),
    Case(
        "A heading twice",
        {"a.csv": b"measure,period,value,value\nBurglary,2020-06,45,46\n"},
        (
            "a.csv, row 1: Columns C and D are both headed 'value'. Each column has a heading of its own. "
            "Rename or delete the one that is wrong. Dates are read day first."
        ),
    ),
    Case(
        "Two columns for one field",
        {"a.csv": b"measure,month,period,value\nBurglary,2020-06,2020-06,45\n"},
        (
            "a.csv, row 1: Columns month and period could each hold the period. One column holds it. Keep "
            "the heading period for the right one, and rename or delete the others."
        ),
    ),
    Case(
        "A month twice in the headings",
        {"a.csv": b"measure,Jun-20,2020-06\nBurglary,45,46\n"},
        (
            "a.csv, row 1: Columns B and C are both headed the month 2020-06. Each column has a heading of "
            "its own. Rename or delete the one that is wrong. Dates are read day first."
        ),
    ),
    Case(
        "US dates in the headings: 1 January and 1 February",
        {"a.csv": b"measure,01/01/2020,02/01/2020\nBurglary,45,46\n"},
        (
            "a.csv, row 1: Columns B and C are both headed the month 2020-01. Each column has a heading of "
            "its own. Rename or delete the one that is wrong. Dates are read day first."
        ),
    ),
    Case(
        "No column of months",
        {"a.csv": b"measure,area,value\nBurglary,Leicester,45\n"},
        (
            "a.csv, row 1: No column is headed period; the headings are measure, area and value. A row holds"
            " measure, area, period and value, each under its heading. Write period above the column that "
            "holds it."
        ),
    ),
    Case(
        "No column of values",
        {"a.csv": b"measure,area,period\nBurglary,Leicester,2020-06\n"},
        (
            "a.csv, row 1: No column is headed value; the headings are measure, area and period. A row holds"
            " measure, area, period and value, each under its heading. Write value above the column that "
            "holds it."
        ),
    ),
    Case(
        "A month that is none in the headings",
        {"a.csv": b"measure,2020-12,2020-13\nBurglary,45,46\n"},
        (
            "a.csv, row 1, column 2020-13: '2020-13'. Its month is 13; months run from 1 to 12. Write a "
            "month as 2020-06, or take the column out."
        ),
    ),
    Case(
        "Several columns of names before the months",
        {"a.csv": b"Major,Minor,Borough,202006\nTheft,Shoplifting,Camden,45\n"},
        (
            "a.csv, row 1: Columns Major and Minor stand before the months, and no heading says which of "
            "them is the measure. One column names the measure. Head one column measure, and one area where "
            "the table has areas. Take other columns with text out of the table, or put their words into the"
            " measure's name."
        ),
    ),
    Case(
        "A column of text beside the months",
        {"a.csv": b"Month,Team,Burglary\n2020-06,Red,45\n"},
        (
            "a.csv, row 1: Column Team holds text. Beside the months stand numbers. Head one column measure,"
            " and one area where the table has areas. Take other columns with text out of the table, or put "
            "their words into the measure's name."
        ),
    ),
    Case(
        "A column of numbers without a heading",
        {"a.csv": b"Month,Burglary,\n2020-06,45,46\n"},
        (
            "a.csv, row 1: Column C has numbers and no heading. Each column has a heading. Write the "
            "measure's name above them, or delete the column."
        ),
    ),
    Case(
        "A comma inside a number, without quotation marks",
        {"a.csv": tidy("Burglary,Leicester,2020-06,1,357")},
        (
            "a.csv, row 2: The row has 5 cells under 4 headings. A row has one cell under each heading. "
            "Write 1357 rather than 1,357, and put a text with a comma between quotation marks."
        ),
    ),
    Case(
        "No measure, or no area, in a row",
        {"a.csv": tidy(",Leicester,2020-06,45", "Burglary,,2020-06,45")},
        (
            "a.csv, row 2, column measure: The cell is blank. The name of the measure was expected. Write "
            "the measure in every row, also where it is the same as above.\n"
            "a.csv, row 3, column area: The cell is blank. The name of the area was expected. Write the area"
            " in every row, also where it is the same as above."
        ),
    ),
    Case(
        "Two values for one month",
        {"a.csv": tidy("Burglary,Leicester,2020-06,45", "burglary,Leicester,Jun-20,46")},
        (
            "a.csv, row 3, column value: burglary, Leicester, has two values for 2020-06: 45 in row 2 and 46"
            " here. A month has one value. Delete the one that is wrong. If the rows are about different "
            "places, head the column that says so area."
        ),
    ),
    Case(
        "A month still to come",
        {"a.csv": tidy("Burglary,Leicester,2026-11,45")},
        (
            "a.csv, row 2, column value: 2026-11 is in the future. No figure can be later than 2026-10. "
            "Correct the month."
        ),
    ),
    Case(
        "A row of totals",
        {"a.csv": b"Month,Burglary\n2020-06,45\n2020-07,46\nTotal,91\n"},
        (
            "a.csv, row 4, column Month: 'Total'. A month was expected. Delete this row: totals and averages "
            "are worked out from the months."
        ),
    ),
    Case(
        "Two units for one measure",
        {
            "a.csv": tidy(
                "Response,minutes,2020-06,8", "Response,seconds,2020-07,480", headings="measure,unit,period,value"
            )
        },
        (
            "a.csv, row 3, column unit: Response is given in 'seconds' here and in 'minutes' in row 2. A "
            "measure has one unit. Convert one of them, or give each its own measure."
        ),
    ),
]
