"""A change as a value."""

import pytest

from moothall import comparison
from moothall.comparison import Change, Noise, Total, Untested
from moothall.measures import Measure, MeasureKind
from moothall.periods import Quarter

NOW, BEFORE = Quarter(2022, 2).window, Quarter(2021, 2).window
TESTED = comparison.Test(Noise.COUNTS_ALONE, p=0.05)


def change(
    kind: MeasureKind = MeasureKind.COUNT,
    *,
    now: float = 15,
    before: float = 10,
    test: comparison.Test | None = TESTED,
    untested: Untested | None = None,
) -> Change:
    measure = Measure(id="m", title="M", kind=kind, unit="")
    return Change(measure, NOW, BEFORE, Total(NOW, now, 3), Total(BEFORE, before, 3), test=test, untested=untested)


@pytest.mark.parametrize(("test", "untested"), [(None, None), (TESTED, Untested.TOO_SHORT)])
def test_it_is_tested_or_says_why_not(test: comparison.Test | None, untested: Untested | None) -> None:
    with pytest.raises(ValueError, match=r"^A change is either tested or says why it is not\.$"):
        change(test=test, untested=untested)


@pytest.mark.parametrize(
    ("kind", "percent"),
    [
        (MeasureKind.COUNT, 50),
        (MeasureKind.PERCENTAGE, None),
        (MeasureKind.SURVEY_ESTIMATE, None),
        (MeasureKind.RATE, None),
        (MeasureKind.AVERAGE_TIME, None),
        (MeasureKind.NUMBER, None),
    ],
)
def test_only_counts_have_a_percentage_change(kind: MeasureKind, percent: float | None) -> None:
    assert (change(kind).difference, change(kind).percent) == (5, percent)


def test_a_change_without_a_figure_has_no_difference() -> None:
    measure = Measure(id="m", title="M", kind=MeasureKind.COUNT, unit="")
    nothing = Change(measure, NOW, BEFORE, None, Total(BEFORE, 10, 3), untested=Untested.NO_FIGURE_NOW)
    assert (nothing.difference, nothing.percent, nothing.significant) == (None, None, False)


@pytest.mark.parametrize(("p", "significant"), [(0.0499999, True), (0.05, False), (1, False)])
def test_significant_is_less_than_once_in_twenty(p: float, significant: bool) -> None:
    tested = comparison.Test(Noise.MOVING_RANGES, p=p)
    assert tested.significant is change(test=tested).significant is significant
