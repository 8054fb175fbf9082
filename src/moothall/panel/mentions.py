"""Sentences of a minute that speak of a measure, tied to the measure and to the quarter under report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.panel.items import Point
from moothall.panel.minutes import Minutes
from moothall.panel.sourced import Place
from moothall.periods import Month, Quarter
from moothall.wording.dates import MONTH_NAMES
from moothall.wording.sentences import sentences

_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? ({_MONTHS})(?: (\d{{4}}))?"
_PERIOD = re.compile(rf"{_DAY} ?(?:-|–|to) ?{_DAY}", re.IGNORECASE)
MONTHS_BETWEEN = 2  # from the first month of a quarter to its last
LITTLE = frozenset(
    {"and", "of", "the", "a", "in", "on", "with", "for", "offences", "offence", "crime", "rate", "number"}
)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """`measure` is the measure's id; `quarter` is None where item and sentence name none."""

    measure: str
    quarter: Quarter | None
    item: str | None
    sentence: str
    place: Place


def mentions(minutes: Minutes, titles: Mapping[str, str]) -> tuple[Mention, ...]:
    """`titles` are the measures' titles by their ids. The longest title that fits names the measure."""
    patterns = [(id_, _pattern(title)) for id_, title in sorted(titles.items(), key=lambda one: -len(one[1]))]
    found: list[Mention] = []
    for point in minutes.points:
        quarter = _quarter_of_item(minutes, point)
        for sentence in sentences(point.text):
            left = sentence
            for id_, pattern in patterns:
                if pattern and pattern.search(left):
                    left = pattern.sub(" ", left)
                    said = quarter_said(sentence) or quarter
                    found.append(
                        Mention(measure=id_, quarter=said, item=point.item, sentence=sentence, place=point.place)
                    )
    return tuple(found)


def quarter_said(text: str) -> Quarter | None:
    """'1 January 2020 to 31 March 2020' is a quarter; other spans are none."""
    found = _PERIOD.search(text)
    if not found:
        return None
    year = found[4] or found[2]
    if not year:
        return None
    last = Month(int(year), _number(found[3]))
    first = Month(int(found[2] or year), _number(found[1]))
    quarter = Quarter.of(last)
    return quarter if quarter.first == first and quarter.last == last and last - first == MONTHS_BETWEEN else None


def _number(name: str) -> int:
    return next(number for number, full in enumerate(MONTH_NAMES, start=1) if full[:3] == name[:3].capitalize())


def _quarter_of_item(minutes: Minutes, point: Point) -> Quarter | None:
    """From the item's title, or from the paragraph that says which report was considered."""
    title = next((item.title or "" for item in minutes.items if item.number == point.item), "")
    texts: Sequence[str] = [title, *(other.text for other in minutes.points if other.item == point.item)][:3]
    return next((quarter for text in texts if (quarter := quarter_said(text))), None)


def _pattern(title: str) -> re.Pattern[str] | None:
    """The title's own words in their order, singular or plural, little words left free."""
    words = [word for word in re.findall(r"[A-Za-z0-9]+", title) if word.casefold() not in LITTLE]
    if not words:
        return None
    joined = r"[\s,-]+(?:(?:and|of|the|with|in|on|&)[\s,-]+)*".join(
        f"{re.escape(word.rstrip('s'))}(?:s|es)?" for word in words
    )
    return re.compile(rf"\b{joined}\b", re.IGNORECASE)
