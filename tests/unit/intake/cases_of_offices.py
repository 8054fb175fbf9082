"""Folders of the office that are refused for what stands in them."""

from tests.unit.intake.cases import Case
from tests.unit.intake.office_folder import with_office, without

FIGURES, WORDS = "figures.csv", "2022-23-Q2.toml"
TWICE = 'id = "emails"\nnumber = "1.1"'

OFFICES_REFUSED = [
    Case(
        "An office that does not say what it measures",
        without("office/measures.toml"),
        (
            "The file office/measures.toml is not there. It says what the office measures. Add it as the reference "
            "page on the workspace folder describes it."
        ),
    ),
    Case(
        "Two measures of the office with one id and one number",
        with_office("measures.toml", 'id = "letters"\nnumber = "1.2"', TWICE),
        (
            "office/measures.toml: The id 'emails' is there 2 times. Every measure has its own. Change "
            "one.\noffice/measures.toml: The number '1.1' is there 2 times. Every measure has its own. Change "
            "one.\noffice/figures.csv, row 2, column of: Letters answered on time: it is blank. A share has its base: "
            "83 of 86. Write how many letters received in the column of.\noffice/figures.csv, row 3, column of: "
            "Letters answered on time: it is blank. A share has its base: 83 of 86. Write how many letters received in "
            "the column of."
        ),
    ),
    Case(
        "A measure of the office that is called like one of the workspace",
        with_office("measures.toml", 'id = "letters"', 'id = "burglary"'),
        ("office/measures.toml: The id 'burglary' is taken. A text must know which measure it means. Choose another."),
    ),
    Case(
        "A share that does not say of what",
        with_office("measures.toml", 'base = "letters received"\n', ""),
        (
            "office/measures.toml: measure 2, base is missing. A share says of what it is one. Say what it is a share "
            'of, as in base = "letters received"; anything else has no base.'
        ),
    ),
    Case(
        "A count with a base",
        with_office("measures.toml", 'kind = "count"', 'kind = "count"\nbase = "all"'),
        (
            "office/measures.toml: measure 1, base is there. A share says of what it is one. Say what it is a share "
            'of, as in base = "letters received"; anything else has no base.'
        ),
    ),
    Case(
        "Too many decimals of a measure of the office",
        with_office("measures.toml", 'kind = "count"', 'kind = "count"\ndecimals = 9'),
        ("office/measures.toml: measure 1, decimals is 9. It is 0 to 6. Correct it, or delete the line."),
    ),
    Case(
        "No rule of exceptions",
        with_office("measures.toml", "[exceptions]", "[exeptions]"),
        (
            "office/measures.toml: exceptions is missing. It is needed. Add exceptions as the reference page on the "
            "workspace folder describes it.\noffice/measures.toml: exeptions is not a known key. Perhaps exceptions is "
            "meant. Correct its name, or delete the line."
        ),
    ),
    Case(
        "No column of values",
        with_office(FIGURES, "measure,quarter,value", "measure,quarter,number"),
        (
            "office/figures.csv, row 1: No column is headed value. The headings are measure, quarter, value, of, note; "
            "the last two may be left out. Write it there."
        ),
    ),
    Case(
        "A figure of a measure that is not known",
        with_office(FIGURES, "emails,2022-23-Q2", "emials,2022-23-Q2"),
        ("office/figures.csv, row 3, column measure: 'emials' is not known. Perhaps 'emails' is meant. Write its id."),
    ),
    Case(
        "A quarter that is none, in the figures of the office",
        with_office(FIGURES, "emails,2022-23-Q2", "emails,2022-Q2"),
        (
            "office/figures.csv, row 3, column quarter: '2022-Q2' is no quarter. A quarter of a financial year was "
            "expected. Write April to June 2022 as 2022-23-Q1."
        ),
    ),
    Case(
        "A figure of the office that is no number",
        with_office(FIGURES, "1515", "many"),
        (
            "office/figures.csv, row 3, column value: 'many' is text. A number was expected. Write digits only, such "
            "as 1357 or 96.2. Leave the cell blank where there is no figure."
        ),
    ),
    Case(
        "A figure of the office under 0",
        with_office(FIGURES, "1515", "-1515"),
        (
            "office/figures.csv, row 3, column value: Emails received: -1515. A figure of the office is 0 or more. "
            "Correct it."
        ),
    ),
    Case(
        "A count of the office with a decimal",
        with_office(FIGURES, "1515", "15.15"),
        (
            "office/figures.csv, row 3, column value: Emails received: 15.15. A count is a whole number. Correct it, "
            'or write kind = "number" for the measure.'
        ),
    ),
    Case(
        "A count of the office that is of something",
        with_office(FIGURES, "1515,,", "1515,2000,"),
        (
            "office/figures.csv, row 3, column of: Emails received: 2000. Only a share is of something. Leave it "
            'blank, or write kind = "share" for the measure.'
        ),
    ),
    Case(
        "A share without its base",
        with_office(FIGURES, "83,86", "83,"),
        (
            "office/figures.csv, row 5, column of: Letters answered on time: it is blank. A share has its base: 83 of "
            "86. Write how many letters received in the column of."
        ),
    ),
    Case(
        "A part larger than the whole",
        with_office(FIGURES, "83,86", "86,83"),
        (
            "office/figures.csv, row 5, column value: Letters answered on time: 86. A part is not more than the whole, "
            "83. Check that the two are not swapped."
        ),
    ),
    Case(
        "A missing figure without its reason",
        with_office(FIGURES, "Not counted.", ""),
        (
            "office/figures.csv, row 4, column value: Letters answered on time: it is blank. A figure that is missing "
            "has its reason in the note. Write the figure, or why it is missing."
        ),
    ),
    Case(
        "Two figures for one quarter",
        with_office(FIGURES, "letters,2022-23-Q2", "emails,2022-23-Q2,1516,,\nletters,2022-23-Q2"),
        (
            "office/figures.csv, row 5: 'emails' has another figure for 2022-23-Q2 already. A quarter has one figure. "
            "Delete one of them."
        ),
    ),
    Case(
        "Figures of the office that are no table",
        {**with_office(), "office/figures.csv": b"%PDF-1.7"},
        (
            "office/figures.csv: The file is a PDF, not a table. Moothall reads CSV, XLSX and ODS. Open it in a "
            "spreadsheet program and save it as XLSX, ODS or CSV."
        ),
    ),
    Case(
        "Words that are named after no quarter",
        {**without("office/2022-23-Q2.toml"), "office/summer.toml": b'author = "A"'},
        (
            "office/summer.toml: The file is not named after a quarter. Words are about one quarter. Rename it, such "
            "as office/2022-23-Q1.toml for April to June 2022."
        ),
    ),
    Case(
        "Words about a measure that is not known",
        with_office(WORDS, 'measure = "letters"', 'measure = "leters"'),
        (
            "office/2022-23-Q2.toml: text 1, measure is 'leters', which is not known. Perhaps 'letters' is meant. "
            "Write its id."
        ),
    ),
    Case(
        "Two texts about one measure",
        with_office(WORDS, "[[text]]", '[[text]]\nmeasure = "letters"\ntext = "None."\n\n[[text]]'),
        ("office/2022-23-Q2.toml: 'letters' has 2 texts. A measure has one. Put them together."),
    ),
    Case(
        "Words without an author",
        with_office(WORDS, 'author = "A. Example"\n', ""),
        (
            "office/2022-23-Q2.toml: author is missing. It is needed. Add author as the reference page on the "
            "workspace folder describes it."
        ),
    ),
    Case(
        "Words that are no TOML",
        with_office(WORDS, 'author = "A. Example"', "author = A. Example"),
        (
            'office/2022-23-Q2.toml, row 2: This line cannot be read: Invalid value. A line says key = "value". Text '
            "stands between quotation marks, a list between [ and ]. Compare the reference page on the workspace "
            "folder."
        ),
    ),
    Case(
        "Definitions that are no TOML",
        with_office("measures.toml", "percent = 20", "percent is 20"),
        (
            "office/measures.toml, row 3: This line cannot be read: Expected '=' after a key in a key/value pair. A "
            'line says key = "value". Text stands between quotation marks, a list between [ and ]. Compare the '
            "reference page on the workspace folder."
        ),
    ),
    Case(
        "A reference to a measure that is not known",
        with_office(WORDS, "{letters.quarter}", "{leters.quarter}"),
        (
            "office/2022-23-Q2.toml: letters: {leters.quarter} names no measure that is known. A number in the words "
            "is a reference to a measure. Known here: burglary, emails, letters, quarter."
        ),
    ),
    Case(
        "A reference to what a measure does not have",
        with_office(WORDS, "{letters.quarter}", "{letters.average}"),
        (
            "office/2022-23-Q2.toml: letters: {letters.average} names nothing that is known of letters. A number in "
            "the words is a reference to a measure. Known: quarter, before, change, part, of, share."
        ),
    ),
    Case(
        "A reference to a figure that is missing",
        with_office(WORDS, "{letters.quarter}", "{letters.before}"),
        (
            "office/2022-23-Q2.toml: letters: {letters.before} has no figure in this quarter, or it is withheld. A "
            "number in the words is a reference to a measure. Supply the figure, or take the reference out."
        ),
    ),
    Case(
        "A bracket alone",
        with_office(WORDS, "{emails.quarter} emails", "{emails.quarter emails"),
        (
            "office/2022-23-Q2.toml: summary: A bracket { or } has no partner. A number in the words is a reference to "
            "a measure. Write a reference as {measure.quarter}."
        ),
    ),
]
