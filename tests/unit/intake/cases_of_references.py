"""Files of a workspace that do not agree with each other, or with themselves."""

from tests.unit.intake.cases import Case
from tests.unit.intake.workspaces import BURGLARY, COMMENTARY, PROFILE, spoilt, without, workspace


def _defined(title: str, said: str | None, more: str = "") -> bytes:
    """Burglary by another name, with its definition."""
    text = BURGLARY.replace('title = "Burglary"', f'title = "{title}"\n{more}')
    return (text + (f'\ndefinition = {{ of = "violence", said = "{said}" }}\n' if said else "")).encode()


def _breakdown(*parts: str) -> bytes:
    head = 'measure = "burglary"\ntitle = "By place"\nfirst = "2022-07"\nlast = "2022-09"\nsource = "A paper"\n'
    return f"[[breakdown]]\n{head}{''.join(f'[[breakdown.part]]{chr(10)}{part}{chr(10)}' for part in parts)}".encode()


REFERENCES_REFUSED = [
    Case(
        "A measure's file with a blank in its name",
        {**without("measures/burglary.toml"), "measures/house burglary.toml": BURGLARY.encode()},
        (
            "measures/house burglary.toml: The file's name has a blank in it. It is the measure's id, which "
            "has none. Rename the file, with - for each blank.\n"
            "measures/all-crime.toml: contains names the measure 'burglary', which is not known. Perhaps "
            "'house burglary' is meant. Write the id of a measure, which is the name of its file without "
            ".toml.\n"
            "events.toml: 'New records system' names the measure 'burglary', which is not known. Perhaps "
            "'house burglary' is meant. Write the id of a measure, which is the name of its file without "
            ".toml.\n"
            "actions.toml: Action 1 names the measure 'burglary', which is not known. Perhaps 'house "
            "burglary' is meant. Write the id of a measure, which is the name of its file without .toml.\n"
            "commentary/burglary.2022-23-Q2.md: The heading names the measure 'burglary', which is not "
            "known. Perhaps 'house burglary' is meant. Write the id of a measure, which is the name of its "
            "file without .toml."
        ),
    ),
    Case(
        "Two measures of one title",
        spoilt("measures/all-crime.toml", '"All crime"', '"burglary"'),
        (
            "observations/figures.csv, row 3, column measure: The measure 'All crime' is not known. A "
            "measure has a file in measures/. Correct the name, or add one of that name.\n"
            "measures/all-crime.toml: Another measure is called 'burglary' too. Every measure has its own "
            "title and id. Rename one of them.\n"
            "measures/burglary.toml: Another measure is called 'Burglary' too. Every measure has its own "
            "title and id. Rename one of them."
        ),
    ),
    Case(
        "A measure in `contains`, `parent` or `complement` that does not exist",
        spoilt("measures/burglary.toml", "order = 20", 'parent = "bulgary"\ncomplement = "arson"'),
        (
            "measures/burglary.toml: parent names the measure 'bulgary', which is not known. Perhaps "
            "'burglary' is meant. Write the id of a measure, which is the name of its file without .toml.\n"
            "measures/burglary.toml: complement names the measure 'arson', which is not known. A measure has"
            " a file in measures/. Write the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "A measure that contains itself",
        spoilt("measures/all-crime.toml", 'contains = ["burglary"]', 'contains = ["all-crime"]'),
        ("measures/all-crime.toml: contains names the measure itself. It names another. Correct or delete it."),
    ),
    Case(
        "An area twice",
        spoilt("moothall.toml", 'name = "Northtown"', 'name = "exampleshire"'),
        "moothall.toml: The area 'Exampleshire' is there 2 times. It stands once. Delete the others.",
    ),
    Case(
        "A parent or a report area that is no area",
        {
            **workspace(),
            "moothall.toml": PROFILE.replace('area = "Exampleshire"', 'area = "Exampelshire"')
            .replace('parent = "Exampleshire"', 'parent = "Rutland"')
            .encode(),
        },
        (
            "moothall.toml: [report] area is 'Exampelshire', which is no area here. Perhaps 'Exampleshire' "
            "is meant. Correct it, or add the area.\n"
            "moothall.toml: The parent of Northtown is 'Rutland', which is no area here. Every area has its "
            "own [[area]]. Correct it, or add the area."
        ),
    ),
    Case(
        "A group without a measure",
        spoilt("moothall.toml", '["Crime"]', '["Crimes"]'),
        (
            "moothall.toml: groups names 'Crimes', and no measure belongs to it. Perhaps 'Crime' is meant. "
            "Correct it, or delete it from the list."
        ),
    ),
    Case(
        "A district measure that does not exist",
        spoilt("moothall.toml", '"all-crime"', '"all"'),
        (
            "moothall.toml: district_measure names the measure 'all', which is not known. A measure has a "
            "file in measures/. Write the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "An event that ends before it begins",
        spoilt("events.toml", 'first = "2022-05"', 'first = "2022-05"\nlast = "2022-04"'),
        ("events.toml: event 1, last, 2022-04, is before first, 2022-05. It ends after it begins. Swap them."),
    ),
    Case(
        "An event about a measure that does not exist",
        spoilt("events.toml", '["burglary"]', '["burglaries"]'),
        (
            "events.toml: 'New records system' names the measure 'burglaries', which is not known. Perhaps "
            "'burglary' is meant. Write the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "A reset in a month without figures",
        spoilt("resets.toml", '"2022-07"', '"2022-06"'),
        (
            "resets.toml: Reset 1 starts the limits of burglary, Exampleshire, again in 2022-06. The figures"
            " run from 2022-07 to 2022-07. Give the first month of the new limits."
        ),
    ),
    Case(
        "A reset of a series without figures",
        spoilt("resets.toml", '"burglary"', '"all-crime"'),
        (
            "resets.toml: Reset 1 starts the limits of all-crime, Exampleshire, again in 2022-07. It has no "
            "figures. Give the first month of the new limits."
        ),
    ),
    Case(
        "A reset in an area that does not exist",
        spoilt("resets.toml", "reason =", 'area = "Nothtown"\nreason ='),
        (
            "resets.toml: Reset 1 names the area 'Nothtown', which is not known. Perhaps 'Northtown' is "
            "meant. Correct the name."
        ),
    ),
    Case(
        "A closed action without an answer",
        spoilt("actions.toml", 'answer = "They fell too."\n', ""),
        "actions.toml: action 1, answer is missing. A closed action needs it. Add it, or write open.",
    ),
    Case(
        "An action in hand that does not say what is being done",
        spoilt(
            "actions.toml",
            'state = "closed"\nanswer = "They fell too."\nclosed = 2022-11-20\n'
            'settles = { rule = "step-shift", first = "2021-05" }\n',
            'state = "in-hand"\nevidence = "A table."\n',
        ),
        (
            "actions.toml: action 1, progress is missing. An action in hand needs it. Add it, or write open.\n"
            "actions.toml: action 1, evidence is there. An action in hand has none. Write closed as the state, or "
            "delete evidence."
        ),
    ),
    Case(
        "An open action with an answer",
        spoilt("actions.toml", '"closed"', '"open"'),
        (
            "actions.toml: action 1, answer is there. An open action has none. Write closed as the state, or"
            " delete answer.\n"
            "actions.toml: action 1, closed is there. An open action has none. Write closed as the state, or"
            " delete closed.\n"
            "actions.toml: action 1, settles is there. An open action has none. Write closed as the state, "
            "or delete settles."
        ),
    ),
    Case(
        "A commentary without its heading",
        spoilt("commentary/burglary.2022-23-Q2.md", "+++\nmeasure", "measure"),
        (
            "commentary/burglary.2022-23-Q2.md, row 1: The heading is missing or does not end. The file "
            "begins with a line +++, then the heading, then a second line +++. Compare the reference page on"
            " the workspace folder."
        ),
    ),
    Case(
        "A heading that is no TOML, in a commentary",
        spoilt("commentary/burglary.2022-23-Q2.md", 'cause_grade = "suggested"', "cause_grade = suggested"),
        (
            "commentary/burglary.2022-23-Q2.md, row 7: This line cannot be read: Invalid value. A line says "
            'key = "value". Text stands between quotation marks, a list between [ and ]. Compare the '
            "reference page on the workspace folder."
        ),
    ),
    Case(
        "A commentary without words",
        spoilt("commentary/burglary.2022-23-Q2.md", "Burglary rose.\n\nIt may fall again.\n", ""),
        (
            "commentary/burglary.2022-23-Q2.md: There are no words below the heading. They are what is "
            "printed. Write them, or delete it."
        ),
    ),
    Case(
        "A commentary under another file's name",
        {**without("commentary/burglary.2022-23-Q2.md"), "commentary/burglary.md": COMMENTARY.encode()},
        (
            "commentary/burglary.md: The heading says burglary and 2022-23-Q2, the file's name something "
            "else. The file is named burglary.2022-23-Q2.md. Rename the file, or correct the heading."
        ),
    ),
    Case(
        "Two commentaries for one quarter",
        {**workspace(), "commentary/second.md": COMMENTARY.encode()},
        (
            "commentary/second.md: The heading says burglary and 2022-23-Q2, the file's name something else."
            " The file is named burglary.2022-23-Q2.md. Rename the file, or correct the heading.\n"
            "commentary/second.md: commentary/burglary.2022-23-Q2.md is about burglary in 2022-23-Q2 too. A "
            "measure has one text a quarter. Put the two together."
        ),
    ),
    Case(
        "A cause without a grade",
        spoilt("commentary/burglary.2022-23-Q2.md", 'cause_grade = "suggested"\n', ""),
        (
            "commentary/burglary.2022-23-Q2.md: A cause is named without a grade. A cause has a "
            'grade. Write cause_grade = "suggested" or "evidenced", or delete the cause.'
        ),
    ),
    Case(
        "Words confirmed as still true before their quarter was over",
        spoilt(
            "commentary/burglary.2022-23-Q2.md",
            "written = 2022-10-14\n",
            'written = 2022-10-14\nconfirmed = { on = 2022-09-30, by = "A. Example" }\n',
        ),
        (
            "commentary/burglary.2022-23-Q2.md: The words are confirmed on 30 September 2022, before July to September "
            "2022 was over. Words about a quarter are confirmed after it. Read them again, and give that day."
        ),
    ),
    Case(
        "A grade without a cause",
        spoilt("commentary/burglary.2022-23-Q2.md", 'cause = "A change of the season."\n', ""),
        (
            "commentary/burglary.2022-23-Q2.md: cause is missing, and its grade is suggested. A graded cause"
            ' is named. Add the cause, or write cause_grade = "unknown".'
        ),
    ),
    Case(
        "An evidenced cause without evidence",
        spoilt("commentary/burglary.2022-23-Q2.md", '"suggested"', '"evidenced"'),
        (
            "commentary/burglary.2022-23-Q2.md: evidence is missing. An evidenced cause says what shows it. "
            'Say what shows it, or write cause_grade = "suggested".'
        ),
    ),
    Case(
        "Two definitions of one thing added up",
        {
            **workspace(),
            "measures/young.toml": _defined("Young", "under 25, in public"),
            "measures/everybody.toml": _defined("Everybody", "all ages"),
            "measures/both.toml": _defined("Both", None, 'contains = ["young", "everybody"]'),
        },
        (
            "measures/both.toml: It joins young and everybody, which are two definitions of one thing. What is counted "
            "by two definitions is never added up or taken for parts of each other. Leave one of them out of contains, "
            "parent or complement."
        ),
    ),
    Case(
        "One definition as a part of another",
        {
            **workspace(),
            "measures/young.toml": _defined("Young", "under 25, in public", 'parent = "everybody"'),
            "measures/everybody.toml": _defined("Everybody", "all ages"),
        },
        (
            "measures/young.toml: It joins young and everybody, which are two definitions of one thing. What is "
            "counted by two definitions is never added up or taken for parts of each other. Leave one of them out of "
            "contains, parent or complement."
        ),
    ),
    Case(
        "A breakdown of more than the whole, and a part without a figure",
        {
            **workspace(),
            "breakdowns.toml": _breakdown('name = "A"\npercent = 60', 'name = "B"\npercent = 45', 'name = "C"'),
        },
        ("breakdowns.toml: breakdown 1, part 3, C has neither. A part has percent, count or both. Or use not_given."),
    ),
    Case(
        "A breakdown of more than the whole",
        {**workspace(), "breakdowns.toml": _breakdown('name = "A"\npercent = 60', 'name = "B"\npercent = 45')},
        (
            "breakdowns.toml: By place: the parts come to 105%, which is more than the whole. Parts are parts of one "
            "whole, over months in order. Correct the figures."
        ),
    ),
    Case(
        "A breakdown of a measure that is not there",
        {
            **workspace(),
            "breakdowns.toml": _breakdown('name = "A"\npercent = 60').replace(b'"burglary"', b'"burglery"'),
        },
        (
            "breakdowns.toml: By place names the measure 'burglery', which is not known. Perhaps 'burglary' is meant. "
            "Write the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "Residents of no year and of no source",
        {**workspace(), "residents.csv": b"area,year,residents,source\nNorthtown,20,50,\n"},
        (
            "residents.csv, row 2: '20' is no year. A year is written 2020. Correct it.\n"
            "residents.csv, row 2: There is no source. Each row says its source. Fill it in."
        ),
    ),
    Case(
        "Residents of an area that is not there",
        {**workspace(), "residents.csv": b"area,year,residents,source\nNorthtwon,2020,5000,ONS\n"},
        (
            "residents.csv: Residents are given for 'Northtwon', which is no area here. Perhaps 'Northtown' is "
            "meant. Correct it, or delete the row."
        ),
    ),
    Case(
        "Residents in other columns",
        {**workspace(), "residents.csv": b"area,people\nNorthtown,5000\n"},
        (
            "residents.csv, row 1: There is no column year, no column residents, no column source, or no row. The "
            "columns are area, year, residents, source. Name them so, as the reference page on the workspace folder "
            "describes it."
        ),
    ),
    Case(
        "Problems in two files: both are told",
        {**spoilt("measures/burglary.toml", "2027-04-01", "2027"), "observations/figures.csv": b"x"},
        (
            "measures/burglary.toml: next_review is 2027. A day was expected. Write a day as 2020-10-01, "
            "without quotation marks.\n"
            "observations/figures.csv: The text is not a table: no row has two columns. Columns are parted "
            "by commas, semicolons or tabs. Save the table as CSV, XLSX or ODS."
        ),
    ),
]
