"""Decisions not to publish that are refused, and figures and words that give away what is withheld."""

from tests.unit.intake.cases import Case
from tests.unit.intake.workspaces import COMMENTARY, PROFILE, WORKSPACE, workspace

REDACTION = """
[[redaction]]
measure = "burglary"
withholds = ["value", "change", "direction"]
first = "2022-07"
reason = "The Force has not agreed to publish it."
authority = "Chief Constable of Exampleshire"
asked = "The Acting Chief Constable, 3 March 2022"
review = 2022-09-30
"""
FACT = '[[fact]]\ntitle = "Burglary in July"\nvalue = 45\nunit = "offences"\nsource = "Diary."\n'
PARTS = 'withholds = ["value", "change", "direction"]'
WITHOUT_FIGURES = {**workspace(), "commentary/burglary.2022-23-Q2.md": COMMENTARY.replace("45", "44").encode()}


def redacted(old: str = "", new: str = "") -> dict[str, bytes]:
    """The workspace with a decision not to publish, one piece of which is replaced."""
    return {**WITHOUT_FIGURES, "redactions.toml": REDACTION.replace(old, new).encode()}


def with_figures(rows: str, redaction: str = REDACTION) -> dict[str, bytes]:
    figures = WORKSPACE["observations/figures.csv"] + rows
    return {**WITHOUT_FIGURES, "observations/figures.csv": figures.encode(), "redactions.toml": redaction.encode()}


REDACTIONS_REFUSED = [
    Case(
        "A change withheld beside values that are shown",
        redacted(PARTS, 'withholds = ["change"]'),
        (
            "redactions.toml: redaction 1, withholds leaves the value to be seen. What is withheld must not follow "
            "from what is shown. Withhold the value as well, or no more than the value."
        ),
    ),
    Case(
        "A direction withheld beside a change that is shown",
        redacted(PARTS, 'withholds = ["direction"]'),
        (
            "redactions.toml: redaction 1, withholds leaves the value and change to be seen. What is withheld must not "
            "follow from what is shown. Withhold the value and change as well, or no more than the value."
        ),
    ),
    Case(
        "A part that is not known",
        redacted(PARTS, 'withholds = ["chart"]'),
        (
            "redactions.toml: redaction 1, withholds is a list. Known here: value, change, direction. Write one or "
            'more, as in ["value", "change"].'
        ),
    ),
    Case(
        "No authority, and nobody asked",
        redacted('authority = "Chief Constable of Exampleshire"\nasked = "The Acting Chief Constable, 3 March 2022"\n'),
        (
            "redactions.toml: redaction 1, authority is missing. It is needed. Add authority as the reference page on "
            "the workspace folder describes it.\n"
            "redactions.toml: redaction 1, asked is missing. It is needed. Add asked as the reference page on the "
            "workspace folder describes it."
        ),
    ),
    Case(
        "A decision that ends before it begins",
        redacted('first = "2022-07"', 'first = "2022-07"\nlast = "2022-06"'),
        "redactions.toml: redaction 1, last, 2022-06, is before first, 2022-07. It ends after it begins. Swap them.",
    ),
    Case(
        "A decision on a measure that is not known",
        redacted('"burglary"', '"burglery"'),
        (
            "redactions.toml: Redaction 1 names the measure 'burglery', which is not known. Perhaps 'burglary' is "
            "meant. Write the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "A decision on an area that is not known",
        redacted('first = "2022-07"', 'first = "2022-07"\narea = "Nortown"'),
        (
            "redactions.toml: Redaction 1 names the area 'Nortown', which is not known. Perhaps 'Northtown' is meant. "
            "Correct the name."
        ),
    ),
    Case(
        "A decision that covers no figure",
        redacted('"2022-07"', '"2022-08"'),
        (
            "redactions.toml: Redaction 1 hides no figure of burglary. It covers a month that has a figure. Correct "
            "first and last, or delete the entry."
        ),
    ),
    Case(
        "A withheld figure that the whole gives away, for it has no other part",
        with_figures("all-crime,Exampleshire,2022-07,45\n"),
        (
            "Burglary (Exampleshire) is withheld for July 2022, and can be worked out from All crime (Exampleshire). "
            "Nothing that is published gives away what is withheld. Withhold enough of these for the same months too, "
            "or none of them."
        ),
    ),
    Case(
        "A withheld figure of a district that the whole area gives away, for it has no other district",
        with_figures("burglary,Northtown,2022-07,45\n", REDACTION + 'area = "Northtown"\n'),
        (
            "Burglary (Northtown) is withheld for July 2022, and can be worked out from All crime (Northtown) and "
            "Burglary (Exampleshire). Nothing that is published gives away what is withheld. Withhold enough of these "
            "for the same months too, or none of them."
        ),
    ),
    Case(
        "Words that tell a withheld figure",
        {
            **redacted(),
            "commentary/burglary.2022-23-Q2.md": COMMENTARY.replace("Burglary rose.", "Burglary rose to 45.").encode(),
        },
        (
            "commentary/burglary.2022-23-Q2.md: 'Burglary rose to 45.' tells a withheld figure of burglary. Words tell "
            "nothing that is withheld. Take the number 45 out of these words, or publish the figure."
        ),
    ),
    Case(
        "A fact of the annual report that tells a withheld figure",
        {**redacted(), "annual/2022-23/facts.toml": FACT.encode()},
        (
            "annual/2022-23/facts.toml: 'Burglary in July: 45 offences' tells a withheld figure of burglary. Words "
            "tell nothing that is withheld. Take the number 45 out of these words, or publish the figure."
        ),
    ),
    Case(
        "A data note that tells a withheld figure",
        {**redacted(), "moothall.toml": PROFILE.replace("Every figure is made up.", "Burglary: 45 then.").encode()},
        (
            "moothall.toml: 'Burglary: 45 then.' tells a withheld figure of burglary. Words tell nothing that is "
            "withheld. Take the number 45 out of these words, or publish the figure."
        ),
    ),
]
