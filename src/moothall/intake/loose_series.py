"""Series of a file on its own, without a workspace that says what its measures are."""

from collections.abc import Sequence

from moothall.areas import Area
from moothall.intake.checks import check_against
from moothall.intake.notices import Findings
from moothall.intake.taken import Taken, TakenRow
from moothall.intake.text import folded, slug
from moothall.measures import Good, Measure, MeasureKind, Observation, Series
from moothall.measures.measure import NATURAL_BOUNDS

ALL = "All"
MOST_DECIMALS = 3


def loose_series(taken: Taken, *, kind: MeasureKind | None = None, good: Good = Good.NEITHER) -> list[Series]:
    """The series in a file, in the order in which they begin there.

    Whole numbers of 0 or more are counts; values that all carry a percent sign, or have a numerator and a denominator,
    are percentages; others are numbers without bounds. `kind` says otherwise for all of them. Raises FileError where
    a value cannot be of that kind.
    """
    by_measure: dict[str, dict[str, list[TakenRow]]] = {}
    for row in taken.rows:
        areas = by_measure.setdefault(folded(row.measure), {})
        areas.setdefault(folded(row.area or ALL), []).append(row)
    findings = Findings()
    found: list[Series] = []
    ids: set[str] = set()
    for areas in by_measure.values():
        rows = [row for group in areas.values() for row in group]
        measure = _measure(rows, _free_id(rows[0].measure, ids), kind or _kind(rows), good)
        for group in areas.values():
            findings.add(*check_against(measure, [(taken.file, row) for row in group]))
            found.append(Series.of(measure, Area(group[0].area or ALL), (row.entry for row in group)))
    findings.refuse_if_any()
    return found


def _free_id(title: str, ids: set[str]) -> str:
    """The title's slug; a second one of that name has a number."""
    wanted = slug(title)
    number, free = 1, wanted
    while free in ids:
        number += 1
        free = f"{wanted}-{number}"
    ids.add(free)
    return free


def _kind(rows: Sequence[TakenRow]) -> MeasureKind:
    observed = [(row, row.entry) for row in rows if isinstance(row.entry, Observation)]
    if observed and all(row.as_percent or _has_parts(entry) for row, entry in observed):
        return MeasureKind.PERCENTAGE
    if all(entry.value >= 0 and entry.value.is_integer() and not row.as_percent for row, entry in observed):
        return MeasureKind.COUNT
    return MeasureKind.NUMBER


def _has_parts(entry: Observation) -> bool:
    return entry.numerator is not None and entry.denominator is not None


def _measure(rows: Sequence[TakenRow], measure_id: str, kind: MeasureKind, good: Good) -> Measure:
    title = rows[0].measure
    lower, upper = NATURAL_BOUNDS[kind]
    in_points = kind in (MeasureKind.PERCENTAGE, MeasureKind.SURVEY_ESTIMATE)
    return Measure(
        id=measure_id,
        title=title,
        kind=kind,
        unit="%" if in_points else "",
        good=good,
        lower=lower,
        upper=upper,
        decimals=0 if kind is MeasureKind.COUNT else _decimals(rows),
    )


def _decimals(rows: Sequence[TakenRow]) -> int:
    """As many as the values have, up to three."""
    values = [row.entry.value for row in rows if isinstance(row.entry, Observation)]
    exact = (n for n in range(MOST_DECIMALS) if all(round(value, n) == value for value in values))
    return next(exact, MOST_DECIMALS)
