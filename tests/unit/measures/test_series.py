"""Series: month after month, with every gap marked."""

import pytest

from moothall.areas import Area
from moothall.measures import Entry, Measure, MeasureKind, Missing, Observation, Series, Withheld
from moothall.measures.series import NO_FIGURE
from moothall.periods import Month, Window

BURGLARY = Measure(id="burglary", title="Burglary", kind=MeasureKind.COUNT, unit="offences")
HERE = Area("Exampleshire")
APRIL, MAY, JUNE, JULY = (Month(2020, number) for number in (4, 5, 6, 7))
WITHHELD = Withheld(JULY, "Not agreed.")
SERIES = Series.of(BURGLARY, HERE, [WITHHELD, Observation(JUNE, 0), Observation(APRIL, 12)])


def test_entries_are_put_in_order_and_a_month_without_one_is_missing() -> None:
    assert SERIES.entries == (Observation(APRIL, 12), Missing(MAY, NO_FIGURE), Observation(JUNE, 0), WITHHELD)
    assert SERIES.months == (APRIL, MAY, JUNE, JULY)
    assert SERIES.window == Window(APRIL, JULY)


def test_only_published_values_are_values() -> None:
    assert list(SERIES.values) == [12, None, 0, None]
    assert list(SERIES.gaps) == [Missing(MAY, NO_FIGURE), WITHHELD]


@pytest.mark.parametrize(
    ("month", "entry"),
    [
        (APRIL, Observation(APRIL, 12)),
        (JULY, WITHHELD),
        (Month(2020, 3), Missing(Month(2020, 3), NO_FIGURE)),
        (Month(2030, 1), Missing(Month(2030, 1), NO_FIGURE)),
    ],
)
def test_the_entry_of_a_month_outside_the_series_is_missing(month: Month, entry: Entry) -> None:
    assert SERIES.entry(month) == entry


def test_a_window_may_reach_beyond_the_series() -> None:
    assert SERIES.within(Window(JULY, Month(2020, 8))) == (WITHHELD, Missing(Month(2020, 8), NO_FIGURE))


def test_a_series_can_be_cut() -> None:
    assert SERIES.up_to(MAY) == Series(BURGLARY, HERE, (Observation(APRIL, 12), Missing(MAY, NO_FIGURE)))
    assert SERIES.up_to(Month(2021, 1)) == SERIES
    assert SERIES.up_to(Month(2020, 3)) is None


def test_a_series_needs_a_month() -> None:
    with pytest.raises(ValueError, match=r"^Burglary, Exampleshire: a series needs at least one month\.$"):
        Series.of(BURGLARY, HERE, [])


@pytest.mark.parametrize("second", [Observation(JUNE, 1), Observation(APRIL, 1), Missing(Month(2020, 3), "Late.")])
def test_months_follow_each_other(second: Entry) -> None:
    with pytest.raises(ValueError, match=f"^Burglary, Exampleshire: {second.month} stands after 2020-04.$"):
        Series(BURGLARY, HERE, (Observation(APRIL, 12), second))
