"""The action list, the decision note, the forward plan and the member's page, as values."""

from collections.abc import Iterator
from datetime import date

from moothall.panel.record import record
from moothall.reports.action_list import action_list
from moothall.reports.decision_note import decision_note
from moothall.reports.document import Bullets, Document, Facts, Paragraph, Table
from moothall.reports.forward_plan import forward_plan
from moothall.reports.promises import promises
from tests.unit.panel.made import JUNE, LETTER, MARCH

ON = date(2031, 6, 20)
RECORD = record([MARCH, JUNE, LETTER])


def rows(document: Document) -> list[list[tuple[str, ...]]]:
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in tables(document)]


def tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def said(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_the_action_list_has_what_is_firm_and_apart_from_it_what_was_only_asked() -> None:
    made = action_list(RECORD.meetings[0], RECORD.register, on=ON)
    assert made.front.subject == "Action list, meeting of 3 March 2031"
    assert said(made)[0] == "2 things were decided or promised at the meeting of 3 March 2031."
    assert rows(made) == [
        [
            (
                "That the Panel write to the Home Office about knife crime grants;",
                "Panel",
                "Not said",
                "Done: letter dated 10 March 2031",
                "Item 41, line 11",
            ),
            (
                "That the Commissioner be requested to bring a report on street lighting to the next meeting.",
                "Commissioner",
                "The next meeting (2 June 2031)",
                "On the agenda of 2 June 2031 (item 2: STREET LIGHTING); no answer is recorded",
                "Item 41, line 12",
            ),
        ],
        [
            (
                "Members asked for the figures to be put in context and in plain English.",
                "Not said",
                "Not said",
                "Open for 109 days",
                "Item 41, line 9",
            )
        ],
    ]


def test_the_decision_note_says_who_was_there_what_was_decided_and_what_is_not_known() -> None:
    made = decision_note(RECORD.meetings[0], on=ON)
    (facts,) = (block for block in made.blocks if isinstance(block, Facts))
    assert [(fact.label, fact.said) for fact in facts.facts] == [
        ("Held", ("From 14:00 at Town Hall. The papers do not say when it ended.",)),
        ("In the chair", ("Cllr Ash",)),
        ("Members present", ("Cllr Ash (chair), Cllr Birch (vice-chair), Cllr Cedar and Cllr Dogwood.",)),
        ("Apologies", ("The papers do not say.",)),
        ("Also there", ("The papers do not say.",)),
        (
            "Came and went",
            (
                "Cllr Cedar (from 2.30pm).",
                "3.00pm The Chair left the meeting and Cllr Dogwood assumed the Chair.",
            ),
        ),
        ("Declarations", ("The papers do not say.",)),
    ]
    (decisions,) = (block for block in made.blocks if isinstance(block, Bullets))
    assert [item.text for item in decisions.items] == [
        "(a) That the Panel write to the Home Office about knife crime grants;",
        "(b) That the Commissioner be requested to bring a report on street lighting to the next meeting.",
    ]
    assert said(made)[0].endswith("within 7 working days, here by 12 March 2031 (bank holidays not counted out).")


def test_the_forward_plan_parts_dated_reports_from_undated_ones() -> None:
    made = forward_plan(RECORD, on=ON)
    assert [[row[0][:40] for row in table] for table in rows(made)] == [["That the Commissioner be requested to br"]]
    assert said(made) == [
        "Meetings announced from 20 June 2031 on: none in these papers.",
        "“A future meeting” is how a promise is lost. Each of these needs a date.",
        "There is none.",
    ]


def test_the_page_of_a_member_counts_what_is_open_and_shows_what_came_back() -> None:
    made = promises(RECORD, on=ON)
    assert said(made)[0] == (
        "The papers of 2 meetings hold 3 things that were decided or promised to be done. For 1 of them these papers "
        "show no answer, as of 20 June 2031. An answer may have been given outside these papers."
    )
    wishes, still_open, *_ = rows(made)
    assert wishes == [("Figures in context and plain words", "2", "3 March 2031 and 2 June 2031")]
    assert still_open == [
        (
            "Circulate the lamp list within ten working days",
            "Clerk",
            "Within ten working days (16 June 2031)",
            "2 Jun 2031",
        )
    ]
