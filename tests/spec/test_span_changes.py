"""The changes beside that of the quarter: the year to date, twelve months, and a baseline year."""

from dataclasses import replace

import pytest

from moothall.commentary.change_sentences import change_sentence, span_named
from moothall.comparison import SpanChange, Untested, quarter_change, span_changes
from moothall.comparison.spans import SpanKind
from moothall.measures import MeasureKind, Series
from moothall.periods import Month, Quarter
from moothall.spc import analyse
from tests.spec.series_of import series_of

APRIL_2019 = Month(2019, 4)
SUMMER = Quarter(2021, 2)  # July to September 2021
# 100 a month in 2019-20, 110 in 2020-21, 130 from April 2021, swinging by 4.
COUNTS = [level + (4 if i % 2 else -4) for i, level in enumerate([100] * 12 + [110] * 12 + [130] * 6)]


def changes(*, baseline: int | None = None, rolling: int = 1) -> dict[SpanKind, SpanChange]:
    series = series_of(COUNTS, first=APRIL_2019, kind=MeasureKind.COUNT, rolling=rolling)
    measure = replace(series.measure, baseline=baseline)
    analysis = analyse(Series(measure, series.area, series.entries), window=SUMMER.window)
    return {one.span.kind: one for one in span_changes(analysis, SUMMER)}


def test_the_year_to_date_and_the_last_twelve_months() -> None:
    found = changes()
    assert list(found) == [SpanKind.YEAR_TO_DATE, SpanKind.ROLLING_YEAR]
    year = found[SpanKind.YEAR_TO_DATE].change
    # April to September: 6 x 130 against 6 x 110, the swings cancel.
    assert (year.now and year.now.value, year.before and year.before.value) == (780, 660)
    twelve = found[SpanKind.ROLLING_YEAR].change
    assert (twelve.now and twelve.now.value, twelve.before and twelve.before.value) == (6 * 110 + 780, 600 + 660)


def test_the_quarter_of_a_baseline_year() -> None:
    base = changes(baseline=2019)[SpanKind.SINCE_BASELINE]
    assert span_named(base.span) == "Since the baseline"
    # July to September: 134 + 126 + 134 = 394 now, 104 + 96 + 104 = 304 then.
    assert change_sentence(base.change).startswith(
        "394 examples in July to September 2021, 90 more than the 304 in July to September 2019 (+30%)."
    )


@pytest.mark.parametrize("baseline", [2021, 2022, 2015])
def test_a_baseline_that_is_not_past_or_before_the_figures_is_not_compared(baseline: int) -> None:
    assert SpanKind.SINCE_BASELINE not in changes(baseline=baseline)


def test_values_that_cover_several_months_have_no_sums_over_longer_spans() -> None:
    assert list(changes(baseline=2019, rolling=12)) == [SpanKind.SINCE_BASELINE]


@pytest.mark.parametrize(
    ("now", "before", "untested"), [(4, 0, Untested.TOO_FEW), (0, 1, Untested.TOO_FEW), (5, 0, None)]
)
def test_too_few_to_compare(now: int, before: int, untested: Untested | None) -> None:
    # None against four has a mid-p of 2 x 1/2 x 1/16 = 0.0625, none against five 0.03125: only five can be told from
    # chance.
    counts = [0] * 12 + [before, 0, 0] + [0] * 9 + [now, 0, 0]
    analysis = analyse(series_of(counts, first=APRIL_2019, kind=MeasureKind.COUNT), window=Quarter(2021, 1).window)

    change = quarter_change(analysis)
    assert change.untested is untested
    if untested:
        assert change_sentence(change).endswith(
            "Too few to compare: no difference between numbers this small could be told from chance, not even none "
            "against all of them."
        )
