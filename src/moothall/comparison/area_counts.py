"""Counts of areas by month, whole and comparable: what is left out of a comparison, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from statistics import median

from moothall.periods import Month

INCOMPLETE_BELOW = 0.6  # of the area's usual month, as the other areas moved
ENOUGH_TO_TELL = 100  # records in the area's usual month; with fewer, a low month may be chance


class LeftOut(Enum):
    NO_RECORDS = "no records"
    LOOKS_INCOMPLETE = "looks incomplete"
    NO_RESIDENTS = "no number of residents"
    AS_ASKED = "left out as asked"
    WITHHELD = "withheld"
    NO_PARTNERSHIP = "in no single partnership"


@dataclass(frozen=True)
class AreaCounts:
    """One area: its records in each month, None where it has none at all; residents in the year of the denominator."""

    name: str
    months: tuple[int | None, ...]
    residents: int | None = None

    @property
    def count(self) -> int:
        return sum(number or 0 for number in self.months)


@dataclass(frozen=True)
class Exclusion:
    """Why an area is not compared, with the months that say so."""

    area: str
    why: LeftOut
    months: tuple[Month, ...] = ()
    numbers: tuple[int, ...] = field(default=())


def exclusions(
    areas: Sequence[AreaCounts],
    every: Mapping[str, Sequence[int | None]],
    months: Sequence[Month],
    keep: frozenset[str],
) -> tuple[Exclusion, ...]:
    """Areas that cannot be compared. `every` holds all records of each area and month, of whatever type.

    A month without any record is one that was not published, whatever the types compared; a month far below the
    area's usual one, when the others' months are not, looks incomplete.
    """
    incomplete = incomplete_months(every)
    found = []
    for area in areas:
        absent = tuple(m for m, number in zip(months, every[area.name], strict=True) if not number)
        low = [i for i in incomplete[area.name] if area.name not in keep]
        if absent:
            found.append(Exclusion(area.name, LeftOut.NO_RECORDS, absent))
        elif low:
            numbers = tuple(every[area.name][i] or 0 for i in low)
            found.append(Exclusion(area.name, LeftOut.LOOKS_INCOMPLETE, tuple(months[i] for i in low), numbers))
        elif not area.residents:
            found.append(Exclusion(area.name, LeftOut.NO_RESIDENTS))
    return tuple(found)


def incomplete_months(every: Mapping[str, Sequence[int | None]]) -> dict[str, list[int]]:
    """The months of each area, by their place, that look incomplete beside its usual month and the other areas'."""
    movement = _movement(every)
    return {name: _low_months(numbers, movement) for name, numbers in every.items()}


def _movement(every: Mapping[str, Sequence[int | None]]) -> list[float]:
    """How each month usually compares with an area's usual month: the median over the areas."""
    whole = [
        numbers for numbers in every.values() if all(numbers) and median(n or 0 for n in numbers) >= ENOUGH_TO_TELL
    ]
    if not whole:
        return []
    return [
        median((numbers[i] or 0) / median(n or 0 for n in numbers) for numbers in whole) for i in range(len(whole[0]))
    ]


def _low_months(numbers: Sequence[int | None], movement: Sequence[float]) -> list[int]:
    known = [number for number in numbers if number]
    if not known or not movement or median(known) < ENOUGH_TO_TELL:
        return []
    usual = median(known)
    return [i for i, number in enumerate(numbers) if number and number < INCOMPLETE_BELOW * usual * movement[i]]
