"""Where a change came from: the parts add up to the whole, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.comparison.contributions import Contribution, contributions

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10**6))


def test_the_parts_of_a_change_the_largest_first() -> None:
    parts = contributions({"Leicester": 30, "Blaby": 5, "Melton": 2}, {"Leicester": 20, "Blaby": 8, "Rutland": 2})
    assert parts.parts == (
        Contribution("Leicester", 30, 20),
        Contribution("Blaby", 5, 8),
        Contribution("Melton", 2, 0),
        Contribution("Rutland", 0, 2),
    )
    assert (parts.now, parts.before, parts.change) == (37, 30, 7)


@given(COUNTS, COUNTS)
def test_nothing_is_left_over(now: dict[str, int], before: dict[str, int]) -> None:
    parts = contributions(now, before)
    assert parts.change == sum(now.values()) - sum(before.values())
    assert (parts.now, parts.before) == (sum(now.values()), sum(before.values()))
