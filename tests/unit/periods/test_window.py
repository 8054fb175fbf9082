"""Windows: runs of whole months, both ends included."""

import pytest

from moothall.periods import Month, Window

WINTER = Window(Month(2021, 12), Month(2022, 2))


def test_its_months() -> None:
    assert WINTER.months == (Month(2021, 12), Month(2022, 1), Month(2022, 2))
    assert len(WINTER) == 3


def test_both_ends_are_in_it() -> None:
    inside = [month for month in Window(Month(2021, 11), Month(2022, 3)).months if month in WINTER]
    assert inside == list(WINTER.months)


def test_it_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match=r"^A window cannot end \(2021-11\) before it begins \(2021-12\)\.$"):
        Window(Month(2021, 12), Month(2021, 11))


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (Month(2021, 9), Month(2021, 11), False),
        (Month(2021, 10), Month(2021, 12), True),
        (Month(2022, 1), Month(2022, 1), True),
        (Month(2021, 1), Month(2023, 1), True),
        (Month(2022, 2), Month(2022, 4), True),
        (Month(2022, 3), Month(2022, 4), False),
    ],
)
def test_windows_overlap_if_they_share_a_month(first: Month, last: Month, overlaps: bool) -> None:
    other = Window(first, last)
    assert WINTER.overlaps(other) is other.overlaps(WINTER) is overlaps


def test_the_same_months_a_year_before() -> None:
    assert WINTER.year_before == Window(Month(2020, 12), Month(2021, 2))
