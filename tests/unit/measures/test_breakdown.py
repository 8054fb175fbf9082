"""One figure by its parts: they need not make up the whole, and cannot be more than it."""

import pytest

from moothall.measures.breakdown import Breakdown, BreakdownPart, NotGiven, breakdowns_up_to
from moothall.periods import Month, Window

YEAR = Window(Month(2023, 4), Month(2024, 3))


def breakdown(*parts: BreakdownPart, total: int | None = None, window: Window = YEAR) -> Breakdown:
    return Breakdown(measure="violence", title="By place", window=window, source="A paper", parts=parts, total=total)


def test_what_was_told_of_serious_violence_by_place_on_18_june_2024() -> None:
    # 62.6 + 4.6 + 2.7 = 69.9: nothing is known of the other 30.1%, public space among it.
    told = breakdown(
        BreakdownPart("a dwelling", 62.6), BreakdownPart("hospitality", 4.6), BreakdownPart("education", 2.7)
    )
    assert told.rest == pytest.approx(30.1)


def test_shares_are_worked_out_where_the_numbers_are_known() -> None:
    told = breakdown(BreakdownPart("A", count=30), BreakdownPart("B", count=20), total=80)
    assert [told.share(part) for part in told.parts] == [37.5, 25.0]
    assert told.rest == 37.5
    assert breakdown(BreakdownPart("A", count=30), BreakdownPart("B", count=50), total=80).rest is None
    assert breakdown(BreakdownPart("A", count=30), BreakdownPart("B", 40)).rest is None  # of how many is not known


def test_parts_of_more_than_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="the parts come to 105%, which is more than the whole"):
        breakdown(BreakdownPart("A", 60), BreakdownPart("B", 45))
    with pytest.raises(ValueError, match="the parts come to 9, which is more than the whole, 8"):
        breakdown(BreakdownPart("A", count=9), total=8)
    assert breakdown(*(BreakdownPart(name, 33.4) for name in "ABC")).rest is None  # 100.2, by rounding alone


def test_the_latest_of_each_is_shown_and_none_that_ends_later() -> None:
    old = breakdown(BreakdownPart("A", 50), window=Window(Month(2022, 4), Month(2023, 3)))
    new, later = (
        breakdown(BreakdownPart("A", 60)),
        breakdown(BreakdownPart("A", 70), window=Window(Month(2024, 4), Month(2024, 6))),
    )
    assert breakdowns_up_to([later, new, old], Month(2024, 3)) == (new,)
    assert breakdowns_up_to([later, new, old], Month(2022, 3)) == ()


def test_a_part_that_was_not_given_says_why() -> None:
    assert NotGiven("public space", "After the meeting.").why == "After the meeting."
