"""Whether the figures of a table to scan can be of the kind that the person named; every slip with its place."""

import numpy as np

from moothall.errors import FileError, Problem
from moothall.measures import MeasureKind
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.periods import Month
from moothall.records.series_table import SeriesTable
from moothall.spc.batch import Marks, Numbers

MOST_NAMED = 20


def refuse_other_kinds(table: SeriesTable, values: Numbers, first: Month, kind: MeasureKind, file: str) -> None:
    """Raises FileError where a figure lies outside the bounds of its kind, or a count is not whole."""
    lower, upper = NATURAL_BOUNDS[kind]
    found: list[Problem] = []
    with np.errstate(invalid="ignore"):
        if kind is MeasureKind.COUNT:
            found += _named(table, values != np.floor(values), values, first, ("A count is a whole number.", file))
        if lower is not None:
            found += _named(table, values < lower, values, first, (f"It cannot be below {lower:g}.", file))
        if upper is not None:
            found += _named(table, values > upper, values, first, (f"It cannot be above {upper:g}.", file))
    if found:
        raise FileError(found)


def _named(table: SeriesTable, wrong: Marks, values: Numbers, first: Month, said: tuple[str, str]) -> list[Problem]:
    """The first of the figures that are marked, by measure, area and month; and how many more there are."""
    expected, file = said
    cells = np.argwhere(wrong & ~np.isnan(values))
    named = [
        Problem(
            f"{table.measures[int(table.measure[series])]}, {table.areas[int(table.area[series])]}, "
            f"{first + int(month)} is {values[month, series]:.12g}.",
            expected,
            "Correct the number, or say another --kind.",
            file=file,
        )
        for month, series in cells[:MOST_NAMED].tolist()
    ]
    more = len(cells) - len(named)
    return [*named, Problem(f"And {more:,} more figures have the same fault.", "", "", file=file)] if more else named
