"""Stops and searches: how many, how many led to something, and how often each ethnic group was searched."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from moothall.comparison.intervals import Interval, rate_interval, wilson
from moothall.comparison.ranks import month_dispersion
from moothall.comparison.two_areas import Rate, TwoRates, two_rates
from moothall.periods import Window
from moothall.wording.dates import months_named
from moothall.wording.numbers import number, plural

PER = 1_000
CENSUS = 2011
NOT_STATED = "not stated"
TEST_LEVEL = 0.05
NO_FURTHER_ACTION = "A no further action disposal"
YARDSTICK = "White"
SELF_DEFINED = {
    "White": "White",
    "Mixed/Multiple ethnic groups": "Mixed",
    "Asian/Asian British": "Asian",
    "Black/African/Caribbean/Black British": "Black",
    "Other ethnic group": "Other",
}
OFFICER_DEFINED = {"White": "White", "Asian": "Asian", "Black": "Black"}  # no "Mixed", so that "Other" has no residents
CARE = (
    "A ratio says that groups are searched at different rates, not why. Residents are those of the Census of 2011; "
    "people who are searched need not live in the area, and one person searched three times counts three times. The "
    "intervals and tests allow for months that vary by more than chance; of shares they are Wilson's, of rates Byar's "
    "(exact for counts under 10), and a difference is called significant if it would come about by chance in fewer "
    "than 5 of 100 cases."
)


@dataclass(frozen=True)
class SearchRow:
    """Searches of one month with one outcome, as both sides described the person."""

    month: str
    self_defined: str
    officer_defined: str
    outcome: str
    count: int


@dataclass(frozen=True)
class GroupSearched:
    """`against` is the rate held against that of the group White; None for White, or without residents."""

    group: str
    searches: int
    positive: int
    residents: int | None
    rate: float | None
    interval: Interval | None
    against: TwoRates | None

    @property
    def positive_interval(self) -> Interval | None:
        return wilson(self.positive, self.searches) if self.searches else None


@dataclass(frozen=True)
class Searches:
    force: str
    window: Window
    searches: int
    positive: int
    dispersion: float
    self_defined: tuple[GroupSearched, ...]
    officer_defined: tuple[GroupSearched, ...]


def self_defined_group(words: str) -> str:
    """'Asian/Asian British - Pakistani' is Asian; what was not stated is not Other."""
    broad, _, narrow = words.partition(" - ")
    return NOT_STATED if narrow == "Not stated" else SELF_DEFINED.get(broad, NOT_STATED)


def officer_defined_group(words: str) -> str:
    return words if words in OFFICER_DEFINED else NOT_STATED if words == NOT_STATED else "Other"


def searches_report(rows: Iterable[SearchRow], force: str, window: Window, residents: Mapping[str, int]) -> Searches:
    """A positive outcome is any but no further action; a blank outcome is not positive."""
    found = list(rows)
    mine = [(self_defined_group(row.self_defined), row) for row in found]
    theirs = [(officer_defined_group(row.officer_defined), row) for row in found]
    dispersion = month_dispersion(_by_month(mine))
    known = {name: residents[name] for name in OFFICER_DEFINED if name in residents}
    return Searches(
        force=force,
        window=window,
        searches=sum(row.count for row in found),
        positive=sum(row.count for row in found if _is_positive(row)),
        dispersion=dispersion,
        self_defined=_groups(mine, residents, dispersion),
        officer_defined=_groups(theirs, known, dispersion),
    )


def searches_in_words(report: Searches) -> tuple[str, ...]:
    share = wilson(report.positive, report.searches)
    many = f"{report.searches:,} {plural(report.searches, 'search', 'searches')}"
    first = (
        f"{report.force}: {many} in {months_named(report.window)}. {report.positive:,} of them "
        f"({report.positive / report.searches:.0%}; 95% interval {share.low:.0%} to {share.high:.0%}) had an outcome "
        f"other than no further action."
    )
    return (
        first,
        *_in_words(report.self_defined, "as the people searched described themselves", report),
        *_in_words(report.officer_defined, "as officers described them", report),
        CARE,
    )


def _groups(
    rows: Iterable[tuple[str, SearchRow]], residents: Mapping[str, int], dispersion: float
) -> tuple[GroupSearched, ...]:
    searches: Counter[str] = Counter()
    positive: Counter[str] = Counter()
    for group, row in rows:
        searches[group] += row.count
        positive[group] += row.count if _is_positive(row) else 0
    known = [name for name in SELF_DEFINED.values() if name in residents]
    names = [*known, *sorted(set(searches) - set(known))]
    return tuple(_group(name, searches, positive[name], residents, dispersion) for name in names)


def _group(
    name: str, searches: Mapping[str, int], positive: int, residents: Mapping[str, int], dispersion: float
) -> GroupSearched:
    people, count = residents.get(name), searches.get(name, 0)
    if not people:
        return GroupSearched(name, count, positive, None, None, None, None)
    yardstick = Rate(searches.get(YARDSTICK, 0), residents[YARDSTICK])
    against = None if name == YARDSTICK else two_rates(Rate(count, people), yardstick, dispersion=dispersion)
    effective = rate_interval(count / dispersion, people / dispersion, per=PER)
    return GroupSearched(name, count, positive, people, count / people * PER, effective, against)


def _by_month(rows: Iterable[tuple[str, SearchRow]]) -> list[list[int]]:
    """A row a group, a column a month in which there are searches."""
    found: Counter[tuple[str, str]] = Counter()
    for group, row in rows:
        found[group, row.month] += row.count
    groups, months = sorted({group for group, _ in found}), sorted({month for _, month in found})
    return [[found[group, month] for month in months] for group in groups]


def _is_positive(row: SearchRow) -> bool:
    return row.outcome not in (NO_FURTHER_ACTION, NOT_STATED)


def _in_words(groups: Iterable[GroupSearched], how: str, report: Searches) -> Iterator[str]:
    for one in groups:
        if one.group == NOT_STATED:
            part = f"{one.searches:,} ({one.searches / report.searches:.0%})"
            yield f"Not stated, {how}: {part}. They are in no rate."
        elif one.rate is None:
            yield f"{one.group}, {how}: {one.searches:,} searches. No number of residents fits, so there is no rate."
        else:
            yield f"{_rate(one, how)}{_against(one)}"


def _rate(one: GroupSearched, how: str) -> str:
    limits = f"{number(one.interval.low, 2)} to {number(one.interval.high, 2)}" if one.interval else ""
    interval = f"95% interval {limits}; " if limits else ""
    return (
        f"{one.group}, {how}: {number(one.rate or 0, 2)} searches per {PER:,} residents ({interval}{one.searches:,} "
        f"searches, {one.positive:,} of them with an outcome; {one.residents or 0:,} residents)"
    )


def _against(one: GroupSearched) -> str:
    test = one.against
    if test is None or test.ratio is None or test.ratio_interval is None or test.p is None:
        return "." if one.group == YARDSTICK else ", too few to compare."
    low, high = number(test.ratio_interval.low, 2), number(test.ratio_interval.high, 2)
    tested = "significantly different from" if test.p < TEST_LEVEL else "not significantly different from"
    return f", {number(test.ratio, 2)} times the rate of the group White (95% interval {low} to {high}; {tested} it)."
