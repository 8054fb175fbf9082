"""A change between two windows as a value: both numbers, their difference, and the test or the reason for none."""

from dataclasses import dataclass
from enum import Enum

from moothall.measures import Measure
from moothall.periods import Window
from moothall.wording.numbers import percent_change

SIGNIFICANCE_LEVEL = 0.05


class Noise(Enum):
    """What a change was held against."""

    PAST_DIFFERENCES = "past-differences"  # the same quarters of earlier years
    MOVING_RANGES = "moving-ranges"  # the month-to-month variation of the current phase
    COUNTS_ALONE = "counts-alone"  # under about 10 a quarter: the two counts themselves
    PARTS = "parts"  # chance, by the numbers behind two percentages, times how much more than by chance the months vary
    SAMPLING = "sampling"  # the chance of who happened to be asked in a survey


class Untested(Enum):
    """Why there is no test, or not even a comparison."""

    NO_FIGURE_NOW = "no-figure-now"
    NO_FIGURE_BEFORE = "no-figure-before"
    RESET_BETWEEN = "reset-between"
    SHARED_DATA = "shared-data"
    TOO_SHORT = "too-short"
    NO_VARIATION = "no-variation"
    TOO_FEW = "too-few"  # so few in both together that no difference between them could be significant


@dataclass(frozen=True)
class Total:
    """What a window adds up to: a sum for counts, else the pooled value, or the plain mean of its months."""

    window: Window
    value: float
    months: int
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class Test:
    """`standard_error` is that of the difference; `degrees` is None for the normal and the exact test.

    `samples` are the people asked now and before, of a survey.
    """

    noise: Noise
    p: float
    standard_error: float | None = None
    degrees: int | None = None
    interval: tuple[float, float] | None = None
    autocorrelation: float | None = None
    samples: tuple[float, float] | None = None

    @property
    def significant(self) -> bool:
        return self.p < SIGNIFICANCE_LEVEL


@dataclass(frozen=True)
class Change:
    """Two windows of one measure. Exactly one of `test` and `untested` is there."""

    measure: Measure
    window: Window
    before_window: Window
    now: Total | None
    before: Total | None
    test: Test | None = None
    untested: Untested | None = None

    def __post_init__(self) -> None:
        if (self.test is None) == (self.untested is None):
            message = "A change is either tested or says why it is not."
            raise ValueError(message)

    @property
    def on_year_before(self) -> bool:
        """Whether it is compared with the same months a year before, and not with those of a baseline year."""
        return self.before_window == self.window.year_before

    @property
    def difference(self) -> float | None:
        return self.now.value - self.before.value if self.now and self.before else None

    @property
    def percent(self) -> float | None:
        """Percentage change; None for anything but counts, on a base under 10, and across a reset."""
        if not (self.now and self.before) or self.measure.in_points or not self.measure.is_count:
            return None
        if self.untested is Untested.RESET_BETWEEN:
            return None
        return percent_change(self.now.value, self.before.value)

    @property
    def significant(self) -> bool:
        return self.test is not None and self.test.significant
