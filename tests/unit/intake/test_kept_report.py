"""A kept report is read back as it was written, and refused when somebody has changed its shape."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from moothall.commentary.analyst import AnalystText, CauseGrade
from moothall.errors import FileError
from moothall.intake.kept_report import kept_report_from
from moothall.intake.notices import Findings
from moothall.intake.workspace import workspace_from
from moothall.render.report_json import report_json
from moothall.reports.context import Context
from moothall.reports.kept_report import KeptMeasure, KeptReport
from tests.kept import ASKED, SHOWN, kept_measure
from tests.kept import kept_report as kept_in
from tests.unit.intake.workspaces import workspace
from tests.worlds import QUARTER, SHIRE, report_of, series_of

FILE = "reports/2020-21-Q1.json"
TEXT = AnalystText(
    measure="burglary",
    quarter=QUARTER,
    author="A. N. Analyst",
    written=date(2020, 7, 14),
    paragraphs=("June stands out.",),
    figure=190,
    cause_grade=CauseGrade.EVIDENCED,
    cause="A new form.",
    evidence="A study.",
)
ACTIONS = (replace(ASKED, quarter=QUARTER, progress="Under way."), replace(ASKED, due=date(2020, 9, 1)), SHOWN)
CONTEXT = Context(texts=(TEXT,), actions=ACTIONS, kept=(kept_in(kept_measure(ASKED)),))
WRITTEN = report_json(report_of(series_of([*([52, 48] * 12)[:-1], 90]), context=CONTEXT))


def read(data: bytes, file: str = FILE) -> KeptReport | list[str]:
    findings = Findings()
    kept = kept_report_from(file, data, findings)
    return [str(problem) for problem in findings.problems] or kept or []


def test_what_was_written_is_read_back() -> None:
    assert read(WRITTEN) == KeptReport(
        quarter=QUARTER,
        area=SHIRE.name,
        measures=(
            KeptMeasure(
                id="burglary",
                title="Burglary",
                is_exception=True,
                label="Single point exception, above: concern",
                headline="Burglary rose: 190, 42 more than a year before",
                message=(
                    "Burglary: 190, 42 more than the 148 a year before (+28%); a significant change; above the upper "
                    "limit in June 2020."
                ),
                recommendation="Analyse: find out what lies behind it.",
                cause="Evidenced: A new form. Evidence: A study.",
                texts=(TEXT,),
                actions=ACTIONS[:2],
            ),
        ),
        answered=frozenset(),
    )


def spoilt(change: Callable[[Any], object]) -> bytes:
    values = json.loads(WRITTEN)
    change(values)
    return json.dumps(values).encode()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x00", "This is no JSON object."),
        (b"[" * 100_000, "This is no JSON object."),
        (b"[]", "This is no JSON object."),
        (b"{}", "quarter is missing."),
        (spoilt(lambda v: v["measures"][0].pop("finding")), "measures 1, finding is missing."),
        (
            spoilt(lambda v: v["measures"][0]["finding"].update(exception="yes")),
            "measures 1, [finding] exception is 'yes'.",
        ),
        (
            spoilt(lambda v: v["measures"][0]["texts"][0].update(written="July")),
            "measures 1, texts 1, written is 'July'.",
        ),
        (spoilt(lambda v: v["measures"][0]["texts"][0].pop("figures")), "measures 1, texts 1, figures is missing."),
        (
            spoilt(lambda v: v["measures"][0]["texts"][0].update(evidence=None)),
            "burglary, 2020-21-Q1: an evidenced cause says what shows it.",
        ),
        (
            spoilt(lambda v: v["measures"][0]["actions"][0].update(text=3)),
            "measures 1, actions 1, text is 3.",
        ),
        (
            spoilt(lambda v: v["follow_up"]["matters"][0].update(state="lost")),
            "[follow_up] matters 1, state is 'lost'.",
        ),
    ],
)
def test_what_is_no_kept_report_is_refused(data: bytes, found: str) -> None:
    assert read(data) == [
        (
            f"{FILE}: {found} A kept report is the file that `moothall report exceptions FOLDER --keep` wrote, "
            "unchanged. Put it back as it was kept, or move it out of the folder."
        )
    ]


def test_its_name_is_its_quarter() -> None:
    assert read(WRITTEN, "reports/2020-21-Q2.json") == [
        (
            "reports/2020-21-Q2.json: The report inside is on 2020-21-Q1. The file is named after it. Put it back as "
            "it was kept, or move it out of the folder."
        )
    ]


def test_an_action_may_answer_for_a_measure_that_only_a_kept_report_has() -> None:
    asked = b'[[action]]\nmeasure = "arson"\nquarter = "2020-21-Q1"\ntext = "Ask."\nstate = "open"\n'
    of_arson = WRITTEN.replace(b'"id": "burglary"', b'"id": "arson"')
    contents = workspace_from({**workspace(), FILE: of_arson, "actions.toml": asked})
    assert [action.measure for action in contents.actions] == ["arson"]
    with pytest.raises(FileError, match="Action 1 names the measure 'arson', which is not known"):
        workspace_from({**workspace(), "actions.toml": asked})


def test_answered_matters_are_known_again() -> None:
    answered = Context(actions=(SHOWN,), kept=CONTEXT.kept)
    kept = read(report_json(report_of(series_of([52, 48] * 12), context=answered)))
    assert isinstance(kept, KeptReport)
    assert kept.answered == {("exception", "2019-20-Q4", "burglary", "")}


def test_a_workspace_holds_its_kept_reports_and_refuses_those_of_another_area() -> None:
    assert workspace_from({**workspace(), FILE: WRITTEN}).kept == (read(WRITTEN),)
    with pytest.raises(FileError) as refused:
        workspace_from({**workspace(), FILE: WRITTEN.replace(b'"area": "Exampleshire"', b'"area": "Wessex"', 1)})
    assert str(refused.value) == (
        f"{FILE}: The kept report is about 'Wessex'. The reports of this workspace are about 'Exampleshire'. Move it "
        "to the workspace that it belongs to."
    )
