"""Days and times as minutes write them; what cannot be a day is told, not mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
DAY = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s*(?:the\s+)?)?(?:"
    rf"\b(?P<d1>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<m1>{_MONTH}),?\s*(?P<y1>(?:19|20)\d{{2}})\b|"
    rf"\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{{2}})\b|"
    rf"\b(?P<d3>\d{{1,2}})[/.-](?P<m3>\d{{1,2}})[/.-](?P<y3>(?:19|20)\d{{2}})\b|"
    rf"\b(?P<y4>(?:19|20)\d{{2}})-(?P<m4>\d{{2}})-(?P<d4>\d{{2}})\b)",
    re.IGNORECASE,
)
_TIME = (
    r"(?P<hour{0}>[01]?\d|2[0-3])(?:\s*[.:]\s*(?P<minute{0}>[0-5]\d))?\s*"
    r"(?:(?P<half{0}>[ap])\.?\s?m\b\.?|(?P<word{0}>noon|midday|midnight)\b|(?P<hours{0}>hrs|hours)\b)?"
)
TIME = re.compile(rf"(?<![\d.:/£-]){_TIME.format('')}(?![\d%/])", re.IGNORECASE)
SPAN = re.compile(
    rf"(?<![\d.:/£]){_TIME.format('1')}\s*(?:-|–|—|to|until|till)\s*{_TIME.format('2')}(?![\d%/])", re.IGNORECASE
)
FOUR_FIGURES = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)\s*(?:hrs|hours|h)\b", re.IGNORECASE)
HALF_A_DAY = 12
FIRST_HOUR_OF_A_MORNING = 8  # a bare 7 may be in the evening


@dataclass(frozen=True)
class DayFound:
    """`day` is None for a day that no calendar has. `doubt` says what does not fit."""

    day: date | None
    written: str
    start: int
    end: int
    doubt: str | None = None


def days_in(text: str) -> Iterator[DayFound]:
    for found in DAY.finditer(text):
        kind = next(number for number in "1234" if found[f"d{number}"])
        month = found[f"m{kind}"]
        number = int(month) if month.isdigit() else MONTHS.index(month[:3].casefold()) + 1
        written = found[0].strip()
        try:
            day = date(int(found[f"y{kind}"]), number, int(found[f"d{kind}"]))
        except ValueError:
            yield DayFound(None, written, found.start(), found.end(), f"'{written}' is no day of the calendar.")
            continue
        yield DayFound(day, written, found.start(), found.end(), _weekday_doubt(day, found["weekday"], written))


def _weekday_doubt(day: date, weekday: str | None, written: str) -> str | None:
    if not weekday or WEEKDAYS[day.weekday()].startswith(weekday[:3].casefold()):
        return None
    return f"'{written}': that day was a {WEEKDAYS[day.weekday()].capitalize()}."


def first_day(text: str) -> DayFound | None:
    return next(days_in(text), None)


def times_in(text: str) -> Iterator[tuple[time, int]]:
    """Times with a.m. or p.m., a colon, or a word that says so, and where they begin; bare numbers are none."""
    for found in FOUR_FIGURES.finditer(text):
        yield time(int(found[1]), int(found[2])), found.start()
    masked = FOUR_FIGURES.sub(lambda found: " " * len(found[0]), text)
    masked = DAY.sub(lambda found: " " * len(found[0]), masked)
    for found in TIME.finditer(masked):
        said = _time(found, "", half=None)
        if said is not None:
            yield said, found.start()


def first_time(text: str) -> time | None:
    return min(times_in(text), key=lambda found: found[1], default=(None, 0))[0]


def span_in(text: str) -> tuple[time, time] | None:
    """'2.00 - 3.45 pm' is from two till a quarter to four in the afternoon; '10.00 - 12.45 pm' in the morning."""
    for found in SPAN.finditer(DAY.sub(lambda day: " " * len(day[0]), text)):
        end = _time(found, "2", half=None)
        if end is None:
            continue
        start = _time(found, "1", half=None) if found["half1"] or found["word1"] else None
        if start is None and found["half2"]:
            start = _time(found, "1", half=found["half2"])
            if start is not None and start > end:
                start = _time(found, "1", half="a")
        start = start or _time(found, "1", half=None)
        if start is not None and start < end and (found["minute1"] or found["half1"] or found["half2"]):
            return start, end
    return None


def _time(found: "re.Match[str]", which: str, *, half: str | None) -> time | None:
    hour, minute = int(found[f"hour{which}"]), int(found[f"minute{which}"] or 0)
    word = (found[f"word{which}"] or "").casefold()
    if word:
        return time(0 if word == "midnight" else HALF_A_DAY, minute) if hour == HALF_A_DAY else None
    half = found[f"half{which}"] or half
    if half:
        if not 1 <= hour <= HALF_A_DAY:
            return time(hour, minute) if hour > HALF_A_DAY else None
        return time(hour % HALF_A_DAY + (HALF_A_DAY if half.casefold() == "p" else 0), minute)
    if found[f"minute{which}"] and (hour >= FIRST_HOUR_OF_A_MORNING or found[0].lstrip().startswith("0")):
        return time(hour, minute)
    return time(hour, minute) if found[f"hours{which}"] and found[f"minute{which}"] else None
