"""The Plan-delivery table as a workbook: typed figures beside the argument; a mark for what is withheld."""

from moothall.measures import Part
from moothall.reports.plan_workbook import plan_workbook
from moothall.reports.workbook import Cell, Mark, Number, Workbook
from tests.unit.reports.test_exception_workbook import cells_of, table_of
from tests.unit.reports.test_plan_table import ASKED, COUNTED, STATEMENT, redaction
from tests.unit.reports.test_plan_table import table_of as plan_table_of

FIGURES = ("Baseline", "Latest", "Change", "Change in percent")


def figures(workbook: Workbook) -> list[Cell]:
    cells = cells_of(table_of(workbook, "Metrics"))
    return [cells[name] for name in FIGURES]


def test_the_sheets_of_a_plan() -> None:
    workbook = plan_workbook(plan_table_of(COUNTED, ASKED))
    assert [sheet.name for sheet in workbook.sheets] == [
        "Cover",
        "Notes",
        "Metrics",
        "Arguments",
        "Next_agenda",
        "Rule",
        "Versions",
        "Method",
    ]
    assert workbook.title == "Exampleshire Plan 2019-23: delivery to June 2020 – Exampleshire Police"


def test_every_cell_of_a_metric() -> None:
    workbook = plan_workbook(plan_table_of(COUNTED))
    assert cells_of(table_of(workbook, "Metrics")) == {
        "Objective": "Fewer victims",
        "Metric": "Burglary",
        "Unit": "offences",
        "Baseline period": "April to June 2019",
        "Baseline": Number(148),
        "Latest period": "April to June 2020",
        "Latest": Number(183),
        "Change": Number(35, signed=True),
        "Change in percent": Number(35 / 148 * 100, signed=True),
        "Wanted": "Less is wanted",
        "Moved": "the wrong way",
        "Rating": "Red: moving the wrong way",
        "Source": "Force",
    }
    row = plan_table_of(COUNTED).rows[0]
    assert cells_of(table_of(workbook, "Arguments")) == {
        "Metric": "Burglary",
        "Rating": "Red: moving the wrong way",
        "Argument": " ".join(row.argument),
        "Rule": "Less is wanted; a change counts from 5%; tested.",
        "Compared with others": "No comparison exists. Counted here only.",
        "Delivery meeting": "The outcome of the Plan delivery meeting is not recorded.",
        "Next step": "No next step is recorded.",
    }
    assert table_of(workbook, "Next_agenda").rows == (("Burglary", "it is moving the wrong way"),)


def test_a_survey_differs_by_points() -> None:
    assert figures(plan_workbook(plan_table_of(ASKED))) == [
        Number(68.1, 1),
        Number(61.4, 1),
        Number(61.4 - 68.1, 1, signed=True),
        Mark.NOT_APPLICABLE,
    ]


def test_withheld_figures_are_marks_and_their_argument_says_why() -> None:
    workbook = plan_workbook(plan_table_of(COUNTED, redaction=redaction(Part.VALUE, Part.CHANGE, Part.DIRECTION)))
    assert figures(workbook) == [Mark.WITHHELD] * 4
    assert STATEMENT in str(cells_of(table_of(workbook, "Arguments"))["Argument"])
    assert "What stands in place of a number is explained in the notes: [c]" in str(workbook.sheets[2].lines)


def test_a_change_that_may_be_told_is_told_as_printed() -> None:
    """Both figures are withheld, so the change gives neither away."""
    first = COUNTED.rule.span(plan_table_of(COUNTED).quarter.last)
    assert first is not None
    decision = redaction(Part.VALUE, first=first.before.first)
    workbook = plan_workbook(plan_table_of(COUNTED, redaction=decision))
    assert figures(workbook) == [Mark.WITHHELD, Mark.WITHHELD, "+35", Mark.WITHHELD]
