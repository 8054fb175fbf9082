"""A decision not to publish: what is withheld, why, by whom, who was asked to release it, and its next review."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from moothall.measures.observation import Entry, Observation, Withheld
from moothall.measures.series import Series
from moothall.periods import Month
from moothall.wording.dates import day_named


class Part(Enum):
    """What of a measure can be withheld. Each follows from the one before it, so the ones before are withheld too."""

    VALUE = "value"
    CHANGE = "change"
    DIRECTION = "direction"


@dataclass(frozen=True, kw_only=True)
class Withholding:
    """What is withheld and on whose word. `asked` says who was asked to release it, and when."""

    parts: frozenset[Part]
    reason: str
    authority: str
    asked: str
    review: date

    def __post_init__(self) -> None:
        if not self.parts or missing_parts(self.parts):
            message = "What is withheld must not follow from what is shown."
            raise ValueError(message)

    @property
    def statement(self) -> str:
        """What stands in the place of the figure: never less than reason, authority, who was asked, and the review."""
        said = (self.reason, f"Withheld by: {self.authority}", f"Asked to release it: {self.asked}")
        return (
            " ".join(f"{part.rstrip('.')}." for part in said) + f" To be looked at again by {day_named(self.review)}."
        )


@dataclass(frozen=True, kw_only=True)
class Redaction:
    """A measure's months that are withheld: from `first` to `last`, or every later one where `last` is None.

    `area` None means every area.
    """

    measure: str
    withholding: Withholding
    first: Month
    last: Month | None = None
    area: str | None = None

    def concerns(self, series: Series) -> bool:
        return series.measure.id == self.measure and self.area in (None, series.area.name)

    def covers(self, month: Month) -> bool:
        return self.first <= month and (self.last is None or month <= self.last)


def missing_parts(withheld: frozenset[Part]) -> tuple[Part, ...]:
    """What is shown and would give away what is withheld: a change follows from two values, its direction from it."""
    parts = tuple(Part)
    furthest = max((parts.index(part) for part in withheld), default=0)
    return tuple(part for part in parts[:furthest] if part not in withheld)


def published(series: Series, redactions: Iterable[Redaction]) -> Series:
    """The series as it may leave the office: no number is left in a month that a decision covers."""
    entries = series.entries
    for redaction in redactions:
        if redaction.concerns(series):
            entries = tuple(_withheld(entry, redaction) for entry in entries)
    return series if entries == series.entries else replace(series, entries=entries)


def _withheld(entry: Entry, redaction: Redaction) -> Entry:
    if not isinstance(entry, Observation) or not redaction.covers(entry.month):
        return entry
    return Withheld(entry.month, redaction.withholding.statement, known_on=entry.known_on)
