"""The office's report and the Plan-delivery report as PDF: every rule of PDF/UA-1, title, language, tables."""

import io
from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from moothall.workflows.office_report import make_office_report
from moothall.workflows.paper import MadePaper
from moothall.workflows.plan_report import make_plan_report
from tests.conftest import REPOSITORY

EXAMPLE = REPOSITORY / "src" / "moothall" / "examples" / "made-up"


@pytest.mark.parametrize(
    ("make", "tables"),
    [
        (make_office_report, 3),
        (make_plan_report, 1 + 3 + 5),  # the rule, the objectives, the months of five measures
    ],
)
def test_a_paper_passes_every_rule(tmp_path: Path, make: Callable[..., MadePaper], tables: int) -> None:
    made = make(EXAMPLE, quarter=None, out=tmp_path, formats=["pdf"], say=lambda _: None)
    pdf = made.files[0].read_bytes()
    checked = page_validation.validate_pdf_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id}: {failure.message}" for failure in checked.failures] == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang).startswith("en")
        assert str(opened.docinfo["/Title"]) == made.title
        assert sum(one.get("/S") == "/Table" for one in opened.objects if isinstance(one, pikepdf.Dictionary)) == tables
