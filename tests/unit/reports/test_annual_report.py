"""The annual report: facts, exceptions, comments and final text, each by itself."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from moothall.commentary.annual_fact import AnnualFact
from moothall.commentary.annual_text import Comment, FinalText
from moothall.measures import Withheld
from moothall.periods import Month, Quarter
from moothall.render.annual_json import annual_json
from moothall.reports.annual_document import annual_document
from moothall.reports.annual_report import AnnualRecord, AnnualReport, annual_report
from moothall.reports.document import Heading, Numbered, Quotation, Table
from moothall.reports.earlier_card import WITHHELD_NOW
from moothall.reports.profile import Implications, Meeting, Paper
from tests.kept import LAST, SHOWN, kept_measure, kept_report
from tests.worlds import profile_of, series_of

FACT = AnnualFact(
    title="Officers recruited", value=3, source="Return", unit="officers", objective="Safety", parts=(1, 2)
)
OTHER = AnnualFact(title="Letters", value=86, source="Diary")
COMMENT = Comment(by="The Panel", on=date(2020, 6, 16), text="Say more.", citation="minute 9")
FINAL = FinalText(author="The office", agreed=date(2020, 7, 1), agreed_by="the Commissioner", paragraphs=("All well.",))
RECORD = AnnualRecord(facts=(OTHER, FACT), comments=(COMMENT,))
KEPT = (kept_report(kept_measure(), kept_measure(id="arson", title="Arson", is_exception=False)),)


def report(record: AnnualRecord = RECORD, values: list[float | Withheld] | None = None) -> AnnualReport:
    later = kept_report(kept_measure(), quarter=Quarter(2020, 1))
    series = series_of(values or [52, 48] * 12)
    return annual_report(profile_of(), 2019, record, (*KEPT, later), (SHOWN,), [series])


def test_the_exceptions_are_those_of_the_years_kept_reports() -> None:
    made = report()
    assert (made.kept, made.exceptions_sentence) == (
        (LAST,),
        "The reports kept had 1 exception, which is answered with evidence.",
    )
    assert [(one.matter.title, one.matter.raised_in, one.cause) for one in made.exceptions] == [
        ("Burglary", LAST, "Not known.")
    ]
    assert {name: [fact.title for fact in facts] for name, facts in made.facts_by_objective.items()} == {
        "Safety": ["Officers recruited"],
        "Without an objective": ["Letters"],
    }


def test_nothing_is_said_again_of_figures_that_are_withheld_now() -> None:
    secret: list[float | Withheld] = [*[52, 48] * 12]
    secret[-4] = Withheld(Month(2020, 3), "Not released.", None)
    (one,) = report(values=secret).exceptions
    assert (one.matter.said, one.cause) == (WITHHELD_NOW, WITHHELD_NOW)


def test_the_document_keeps_draft_comments_and_final_text_apart() -> None:
    parts = [b.text for b in annual_document(report()).blocks if isinstance(b, Heading) and b.level == 1]
    assert parts[3:7] == [
        "Draft: facts of the year",
        "Draft: exceptions of the year",
        "The Panel’s comments",
        "The final text",
    ]
    blocks = annual_document(report()).blocks
    assert [b.said_by for b in blocks if isinstance(b, Quotation)] == ["The Panel, 16 June 2020, minute 9."]
    tables = [[cell.text for cell in row.cells] for b in blocks if isinstance(b, Table) for row in b.rows]
    assert tables == [
        ["Officers recruited", "1 + 2 = 3 officers", "Return"],
        ["Letters", "86", "Diary"],
        [
            "Burglary, January to March 2020",
            "Burglary: above the upper limit in March 2020. Single point exception, above: concern.",
            "Not known.",
            (
                "Answered with evidence. Ask why burglary rose in March. Owner: Head of Crime. Closed 1 July 2020: A "
                "form changed. Evidence: A study of every record."
            ),
        ],
    ]
    said = [b.text for b in blocks if isinstance(b, Numbered)]
    assert said[1] == "The Panel is asked to comment on the draft."
    assert said[-1] == "There is no final text yet."


def test_the_final_text_is_quoted_with_who_agreed_it() -> None:
    made = report(replace(RECORD, final=FINAL))
    assert made.title == "Annual report 2019-20: facts, comments and final text"
    assert [b for b in annual_document(made).blocks if isinstance(b, Quotation)][-1] == Quotation(
        ("All well.",), "The office; agreed by the Commissioner on 1 July 2020."
    )


def test_a_year_of_which_nothing_but_one_thing_is_kept() -> None:
    empty = annual_report(profile_of(), 2017, AnnualRecord(), KEPT, (), [])
    said = [b.text for b in annual_document(empty).blocks if isinstance(b, Numbered)]
    assert said[3:] == [
        (
            "None of the 4 quarterly reports of 2017-18 are kept. The reports on April to June 2017, July to September "
            "2017, October to December 2017 and January to March 2018 are not, so their exceptions are missing here."
        ),
        "No fact is kept for the year.",
        said[3],
        "No comment of the Panel is recorded.",
        "There is no final text yet.",
    ]


def test_meeting_and_implications_of_the_quarterly_report_are_not_its_own() -> None:
    paper = Paper(implications=Implications(financial="£5."), background_papers=("A plan",))
    made = replace(report(), profile=profile_of(meeting=Meeting(day=date(2020, 9, 29), item="8"), paper=paper))
    assert annual_document(made).front.when == "No meeting is recorded for this report"
    assert "£5." not in repr(annual_document(made))


def test_the_json_says_the_same() -> None:
    found: dict[str, Any] = json.loads(annual_json(report(replace(RECORD, final=FINAL))))
    assert (found["year"], found["is_final"], found["draft"]["kept"]) == ("2019-20", True, ["2019-20-Q4"])
    assert [fact["said"] for fact in found["draft"]["facts"]] == ["86", "1 + 2 = 3 officers"]
    assert [one["state"] for one in found["draft"]["exceptions"]] == ["answered-with-evidence"]
    assert found["comments"] == [
        {"by": "The Panel", "on": "2020-06-16", "citation": "minute 9", "text": "Say more.", "response": None}
    ]
    assert found["final"] == {
        "author": "The office",
        "agreed": "2020-07-01",
        "agreed_by": "the Commissioner",
        "paragraphs": ["All well."],
    }
    assert json.loads(annual_json(report()))["final"] is None
