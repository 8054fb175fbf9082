"""Two more things that the papers of 2020 said and could not show: C8, runs of 17 to 23 months, and C13, a survey.

Each test builds the situation of the papers and reads the files of the report.
"""

import json
from datetime import date
from typing import Any

import pytest

from moothall.measures import Decision, MeasureKind, Reset
from moothall.periods import Month
from moothall.reports.context import Context
from moothall.wording.dates import month_name
from tests.worlds import QUARTER, SHIRE, Outputs, measure_of, outputs_of, report_of, series_of

CALLS = measure_of(id="calls", title="101 calls")


def calls(months: int) -> list[float]:
    """A year of about 460 a month, then so many months of about 340, swinging by 30."""
    return [level + (30 if i % 2 else -30) for i, level in enumerate([460] * 20 + [340] * months)]


def the_measure(outputs: Outputs) -> dict[str, Any]:
    (one,) = json.loads(outputs.json)["measures"]
    return dict(one)


@pytest.mark.parametrize("months", [17, 20, 22, 23])
def test_c8_a_long_run_brings_a_proposed_reset_with_its_evidence(months: int) -> None:
    """Paper 002: runs of 17, 20, 22 and 23 months on one side of the mean, "recommended to reset" at most."""
    outputs = outputs_of(report_of(series_of(calls(months), CALLS)))
    first = QUARTER.last + (1 - months)
    (proposal,) = the_measure(outputs)["reset_proposals"]
    assert Month.parse(proposal["earliest"]) <= first <= Month.parse(proposal["latest"])
    assert (proposal["before"], proposal["after"]) == pytest.approx((460, 340), abs=10)
    assert proposal["p"] <= 0.05
    assert f"start the limits again from {month_name(Month.parse(proposal['month']))}" in outputs.html


def decided(decision: Decision, month: Month) -> Reset:
    return Reset(
        measure="calls",
        area=SHIRE.name,
        month=month,
        reason="Callers write online since.",
        by="Performance Board",
        citation="item 8",
        decided=date(2020, 7, 1),
        decision=decision,
    )


@pytest.mark.parametrize(
    ("decision", "phases", "words"),
    [
        (Decision.ACCEPTED, 2, "The limits start again in August 2018: Callers write online since. Decided by "),
        (
            Decision.REFUSED,
            1,
            "A reset in August 2018 was proposed and refused: Callers write online since. Decided by ",
        ),
    ],
)
def test_c8_a_decision_has_its_reason_its_date_and_who_made_it_in_every_output(
    decision: Decision, phases: int, words: str
) -> None:
    context = Context(resets=(decided(decision, Month(2018, 8)),))
    outputs = outputs_of(report_of(series_of(calls(23), CALLS), context=context))
    one = the_measure(outputs)
    assert len(one["phases"]) == phases
    assert one["reset_proposals"] == []
    (note,) = [note for note in one["notes"] if words in note]
    assert note.endswith("Performance Board on 1 July 2020 (item 8).")
    assert note in outputs.html


def test_c13_a_survey_that_moves_by_its_own_margin_has_not_been_shown_to_change() -> None:
    """Paper 002, 4.7: good or excellent 51.8%, then 54.0%, then 54.6%, of about 700 people in a rolling year."""
    survey = measure_of(
        MeasureKind.SURVEY_ESTIMATE, id="survey", title="Good or excellent", rolling=12, survey_sample=700
    )
    a_year_apart = [None, None, 51.8, *[None] * 11, 54.6]  # April 2019 to June 2020
    one = the_measure(outputs_of(report_of(series_of(a_year_apart, survey))))
    change = one["change"]
    assert isinstance(change, dict)
    assert (change["noise"], change["significant"]) == ("sampling", False)
    assert change["p"] == pytest.approx(0.29, abs=0.005)
    assert change["interval"] == pytest.approx([-2.4, 8.0], abs=0.05)
    assert "about 700 people asked" in change["sentence"]
    assert one["signals"] == []  # neighbouring rolling years share their people: no limits, no runs
