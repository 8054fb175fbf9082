"""The office's own measures as values: what is counted, the figures and words of each quarter, the terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from moothall.periods import Quarter
from moothall.reports.paper_words import PaperWords


class OfficeKind(Enum):
    COUNT = "count"
    NUMBER = "number"  # hours, pounds: anything that is not counted one by one
    SHARE = "share"  # so many of so many


@dataclass(frozen=True, kw_only=True)
class OfficeMeasure:
    """`number` is its place in the report, 1.1; `base` says what a share is a share of."""

    id: str
    number: str
    title: str
    group: str
    kind: OfficeKind
    unit: str = ""
    decimals: int = 0
    base: str | None = None


@dataclass(frozen=True)
class OfficeFigure:
    """Of one quarter. Without a `value` it is missing, with the reason in `note`; `of` is the base of a share."""

    value: float | None
    of: float | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class OfficeRule:
    """What makes an office exception: a change on the quarter before of at least so much."""

    percent: float
    least: float
    points: float


@dataclass(frozen=True)
class OfficeText:
    """Words about a measure, with references in place of numbers."""

    measure: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OfficeWords:
    """What the office wrote about one quarter, by whom and when."""

    quarter: Quarter
    file: str
    author: str
    written: date
    texts: tuple[OfficeText, ...] = ()
    summary: str | None = None
    words: PaperWords = field(default_factory=PaperWords)


@dataclass(frozen=True)
class Term:
    term: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Office:
    measures: tuple[OfficeMeasure, ...]
    figures: Mapping[tuple[str, Quarter], OfficeFigure]
    rule: OfficeRule
    words: tuple[OfficeWords, ...] = ()
    terms: tuple[Term, ...] = ()

    def words_of(self, quarter: Quarter) -> OfficeWords | None:
        return next((words for words in self.words if words.quarter == quarter), None)
