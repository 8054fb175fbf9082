"""The Plan-delivery table as CSV and JSON: every cell said, numbers unrounded, nothing of what is withheld."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

from moothall.render.plan_csv import HEADINGS, plan_csv
from moothall.render.plan_json import plan_json
from moothall.reports.plan import MeetingOutcome, NextStep
from tests.unit.reports.test_plan_table import ASKED, COUNTED, STATEMENT, WITHHOLDING, table_of

STEPPED = replace(
    COUNTED, next_step=NextStep("=Go on"), outcome=MeetingOutcome("Noted", date(2020, 7, 19)), source="=Force"
)


def test_a_row_of_the_csv() -> None:
    first, row = csv.reader(io.StringIO(plan_csv(table_of(STEPPED)).decode("utf-8-sig")))
    assert tuple(first) == HEADINGS
    argument = row.pop(HEADINGS.index("argument"))
    assert argument.startswith("183 burglary offences in April to June 2020, up 35 from 148")
    assert row == [
        "Fewer victims",
        "Burglary",
        "'=Force",
        "offences",
        "April to June 2019",
        "148",
        "April to June 2020",
        "183",
        "'+35",
        "'+24%",
        "Less is wanted",
        "the wrong way",
        "Red: moving the wrong way",
        "Less is wanted; a change counts from 5%; tested.",
        "No comparison exists. Counted here only.",
        "'=Go on. Owner: nobody named; no date set.",
        "Noted (Plan delivery meeting of 19 July 2020).",
        "1.1",
    ]


def test_the_json_of_a_metric() -> None:
    value = json.loads(plan_json(table_of(COUNTED)))
    (metric,) = value["objectives"][0]["metrics"]
    nothing = {"numerator": None, "denominator": None, "sample": None}
    assert metric["baseline"] == {"value": 148, "when": "April to June 2019"} | nothing
    assert (metric["difference"], metric["percent"]) == (35, 35 / 148 * 100)
    assert (metric["rating"], metric["withheld"], metric["not_tested"]) == ("Red", None, None)
    assert metric["rule"] == {
        "period": "quarter",
        "baseline": "2019-20",
        "percent": 5,
        "points": 2,
        "test": "significance",
    }
    assert value["offered"] == [{"metric": "Burglary", "why": "it is moving the wrong way"}]


def test_the_json_of_a_metric_that_is_withheld() -> None:
    value = json.loads(plan_json(table_of(replace(ASKED, withholding=WITHHOLDING))))
    (metric,) = value["objectives"][0]["metrics"]
    figures = ("baseline", "latest", "difference", "percent", "test", "not_tested")
    assert {metric[key] for key in figures} == {None}
    assert (metric["withheld"], metric["rating"], metric["moved"]) == (STATEMENT, "Not rated", "the wrong way")


def test_the_json_of_a_figure_that_is_missing() -> None:
    late = replace(COUNTED, measure=replace(COUNTED.measure, id="robbery"))
    (metric,) = json.loads(plan_json(table_of(late)))["objectives"][0]["metrics"]
    assert (metric["baseline"], metric["not_tested"]) == (None, "no-figure")
