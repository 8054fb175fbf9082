"""What the public may see of the past: figures as they were known on a day, and reports as they were published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from moothall.measures.measure import Measure
from moothall.measures.observation import Entry
from moothall.periods import Quarter


@dataclass(frozen=True, kw_only=True)
class Vintage:
    """What was known of one month, from a day on; `change` is the number of the change that brought it."""

    known: date
    entry: Entry
    change: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """How a measure was defined, from a day on."""

    known: date
    measure: Measure


@dataclass(frozen=True, kw_only=True)
class PublishedReport:
    """A report as published. `files` gives the SHA-256 of each format's bytes; `corrects` the number it replaces.

    `change` is the number of the change that published it. One that shows a figure which was withheld later is held
    back: it is named, and has no files.
    """

    number: int
    quarter: Quarter
    title: str
    published: datetime
    files: Mapping[str, str]
    corrects: int | None = None
    reason: str | None = None
    is_held_back: bool = False
    change: int = field(default=0, compare=False)
