"""What people wrote and decided cannot be half there."""

from datetime import date

import pytest

from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from tests.worlds import QUARTER


def text(grade: CauseGrade, cause: str | None, evidence: str | None = None) -> AnalystText:
    return AnalystText(
        measure="burglary", quarter=QUARTER, author="A. N. Analyst", written=date(2020, 7, 14), paragraphs=(),
        cause_grade=grade, cause=cause, evidence=evidence,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "cause"), [(CauseGrade.UNKNOWN, "A form."), (CauseGrade.SUGGESTED, None), (CauseGrade.EVIDENCED, None)]
)
def test_a_cause_is_named_exactly_when_it_has_a_grade(grade: CauseGrade, cause: str | None) -> None:
    with pytest.raises(ValueError, match="burglary, 2020-21-Q1: a cause is named exactly when"):
        text(grade, cause, "A study.")


def test_an_evidenced_cause_says_what_shows_it() -> None:
    with pytest.raises(ValueError, match="an evidenced cause says what shows it"):
        text(CauseGrade.EVIDENCED, "A form.")
    assert text(CauseGrade.EVIDENCED, "A form.", "A study.").evidence == "A study."


@pytest.mark.parametrize(("closed", "answer"), [(date(2020, 5, 1), None), (None, "Done.")])
def test_an_action_is_closed_with_an_answer(closed: date | None, answer: str | None) -> None:
    with pytest.raises(ValueError, match="an action is closed with an answer, and answered when closed"):
        Action(measure="burglary", quarter=QUARTER, text="Ask.", closed=closed, answer=answer)


def test_an_action_without_an_end_is_open() -> None:
    assert Action(measure="burglary", quarter=QUARTER, text="Ask.").is_open
