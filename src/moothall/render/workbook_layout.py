"""How a workbook is laid out: rows high enough for their text, and numbers without the sign of a zero."""

import math
from collections.abc import Sequence

from moothall.reports.workbook import Cell, Heading, Line, Link, Number, Table
from moothall.wording.numbers import rounded

TITLE_HEIGHT, HEADING_HEIGHT = 20.0, 18.0  # points
LINE = 14.5  # points of a line of Arial 11
SHARE_OF_A_DIGIT = 0.95  # of the width of a digit, in which columns are measured: a letter with what wrapping loses

BOLD = 2  # digits that a heading in bold needs more


def line_height(line: Line) -> float:
    return HEADING_HEIGHT if isinstance(line, Heading) else LINE + 1


def rounds_to_zero(number: Number) -> bool:
    """Whether it is shown as 0, which has no sign."""
    return not rounded(number.value, number.decimals)


def row_height(table: Table, row: Sequence[Cell]) -> float:
    """In points; a program that does not measure wrapped text again shows it whole."""
    return LINE * max(_lines(cell, column.width) for cell, column in zip(row, table.columns, strict=True)) + 1


def head_height(table: Table) -> float:
    return LINE * max(_lines(column.heading, column.width - BOLD) for column in table.columns) + 1


def _lines(cell: Cell, width: int) -> int:
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    return sum(max(1, math.ceil(len(part) * SHARE_OF_A_DIGIT / width)) for part in text.splitlines() or [""])
