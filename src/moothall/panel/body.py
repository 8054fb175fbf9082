"""Whose record it is: the office held to account, the body that does it, its powers, days and area, all with dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

SATURDAY = 5


class BodyKind(Enum):
    PANEL = "police and crime panel"
    FIRE_PANEL = "police, fire and crime panel"
    BOARD = "policing and crime board"


@dataclass(frozen=True, kw_only=True)
class Office:
    """What it is called, and the short name that papers use."""

    title: str
    short: str | None = None


@dataclass(frozen=True, kw_only=True)
class Power:
    """`votes` is the share of all members at the time that it needs; None where no vote is set or none is known."""

    name: str
    applies: bool
    source: str
    votes: Fraction | None = None
    note: str | None = None

    def votes_needed(self, members: int) -> int | None:
        """Two thirds of 13 members are 9."""
        if not self.applies or self.votes is None:
            return None
        return -(-members * self.votes.numerator // self.votes.denominator)


@dataclass(frozen=True, kw_only=True)
class StatutoryDay:
    """A day of every year, such as 1 February, by which something must be done."""

    what: str
    month: int
    day: int
    source: str

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """A host or an authority. `first` and `last` are None where no paper dates them; `source` says what is known."""

    name: str
    source: str
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, kw_only=True)
class BodyProfile:
    """History stays with the body that made it: a successor is linked, not merged."""

    id: str
    name: str
    kind: BodyKind
    area: str
    accountable: Office
    deputy: Office | None
    first: date | None
    last: date | None
    clear_days: int
    note_working_days: int | None
    appointed: int | None
    co_opted: int | None
    checked: date
    powers: tuple[Power, ...] = ()
    days: tuple[StatutoryDay, ...] = ()
    hosts: tuple[Belonging, ...] = ()
    authorities: tuple[Belonging, ...] = ()
    predecessor: str | None = None
    successor: str | None = None
    notes: tuple[str, ...] = ()
    is_template: bool = False

    @property
    def members(self) -> int | None:
        """With all seats filled; a vacancy changes what two thirds are."""
        return None if self.appointed is None else self.appointed + (self.co_opted or 0)

    def host_on(self, day: date) -> Belonging | None:
        """The last known one; None where no paper tells it."""
        fit = [one for one in self.hosts if one.holds_on(day)]
        return fit[-1] if fit else None

    def authorities_on(self, day: date) -> tuple[Belonging, ...]:
        return tuple(one for one in self.authorities if one.holds_on(day))

    def publish_by(self, meeting: date, holidays: Sequence[date] = ()) -> date:
        """The last day to publish an agenda: clear working days lie between it and the meeting."""
        day, left = meeting, self.clear_days
        while True:
            day -= timedelta(days=1)
            if day.weekday() < SATURDAY and day not in holidays:
                if not left:
                    return day
                left -= 1
