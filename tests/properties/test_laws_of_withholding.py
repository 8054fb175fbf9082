"""What can be worked out is found, and nothing else: random tables, against linear algebra in floating point."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from moothall.areas import Area
from moothall.measures import Entry, Observation, Series, Withheld
from moothall.measures.disclosure import given_away
from moothall.periods import Month
from tests.worlds import CITY, SHIRE, VALE, measure_of, series_of

JUNE = Month(2020, 6)
PLACES = (SHIRE, CITY, VALE)
PARTS = tuple(measure_of(id=name, title=name) for name in ("burglary", "robbery", "theft"))
ALL = measure_of(id="all", title="all", contains=tuple(part.id for part in PARTS))
CELLS = [(measure, area) for measure in (ALL, *PARTS) for area in PLACES]


def table(hidden: list[bool]) -> list[Series]:
    """Four measures, of which one adds up the others, in an area and its two districts; some cells are withheld."""

    def entry(*, withheld: bool) -> Entry:
        return Withheld(JUNE, "Not agreed.") if withheld else Observation(JUNE, 1)

    return [series_of([entry(withheld=w)], m, area=a) for (m, a), w in zip(CELLS, hidden, strict=True)]


def sums() -> list[list[float]]:
    """A whole less its parts in each place, and the area less its districts for each measure."""
    of_measures = [[(a is place) * (1.0 if m is ALL else -1.0) for m, a in CELLS] for place in PLACES]
    of_places = [[(m is one) * (1.0 if a is SHIRE else -1.0) for m, a in CELLS] for one in (ALL, *PARTS)]
    return of_measures + of_places


def determined(hidden: list[bool]) -> set[int]:
    """A withheld cell is determined where no change of the withheld cells that keeps every sum changes it."""
    unknown = [i for i, withheld in enumerate(hidden) if withheld]
    if not unknown:
        return set()
    matrix = np.array(sums())[:, unknown]
    free = np.eye(len(unknown)) - np.linalg.pinv(matrix) @ matrix
    return {cell for cell, row in zip(unknown, free, strict=True) if np.abs(row).max() < 1e-9}


@given(st.lists(st.booleans(), min_size=len(CELLS), max_size=len(CELLS)))
def test_a_withheld_figure_is_told_exactly_where_the_sums_determine_it(hidden: list[bool]) -> None:
    found = {(one.series.measure.id, one.series.area.name) for one in given_away(table(hidden), PLACES)}
    assert found == {(CELLS[i][0].id, CELLS[i][1].name) for i in determined(hidden)}


@given(st.lists(st.booleans(), min_size=len(CELLS), max_size=len(CELLS)), st.permutations(PLACES))
def test_the_order_of_the_areas_changes_nothing(hidden: list[bool], places: list[Area]) -> None:
    def told(areas: list[Area]) -> set[tuple[str, str]]:
        return {(one.series.measure.id, one.series.area.name) for one in given_away(table(hidden), areas)}

    assert told(places) == told(list(PLACES))
