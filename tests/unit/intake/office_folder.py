"""A small sound office folder, to be spoilt one line at a time."""

from tests.unit.intake.workspaces import workspace

MEASURES = """
[exceptions]
percent = 20
least = 5
points = 10

[[measure]]
id = "emails"
number = "1.1"
title = "Emails received"
group = "Support"
kind = "count"

[[measure]]
id = "letters"
number = "1.2"
title = "Letters answered on time"
group = "Support"
kind = "share"
base = "letters received"

[[term]]
term = "Letter"
meaning = "A question by post."
"""
FIGURES = """measure,quarter,value,of,note
emails,2022-23-Q1,"1,096",,
emails,2022-23-Q2,1515,,
letters,2022-23-Q1,,,Not counted.
letters,2022-23-Q2,83,86,
"""
WORDS = """
author = "A. Example"
written = 2022-10-14
summary = "{emails.quarter} emails."

[paper]
item = "7"

[[text]]
measure = "letters"
text = "{letters.quarter} letters and {burglary.quarter} in all."
"""
FOLDER = {"office/measures.toml": MEASURES, "office/figures.csv": FIGURES, "office/2022-23-Q2.toml": WORDS}


def with_office(name: str = "measures.toml", old: str = "", new: str = "") -> dict[str, bytes]:
    """The small workspace with an office, one piece of one file of which is replaced."""
    name = f"office/{name}"
    if old and FOLDER[name].count(old) != 1:
        raise ValueError(old)
    return {
        **workspace(),
        **{file: text.encode() for file, text in FOLDER.items()},
        "observations/figures.csv": (
            b"measure,area,period,value\nburglary,Exampleshire,2022-07,45\nburglary,Exampleshire,2022-08,40\n"
            b"burglary,Exampleshire,2022-09,41\nAll crime,Northtown,2022-07,145\n"
        ),
        name: FOLDER[name].replace(old, new).encode() if old else FOLDER[name].encode(),
    }


def without(name: str) -> dict[str, bytes]:
    return {file: data for file, data in with_office().items() if file != name}
