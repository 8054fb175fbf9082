"""The spans that a report speaks of, each with the months it is compared with, and their names in words."""

import pytest

from moothall.comparison.spans import Span, SpanKind, spans_of
from moothall.periods import Month, Quarter, Window

SUMMER = Quarter.parse("2022-23-Q2")
BEFORE_COVID = Window(Month(2019, 4), Month(2020, 3))


def window(first: str, last: str) -> Window:
    return Window(Month.parse(first), Month.parse(last))


def test_a_quarter_on_the_same_quarter_a_year_before() -> None:
    span = Span.quarter(SUMMER)
    assert (span.window, span.before) == (window("2022-07", "2022-09"), window("2021-07", "2021-09"))
    assert span.name == "July to September 2022 (the quarter)"
    assert span.before_name == "July to September 2021 (a year before)"


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [
        ("2022-09", "2022-04", "April to September 2022 (the year to date)"),
        ("2022-04", "2022-04", "April 2022 (the year to date)"),
        ("2023-03", "2022-04", "April 2022 to March 2023 (the year to date)"),
        ("2023-01", "2022-04", "April 2022 to January 2023 (the year to date)"),
    ],
)
def test_the_year_to_date_begins_in_april(last: str, first: str, name: str) -> None:
    span = Span.year_to_date(Month.parse(last))
    assert span.window == window(first, last)
    assert span.before == span.window.year_before
    assert span.name == name


def test_the_last_twelve_months_on_the_twelve_before_them() -> None:
    span = Span.rolling_year(Month(2022, 9))
    assert (span.window, span.before) == (window("2021-10", "2022-09"), window("2020-10", "2021-09"))
    assert span.name == "October 2021 to September 2022 (the last twelve months)"
    assert not span.window.overlaps(span.before)


def test_a_baseline_is_a_window_or_one_month() -> None:
    year = Span.since_baseline(Window(Month(2021, 10), Month(2022, 9)), BEFORE_COVID)
    assert year.name == "October 2021 to September 2022 (since the baseline)"
    assert year.before_name == "April 2019 to March 2020 (the baseline)"
    month = Span.since_baseline(window("2022-09", "2022-09"), Month(2019, 9))
    assert month.before == window("2019-09", "2019-09")


@pytest.mark.parametrize(
    ("span", "same_length", "same_season"),
    [
        (Span.quarter(SUMMER), True, True),
        (Span.rolling_year(Month(2022, 9)), True, True),
        (Span.since_baseline(SUMMER.window, BEFORE_COVID), False, False),
        (Span.since_baseline(SUMMER.window, window("2019-07", "2019-09")), True, True),
        (Span.since_baseline(SUMMER.window, window("2019-04", "2019-06")), True, False),
        (Span.since_baseline(window("2021-10", "2022-09"), BEFORE_COVID), True, True),  # whole years hold all seasons
    ],
)
def test_what_can_be_compared(span: Span, same_length: bool, same_season: bool) -> None:
    assert (span.same_length, span.same_season) == (same_length, same_season)


def test_a_span_is_compared_with_earlier_months_only() -> None:
    with pytest.raises(ValueError, match="July to September 2022 cannot be compared with September 2022"):
        Span.since_baseline(SUMMER.window, Month(2022, 9))


@pytest.mark.parametrize(
    ("quarter", "kinds"),
    [
        ("2022-23-Q1", [SpanKind.QUARTER, SpanKind.ROLLING_YEAR, SpanKind.SINCE_BASELINE]),
        ("2022-23-Q2", [SpanKind.QUARTER, SpanKind.YEAR_TO_DATE, SpanKind.ROLLING_YEAR, SpanKind.SINCE_BASELINE]),
        ("2022-23-Q4", [SpanKind.QUARTER, SpanKind.YEAR_TO_DATE, SpanKind.SINCE_BASELINE]),
        ("2019-20-Q4", [SpanKind.QUARTER, SpanKind.YEAR_TO_DATE]),
    ],
)
def test_no_report_says_the_same_span_twice(quarter: str, kinds: list[SpanKind]) -> None:
    spans = spans_of(Quarter.parse(quarter), BEFORE_COVID)
    assert [span.kind for span in spans] == kinds
    assert len({(span.window, span.before) for span in spans}) == len(spans)


def test_without_a_baseline_there_is_no_span_since_it() -> None:
    assert SpanKind.SINCE_BASELINE not in [span.kind for span in spans_of(SUMMER)]
