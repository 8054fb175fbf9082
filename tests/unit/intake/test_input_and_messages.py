"""Odd and bad inputs get the answers that the page docs/reference/input-and-messages.md promises."""

import pytest

from moothall.intake import workspace_from
from tests.unit.intake.cases import Case, answer_of, answer_to
from tests.unit.intake.cases_of_files import FILES_REFUSED
from tests.unit.intake.cases_of_measures import VALUES_OF_A_KIND
from tests.unit.intake.cases_of_offices import OFFICES_REFUSED
from tests.unit.intake.cases_of_plans import PLANS_REFUSED
from tests.unit.intake.cases_of_redactions import REDACTIONS_REFUSED
from tests.unit.intake.cases_of_references import REFERENCES_REFUSED
from tests.unit.intake.cases_of_tables import TABLES_REFUSED
from tests.unit.intake.cases_of_workspaces import WORKSPACES_REFUSED
from tests.unit.intake.cases_taken import FILES_TAKEN
from tests.unit.intake.page import PAGE, page

CASES = [*FILES_TAKEN, *FILES_REFUSED, *TABLES_REFUSED, *VALUES_OF_A_KIND]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_file_gets_its_answer(case: Case) -> None:
    assert answer_to(case) == case.answer


@pytest.mark.parametrize(
    "case",
    [*WORKSPACES_REFUSED, *REFERENCES_REFUSED, *REDACTIONS_REFUSED, *PLANS_REFUSED, *OFFICES_REFUSED],
    ids=lambda case: case.what,
)
def test_a_workspace_gets_its_answer(case: Case) -> None:
    assert answer_of(lambda: str(workspace_from(case.files))) == case.answer


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Write it anew: python -m tests.unit.intake.page"
