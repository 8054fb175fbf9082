"""How a workbook is laid out: rows high enough for their text, and numbers without the sign of a zero."""

import textwrap
from collections.abc import Sequence

from moothall.reports.workbook import Cell, Heading, Line, Link, Number, Table
from moothall.wording.numbers import rounded

TITLE_HEIGHT, HEADING_HEIGHT = 20.0, 18.0  # points
LINE = 14.5  # points of a line of Arial 11
LETTERS, BOLD_LETTERS = 0.95, 0.8  # that stand on a line for each digit of a column's width


def line_height(line: Line) -> float:
    return HEADING_HEIGHT if isinstance(line, Heading) else LINE + 1


def rounds_to_zero(number: Number) -> bool:
    """Whether it is shown as 0, which has no sign."""
    return not rounded(number.value, number.decimals)


def row_height(table: Table, row: Sequence[Cell]) -> float:
    """In points; a program that does not measure wrapped text again shows it whole."""
    cells = zip(row, table.columns, strict=True)
    return LINE * max(_lines(cell, column.width * LETTERS) for cell, column in cells) + 1


def head_height(table: Table) -> float:
    return LINE * max(_lines(column.heading, column.width * BOLD_LETTERS) for column in table.columns) + 1


def _lines(cell: Cell, letters: float) -> int:
    """How many lines a cell takes; only text wraps."""
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    return sum(_wrapped(part, letters) for part in text.splitlines() or [""])


def _wrapped(text: str, letters: float) -> int:
    return 1 if len(text) <= letters else len(textwrap.wrap(text, int(letters)))
