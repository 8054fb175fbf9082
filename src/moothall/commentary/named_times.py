"""Months and quarters named in prose beside words that mean now: 'as of the end of quarter three of the 19/20 year'."""

import re

from moothall.periods import Month, Quarter
from moothall.wording.dates import MONTH_NAMES

CARDINALS, ORDINALS = ("one", "two", "three", "four"), ("first", "second", "third", "fourth")
NUMBERS = {name: i for i in range(1, 5) for name in (str(i), CARDINALS[i - 1], ORDINALS[i - 1])}
LEADS_TO_IT = 8  # small words that may stand between 'now' and the time

_NOW = (
    r"(?:as of|as at|now|currently|at present|to date"
    r"|(?:this|the current|the present|the latest) (?:quarter|month|period))"
)
_BETWEEN = rf"(?:[\s,(:–-]|\b(?:in|the|at|of|end|is|was|for|to|from|until|month|months)\b){{0,{LEADS_TO_IT * 2}}}"
_MONTH = "|".join(MONTH_NAMES)
_MONTHS = rf"(?:(?:{_MONTH})(?: \d{{4}})? (?:to|and) )?(?P<month>{_MONTH}) (?P<of>\d{{4}})"
_YEAR = r"(?P<year>\d{4}|\d{2})[-/–]\d{2,4}"
_QUARTER = (
    rf"(?:(?:quarter (?P<q1>[1-4]|one|two|three|four)|q(?P<q2>[1-4]))(?:,? ?(?:of )?(?:the )?{_YEAR})?"
    rf"|(?P<q3>first|second|third|fourth) quarter,? (?:of )?(?:the )?{_YEAR.replace('year', 'then')})"
)
_NOW_THEN = re.compile(rf"\b{_NOW}\b{_BETWEEN}(?P<time>{_MONTHS}|\b{_QUARTER})", re.IGNORECASE)


def earlier_time_as_now(words: str, quarter: Quarter) -> str | None:
    """The first time before a quarter that the words speak of as now, as they name it; None where there is none.

    A quarter without a year is held against the number of the quarter alone; 'the third quarter' needs its year, for
    it may be the third in a row.
    """
    return next((found["time"] for found in _NOW_THEN.finditer(words) if _is_earlier(found, quarter)), None)


def _is_earlier(found: re.Match[str], quarter: Quarter) -> bool:
    if found["month"]:
        return Month(int(found["of"]), MONTH_NAMES.index(found["month"].capitalize()) + 1) < quarter.first
    number = NUMBERS[(found["q1"] or found["q2"] or found["q3"]).casefold()]
    written = found["year"] or found["then"]
    if written is None:
        return number != quarter.number
    year = int(written) if len(written) > 2 else 2000 + int(written)  # noqa: PLR2004 (19/20 is 2019/20)
    return Quarter(year, number) < quarter
