"""Figures as rows: every kind of entry comes back as it was, and what was known at a change is found."""

from datetime import UTC, date, datetime

import pytest

from moothall.measures import Entry, Missing, Observation, Withheld
from moothall.periods import Month
from moothall.store.bodies import body_of, saved_body
from moothall.store.changes import add_change
from moothall.store.figures import (
    Key,
    add_figures,
    changed_figures,
    digest_of,
    entry_of,
    figure_of,
    figures_at,
    revised,
    rows_of,
)
from moothall.store.writing import writing

MONTH, DAY = Month(2022, 9), date(2022, 10, 14)
KEY: Key = ("burglary", "Exampleshire", MONTH)
ENTRIES: list[Entry] = [
    Observation(MONTH, 0.0),
    Observation(MONTH, 5e-324, 1.7e308, -12.5),
    Observation(MONTH, 97.25, numerator=389.0, denominator=400.0, note="A sample.", known_on=DAY),
    Observation(MONTH, 0.1 + 0.2, note=""),
    Missing(MONTH, "Not recorded."),
    Missing(MONTH, "Not recorded.", known_on=DAY),
    Withheld(MONTH, "An operation goes on."),
    Withheld(MONTH, "An operation goes on.", until=Month(2023, 1), known_on=DAY),
]


def kept(entries: dict[Key, Entry]) -> int:
    """A change that brings these entries; its number."""
    with writing():
        body = saved_body("body", name="Body", first=None, last=None, predecessor="")
        before = figures_at(body, 10**6)
        at = datetime(2022, 11, 1, tzinfo=UTC)
        change = add_change(body, what="import", by="A. Clerk", at=at, known_on=DAY, details={})
        add_figures(change, rows_of(changed_figures(before, entries)))
    return change.number


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    number = kept({KEY: entry})
    assert figures_at(body_of("body"), number) == {KEY: entry}


@pytest.mark.usefixtures("store")
def test_a_month_that_is_gone_and_comes_back_has_three_rows() -> None:
    first, second = Observation(MONTH, 1), Observation(MONTH, 2)
    numbers = [kept({KEY: first}), kept({}), kept({KEY: second})]
    assert [figures_at(body_of("body"), number) for number in numbers] == [{KEY: first}, {}, {KEY: second}]
    rows = revised(body_of("body"), numbers[-1])[KEY]
    assert [entry_of(row) for row in rows] == [first, None, second]
    assert str(rows[0]) == "burglary, Exampleshire, 2022-09, since 1"


def test_a_zero_is_one_zero() -> None:
    below, zero = (figure_of(KEY, Observation(MONTH, value, value)) for value in (-0.0, 0.0))
    assert digest_of([below]) == digest_of([zero])


def test_a_digest_does_not_mind_the_order_and_minds_everything_else() -> None:
    rows = [figure_of((f"measure-{i}", "Area", MONTH), entry) for i, entry in enumerate(ENTRIES)]
    assert digest_of(reversed(rows)) == digest_of(rows)
    assert len({digest_of([figure_of(KEY, entry)]) for entry in [*ENTRIES, None]}) == len(ENTRIES) + 1
