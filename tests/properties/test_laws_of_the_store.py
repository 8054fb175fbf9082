"""What holds of any row of imports: each state comes back, only what differs is a row, and the chain is whole."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moothall.measures import Entry, Missing, Observation, Withheld
from moothall.measures.observation import is_same_figure
from moothall.periods import Month
from moothall.store.bodies import body_of, saved_body
from moothall.store.chain import faults
from moothall.store.changes import add_change
from moothall.store.figures import Key, add_figures, changed_figures, digest_of, figures_at, revised, rows_of
from moothall.store.writing import writing

NUMBERS = count(1)
MONTHS = [Month(2022, number) for number in (8, 9)]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
NUMBER = st.floats(allow_nan=False, allow_infinity=False)


def entries(month: Month) -> st.SearchStrategy[Entry]:
    return st.one_of(
        st.builds(Observation, st.just(month), NUMBER, st.none() | NUMBER, st.none() | NUMBER, st.none() | TEXT, DAYS),
        st.builds(Missing, st.just(month), TEXT, DAYS),
        st.builds(Withheld, st.just(month), TEXT, st.none() | st.sampled_from(MONTHS), DAYS),
    )


KEYS: list[Key] = [(measure, area, month) for measure in "ab" for area in ("X", "Y") for month in MONTHS]
STATES = st.lists(st.fixed_dictionaries({}, optional={key: entries(key[2]) for key in KEYS}), min_size=1, max_size=4)


def brought_in(slug: str, state: Mapping[Key, Entry]) -> int:
    """One import, as the workflow does it; the number of its change."""
    with writing():
        body = saved_body(slug, name=slug, first=None, last=None, predecessor="")
        rows = rows_of(changed_figures(figures_at(body, 10**9), state))
        at, details = datetime(2022, 11, 1, tzinfo=UTC), {"figures": {"rows": len(rows), "sha256": digest_of(rows)}}
        change = add_change(body, what="import", by="A. Clerk", at=at, known_on=at.date(), details=details)
        add_figures(change, rows)
    return change.number


def same(one: Mapping[Key, Entry], other: Mapping[Key, Entry]) -> bool:
    return one.keys() == other.keys() and all(is_same_figure(one[key], other[key]) for key in one)


@pytest.mark.usefixtures("store")
def test_every_state_comes_back_and_only_what_differs_is_kept() -> None:
    @settings(max_examples=25)
    @given(states=STATES)
    @example(states=[{KEYS[0]: Observation(KEYS[0][2], -0.0)}, {KEYS[0]: Observation(KEYS[0][2], 0.0)}])
    def law(states: Sequence[Mapping[Key, Entry]]) -> None:
        slug = f"body-{next(NUMBERS)}"
        numbers = [brought_in(slug, state) for state in states]
        body = body_of(slug)
        assert all(same(figures_at(body, number), state) for number, state in zip(numbers, states, strict=True))
        assert {key: len(rows) for key, rows in revised(body, numbers[-1]).items()} == _moved_often(states)

    law()
    assert [fault for fault in faults() if not fault.startswith("The body")] == []


def _moved_often(states: Sequence[Mapping[Key, Entry]]) -> dict[Key, int]:
    """How often each figure changed, of those that changed more than once."""
    steps = list(pairwise([{}, *states]))
    moves = {key: sum(not is_same_figure(was.get(key), now.get(key)) for was, now in steps) for key in KEYS}
    return {key: times for key, times in moves.items() if times > 1}
