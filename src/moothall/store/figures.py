"""Figures with their vintages: rows become entries and entries rows, and what was known at a change is found."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from django.db.models import Exists, OuterRef

from moothall.measures import Entry, Missing, Observation, Withheld
from moothall.measures.observation import is_same_figure
from moothall.periods import Month
from moothall.store.models import Body, Change, Figure
from moothall.store.models.figure import FigureState

Key: TypeAlias = tuple[str, str, Month]
ROWS_AT_ONCE = 2000


def figure_of(key: Key, entry: Entry | None) -> Figure:
    """The row of an entry; None is a month that is no longer in the files. Databases know no zero below zero."""
    measure, area, month = key
    row = Figure(measure=measure, area=area, month=str(month), state=FigureState.GONE)
    if entry is not None:
        row.file_known_on = entry.known_on
    match entry:
        case Observation():
            row.state, row.said = FigureState.VALUE, entry.note
            parts = (entry.value, entry.numerator, entry.denominator)
            row.value, row.numerator, row.denominator = (None if part is None else part + 0.0 for part in parts)
        case Missing():
            row.state, row.said = FigureState.MISSING, entry.reason
        case Withheld():
            row.state, row.said = FigureState.WITHHELD, entry.reason
            row.until = str(entry.until) if entry.until else ""
    return row


def entry_of(row: Figure) -> Entry | None:
    """The entry of a row; None where the month is no longer in the files."""
    month = Month.parse(row.month)
    match row.state:
        case FigureState.VALUE:
            if row.value is None:  # pragma: no cover (the database refuses it)
                return None
            return Observation(month, row.value, row.numerator, row.denominator, row.said, row.file_known_on)
        case FigureState.MISSING:
            return Missing(month, row.said or "", row.file_known_on)
        case FigureState.WITHHELD:
            return Withheld(month, row.said or "", Month.parse(row.until) if row.until else None, row.file_known_on)
        case _:
            return None


def key_of(row: Figure) -> Key:
    return row.measure, row.area, Month.parse(row.month)


def figures_at(body: Body, number: int) -> dict[Key, Entry]:
    """Every figure as it was known at a change; with what is withheld, so for no page."""
    return known_at(
        Figure.objects.filter(body=body, since__lte=number).order_by("since").iterator(ROWS_AT_ONCE), number
    )


def rows_of_measures(body: Body, number: int, measures: Iterable[str]) -> list[Figure]:
    """All that was ever kept of some measures up to a change, the oldest first; likewise for no page."""
    return list(Figure.objects.filter(body=body, since__lte=number, measure__in=list(measures)).order_by("since"))


def known_at(rows: Iterable[Figure], number: int) -> dict[Key, Entry]:
    """What was known at a change, from rows of which the oldest come first."""
    latest = {key_of(row): entry_of(row) for row in rows if row.since_id <= number}
    return {key: entry for key, entry in latest.items() if entry is not None}


def days_known(body: Body, number: int) -> dict[Key, date]:
    """The day since which each figure was known as it stood at a change."""
    rows = Figure.objects.filter(body=body, since__lte=number).order_by("since")
    found = rows.values_list("measure", "area", "month", "since__known_on").iterator(ROWS_AT_ONCE)
    months: dict[str, Month] = {}
    return {(measure, area, months.setdefault(m, Month.parse(m))): day for measure, area, m, day in found}


def changed_figures(before: Mapping[Key, Entry], after: Mapping[Key, Entry]) -> dict[Key, Entry | None]:
    """What an import brings: new and revised figures, and None for those that are gone."""
    changed: dict[Key, Entry | None] = {
        key: entry for key, entry in after.items() if not is_same_figure(before.get(key), entry)
    }
    return changed | {key: None for key in before if key not in after}


def rows_of(changed: Mapping[Key, Entry | None]) -> list[Figure]:
    return [figure_of(key, entry) for key, entry in changed.items()]


def add_figures(change: Change, rows: Iterable[Figure]) -> None:
    rows = list(rows)
    for row in rows:
        row.body, row.since = change.body, change
    Figure.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def digest_of(rows: Iterable[Figure]) -> str:
    """The SHA-256 of rows, in whatever order they come."""
    lines = sorted(
        json.dumps(
            [row.measure, row.area, row.month, row.state, row.value, row.numerator, row.denominator, row.said,
             row.until, row.file_known_on.isoformat() if row.file_known_on else None]
        )
        for row in rows
    )  # fmt: skip
    return sha256("\n".join(lines).encode()).hexdigest()


def revised(body: Body, number: int) -> dict[Key, list[Figure]]:
    """The rows of every figure that was ever changed, up to a change, the oldest first."""
    up_to = Figure.objects.filter(body=body, since__lte=number)
    same = {name: OuterRef(name) for name in ("body", "measure", "area", "month")}
    others = Figure.objects.filter(**same, since__lte=number).exclude(since=OuterRef("since"))
    found: dict[Key, list[Figure]] = defaultdict(list)
    for row in up_to.filter(Exists(others)).select_related("since").order_by("since"):
        found[key_of(row)].append(row)
    return dict(found)
