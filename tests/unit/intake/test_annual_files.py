"""annual/YEAR: facts, comments and the final text, each in a file of its own."""

from datetime import date

import pytest

from moothall.commentary.annual_fact import AnnualFact
from moothall.commentary.annual_text import Comment, FinalText
from moothall.intake.workspace import workspace_from
from moothall.reports.annual_report import AnnualRecord
from tests.unit.intake.cases import answer_of
from tests.unit.intake.workspaces import workspace

FACTS = """
[[fact]]
title = "Officers recruited"
parts = [107, 100, 89]
unit = "officers"
objective = "Safety"
source = "Return of 31 March 2022"

[[fact]]
title = "Invitations taken up"
value = 119
of = 441
source = "Diary"
"""
COMMENTS = """
[[comment]]
by = "The Panel"
on = 2022-06-16
text = "Say more."
citation = "minute 9"
response = "It will be said."
"""
FINAL = """+++
author = "The office"
agreed = 2022-07-01
agreed_by = "the Commissioner"
+++
All was well.

Nearly all.
"""


def test_what_is_kept_of_a_year() -> None:
    files = {
        "annual/2021-22/facts.toml": FACTS,
        "annual/2021-22/comments.toml": COMMENTS,
        "annual/2021-22/final.md": FINAL,
    }
    contents = workspace_from({**workspace(), **{name: text.encode() for name, text in files.items()}})
    assert contents.annual == {
        2021: AnnualRecord(
            facts=(
                AnnualFact(
                    title="Officers recruited",
                    value=296,
                    parts=(107, 100, 89),
                    unit="officers",
                    objective="Safety",
                    source="Return of 31 March 2022",
                ),
                AnnualFact(title="Invitations taken up", value=119, whole=441, source="Diary"),
            ),
            comments=(
                Comment(
                    by="The Panel",
                    on=date(2022, 6, 16),
                    text="Say more.",
                    citation="minute 9",
                    response="It will be said.",
                ),
            ),
            final=FinalText(
                author="The office",
                agreed=date(2022, 7, 1),
                agreed_by="the Commissioner",
                paragraphs=("All was well.", "Nearly all."),
            ),
        )
    }


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        (
            "annual/2022/facts.toml",
            FACTS,
            (
                "annual/2022: The folder's name, 2022, is no financial year. April 2022 to March 2023 is 2022-23. "
                "Rename the folder."
            ),
        ),
        (
            "annual/2021-22/facts.toml",
            FACTS.replace("parts =", "value = 295\nparts ="),
            (
                "annual/2021-22/facts.toml: Officers recruited: the parts add up to 296, and the value is 295. The "
                "numbers of a fact agree with each other. Correct one of them."
            ),
        ),
        (
            "annual/2021-22/facts.toml",
            FACTS.replace("[107, 100, 89]", "107"),
            (
                "annual/2021-22/facts.toml: fact 1, parts is 107. A list of numbers was expected. Write it as [107, "
                "100, 89].\n"
                "annual/2021-22/facts.toml: fact 1, value is missing. It is needed. Add value as the reference page on "
                "the workspace folder describes it."
            ),
        ),
        (
            "annual/2021-22/comments.toml",
            COMMENTS.replace('text = "Say more."\n', ""),
            (
                "annual/2021-22/comments.toml: comment 1, text is missing. It is needed. Add text as the reference "
                "page on the workspace folder describes it."
            ),
        ),
        (
            "annual/2021-22/final.md",
            FINAL.replace('author = "The office"\n', ""),
            (
                "annual/2021-22/final.md: author is missing. It is needed. Add author as the reference page on the "
                "workspace folder describes it."
            ),
        ),
        (
            "annual/2021-22/final.md",
            "All was well.",
            (
                "annual/2021-22/final.md, row 1: The heading is missing or does not end. The file begins with a line "
                "+++, then the heading, then a second line +++. Compare the reference page on the workspace folder."
            ),
        ),
    ],
)
def test_what_is_wrong_is_told(name: str, text: str, answer: str) -> None:
    assert answer_of(lambda: str(workspace_from({**workspace(), name: text.encode()}))) == answer


def test_another_file_there_is_named_as_not_read() -> None:
    notices = workspace_from({**workspace(), "annual/2021-22/draft.docx": b""}).notices
    assert list(map(str, notices)) == ["annual/2021-22/draft.docx: Not read, because it is no file of a workspace."]
