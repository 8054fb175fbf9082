"""The account of an import: each figure new, revised, gone or as it was, each file likewise."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.measures.observation import is_same_figure
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
    became = _became(before, after)
    decimals = measure.decimals if measure else 0
    was, now = _said(before, decimals, hide=hide), _said(after, decimals, hide=hide)
    if became is Became.REVISED and was == now and not hide:
        was, now = _said_apart(before, after, was)
    title = measure.title if measure else key[0]
    return FigureRow(measure=title, area=key[1], month=key[2], became=became, before=was, after=now)


def _said_apart(before: Entry | None, after: Entry | None, said: str | None) -> tuple[str | None, str | None]:
    """A revision that rounding or a note alone would hide."""
    if isinstance(before, Observation) and isinstance(after, Observation) and before.value != after.value:
        return f"{before.value:,.12g}", f"{after.value:,.12g}"
    return said, f"{said}, otherwise noted"


def _became(before: Entry | None, after: Entry | None) -> Became:
    if before is None:
        return Became.NEW
    if after is None:
        return Became.GONE
    return Became.UNCHANGED if is_same_figure(before, after) else Became.REVISED


def _said(entry: Entry | None, decimals: int, *, hide: bool) -> str | None:
    if entry is None:
        return None
    if hide or isinstance(entry, Withheld):
        return WITHHELD
    return number(entry.value, decimals) if isinstance(entry, Observation) else NONE
