"""Wishes that come back: the same request over meetings and years, by what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.panel.placing import Placed
from moothall.panel.sourced import Place
from moothall.wording.stems import content, stems

LEAST_SHARED = 3
ALIKE = 0.6  # of the stems of the shorter wish


@dataclass(frozen=True)
class Theme:
    """Two of the words, or one of the phrases, make a wish one of the theme."""

    title: str
    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()


THEMES = (
    Theme(
        "Figures in context and plain words",
        ("context", "plain", "english", "explanation", "explain", "narrative", "simplified", "consistent", "jargon"),
        ("context", "plain english", "written explanation", "simplified", "narrative"),
    ),
    Theme(
        "Numbers beside percentages",
        ("percentage", "percentages", "number", "numbers", "exact", "figures", "counts"),
        ("exact numbers", "numbers because", "not just the percentage", "also the numbers"),
    ),
    Theme(
        "Comparison with other areas",
        ("comparison", "benchmark", "benchmarking", "compare", "forces", "national", "regional", "districts", "areas"),
        ("comparison with other", "comparison of", "benchmarking", "benchmark that", "compared with other"),
    ),
    Theme(
        "What is usual and what is a trend",
        ("standard", "deviation", "trend", "limits", "significant", "range"),
        ("standard deviation", "in terms of trend"),
    ),
    Theme(
        "A chart or table of the position", ("chart", "graph", "table", "dashboard", "status"), ("asked for a chart",)
    ),
)


@dataclass(frozen=True, kw_only=True)
class Wished:
    day: date | None
    document: str
    item: str | None
    text: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """The same wish at two meetings or more."""

    title: str
    wishes: tuple[Wished, ...]

    @property
    def first(self) -> date | None:
        return min((one.day for one in self.wishes if one.day), default=None)

    @property
    def meetings(self) -> int:
        return len({one.day or one.document for one in self.wishes})


def repeats(papers: Sequence[Placed]) -> tuple[Repeat, ...]:
    wished = [
        Wished(day=one.day, document=one.minutes.document, item=wish.item or one.item, text=wish.text, place=wish.place)
        for one in papers
        for wish in one.minutes.wishes
    ]
    themed = [
        Repeat(title=theme.title, wishes=tuple(one for one in wished if _is_of(one.text, theme))) for theme in THEMES
    ]
    in_themes = {one for repeat in themed for one in repeat.wishes}
    alike = _alike([one for one in wished if one not in in_themes])
    return tuple(one for one in (*themed, *alike) if one.meetings > 1)


def _is_of(text: str, theme: Theme) -> bool:
    folded = text.casefold()
    words = stems(text)
    shared = sum(bool(stems(word) & words) for word in theme.words)
    return any(phrase in folded for phrase in theme.phrases) or shared > 1


def _alike(wished: Sequence[Wished]) -> list[Repeat]:
    """Wishes of no theme that share most of their words."""
    groups: list[list[Wished]] = []
    for one in wished:
        mine = content(one.text)
        for group in groups:
            theirs = content(group[0].text)
            if len(mine & theirs) >= max(LEAST_SHARED, ALIKE * min(len(mine), len(theirs))):
                group.append(one)
                break
        else:
            groups.append([one])
    return [Repeat(title=group[0].text, wishes=tuple(group)) for group in groups if len(group) > 1]
