"""The account of an import: each figure new, revised, gone or as it was, each file likewise."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.periods import Month
from moothall.wording.numbers import number

Key: TypeAlias = tuple[str, str, Month]
WITHHELD, NONE = "withheld", "no figure"


class Became(Enum):
    NEW = "new"
    REVISED = "revised"
    GONE = "gone"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One figure, before and after, in words; None where there was no such month. What is withheld is not told."""

    measure: str
    area: str
    month: Month
    became: Became
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class ImportAccount:
    """`files` says of each path that changed what became of it."""

    rows: tuple[FigureRow, ...]
    files: Mapping[str, Became]

    def rows_that(self, became: Became) -> tuple[FigureRow, ...]:
        return tuple(row for row in self.rows if row.became is became)

    @property
    def new_by_month(self) -> dict[Month, int]:
        return dict(sorted(Counter(row.month for row in self.rows_that(Became.NEW)).items()))


def import_account(
    *,
    before: Mapping[Key, Entry],
    after: Mapping[Key, Entry],
    measures: Mapping[str, Measure],
    is_withheld: Callable[[Key], bool],
    files: Mapping[str, Became],
) -> ImportAccount:
    """In the order of the measures, then by area and month."""
    places = {measure: place for place, measure in enumerate(measures)}
    keys = sorted(before.keys() | after.keys(), key=lambda key: (places.get(key[0], len(places)), key))
    rows = (_row(key, before.get(key), after.get(key), measures.get(key[0]), hide=is_withheld(key)) for key in keys)
    return ImportAccount(rows=tuple(rows), files=files)


def _row(key: Key, before: Entry | None, after: Entry | None, measure: Measure | None, *, hide: bool) -> FigureRow:
    return FigureRow(
        measure=measure.title if measure else key[0],
        area=key[1],
        month=key[2],
        became=_became(before, after),
        before=_said(before, measure, hide=hide),
        after=_said(after, measure, hide=hide),
    )


def _became(before: Entry | None, after: Entry | None) -> Became:
    if before is None:
        return Became.NEW
    if after is None:
        return Became.GONE
    return Became.UNCHANGED if before == after else Became.REVISED


def _said(entry: Entry | None, measure: Measure | None, *, hide: bool) -> str | None:
    if entry is None:
        return None
    if hide or isinstance(entry, Withheld):
        return WITHHELD
    if not isinstance(entry, Observation):
        return NONE
    return number(entry.value, measure.decimals if measure else 0)
