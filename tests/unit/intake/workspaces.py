"""A small sound workspace, to be spoilt one line at a time."""

from collections.abc import Mapping

PROFILE = """
[body]
force = "Exampleshire Police"
office = "Commissioner for Exampleshire"
panel = "Exampleshire Panel"

[report]
area = "Exampleshire"
quarter = "2022-23-Q2"
rules = "papers"
district_measure = "all-crime"
groups = ["Crime"]
notice = "Made up."
data_notes = ["Every figure is made up."]

[[area]]
name = "Exampleshire"
kind = "force"

[[area]]
name = "Northtown"
kind = "district"
parent = "Exampleshire"

[[source]]
title = "Made-up figures"
publisher = "Nobody"
licence = "None"
attribution = "Made up."
"""

BURGLARY = """
title = "Burglary"
noun = { one = "burglary offence", many = "burglary offences" }
kind = "count"
unit = "offences"
group = "Crime"
good = "down"
order = 20
why = "It matters."
how_counted = "By hand."
source = "Nowhere."
next_review = 2027-04-01
"""

ALL_CRIME = BURGLARY.replace('"Burglary"', '"All crime"').replace("order = 20", 'order = 10\ncontains = ["burglary"]')

FIGURES = "measure,area,period,value\nburglary,Exampleshire,2022-07,45\nAll crime,Northtown,2022-07,145\n"

EVENTS = """
[[event]]
title = "New records system"
kind = "system-change"
first = "2022-05"
measures = ["burglary"]
source = "Report of 1 May 2022."
"""

RESETS = """
[[reset]]
measure = "burglary"
month = "2022-07"
reason = "New counting rule."
by = "Performance Board"
citation = "Item 8, 1 October 2022"
"""

ACTIONS = """
[[action]]
measure = "burglary"
quarter = "2022-23-Q2"
text = "Compare with neighbours."
state = "closed"
answer = "They fell too."
closed = 2022-11-20
settles = { rule = "step-shift", first = "2021-05" }
"""

COMMENTARY = """+++
measure = "burglary"
quarter = "2022-23-Q2"
author = "A. Example, analyst"
written = 2022-10-14
figures = { quarter = 45, year_before = 40 }
cause_grade = "suggested"
cause = "A change of the season."
+++
Burglary rose.

It may fall again.
"""

WORKSPACE: Mapping[str, str] = {
    "moothall.toml": PROFILE,
    "measures/burglary.toml": BURGLARY,
    "measures/all-crime.toml": ALL_CRIME,
    "observations/figures.csv": FIGURES,
    "events.toml": EVENTS,
    "resets.toml": RESETS,
    "actions.toml": ACTIONS,
    "commentary/burglary.2022-23-Q2.md": COMMENTARY,
}


def workspace() -> dict[str, bytes]:
    return {name: text.encode() for name, text in WORKSPACE.items()}


def spoilt(name: str, old: str, new: str) -> dict[str, bytes]:
    """The workspace with one piece of one file replaced."""
    if WORKSPACE[name].count(old) != 1:
        raise ValueError(old)
    return {**workspace(), name: WORKSPACE[name].replace(old, new).encode()}


def without(*names: str) -> dict[str, bytes]:
    return {name: data for name, data in workspace().items() if name not in names}
