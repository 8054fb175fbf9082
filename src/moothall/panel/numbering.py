"""Minute numbers that run through the municipal year: where they go on, start again, or leave a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.panel.record import Meeting

FIRST_MONTH = 5  # councils hold their annual meetings in May, which begin the municipal year


@dataclass(frozen=True)
class Run:
    """The numbers of one meeting: from `first` to `last`. `gap` says what lies between it and the meeting before."""

    day: date
    year: str
    first: int
    last: int
    gap: str | None


def municipal_year(day: date) -> str:
    """2020/21 is the year that began in May 2020."""
    begun = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{begun}/{(begun + 1) % 100:02d}"


def runs(meetings: Sequence[Meeting]) -> tuple[Run, ...]:
    found: list[Run] = []
    for meeting in meetings:
        numbers = [
            int(item.number)
            for minutes in meeting.minutes
            for item in minutes.items
            if item.number and item.number.isdigit()
        ]
        if meeting.day and numbers:
            year = municipal_year(meeting.day)
            before = next((run for run in reversed(found) if run.year == year), None)
            found.append(Run(meeting.day, year, min(numbers), max(numbers), _gap(before, min(numbers))))
    return tuple(found)


def _gap(before: Run | None, first: int) -> str | None:
    if before is None:
        return f"minutes 1 to {first - 1} of the year are not in this record" if first > 1 else None
    if first == before.last + 1 or first == 1:
        return None
    return f"minutes {before.last + 1} to {first - 1} are not in this record" if first > before.last else None
