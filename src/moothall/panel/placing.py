"""The day and the item to which a document belongs, also where it does not say so itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from moothall.panel.items import Point
from moothall.panel.minutes import Minutes, PaperKind

LEAST_WORDS = 10  # of a paragraph that two documents share: fewer may be a formula


@dataclass(frozen=True, kw_only=True)
class Placed:
    """`by` says how the day was found where the document itself does not give it."""

    minutes: Minutes
    day: date | None
    item: str | None = None
    by: str | None = None


def placed(read: Sequence[Minutes], days: Mapping[str, date]) -> tuple[Placed, ...]:
    """Every document with its day, those inside packs too; a document that is there twice counts once."""
    found = [_own(one, days) for minutes in read for one in _with_inner(minutes)]
    agendas = [one for one in found if one.minutes.kind in {PaperKind.AGENDA, PaperKind.AGENDA_PACK}]
    known = [one if one.day else _by_agenda(one, agendas) for one in found]
    kept: list[Placed] = []
    for one in sorted(known, key=lambda one: (one.day is None, one.day or date.min)):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _with_inner(minutes: Minutes) -> list[Minutes]:
    """A pack, and the minutes that it holds, each under its own name."""
    inner = [
        replace(paper.minutes, document=minutes.document)
        for paper in minutes.papers
        if paper.minutes is not None and paper.kind is PaperKind.MINUTES
    ]
    return [minutes, *inner]


def _own(minutes: Minutes, days: Mapping[str, date]) -> Placed:
    if minutes.date:
        return Placed(minutes=minutes, day=minutes.date.value)
    given = days.get(minutes.document)
    return Placed(minutes=minutes, day=given, by="a person gave the day" if given else None)


def _by_agenda(one: Placed, agendas: Sequence[Placed]) -> Placed:
    """An undated page whose agenda note stands word for word on a dated agenda belongs to that meeting's item."""
    mine = {_plain(point.text) for point in _texts(one.minutes) if len(point.text.split()) >= LEAST_WORDS}
    for agenda in agendas:
        for point in _texts(agenda.minutes):
            if agenda.day and _plain(point.text) in mine:
                said = f"the agenda of {agenda.minutes.document} has the same words at item {point.item}"
                return Placed(minutes=one.minutes, day=agenda.day, item=point.item, by=said)
    return one


def _texts(minutes: Minutes) -> tuple[Point, ...]:
    return (*minutes.points, *minutes.agenda_notes)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _is_same(one: Placed, other: Placed) -> bool:
    """The same minutes in two files: of one day and kind, with the same resolutions."""
    first, second = one.minutes, other.minutes
    return (
        one.day == other.day
        and one.day is not None
        and first.kind is second.kind
        and bool(first.resolutions)
        and [item.text for item in first.resolutions] == [item.text for item in second.resolutions]
    )
