"""The exception report as a workbook: its sheets, their tables, and what a cell without a number says."""

from datetime import date

import pytest

from moothall.areas import Area
from moothall.commentary.analyst import Action, AnalystText, CauseGrade
from moothall.measures import Entry, Missing, Observation, Reset, Withheld
from moothall.periods import Month
from moothall.reports.context import Context
from moothall.reports.exception_workbook import exception_workbook, sheet_names
from moothall.reports.workbook import Cell, LineKind, Link, Mark, Number, Sheet, Stretch, Table, Workbook
from moothall.reports.workbook_months import months_chart, months_table
from tests.worlds import CITY, NOWHERE, QUARTER, SHIRE, measure_of, profile_of, report_of, series_of

QUIET = [52, 48] * 12
SHIFTED = [*[48, 52] * 6, *[57, 55] * 4]  # worked by hand in test_report_csv
ANY = Month(2020, 6)


def sheet_of(workbook: Workbook, name: str) -> Sheet:
    (found,) = [sheet for sheet in workbook.sheets if sheet.name == name]
    return found


def table_of(workbook: Workbook, name: str) -> Table:
    table = sheet_of(workbook, name).table
    assert table is not None
    return table


def cells_of(table: Table, row: int = 0) -> dict[str, Cell]:
    return {column.heading: cell for column, cell in zip(table.columns, table.rows[row], strict=True)}


def test_the_sheets_of_a_report_with_one_exception() -> None:
    workbook = exception_workbook(report_of(series_of(SHIFTED)))
    assert [sheet.name for sheet in workbook.sheets] == [
        "Cover",
        "Notes",
        "Exceptions",
        "All_measures",
        "In_words",
        "1_Burglary",
        "Months",
        "About_measures",
        "Method",
        "Glossary",
    ]
    assert (workbook.title, workbook.dated) == (
        "Force performance exception report: April to June 2020 – Exampleshire Police",
        date(2020, 7, 1),
    )


def test_the_cover_leads_to_every_sheet() -> None:
    workbook = exception_workbook(report_of(series_of(SHIFTED)))
    others = workbook.sheets[1:]
    assert table_of(workbook, "Cover").rows == tuple((Link(one.name, one.name), one.title) for one in others)


def test_every_cell_of_a_measure() -> None:
    table = table_of(exception_workbook(report_of(series_of(SHIFTED))), "All_measures")
    assert cells_of(table) == {
        "Group": "Crime",
        "Measure": "Burglary",
        "Finding": "Step shift, above: concern",
        "Exception": "yes",
        "Unit": "offences",
        "April to June 2020": Number(167),
        "April to June 2019": Number(152),
        "Change": Number(15, signed=True),
        "Change in percent": Number(15 / 152 * 100, signed=True),
        "95% interval of the change": "+1 to +29",
        "Significant": "yes",
        "Mean": Number(52.4),
        "Lower limit": Number(43.58141097424412),
        "Upper limit": Number(61.218589025755875),
        "Counted in 'n of m'": "yes",
    }


def test_every_sentence_of_a_measure() -> None:
    report = report_of(series_of(SHIFTED))
    table = table_of(exception_workbook(report), "In_words")
    assert cells_of(table) == {
        "Measure": "Burglary",
        "What changed": (
            "167 burglary offences in April to June 2020, 15 more than the 152 a year before (+10%). That is a "
            "significant increase: more than the usual month-to-month variation would explain (p = 0.037)."
        ),
        "Against its limits": (
            "Burglary offences have been above the mean of 52 a month for 8 months in a row, November 2019 to June "
            "2020."
        ),
        "Also found": "none",
        "Recommended": (
            "Find out why the level changed. When the reason is understood, consider starting the limits again from "
            "the change."
        ),
        "Notes": "\n".join(report.entries[0].notes),
    }


def test_a_quarter_without_a_figure_says_which_kind_of_nothing_it_is() -> None:
    def marks(*last: float | Withheld | None) -> list[Cell]:
        cells = cells_of(table_of(exception_workbook(report_of(series_of([*QUIET[:-3], *last]))), "All_measures"))
        names = ("April to June 2020", "April to June 2019", "Change", "Change in percent")
        return [cells[name] for name in names]

    assert marks(50, None, 50) == [Mark.MISSING, Number(148), Mark.MISSING, Mark.MISSING]
    assert marks(50, Withheld(ANY, "Court case"), 50) == [Mark.WITHHELD, Number(148), Mark.WITHHELD, Mark.WITHHELD]


def test_no_percentage_on_a_small_base_and_no_limits_from_a_few_months() -> None:
    report = report_of(series_of([3, 2, 3] * 5))
    assert cells_of(table_of(exception_workbook(report), "All_measures"))["Change in percent"] is Mark.NOT_APPLICABLE
    few = cells_of(table_of(exception_workbook(report_of(series_of([50, 51, 52]))), "All_measures"))
    assert [few[name] for name in ("Mean", "Lower limit", "Upper limit")] == [Mark.NOT_APPLICABLE] * 3


def test_a_month_says_its_reason() -> None:
    values: list[float | Entry] = [
        *QUIET,
        Missing(ANY, "Not recorded."),
        Withheld(ANY, "Court case", Month(2021, 3)),
        Observation(ANY, 50),
    ]
    table = table_of(exception_workbook(report_of(series_of(values))), "Months")
    assert [row[:5] + row[-1:] for row in table.rows[-3:]] == [
        ("Burglary", "Exampleshire", Month(2020, 4), "offences", Mark.MISSING, "No figure: Not recorded."),
        (
            "Burglary",
            "Exampleshire",
            Month(2020, 5),
            "offences",
            Mark.WITHHELD,
            "Withheld until March 2021: Court case.",
        ),
        ("Burglary", "Exampleshire", Month(2020, 6), "offences", Number(50), "no signal"),
    ]


def test_a_note_of_the_data_stands_beside_its_month() -> None:
    report = report_of(series_of([*QUIET, Observation(ANY, 50, note="Revised.")]))
    assert table_of(exception_workbook(report), "Months").rows[-1][-1] == "no signal (note in the data: Revised.)"


def test_lines_of_a_chart_break_at_gaps_and_resets() -> None:
    first = Month(2018, 7)  # of 24 months to June 2020
    values: list[float | None] = [*[50, 52] * 6, 70, None, *[70, 72] * 5]
    reset = Reset(measure="burglary", area=SHIRE.name, month=first + 12, reason="New form.", by="Board", citation="5")
    report = report_of(series_of(values), context=Context(resets=(reset,)))
    chart = exception_workbook(report_of(series_of(SHIFTED))).sheets[5].chart
    assert chart is not None
    assert Stretch(LineKind.SIGNAL, 1, 0, 19, named_by=6) in chart.stretches  # 12 months below the mean, then 8 above
    (entry,) = report.entries
    table = months_table(entry, "Months")
    drawn = months_chart(entry, table).stretches
    assert [s for s in drawn if s.kind is LineKind.VALUE] == [
        Stretch(LineKind.VALUE, 1, 0, 12),
        Stretch(LineKind.VALUE, 1, 14, 23),
    ]
    assert [s for s in drawn if s.kind is LineKind.MEAN] == [
        Stretch(LineKind.MEAN, 3, 0, 11),
        Stretch(LineKind.MEAN, 3, 12, 23),
    ]


def test_words_actions_and_resets_have_a_sheet_where_there_are_any() -> None:
    text = AnalystText(
        measure="burglary",
        quarter=QUARTER,
        author="A. N. Analyst",
        written=date(2020, 7, 14),
        paragraphs=("We looked.", "It is the form."),
        cause_grade=CauseGrade.SUGGESTED,
        cause="A new form.",
    )
    action = Action(measure="burglary", quarter=QUARTER, text="Ask them.", due=date(2020, 9, 1))
    reset = Reset(
        measure="burglary", area=SHIRE.name, month=Month(2019, 4), reason="Counted anew.", by="Board", citation="item 5"
    )
    context = Context(texts=(text,), actions=(action,), resets=(reset,))
    workbook = exception_workbook(report_of(series_of(QUIET), context=context))
    assert table_of(workbook, "Analysts_words").rows == (
        (
            "Burglary",
            "A. N. Analyst",
            "14 July 2020",
            "We looked. It is the form.",
            "It is not recorded which figures these words were written about.",
            "no",
        ),
    )
    assert table_of(workbook, "Actions").rows == (
        (
            "Burglary",
            "2020-21-Q1",
            "Ask them.",
            "not recorded",
            "1 September 2020",
            "open",
            "not yet",
            "none yet",
            "none yet",
        ),
    )
    assert table_of(workbook, "Resets").rows == (
        ("Burglary", "Exampleshire", "April 2019", "Counted anew.", "Board", "not recorded", "item 5"),
    )


def test_districts_are_judged_and_what_has_no_place_is_not() -> None:
    def of(area: Area) -> tuple[float, ...]:
        return tuple(QUIET) if area == SHIRE else tuple(value / 2 for value in QUIET)

    areas = (SHIRE, CITY, NOWHERE)
    profile = profile_of(areas=areas, district_measure="burglary")
    report = report_of(*(series_of(of(area), area=area) for area in areas), profile=profile)
    workbook = exception_workbook(report)
    assert [(row[0], row[2], row[-1]) for row in table_of(workbook, "Districts").rows] == [
        ("Exampleshire", Number(148), "Stable"),
        ("Example City", Number(74), "Stable"),
        ("No location given", Number(74), "not judged"),
    ]
    unplaced = table_of(workbook, "Months").rows[-1]
    assert unplaced[1] == "No location given"
    assert unplaced[5:] == (*[Mark.NOT_APPLICABLE] * 4, "not judged")


def test_the_marking_stands_on_every_sheet() -> None:
    workbook = exception_workbook(report_of(series_of(SHIFTED), profile=profile_of(notice="Made-up example")))
    assert {sheet.lines[0] for sheet in workbook.sheets} == {"Made-up example"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Burglary", "1_Burglary"),
        ("Füße & <Schuhe>", "1_F_e_Schuhe"),
        ("999 calls answered within 10 seconds", "1_999_calls_answered_within"),
        ("Stalking and harassment", "1_Stalking_and_harassment"),
        ("Anti" * 10, "1_AntiAntiAntiAntiAntiAntiAn"),
        ("!!", "1_measure"),
    ],
)
def test_the_name_of_an_exceptions_sheet(title: str, name: str) -> None:
    assert sheet_names(report_of(series_of(SHIFTED, measure_of(title=title)))) == {"burglary": name}
