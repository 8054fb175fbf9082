"""Files of a workspace that are refused for what stands in them."""

from tests.unit.intake.cases import Case
from tests.unit.intake.workspaces import spoilt, without, workspace

WORKSPACES_REFUSED = [
    Case(
        "No moothall.toml",
        without("moothall.toml"),
        (
            "The file moothall.toml is not there, or holds nothing that can be read. It says whose report it"
            " is. Add it as the reference page on the workspace folder describes it, or name another folder."
        ),
    ),
    Case(
        "No measures and no observations",
        without("measures/burglary.toml", "measures/all-crime.toml", "observations/figures.csv"),
        (
            "The folder measures/ is not there, or holds nothing that can be read. Each measure has a file "
            "there, such as measures/burglary.toml. Add it as the reference page on the workspace folder "
            "describes it, or name another folder.\n"
            "The folder observations/ is not there, or holds nothing that can be read. The figures stand "
            "there, as CSV, XLSX or ODS. Add it as the reference page on the workspace folder describes it, or "
            "name another folder."
        ),
    ),
    Case(
        "A line that is no TOML",
        spoilt("measures/burglary.toml", 'kind = "count"', "kind count"),
        (
            "measures/burglary.toml, row 4: This line cannot be read: Expected '=' after a key in a "
            'key/value pair. A line says key = "value". Text stands between quotation marks, a list between '
            "[ and ]. Compare the reference page on the workspace folder."
        ),
    ),
    Case(
        "Text without quotation marks",
        spoilt("measures/burglary.toml", 'unit = "offences"', "unit = offences"),
        (
            "measures/burglary.toml, row 5: This line cannot be read: Invalid value. A line says key = "
            '"value". Text stands between quotation marks, a list between [ and ]. Compare the reference '
            "page on the workspace folder."
        ),
    ),
    Case(
        "A text file that is not UTF-8",
        {**workspace(), "measures/burglary.toml": b'\ntitle = "Burglary \xa3"'},
        (
            "measures/burglary.toml, row 2: A sign on this line is not UTF-8. The file is text in UTF-8. "
            "Save the file again with the encoding UTF-8."
        ),
    ),
    Case(
        "Brackets inside brackets without end",
        {**workspace(), "events.toml": b"event = " + b"[" * 5_000},
        (
            'events.toml, row 1: Brackets stand inside brackets too many times. A line says key = "value". '
            "Text stands between quotation marks, a list between [ and ]. Compare the reference page on the "
            "workspace folder."
        ),
    ),
    Case(
        "A text file over 1 MB",
        {**workspace(), "events.toml": b"#" * 1_200_000},
        "events.toml: The file has 1.2 MB. At most 1 MB is read. Check that it is the right file.",
    ),
    Case(
        "A key that is missing",
        spoilt("measures/burglary.toml", 'unit = "offences"\n', ""),
        (
            "measures/burglary.toml: unit is missing. It is needed. Add unit as the reference page on the "
            "workspace folder describes it."
        ),
    ),
    Case(
        "A key that is not known, like one that is",
        spoilt("measures/burglary.toml", 'unit = "offences"', 'unti = "offences"'),
        (
            "measures/burglary.toml: unit is missing. It is needed. Add unit as the reference page on the "
            "workspace folder describes it.\n"
            "measures/burglary.toml: unti is not a known key. Perhaps unit is meant. Correct its name, or "
            "delete the line."
        ),
    ),
    Case(
        "A key that is not known",
        spoilt("events.toml", "source =", 'colour = "red"\nsource ='),
        (
            "events.toml: event 1, colour is not a known key. Known here: first, kind, last, measures, "
            "source, title. Correct its name, or delete the line."
        ),
    ),
    Case(
        "A kind that is not known",
        spoilt("measures/burglary.toml", 'kind = "count"', 'kind = "cuont"'),
        (
            "measures/burglary.toml: kind is 'cuont'. Known here: count, percentage, rate, average-time, "
            "survey-estimate, number. Write one of these, between quotation marks."
        ),
    ),
    Case(
        "A number where a text belongs",
        spoilt("measures/burglary.toml", 'title = "Burglary"', "title = 5"),
        "measures/burglary.toml: title is 5. A text was expected. Put it between quotation marks.",
    ),
    Case(
        "A blank text",
        spoilt("measures/burglary.toml", 'title = "Burglary"', 'title = " "'),
        (
            "measures/burglary.toml: title is ''. It must not be blank. Write the text, or delete the line "
            "if it is optional."
        ),
    ),
    Case(
        "A text where a whole number belongs",
        spoilt("measures/burglary.toml", "order = 20", 'order = "20"'),
        (
            "measures/burglary.toml: order is '20'. A whole number was expected. Write it without quotation "
            "marks, for example 12."
        ),
    ),
    Case(
        "A text where a number belongs",
        spoilt("measures/burglary.toml", "order = 20", 'lower = "0"'),
        (
            "measures/burglary.toml: lower is '0'. A number was expected. Write it without quotation marks, "
            "for example 96.2."
        ),
    ),
    Case(
        "A text where a day belongs",
        spoilt("measures/burglary.toml", "2027-04-01", '"soon"'),
        (
            "measures/burglary.toml: next_review is 'soon'. A day was expected. Write a day as 2020-10-01, "
            "without quotation marks."
        ),
    ),
    Case(
        "A text where a list belongs",
        spoilt("moothall.toml", 'groups = ["Crime"]', 'groups = "Crime"'),
        ('moothall.toml: [report] groups is \'Crime\'. A list of texts was expected. Write it as ["one", "two"].'),
    ),
    Case(
        "A meeting without its day, and words round the report that are none",
        spoilt(
            "moothall.toml",
            "[report]",
            '[meeting]\nitem = 7\n[paper]\ncontact = "Clerk"\nmarkings = "OFFICIAL"\n'
            "[paper.implications]\nlegal = true\n[report]",
        ),
        (
            "moothall.toml: [meeting] date is missing. It is needed. Add date as the reference page on the workspace "
            "folder describes it.\n"
            "moothall.toml: [meeting] item is 7. A text was expected. Put it between quotation marks.\n"
            "moothall.toml: [paper] [implications] legal is true. A text was expected. Put it between quotation "
            "marks.\n"
            "moothall.toml: [paper] contact is 'Clerk'. A list of texts was expected. Write it as "
            '["one", "two"].\n'
            "moothall.toml: [paper] markings is not a known key. Perhaps marking is meant. Correct its name, or delete "
            "the line."
        ),
    ),
    Case(
        "A paper that is no table",
        spoilt("moothall.toml", "[body]", 'paper = "OFFICIAL"\n[body]'),
        (
            "moothall.toml: paper is 'OFFICIAL'. A table was expected. Compare the reference page on the workspace "
            "folder."
        ),
    ),
    Case(
        "Rules with limits that they do not have",
        spoilt("moothall.toml", 'rules = "papers"', 'rules = "mdc"\nlimits = "sd"'),
        "moothall.toml: [report] limits is 'sd'. The rules mdc have moving-range limits. Delete limits.",
    ),
    Case(
        "No table [report]",
        spoilt("moothall.toml", "[report]", "[reprot]"),
        (
            "moothall.toml: report is missing. It is needed. Add report as the reference page on the "
            "workspace folder describes it.\n"
            "moothall.toml: reprot is not a known key. Perhaps report is meant. Correct its name, or delete "
            "the line."
        ),
    ),
    Case(
        "A commentary that is not UTF-8",
        {**workspace(), "commentary/burglary.2022-23-Q2.md": b"+++\n\xa3"},
        (
            "commentary/burglary.2022-23-Q2.md, row 2: A sign on this line is not UTF-8. The file is text in"
            " UTF-8. Save the file again with the encoding UTF-8."
        ),
    ),
    Case(
        "A text where the settled signal belongs",
        spoilt("actions.toml", '{ rule = "step-shift", first = "2021-05" }', '"step-shift"'),
        (
            "actions.toml: action 1, settles is 'step-shift'. A table was expected. Compare the reference "
            "page on the workspace folder."
        ),
    ),
    Case(
        "A text where a table belongs",
        spoilt(
            "measures/burglary.toml",
            'noun = { one = "burglary offence", many = "burglary offences" }',
            'noun = "burglary"',
        ),
        (
            "measures/burglary.toml: noun is 'burglary'. A table was expected. Compare the reference page on"
            " the workspace folder."
        ),
    ),
    Case(
        "A month that is none",
        spoilt("resets.toml", '"2022-07"', '"2022-13"'),
        (
            "resets.toml: reset 1, month is '2022-13'. A month was expected. Write a month as 2020-06, "
            "between quotation marks."
        ),
    ),
    Case(
        "A quarter that is none",
        spoilt("moothall.toml", '"2022-23-Q2"', '"2022-Q2"'),
        (
            "moothall.toml: [report] quarter is '2022-Q2'. A quarter of a financial year was expected. Write"
            ' July to September 2022 as "2022-23-Q2".'
        ),
    ),
    Case(
        "One bracket in place of two",
        spoilt("events.toml", "[[event]]", "[event]"),
        (
            "events.toml: event is a table. A list of tables was expected. Begin each with two brackets, as "
            "in [[event]]."
        ),
    ),
    Case(
        "Bounds the wrong way round",
        spoilt("measures/burglary.toml", "order = 20", "lower = 10\nupper = 0"),
        ("measures/burglary.toml: lower is 10 and upper is 0. The lower bound is the smaller. Correct one."),
    ),
    Case(
        "Too many decimals",
        spoilt("measures/burglary.toml", "order = 20", "decimals = 12"),
        "measures/burglary.toml: decimals is 12. It is 0 to 6. Correct it, or delete the line.",
    ),
]
