"""The office's own report as a workbook: its figures typed, a share with its whole, a mark for what is missing."""

from moothall.reports.office_report import OfficeReport, office_report
from moothall.reports.office_workbook import office_workbook
from moothall.reports.workbook import Cell, Mark, Number
from tests.unit.reports.offices import NOW, OFFICE
from tests.unit.reports.test_exception_workbook import cells_of, table_of
from tests.worlds import profile_of, series_of

QUARTER, BEFORE = "April to June 2020", "January to March 2020"


def report() -> OfficeReport:
    return office_report(profile_of(), OFFICE, NOW, [series_of([52, 48, 52])])


def figures(row: int) -> list[Cell]:
    cells = cells_of(table_of(office_workbook(report()), "Measures"), row)
    names = (
        QUARTER,
        f"Of, {QUARTER}",
        BEFORE,
        f"Of, {BEFORE}",
        "Change",
        "Change in",
        "Change in percent",
        "Exception",
    )
    return [cells[name] for name in names]


def test_the_sheets_of_an_office() -> None:
    workbook = office_workbook(report())
    assert [sheet.name for sheet in workbook.sheets] == [
        "Cover",
        "Notes",
        "Measures",
        "Exceptions",
        "In_words",
        "Method",
        "Glossary",
    ]
    assert workbook.title == "Performance of the office: April to June 2020 – Example Commissioner"


def test_a_count_a_share_and_hours() -> None:
    none = Mark.NOT_APPLICABLE
    assert figures(0) == [
        Number(1515),
        none,
        Number(1096),
        none,
        Number(419, signed=True),
        "number",
        Number(419 / 1096 * 100, signed=True),
        "yes",
    ]
    # 83 of 86 is 96.51%, 72 of 80 is 90%: 6.5 points, printed as whole points.
    share = figures(1)
    assert share[:4] == [Number(83), Number(86), Number(72), Number(80)]
    assert share[4] == Number(83 / 86 * 100 - 90, 0, signed=True)
    assert share[5:] == ["points", none, "no"]
    assert figures(2)[:5] == [Number(10.5, 1), none, Number(60, 1), none, Number(-49.5, 1, signed=True)]


def test_a_missing_figure_is_a_mark_and_its_reason_a_note() -> None:
    assert figures(3)[2:7] == [Mark.MISSING, Mark.NOT_APPLICABLE, Mark.MISSING, "number", Mark.MISSING]
    notes = table_of(office_workbook(report()), "Notes")
    assert notes.rows[3:] == (("note 1", "Views: The counter was not running."),)


def test_the_words_have_their_numbers_filled_in() -> None:
    assert table_of(office_workbook(report()), "In_words").rows == (
        (
            "1.2",
            "Letters answered on time, of all letters received",
            "83 of 86 (97%) letters; 152 burglaries in April to June 2020.",
        ),
    )
