"""Warnings about words: "significant" without a test, and a period that is not the one reported."""

import re
from collections.abc import Iterator

from moothall.periods import Quarter
from moothall.wording.dates import quarter_named

ORDINALS = ("one", "two", "three", "four")
_SIGNIFICANT = re.compile(r"\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
# Quarter three of the 19/20 year; Q1 2020-21; quarter 4 of 2019/20
_QUARTER = re.compile(
    rf"\b(?:quarter |q)(?P<number>[1-4]|{'|'.join(ORDINALS)})\b(?: of)?(?: the)? "
    r"(?P<year>\d{4}|\d{2})[/-]\d{2}\b",
    re.IGNORECASE,
)


def significance_warnings(text: str) -> Iterator[str]:
    """The office's measures are not tested, so nothing of them is significant."""
    for found in _SIGNIFICANT.finditer(text):
        yield f"'{found[0]}' is said of a change that was not tested. Say how large it is instead."


def period_warnings(text: str, quarter: Quarter) -> Iterator[str]:
    """A quarter that is neither the one reported, nor the one before, nor that of a year before."""
    for found in _QUARTER.finditer(text):
        year = int(found["year"])
        number = found["number"].lower()
        named = Quarter(
            year + 2000 if year < 100 else year,  # noqa: PLR2004 (written with two digits)
            ORDINALS.index(number) + 1 if number in ORDINALS else int(number),
        )
        if named not in (quarter, quarter.before, quarter.year_before):
            yield f"'{found[0]}' is named; the report is about {quarter_named(quarter)}. Was this text left standing?"
