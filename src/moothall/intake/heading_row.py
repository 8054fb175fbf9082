"""Which of the first rows holds the headings: titles, dates and notes may stand above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from moothall.intake.headings import Field, Heading, headings_of, is_value
from moothall.intake.sheet import Row, Sheet

ROWS_SEARCHED = 10  # the headings stand in one of the first ten rows
ROWS_SAMPLED = 60


@dataclass(frozen=True)
class HeadingRow:
    """`number` counts from 1. `sample` holds the first rows below it.

    `period` is the column where months stand below a heading that does not say so.
    """

    number: int
    headings: tuple[Heading, ...]
    sample: tuple[Row, ...]
    period: int | None = None


def heading_row(sheet: Sheet) -> HeadingRow | None:
    """The row of the first ten with the most headings that say what they hold; None where there is none."""
    rows = list(islice(sheet.rows(), ROWS_SEARCHED + ROWS_SAMPLED))
    candidates = [headings_of(row, sheet) for row in rows[:ROWS_SEARCHED]]
    scores = [_score(candidate) for candidate in candidates]
    best = max(scores, default=0)
    if best > 0:
        i = scores.index(best)
        return HeadingRow(i + 1, tuple(candidates[i]), tuple(rows[i + 1 :]))
    return _above_months(rows, candidates) or _single_month(rows, candidates)


def _score(headings: Sequence[Heading]) -> int:
    """How many cells name a field or a month; 0 for a row that cannot be the headings."""
    fields = {heading.field for heading in headings if heading.field}
    named = sum(heading.month is not None and not heading.is_number for heading in headings)
    serial = sum(heading.month is not None and heading.is_number for heading in headings)
    if any(heading.is_number and heading.month is None for heading in headings) or (named and serial):
        return 0
    filled = sum(not heading.is_blank for heading in headings)
    months = named + serial
    of_figures = months > 1 or (months and fields) or (Field.PERIOD in fields and filled > 1)
    return len(fields) + months if of_figures or (Field.VALUE in fields and len(fields) > 1) else 0


def _above_months(rows: Sequence[Row], candidates: Sequence[Sequence[Heading]]) -> HeadingRow | None:
    """The row above the first month of a column of months with numbers beside them."""
    for i in range(1, len(candidates)):
        column = next((h.index for h in candidates[i] if h.month is not None and not h.is_number), None)
        has_numbers = any(heading.is_number for heading in candidates[i])
        if column is not None and has_numbers and _names_columns(candidates[i - 1], column):
            return HeadingRow(i, tuple(candidates[i - 1]), tuple(rows[i:]), period=column)
    return None


def _names_columns(headings: Sequence[Heading], column: int) -> bool:
    """Whether a row can stand above a column of months: it reaches that far, and holds names and no figures."""
    names = [heading for heading in headings if not heading.is_blank]
    return bool(names) and len(headings) > column and not any(name.is_number or name.month for name in names)


def _single_month(rows: Sequence[Row], candidates: Sequence[Sequence[Heading]]) -> HeadingRow | None:
    """A wide table of one month, whose first heading says nothing."""
    for i, headings in enumerate(candidates):
        months = [heading.index for heading in headings if heading.month is not None]
        plain = any(heading.is_number and heading.month is None for heading in headings)
        if len(months) == 1 and not plain and sum(not heading.is_blank for heading in headings) > 1:
            below = [row[months[0]] for row in rows[i + 1 :] if len(row) > months[0]]
            if any(map(is_value, below)):
                return HeadingRow(i + 1, tuple(headings), tuple(rows[i + 1 :]))
    return None
