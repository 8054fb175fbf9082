"""The office's own report as CSV and JSON."""

import csv
import io
import json
from dataclasses import replace

from moothall.render.office_files import HEADINGS, office_csv, office_json
from tests.unit.reports.offices import OFFICE
from tests.unit.reports.test_office_report import report_of


def test_the_rows_of_the_csv() -> None:
    rows = list(csv.reader(io.StringIO(office_csv(report_of()).decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADINGS
    assert rows[1] == [
        "Support", "1.1", "Emails received", "2020-21-Q1", "1,515", "2019-20-Q4", "1,096", "'+419", "'+38%", "yes",
        "none written",
    ]  # fmt: skip
    assert rows[2][4] == "83 of 86 (97%)"
    assert rows[2][-1] == "83 of 86 (97%) letters; 150 burglaries in April to June 2020."


def test_the_json() -> None:
    value = json.loads(office_json(report_of()))
    assert value["summary"] == [
        "2 of 4 measures are exceptions. 1 cannot be compared with the quarter before.",
        "1,515 emails, 419 more than the 1,096 of January to March 2020 (+38%).",
    ]
    assert (value["exceptions"], value["author"], value["written"]) == (["emails", "hours"], "A. Example", "2020-07-22")
    letters = value["measures"][1]
    assert (letters["now"], letters["before"]) == (
        {"value": 83, "of": 86, "note": None},
        {"value": 72, "of": 80, "note": None},
    )
    assert letters["difference"] == 83 / 86 * 100 - 90


def test_the_json_of_a_quarter_without_words() -> None:
    value = json.loads(office_json(report_of(replace(OFFICE, words=(), figures={}))))
    assert (value["author"], value["written"], value["measures"][0]["now"]) == (None, None, None)
