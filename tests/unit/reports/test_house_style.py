"""The house style: dates from the meeting, the body's own words, and nothing made up where a body says nothing."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.reports.document import Block, Bullets, Facts, Heading, Item, Numbered, Paragraph
from moothall.reports.house_style import closing, front_matter, opening
from moothall.reports.profile import Implications, Meeting, Paper, Source
from tests.worlds import BODY, QUARTER, profile_of

OCTOBER = Meeting(day=date(2020, 10, 1), item="7")
SOURCE = Source(
    title="Figures", publisher="Nobody", licence="None", attribution="Made up.", address="https://a.example"
)


def test_who_reports_what_to_whom_and_when() -> None:
    paper = Paper(report_of="Chief Constable", author="A. Example, analyst", marking="OFFICIAL")
    front = front_matter(profile_of(meeting=OCTOBER, paper=paper, notice="Made up."), QUARTER, "Force performance")
    assert front.meeting == "Exampleshire Police and Crime Panel"
    assert [(fact.label, fact.said) for fact in front.facts] == [
        ("Report of", ("Chief Constable",)),
        ("Subject", ("Force performance",)),
        ("Date", ("1 October 2020, item 7",)),
        ("Author", ("A. Example, analyst",)),
    ]
    assert (front.day, front.marking, front.notice) == (date(2020, 10, 1), "OFFICIAL", "Made up.")


def test_a_body_that_says_nothing_has_nothing_made_up_for_it() -> None:
    front = front_matter(profile_of(), QUARTER, "Force performance")
    assert [fact.said[0] for fact in front.facts] == [
        "Example Commissioner",
        "Force performance",
        "No meeting is recorded for this report",
        "Not recorded",
    ]
    assert front.day == date(2020, 7, 1)  # the file needs a day: the first after the quarter
    assert front.marking is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 6, 30), "No meeting is recorded for this report"),  # the quarter was not over
        (date(2020, 7, 1), "1 July 2020"),
    ],
)
def test_a_meeting_inside_the_quarter_belongs_to_another_report(day: date, said: str) -> None:
    assert front_matter(profile_of(meeting=Meeting(day=day)), QUARTER, "Force performance").when == said


def test_the_opening_is_numbered() -> None:
    assert opening(purpose="To tell.", recommendation="Note it.", background=("One.", "Two.")) == (
        Heading(text="Purpose of the report"),
        Numbered(text="To tell."),
        Heading(text="Recommendation"),
        Numbered(text="Note it."),
        Heading(text="Background"),
        Numbered(text="One."),
        Numbered(text="Two."),
    )


def test_the_closing_tells_what_the_body_has_stated() -> None:
    paper = Paper(
        implications=Implications(financial="None.", legal="None.", equality="Some.", risks="Two.", plan="Priority 1."),
        background_papers=("The Plan",),
        contact=("The Clerk", "01234 567890"),
    )
    blocks = closing(profile_of(paper=paper, sources=(SOURCE,)), appendices=("Method",), papers=("An event: a source",))
    assert facts_of(blocks[1]) == [
        ("Financial", "None."),
        ("Legal", "None."),
        ("Equality", "Some."),
        ("Risks", "Two."),
        ("Link to the Plan", "Priority 1."),
    ]
    assert blocks[2:] == (
        Heading(text="Appendices"),
        Bullets((Item(text="Appendix A: Method"),)),
        Heading(text="Background papers"),
        Bullets(
            (
                Item(text="Figures, Nobody, https://a.example. None. Made up."),
                Item(text="An event: a source"),
                Item(text="The Plan"),
            )
        ),
        Heading(text="Person to contact"),
        Paragraph(text="The Clerk"),
        Paragraph(text="01234 567890"),
    )


def test_the_closing_of_a_body_that_says_nothing() -> None:
    blocks = closing(profile_of(body=replace(BODY, office_word="Mayor")), appendices=())
    assert {said for _, said in facts_of(blocks[1])} == {"None is stated."}
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "There are no appendices.",
        "No background paper is recorded.",
        "Nobody is named. Ask the Mayor’s office.",
    ]


def facts_of(block: Block) -> list[tuple[str, str]]:
    assert isinstance(block, Facts)
    return [(fact.label, fact.said[0]) for fact in block.facts]
