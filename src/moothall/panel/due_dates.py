"""The day by which something is due, computed from the words that were said, with the way it was computed."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from moothall.wording.dates import MONTH_NAMES, day_named

NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "twenty": 20,
    "twenty-one": 21,
    "thirty": 30,
}
_MONTH = "|".join(MONTH_NAMES)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?: (\d{{4}}))?\b")
_MONTH_ALONE = re.compile(rf"\b({_MONTH})(?: (\d{{4}}))?\b")
_SPAN = re.compile(
    r"\b(?:within|in) (?:the next )?(?P<number>\w+(?:-\w+)?) (?P<working>working )?(?P<unit>day|week|month|year)s?\b"
)
_NEXT_MEETING = re.compile(r"\bnext (?:\w+ ){0,3}?(?:meeting|panel|committee|board)\b", re.IGNORECASE)
_MEETING_OF_A_MONTH = re.compile(rf"\b({_MONTH})(?: (\d{{4}}))? (?:meeting|panel|committee|board)\b", re.IGNORECASE)
SATURDAY = 5
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Due:
    """`basis` says in words how the day was found."""

    day: date
    basis: str


def due_of(when: str | None, *, said_on: date | None, meetings: Sequence[date]) -> Due | None:
    """None where the words name no day: 'a future meeting', 'in due course'. `meetings` are later ones of the body."""
    if not when:
        return None
    if found := _DAY.search(when):
        day = _day(int(found[1]), found[2], found[3], said_on)
        return Due(day, "the day that was said") if day else None
    at_a_meeting = _at_a_meeting(when, said_on, meetings)
    if at_a_meeting or said_on is None or _NEXT_MEETING.search(when) or _MEETING_OF_A_MONTH.search(when):
        return at_a_meeting
    if found := _SPAN.search(when):
        return _after(said_on, found)
    found = _MONTH_ALONE.search(when)
    return _end_of_month(found[1], found[2], said_on) if found else None


def _at_a_meeting(when: str, said_on: date | None, meetings: Sequence[date]) -> Due | None:
    """A meeting counts only where it is known that it came after the words."""
    later = [day for day in sorted(meetings) if said_on is not None and day > said_on]
    if found := _MEETING_OF_A_MONTH.search(when):
        month = MONTH_NAMES.index(found[1].capitalize()) + 1
        fit = [day for day in later if day.month == month and (not found[2] or day.year == int(found[2]))]
        return Due(fit[0], f"the meeting of {day_named(fit[0])}") if fit else None
    if _NEXT_MEETING.search(when) and later:
        return Due(later[0], f"the next meeting, {day_named(later[0])}")
    return None


def _day(number: int, month: str, year: str | None, said_on: date | None) -> date | None:
    """Without a year, the first such day after it was said."""
    if not year and said_on is None:
        return None
    try:
        day = date(int(year) if year else (said_on or date.min).year, MONTH_NAMES.index(month) + 1, number)
    except ValueError:
        return None
    return day if year or said_on is None or day > said_on else day.replace(year=day.year + 1)


def _end_of_month(month: str, year: str | None, said_on: date) -> Due:
    number = MONTH_NAMES.index(month.capitalize()) + 1
    in_year = int(year) if year else said_on.year + (number < said_on.month)
    day = date(in_year, number, calendar.monthrange(in_year, number)[1])
    return Due(day, f"the end of {MONTH_NAMES[number - 1]} {in_year}")


def _after(said_on: date, found: "re.Match[str]") -> Due | None:
    written = found["number"].casefold()
    number = int(written) if written.isdigit() else NUMBERS.get(written)
    if number is None:
        return None
    unit = found["unit"]
    if unit == "day" and found["working"]:
        day = working_days_after(said_on, number)
    elif unit in {"day", "week"}:
        day = said_on + timedelta(days=number * (7 if unit == "week" else 1))
    else:
        day = _months_after(said_on, number * (MONTHS_IN_A_YEAR if unit == "year" else 1))
    return Due(day, f"{found[0]} from {day_named(said_on)}")


def _months_after(day: date, months: int) -> date:
    years, index = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year = day.year + years
    return date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))


def working_days_after(day: date, number: int) -> date:
    """Weekends left out; bank holidays are not known here and count."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
