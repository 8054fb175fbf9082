"""Values that a measure of their kind cannot have, and files that do not agree."""

from moothall.measures import MeasureKind
from tests.unit.intake.cases import Case, tidy

VALUES_OF_A_KIND = [
    Case(
        "A negative count",
        {"a.csv": tidy("Burglary,2020-06,-45", headings="measure,period,value")},
        (
            "a.csv, row 2, column value: Burglary is -45. A count is 0 or more. Write the count itself, not "
            "a correction to it. Leave it blank where it is not known."
        ),
        kind=MeasureKind.COUNT,
    ),
    Case(
        "A count with decimals",
        {"a.csv": tidy("Burglary,2020-06,45.5", headings="measure,period,value")},
        (
            "a.csv, row 2, column value: Burglary is 45.5. A count is a whole number. Correct the number, or"
            " change the measure's kind."
        ),
        kind=MeasureKind.COUNT,
    ),
    Case(
        "A count with a percent sign",
        {"a.csv": tidy("Burglary,2020-06,45%", headings="measure,period,value")},
        (
            "a.csv, row 2, column value: Burglary is 45%. A count is a whole number. Correct the number, or "
            "change the measure's kind."
        ),
        kind=MeasureKind.COUNT,
    ),
    Case(
        "A percentage over 100",
        {"a.csv": tidy("Answered,2020-06,100.1", headings="measure,period,value")},
        (
            "a.csv, row 2, column value: Answered is 100.1. It cannot be above 100. Correct the number, or "
            "the bounds of the measure."
        ),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "A numerator over its denominator",
        {"a.csv": tidy("Answered,2020-06,54,100,54", headings="measure,period,value,numerator,denominator")},
        (
            "a.csv, row 2, column numerator: The numerator, 100, is larger than the denominator, 54. A part "
            "is not larger than the whole. Check that the two are not swapped."
        ),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "A denominator of 0",
        {"a.csv": tidy("Answered,2020-06,0,0,0", headings="measure,period,value,numerator,denominator")},
        (
            "a.csv, row 2, column denominator: The denominator is 0. A denominator is more than 0. Leave the"
            " value blank where nothing was counted."
        ),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "A share where its numerator and denominator make a percentage",
        {"a.csv": tidy("Answered,2020-06,0.54,54,100", headings="measure,period,value,numerator,denominator")},
        (
            "a.csv, row 2, column value: The value is 0.54; 54 of 100 is 54.0%. The value says the same. "
            "Write 54% as 54, not as 0.54."
        ),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "0.54 and 54 in one series of percentages",
        {"a.csv": tidy("Answered,2020-06,0.54", "Answered,2020-07,56", headings="measure,period,value")},
        (
            "a.csv, row 2, column value: Answered is 0.54 here and 56 in another month. A series has one "
            "unit. Write 54% as 54, not as 0.54. If it is 0.54% indeed, write 0.54%."
        ),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "The same figures in two files: taken once, and said so",
        {"2020.csv": tidy("Burglary,Leicester,2020-06,45"), "again.csv": tidy("burglary,Leicester,2020-06,45")},
        "again.csv: 1 figure is given again as in 2020.csv, and changed nothing.",
        kind=MeasureKind.COUNT,
    ),
    Case(
        "Percentages that are all 1 or less: taken as they stand, and said so",
        {"a.csv": tidy("Answered,2020-06,0.54", "Answered,2020-07,0.56", headings="measure,period,value")},
        ("a.csv: Answered, Leicester: no value is over 1, and 0.54 was taken as 0.54%. If 54% is meant, write 54."),
        kind=MeasureKind.PERCENTAGE,
    ),
    Case(
        "A blank in one file and its value in a later one: the value is taken",
        {"2020.csv": tidy("Burglary,Leicester,2020-06,"), "later.csv": tidy("Burglary,Leicester,2020-06,45")},
        "later.csv: 1 entry of 2020.csv gave way: a blank was filled, or a later figure became known.",
        kind=MeasureKind.COUNT,
    ),
    Case(
        "Two files with different values for one month",
        {"2020.csv": tidy("Burglary,Leicester,2020-06,45"), "later.csv": tidy("burglary,Leicester,2020-06,46")},
        (
            "later.csv, row 2, column value: Burglary, Leicester, has two values for 2020-06: 45 in "
            "2020.csv, column value of row 2, and 46 here. A month has one value. Delete the one that is "
            "wrong, or the older file."
        ),
        kind=MeasureKind.COUNT,
    ),
    Case(
        "A measure that is not known",
        {"a.csv": tidy("Burglery,Leicester,2020-06,45"), "b.csv": tidy("Arson,Leicester,2020-06,4")},
        (
            "a.csv, row 2, column measure: The measure 'Burglery' is not known. The nearest known is "
            "'Burglary'. Correct the name, or add one of that name.\n"
            "b.csv, row 2, column measure: The measure 'Arson' is not known. A measure has a file in "
            "measures/. Correct the name, or add one of that name."
        ),
        kind=MeasureKind.COUNT,
    ),
    Case(
        "An area that is not known",
        {"a.csv": tidy("Burglary,Liecester,2020-06,45"), "b.csv": tidy("Robbery,Truro,2020-06,4")},
        (
            "a.csv, row 2, column area: The area 'Liecester' is not known. The nearest known is 'Leicester'."
            " Correct the name, or add one of that name.\n"
            "b.csv, row 2, column area: The area 'Truro' is not known. An area has its entry in "
            "moothall.toml. Correct the name, or add one of that name."
        ),
        kind=MeasureKind.COUNT,
    ),
]
