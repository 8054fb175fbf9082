"""What a meeting dealt with: items, points of the discussion, decisions, motions that were lost."""

from dataclasses import dataclass
from datetime import date, time

from moothall.panel.sourced import Place


@dataclass(frozen=True, kw_only=True)
class Item:
    """`number` is the one at its heading; `minute` a second one that runs through the year, `agenda` the agenda's.

    `is_cut` says that the page left the end of its text out.
    """

    number: str | None
    title: str | None
    place: Place
    confidence: float
    agenda: str | None = None
    minute: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, kw_only=True)
class Point:
    """A paragraph of an item's minute, with its label where it has one."""

    item: str | None
    label: str | None
    text: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """`marker` is the word that made it one (RESOLVED, Agreed); None where it only stands as one."""

    item: str | None
    label: str | None
    text: str
    marker: str | None
    place: Place
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A motion that was lost or withdrawn, or an amendment."""

    item: str | None
    text: str
    outcome: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Election:
    item: str | None
    office: str
    elected: str
    quote: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Minutes of an earlier meeting, confirmed. `amendments` are the corrections made to them, as printed."""

    item: str | None
    of: date | None
    quote: str
    place: Place
    amendments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NextMeeting:
    date: date | None
    time: time | None
    venue: str | None
    place: Place
    confidence: float


@dataclass(frozen=True, kw_only=True)
class NotUnderstood:
    """What the reader left alone, and why."""

    text: str
    why: str
    place: Place
