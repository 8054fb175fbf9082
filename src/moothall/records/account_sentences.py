"""The account in sentences, for the terminal."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from moothall.periods import Month
from moothall.records.account import Account
from moothall.records.joining import Joined
from moothall.wording.dates import month_name
from moothall.wording.lists import listed

MOST_NAMED = 5
MOST_LAGS = 6
ENOUGH_A_MONTH = 10  # a category with fewer may be missing from a month by chance
COUNTED = "They were counted."
NO_IDENTIFIER = "Where records have no identifier, nobody can tell a copy from a second incident."


def account_sentences(account: Account) -> tuple[str, ...]:
    return tuple(
        sentence
        for sentence in (
            *_read(account),
            *_places(account),
            *_copies(account),
            *_missing(account),
            *_categories(account),
            *(f"Columns changed in {change}." for change in account.changed_columns),
        )
        if sentence
    )


def joined_sentences(joined: Joined) -> tuple[str, ...]:
    """What the joining found; the caution about time stands with it."""
    part = f" ({joined.with_a_crime / joined.outcomes:.0%})" if joined.outcomes else ""
    told = (
        f"Of {joined.outcomes:,} outcomes, the crime of {joined.with_a_crime:,}{part} is in these files; that of "
        f"{joined.without_a_crime:,} is not, often because it is older.\n"
        f"{joined.crimes_with_an_outcome:,} of {joined.crimes:,} crimes have an outcome in these files. Recent crimes "
        f"have had less time, so this is no measure of how well crimes are solved."
    )
    told += "".join(f"\n{sentence}" for sentence in _lag_sentences(joined))
    if joined.before_their_crime:
        outcomes = _number(joined.before_their_crime, "outcome stands", "outcomes stand")
        told += f"\n{outcomes} in a month before that of their crime."
    return tuple(told.split("\n"))


def _lag_sentences(joined: Joined) -> Iterator[str]:
    """After how long the outcomes came, and why a month is held against another only over the same time."""
    if not joined.months_later or not joined.followed:
        return
    said = [f"{count:,} {_after(lag)}" for lag, count in joined.months_later.items()]
    shown, rest = said[:MOST_LAGS], sum(list(joined.months_later.values())[MOST_LAGS:])
    yield f"The outcomes came: {listed([*shown, *([f'{rest:,} later'] if rest else [])])}."
    (first, longest), *_, (last, shortest) = *joined.followed.items(), *joined.followed.items()
    if first != last:
        yield (
            f"Crimes of {month_name(Month.parse(first))} are followed for {_number(longest, 'month', 'months')}, those "
            f"of {month_name(Month.parse(last))} for {shortest}. Hold months against each other only over as many "
            f"months since the crime (months-later in the table)."
        )


def _after(lag: int) -> str:
    return f"after {_number(lag, 'month', 'months')}" if lag else "in the month of the crime"


def _read(account: Account) -> Iterator[str]:
    span = f", {account.months[0]} to {account.months[-1]}" if account.months else ""
    files = _number(len(account.files), "file", "files")
    yield f"{account.rows:,} rows were read from {files}{span}, and every one counted."
    if account.records != account.rows:
        yield f"They stand for {account.records:,} records."
    if account.months_not_of_their_file:
        rows = sum(account.months_not_of_their_file.values())
        files = _number(len(account.months_not_of_their_file), "file", "files")
        other = f"{_number(rows, 'row', 'rows')} in {files} with another month than the file's name says"
        yield f"There are {other}. The row's own month was taken."


def _places(account: Account) -> Iterator[str]:
    if account.without_place:
        have = "has" if account.without_place == 1 else "have"
        yield f"{account.without_place:,} {have} no place: counted under 'no location', not in a district."
    if account.outside_the_area:
        rows = sum(account.outside_the_area.values())
        where = _most(account.outside_the_area)
        yield f"{rows:,} lie outside the force's area: {where}. They are counted under those names."
    if account.unknown_places:
        rows = sum(account.unknown_places.values())
        yield f"{rows:,} have a place that the register of districts does not know: {_most(account.unknown_places)}."


def _copies(account: Account) -> Iterator[str]:
    rows, found = sum(account.exact_copies.values()), account.identifiers
    why = "" if found and not found.blank_rows else f" {NO_IDENTIFIER}"
    if not account.copies_looked_for:
        yield "Copies and identifiers that recur were not looked for, as asked."
    if rows:
        yield f"{rows:,} rows are exact copies of another row: {_most(account.exact_copies)}. {COUNTED}{why}"
    if found and found.repeated:
        several = "all" if found.in_several_months == found.repeated else f"{found.in_several_months:,} of them"
        where = f", {several} in several months" if found.in_several_months else ""
        yield (
            f"{_number(found.repeated, 'identifier is', 'identifiers are')} on more than one row{where}: "
            f"{_number(found.extra_rows, 'row', 'rows')} more than identifiers. {COUNTED}"
        )


def _missing(account: Account) -> Iterator[str]:
    """A force's missing months in a row are told as a span."""
    by_force: dict[str, list[str]] = {}
    for entry in account.missing_files:
        month, _, force = entry.partition(" ")
        by_force.setdefault(force, []).append(month)
    for force, months in by_force.items():
        yield (
            f"No file was found for {force} in {listed(_spans(months))} ({_number(len(months), 'month', 'months')}). "
            f"Not known is not zero."
        )


def _spans(months: list[str]) -> list[str]:
    def place(pair: tuple[int, str]) -> int:
        index, month = pair
        return int(month[:4]) * 12 + int(month[5:]) - index

    runs = [[month for _, month in run] for _, run in groupby(enumerate(months), place)]
    return [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]


def _categories(account: Account) -> Iterator[str]:
    for category in account.categories:
        if not category.known:
            records = _number(category.rows, "record", "records")
            yield f"'{category.name}' is not a known category ({records}). It is counted under that name."
    if not account.months:
        return
    first, last = account.months[0], account.months[-1]
    usual = [one for one in account.categories if one.rows >= ENOUGH_A_MONTH * len(account.months_of(one))]
    late = [one for one in usual if one.first > first]
    gone = [one for one in usual if one.last < last]
    for sign, found in (("begins only in", late), ("is last seen in", gone)):
        for category in found:
            seen = category.first if sign.startswith("begins") else category.last
            yield f"'{category.name}' {sign} {seen}. A category may have been renamed, split or added then."


def _most(counts: Mapping[str, int]) -> str:
    """The largest first, with their numbers; the rest as a sum."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{name} {number:,}" for name, number in ordered[:MOST_NAMED]]
    rest = ordered[MOST_NAMED:]
    if rest:
        parts.append(f"{sum(number for _, number in rest):,} in {len(rest)} others")
    return listed(parts)


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
