"""What is withheld and yet follows from what is published: a whole less its parts, the other side, the sum of areas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum

from moothall.areas import Area
from moothall.measures.observation import Missing, Observation, Withheld
from moothall.measures.series import Series
from moothall.periods import Month

Key = tuple[str, str]  # the measure's id and the area's name
Sum = Mapping[Key, int]  # these figures, each times its sign, come to a number that everybody knows


@dataclass(frozen=True)
class GivenAway:
    """A series, its withheld months that can be worked out, and the published series that they follow from."""

    series: Series
    months: tuple[Month, ...]
    others: tuple[Series, ...]


def given_away(series: Sequence[Series], areas: Sequence[Area]) -> tuple[GivenAway, ...]:
    """Every withheld figure that the published ones give away, alone or taken together."""
    by_key = {(one.measure.id, one.area.name): one for one in series}
    sums = (*_complements(by_key), *_wholes(by_key), *_areas(by_key, areas))
    found: dict[Key, dict[Month, frozenset[Key]]] = {}
    for month in sorted({gap.month for one in series for gap in one.gaps if isinstance(gap, Withheld)}):
        for key, sources in _worked_out(sums, by_key, month).items():
            found.setdefault(key, {})[month] = sources
    return tuple(_told(by_key, key, found[key]) for key in by_key if key in found)


def _told(by_key: Mapping[Key, Series], key: Key, months: Mapping[Month, frozenset[Key]]) -> GivenAway:
    others = frozenset[Key]().union(*months.values())
    return GivenAway(by_key[key], tuple(months), tuple(by_key[one] for one in by_key if one in others))


def _complements(by_key: Mapping[Key, Series]) -> Iterator[Sum]:
    """Two sides of one thing come to 100%."""
    for (measure, area), one in by_key.items():
        other = (one.measure.complement or "", area)
        if other in by_key:
            yield {(measure, area): 1, other: 1}


def _wholes(by_key: Mapping[Key, Series]) -> Iterator[Sum]:
    """A whole less all its parts comes to 0."""
    for (measure, area), one in by_key.items():
        parts = [(part, area) for part in one.measure.contains]
        if parts and all(part in by_key for part in parts):
            yield {(measure, area): 1, **dict.fromkeys(parts, -1)}


def _areas(by_key: Mapping[Key, Series], areas: Sequence[Area]) -> Iterator[Sum]:
    """A count for an area less that for every area in it comes to 0, where those make up the whole of it."""
    for (measure, area), one in by_key.items():
        within = [(measure, inner.name) for inner in areas if inner.parent == area]
        if one.measure.is_count and within and all(key in by_key for key in within):
            parts = [by_key[key] for key in within]
            if all(_makes_up(one, parts, month) for month in one.months):
                yield {(measure, area): 1, **dict.fromkeys(within, -1)}


def _makes_up(whole: Series, parts: Sequence[Series], month: Month) -> bool:
    """Whether the parts come to the whole; so it is taken to be in a month in which a figure is not published."""
    entries = [series.entry(month) for series in (whole, *parts)]
    values = [entry.value for entry in entries if isinstance(entry, Observation)]
    return len(values) < len(entries) or values[0] == fsum(values[1:])


def _worked_out(sums: Sequence[Sum], by_key: Mapping[Key, Series], month: Month) -> dict[Key, frozenset[Key]]:
    """The withheld figures of a month that the sums determine, each with the published figures it follows from."""
    usable = [one for one in sums if not any(isinstance(by_key[key].entry(month), Missing) for key in one)]
    unknown = sorted({key for one in usable for key in one if isinstance(by_key[key].entry(month), Withheld)})
    rows = [[Fraction(one.get(key, 0)) for key in unknown] for one in usable]
    known = frozenset(
        key
        for one in usable
        if any(key in one for key in unknown)
        for key in one
        if isinstance(by_key[key].entry(month), Observation)
    )
    found: dict[Key, frozenset[Key]] = {}
    for row in _reduced(rows):
        if sum(cell != 0 for cell in row) == 1:
            key = unknown[next(i for i, cell in enumerate(row) if cell)]
            found[key] = _alone(usable, key, unknown) or known
    return found


def _alone(sums: Sequence[Sum], key: Key, unknown: Sequence[Key]) -> frozenset[Key]:
    """The other figures of every sum in which a figure is the only one not known; none where there is no such sum."""
    mine = [frozenset(one) - {key} for one in sums if [other for other in one if other in unknown] == [key]]
    return frozenset[Key]().union(*mine)


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Reduced row echelon form, exactly: a figure is determined where its row has no other."""
    done: list[list[Fraction]] = []
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        scaled = [cell / pivot[column] for cell in pivot]
        rows, done = ([_less(row, scaled, column) for row in part] for part in (rows, done))
        done.append(scaled)
    return done


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    return [cell - row[column] * other for cell, other in zip(row, pivot, strict=True)]
