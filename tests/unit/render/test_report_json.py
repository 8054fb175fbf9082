"""The report as JSON: page one, every measure with its finding, districts, method, sources."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from moothall.measures import Withheld
from moothall.render.report_json import report_json
from moothall.reports.context import Context
from moothall.reports.profile import Source
from tests.worlds import CITY, QUARTER, SHIRE, profile_of, report_of, series_of

QUIET = [52, 48] * 12
SPIKE = [*QUIET[:-1], 90]


def told(values: Sequence[float], actions: tuple[Action, ...] = (), **profile: object) -> dict[str, Any]:
    report = report_of(series_of(values), context=Context(actions=actions), profile=profile_of(**profile))
    found: dict[str, Any] = json.loads(report_json(report))
    return found


def test_the_head_and_page_one() -> None:
    found = told(SPIKE, notice="Made up.")
    message = (
        "Burglary: 190, 42 more than the 148 a year before (+28%); a significant change; above the upper limit in June "
        "2020."
    )
    left_out = "Left out of the mean and limits because so far from the rest, but judged all the same: June 2020 (90)."
    assert {name: found[name] for name in ("title", "quarter", "notice", "force", "area", "summary")} == {
        "title": "Force performance exception report: April to June 2020",
        "quarter": "2020-21-Q1",
        "notice": "Made up.",
        "force": "Exampleshire Police",
        "area": "Exampleshire",
        "summary": {
            "quiet": "Nothing unusual in 0 of 1 measure; 1 is an exception.",
            "false_alarms": (
                "With 1 measure in which nothing happened, these rules and tests would still point at it in about 1 "
                "quarter in 15."
            ),
            "messages": [message],
            "grid": {"Worsening": ["burglary"]},
            "exceptions": ["burglary"],
            "data_notes": [f"Burglary: {left_out}"],
        },
    }


def test_a_measure_has_its_finding_notes_and_actions_beside_its_analysis() -> None:
    closed = Action(
        measure="burglary",
        quarter=QUARTER,
        text="Ask.",
        owner="Head of Crime",
        due=date(2020, 9, 1),
        closed=date(2020, 8, 1),
        answer="A form.",
        evidence="A study.",
    )
    still_open = Action(measure="burglary", quarter=QUARTER, text="Ask again.")
    (one,) = told(SPIKE, (closed, still_open))["measures"]
    assert one["id"] == "burglary"
    assert one["verdict"]["status"] == "single-point"
    assert one["finding"] == {
        "kind": "Single point exception",
        "label": "Single point exception, above: concern",
        "judgement": "concern",
        "standing": "Worsening",
        "exception": True,
        "settled": False,
        "recommendation": "Analyse",
        "recommendation_said": "Analyse: find out what lies behind it.",
        "headline": "Burglary rose: 190, 42 more than a year before",
        "message": one["finding"]["message"],
    }
    assert one["cause_grade"] == "unknown"
    assert one["actions"] == [
        {
            "quarter": "2020-21-Q1",
            "text": "Ask.",
            "owner": "Head of Crime",
            "due": "2020-09-01",
            "state": "closed",
            "progress": None,
            "closed": "2020-08-01",
            "answer": "A form.",
            "evidence": "A study.",
        },
        {
            "quarter": "2020-21-Q1",
            "text": "Ask again.",
            "owner": None,
            "due": None,
            "state": "open",
            "progress": None,
            "closed": None,
            "answer": None,
            "evidence": None,
        },
    ]
    assert one["notes"] == [
        "Left out of the mean and limits because so far from the rest, but judged all the same: June 2020 (90)."
    ]


def test_the_analysts_words_stand_with_author_day_and_the_grade_of_the_cause() -> None:
    text = AnalystText(
        measure="burglary",
        quarter=QUARTER,
        author="A. N. Analyst",
        written=date(2020, 7, 14),
        paragraphs=("June stands out.", "May does not."),
        figure=188,
        cause_grade=CauseGrade.SUGGESTED,
        cause="A new form.",
    )
    (one,) = json.loads(report_json(report_of(series_of(SPIKE), context=Context(texts=(text,)))))["measures"]
    assert (one["cause_grade"], one["cause"], one["cause_said"]) == (
        "suggested",
        "A new form.",
        "Suggested, and not yet shown to be true: A new form. No evidence is given.",
    )
    assert one["texts"] == [
        {
            "author": "A. N. Analyst",
            "written": "2020-07-14",
            "paragraphs": ["June stands out.", "May does not."],
            "figures": {"quarter": 188, "year_before": None},
            "figures_moved": ("The figures have changed since these words were written: 188 for the quarter, now 190."),
            "cause_grade": "suggested",
            "cause": "A new form.",
            "evidence": None,
            "carried_over": [],
        }
    ]


def test_figures_that_words_were_written_about_are_not_told_once_they_are_withheld() -> None:
    text = AnalystText(
        measure="burglary",
        quarter=QUARTER,
        author="A. N. Analyst",
        written=date(2020, 7, 14),
        paragraphs=("It is withheld.",),
        figure=71234,
        figure_year_before=61234,
    )
    secret = Withheld(QUARTER.last, "Not released.", None)
    report = report_of(series_of([*QUIET[:-1], secret]), context=Context(texts=(text,)))
    (told_text,) = json.loads(report_json(report))["measures"][0]["texts"]
    assert told_text["figures"] == {"quarter": None, "year_before": None}


def test_districts_method_and_sources() -> None:
    source = Source(title="Crime", publisher="Police", licence="OGL", attribution="Thanks.", address="https://a.uk")
    found = told(QUIET, areas=(SHIRE, CITY), district_measure="burglary", sources=(source,))
    assert [one["area"] for one in found["districts"]] == ["Example City"]
    assert found["method_note"][0]["heading"] == "The limits"
    assert found["sources"] == [
        {
            "title": "Crime",
            "publisher": "Police",
            "licence": "OGL",
            "attribution": "Thanks.",
            "address": "https://a.uk",
        }
    ]
    assert told(QUIET)["districts"] == []
