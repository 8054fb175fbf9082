"""Named spans of months, each beside what it is compared with: the same span a year before, or a baseline."""

from dataclasses import dataclass
from enum import Enum
from typing import Self

from moothall.periods import Month, Quarter, RollingYear, Window
from moothall.periods.month import MONTHS_IN_A_YEAR
from moothall.periods.quarter import QUARTERS_IN_A_YEAR
from moothall.wording.dates import months_named


class SpanKind(Enum):
    QUARTER = "quarter"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_YEAR = "rolling-year"
    SINCE_BASELINE = "since-baseline"


SPAN_SAID = {
    SpanKind.QUARTER: "the quarter",
    SpanKind.YEAR_TO_DATE: "the year to date",
    SpanKind.ROLLING_YEAR: "the last twelve months",
    SpanKind.SINCE_BASELINE: "since the baseline",
}


@dataclass(frozen=True)
class Span:
    """A window and the earlier one that it is compared with. The earlier one ends before the later one begins."""

    kind: SpanKind
    window: Window
    before: Window

    def __post_init__(self) -> None:
        if self.before.last >= self.window.first:
            raise ValueError(
                f"{months_named(self.window)} cannot be compared with {months_named(self.before)}: the earlier months "
                f"must end before the later ones begin."
            )

    @classmethod
    def quarter(cls, quarter: Quarter) -> Self:
        """The financial quarter on the same quarter of the year before."""
        return cls(SpanKind.QUARTER, quarter.window, quarter.window.year_before)

    @classmethod
    def year_to_date(cls, last: Month) -> Self:
        """From April to a month, on the same months of the year before. In March it is the whole financial year."""
        window = Window(Quarter(Quarter.of(last).year, 1).first, last)
        return cls(SpanKind.YEAR_TO_DATE, window, window.year_before)

    @classmethod
    def rolling_year(cls, last: Month) -> Self:
        """The twelve months that end with one, on the twelve before them."""
        window = RollingYear(last).window
        return cls(SpanKind.ROLLING_YEAR, window, window.year_before)

    @classmethod
    def since_baseline(cls, window: Window, baseline: Window | Month) -> Self:
        """A window on a baseline: a window of its own, or a single month."""
        return cls(SpanKind.SINCE_BASELINE, window, _window_of(baseline))

    @property
    def same_length(self) -> bool:
        """Whether sums over the two can be compared; if not, only means a month can."""
        return len(self.window) == len(self.before)

    @property
    def same_season(self) -> bool:
        """Whether the two cover the same months of the year, so that seasons weigh on both alike."""
        apart = self.window.first - self.before.first
        return self.same_length and (apart % MONTHS_IN_A_YEAR == 0 or len(self.window) % MONTHS_IN_A_YEAR == 0)

    @property
    def name(self) -> str:
        """April to September 2022 (the year to date)."""
        return f"{months_named(self.window)} ({SPAN_SAID[self.kind]})"

    @property
    def before_name(self) -> str:
        """April to September 2021 (a year before); April to June 2019 (the baseline)."""
        said = "the baseline" if self.kind is SpanKind.SINCE_BASELINE else "a year before"
        return f"{months_named(self.before)} ({said})"


def spans_of(quarter: Quarter, baseline: Window | Month | None = None) -> tuple[Span, ...]:
    """Every span that a quarter's report may speak of: quarter, year to date, twelve months, and since the baseline.

    Left out: the year to date in the first quarter, which is the quarter; the last twelve months in the fourth, which
    are the year to date; a baseline that is not past.
    """
    spans = [Span.quarter(quarter)]
    if quarter.number > 1:
        spans.append(Span.year_to_date(quarter.last))
    if quarter.number < QUARTERS_IN_A_YEAR:
        spans.append(Span.rolling_year(quarter.last))
    if baseline is not None and _window_of(baseline).last < quarter.first:
        spans.append(Span.since_baseline(quarter.window, baseline))
    return tuple(spans)


def _window_of(baseline: Window | Month) -> Window:
    return baseline if isinstance(baseline, Window) else Window(baseline, baseline)
