"""The workbook as a value: what a table, a sheet and a workbook may not be; runs of rows for a chart's lines."""

from datetime import date

import pytest

from moothall.periods import Month
from moothall.reports.workbook import (
    Chart,
    Column,
    LineKind,
    Mark,
    Number,
    Sheet,
    Stretch,
    Table,
    Workbook,
    stretches,
)

MONTH, VALUE = Column("Month", 10), Column("Value", 10)
ROW = (Month(2020, 6), Number(45))


def test_a_sound_table_on_a_sheet() -> None:
    table = Table("Months", (MONTH, VALUE), (ROW, (Month(2020, 7), Mark.MISSING)))
    assert Sheet("Months_1", "Months", table=table).table == table


@pytest.mark.parametrize(
    ("columns", "rows"),
    [((MONTH, VALUE), ()), ((MONTH, MONTH), (ROW,)), ((MONTH, Column("", 10)), (ROW,))],
)
def test_a_table_has_rows_and_a_heading_over_each_column(
    columns: tuple[Column, ...], rows: tuple[tuple[Month, Number], ...]
) -> None:
    with pytest.raises(ValueError, match="a table has rows, and a heading of its own over each column"):
        Table("Months", columns, rows)


@pytest.mark.parametrize("row", [(Month(2020, 6),), (Month(2020, 6), ""), (Month(2020, 6), " \n")])
def test_no_cell_of_a_table_is_empty(row: tuple[Month | str, ...]) -> None:
    with pytest.raises(ValueError, match="Months, row 2: a row has a cell for each column, and none is empty"):
        Table("Months", (MONTH, VALUE), (ROW, row))


@pytest.mark.parametrize("name", ["", "All measures", "a/b", "x" * 32])
def test_the_name_of_a_sheet_is_short_and_has_no_blank(name: str) -> None:
    with pytest.raises(ValueError, match="the name of a sheet has letters, digits and _, and at most 31"):
        Sheet(name, "Title")


def test_a_chart_stands_beside_a_table() -> None:
    with pytest.raises(ValueError, match="a chart is drawn over the table of its sheet"):
        Sheet("Burglary", "Title", chart=Chart("Burglary", "Words", "offences", ()))


def test_no_two_sheets_have_one_name() -> None:
    twice = (Sheet("Months", "One"), Sheet("MONTHS", "Two"))
    with pytest.raises(ValueError, match="Two sheets have one name"):
        Workbook(title="T", subject="S", author="A", dated=date(2020, 7, 1), sheets=twice)


def test_a_line_of_a_chart_is_broken_where_there_is_no_number() -> None:
    rows: list[list[Number | Mark]] = [[Number(1)], [Number(2)], [Mark.WITHHELD], [Number(3)], [Number(4)], [Number(5)]]
    assert stretches(rows, LineKind.MEAN, 0) == (Stretch(LineKind.MEAN, 0, 0, 1), Stretch(LineKind.MEAN, 0, 3, 5))
    assert stretches(rows, LineKind.MEAN, 0, breaks_before=frozenset({0, 5})) == (
        Stretch(LineKind.MEAN, 0, 0, 1),
        Stretch(LineKind.MEAN, 0, 3, 4),
        Stretch(LineKind.MEAN, 0, 5, 5),
    )
