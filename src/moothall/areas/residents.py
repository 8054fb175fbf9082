"""How many people live in each area, by year, and which year's figures a period is divided by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Denominators:
    """Residents of one year by area, and where they mislead. `nearest_to` is the wanted year, if it has none."""

    residents: Mapping[str, int] = field(hash=False)
    year: int
    source: str
    cautions: Mapping[str, str] = field(default_factory=dict, hash=False)
    nearest_to: int | None = None


@dataclass(frozen=True)
class Residents:
    """People in one area in one year."""

    area: str
    year: int
    people: int
    source: str


def denominators(
    known: Iterable[Residents], areas: Iterable[str], wanted: int, cautions: Mapping[str, str] | None = None
) -> Denominators | None:
    """The residents of these areas in the year that is wanted, or in another; None where there are none.

    All areas have the same year: the one that most of them have figures for; of these the nearest to the one wanted,
    and of two as near the earlier.
    """
    names = frozenset(areas)
    rows = [one for one in known if one.area in names]
    if not rows:
        return None
    years = sorted({one.year for one in rows})
    year = min(years, key=lambda y: (-sum(one.year == y for one in rows), abs(y - wanted), y))
    chosen = [one for one in rows if one.year == year]
    return Denominators(
        residents={one.area: one.people for one in chosen},
        year=year,
        source="; ".join(dict.fromkeys(one.source for one in chosen)),
        cautions=cautions or {},
        nearest_to=None if year == wanted else wanted,
    )
