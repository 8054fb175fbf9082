"""Decisions on where a measure's limits start again: accepted, refused, undone; each is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from moothall.periods import Month


class Decision(Enum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNDONE = "undone"  # accepted once, and taken back


@dataclass(frozen=True, kw_only=True)
class Reset:
    """`month` is the first month of the new limits; `decision` what was decided on it, why, by whom and where."""

    measure: str
    area: str
    month: Month
    reason: str
    by: str
    citation: str
    decided: date | None = None
    decision: Decision = Decision.ACCEPTED


def standing(resets: Iterable[Reset]) -> tuple[Reset, ...]:
    """The last decision on each measure, area and month, in the order in which they are recorded."""
    last = {(reset.measure, reset.area, reset.month): reset for reset in resets}
    return tuple(last.values())


def in_force(resets: Iterable[Reset]) -> tuple[Reset, ...]:
    """The resets that limits start again from."""
    return tuple(reset for reset in standing(resets) if reset.decision is Decision.ACCEPTED)
