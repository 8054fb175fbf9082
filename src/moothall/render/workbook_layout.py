"""How high a row of a workbook is, so that wrapped text is seen whole in programs that do not measure it again."""

import math
from collections.abc import Sequence

from moothall.reports.workbook import Cell, Link, Table

LINE = 14.5  # points of a line of Arial 11
SHARE_OF_A_DIGIT = 0.95  # of the width of a digit, in which columns are measured: a letter with what wrapping loses

BOLD = 2  # digits that a heading in bold needs more


def row_height(table: Table, row: Sequence[Cell]) -> float:
    """In points."""
    return LINE * max(_lines(cell, column.width) for cell, column in zip(row, table.columns, strict=True)) + 1


def head_height(table: Table) -> float:
    return LINE * max(_lines(column.heading, column.width - BOLD) for column in table.columns) + 1


def _lines(cell: Cell, width: int) -> int:
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    return sum(max(1, math.ceil(len(part) * SHARE_OF_A_DIGIT / width)) for part in text.splitlines() or [""])
