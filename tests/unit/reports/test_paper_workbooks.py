"""The Plan-delivery table and the office's report as workbooks: a cover, notes, a table a sheet, no empty cell."""

from dataclasses import replace

from moothall.reports.office_workbook import office_workbook
from moothall.reports.plan_workbook import plan_workbook
from moothall.reports.workbook import Cell, Mark, Number, Workbook
from tests.unit.reports.offices import OFFICE
from tests.unit.reports.test_office_report import report_of
from tests.unit.reports.test_plan_table import ASKED, COUNTED, WITHHOLDING, table_of
from tests.worlds import series_of


def rows(workbook: Workbook, name: str) -> tuple[tuple[Cell, ...], ...]:
    table = next(sheet.table for sheet in workbook.sheets if sheet.name == name)
    assert table
    return table.rows


def names(workbook: Workbook) -> list[str]:
    return [sheet.name for sheet in workbook.sheets]


def test_the_metrics_of_the_plan_with_numbers_as_they_are() -> None:
    workbook = plan_workbook(table_of(COUNTED, ASKED))
    assert names(workbook) == ["Cover", "Notes", "Metrics", "Arguments", "Rule", "Versions"]
    counted, asked = rows(workbook, "Metrics")
    assert counted == (
        "Fewer victims", "Burglary", "offences", "April to June 2019", Number(148), "April to June 2020", Number(183),
        Number(35, signed=True), Number(35 / 148 * 100, 1, signed=True), "Less is wanted", "the wrong way",
        "Red: moving the wrong way", "Force",
    )  # fmt: skip
    assert asked[4:9] == (
        Number(68.1, 1),
        "2020-21",
        Number(61.4, 1),
        Number(61.4 - 68.1, 1, signed=True),
        Mark.NOT_APPLICABLE,
    )


def test_withheld_figures_are_marked_and_none_is_there() -> None:
    hidden = plan_workbook(table_of(replace(ASKED, withholding=WITHHOLDING)))
    (row,) = rows(hidden, "Metrics")
    assert row[4:9] == (Mark.WITHHELD, "withheld", Mark.WITHHELD, "−6.7 points", Mark.WITHHELD)
    assert "61.4" not in repr(hidden)


def test_a_missing_figure_is_marked() -> None:
    late = series_of([*(52, 48) * 6, 52, 60, None, None])
    (row,) = rows(plan_workbook(table_of(COUNTED, series=late)), "Metrics")
    assert row[6:9] == (Mark.MISSING, Mark.MISSING, Mark.NOT_APPLICABLE)


def test_the_arguments_say_what_is_offered_and_why() -> None:
    (row,) = rows(plan_workbook(table_of(COUNTED)), "Arguments")
    assert row[-3:] == (
        "The outcome of the Plan delivery meeting is not recorded.",
        "No next step is recorded.",
        "it is moving the wrong way",
    )


def test_the_measures_of_the_office_with_both_parts_of_a_share() -> None:
    workbook = office_workbook(report_of())
    assert names(workbook) == ["Cover", "Notes", "Measures", "Glossary"]
    emails, letters, _, website = rows(workbook, "Measures")
    assert emails[3:10] == (
        Number(1515), Mark.NOT_APPLICABLE, Number(1096), Mark.NOT_APPLICABLE,
        Number(419, signed=True), Number(419 / 1096 * 100, 1, signed=True), "yes",
    )  # fmt: skip
    assert letters[3:9] == (
        Number(83), Number(86), Number(72), Number(80), Number(83 / 86 * 100 - 90, signed=True), Mark.NOT_APPLICABLE,
    )  # fmt: skip
    assert website[5:9] == (Mark.MISSING, Mark.NOT_APPLICABLE, Mark.MISSING, Mark.NOT_APPLICABLE)
    assert website[-1] == "The counter was not running."


def test_an_office_without_terms_has_no_glossary() -> None:
    assert names(office_workbook(report_of(replace(OFFICE, terms=())))) == ["Cover", "Notes", "Measures"]


def test_the_cover_says_who_to_whom_and_what_in_brief() -> None:
    cover = office_workbook(report_of()).sheets[0]
    assert cover.title == "Performance of the office: April to June 2020"
    assert "2 of 4 measures are exceptions. 1 cannot be compared with the quarter before." in cover.lines
