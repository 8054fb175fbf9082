"""A figure of a plan on its baseline: from the months of a measure, or from two figures that stand alone."""

from dataclasses import dataclass
from enum import Enum

from moothall.comparison.change import Noise, Test, Total, Untested
from moothall.comparison.intervals import SurveyEstimate, survey_difference
from moothall.comparison.quarter_change import change_between
from moothall.comparison.spans import Span
from moothall.comparison.survey_change import WHOLE
from moothall.measures import Measure
from moothall.periods import Window
from moothall.spc import Analysis
from moothall.wording.dates import months_named
from moothall.wording.numbers import percent_change


class NotTested(Enum):
    NO_FIGURE = "no-figure"
    RESET_BETWEEN = "reset-between"
    SAMPLE_UNKNOWN = "sample-unknown"
    TOO_SHORT = "too-short"
    NO_VARIATION = "no-variation"
    TOO_FEW = "too-few"
    TWO_FIGURES = "two-figures"


NOT_TESTED_OF = {
    Untested.NO_FIGURE_NOW: NotTested.NO_FIGURE,
    Untested.NO_FIGURE_BEFORE: NotTested.NO_FIGURE,
    Untested.RESET_BETWEEN: NotTested.RESET_BETWEEN,
    Untested.SHARED_DATA: NotTested.SAMPLE_UNKNOWN,
    Untested.TOO_SHORT: NotTested.TOO_SHORT,
    Untested.NO_VARIATION: NotTested.NO_VARIATION,
    Untested.TOO_FEW: NotTested.TOO_FEW,
}


@dataclass(frozen=True)
class Reading:
    """One figure of a metric. `when` says its period in words; `sample` is the number of people asked."""

    value: float
    when: str
    numerator: float | None = None
    denominator: float | None = None
    sample: float | None = None


@dataclass(frozen=True)
class PlanChange:
    """Both figures, and the test or the reason for none."""

    measure: Measure
    now: Reading | None
    before: Reading | None
    test: Test | None = None
    not_tested: NotTested | None = None

    def __post_init__(self) -> None:
        if (self.test is None) == (self.not_tested is None):
            message = "A change is either tested or says why it is not."
            raise ValueError(message)

    @property
    def difference(self) -> float | None:
        return self.now.value - self.before.value if self.now and self.before else None

    @property
    def significant(self) -> bool:
        return self.test is not None and self.test.significant

    @property
    def percent(self) -> float | None:
        """None for percentages, which differ by points; on a count under 10; on 0; and across a reset."""
        if not (self.now and self.before) or self.measure.in_points or self.not_tested is NotTested.RESET_BETWEEN:
            return None
        if self.measure.is_count:
            return percent_change(self.now.value, self.before.value)
        counted = self.before.numerator
        if self.before.value <= 0 or (counted is not None and percent_change(counted, counted) is None):
            return None
        return (self.now.value - self.before.value) / self.before.value * 100


def change_of_figures(measure: Measure, now: Reading, before: Reading, *, design_effect: float = 1.0) -> PlanChange:
    """Two figures that stand alone. Only a survey with its samples can be tested: nothing else shows its noise."""
    if now.sample is None or before.sample is None or not measure.in_points:
        return PlanChange(measure, now, before, not_tested=NotTested.TWO_FIGURES)
    found = survey_difference(
        SurveyEstimate(now.value / WHOLE, now.sample, design_effect),
        SurveyEstimate(before.value / WHOLE, before.sample, design_effect),
    )
    if not found.standard_error:
        return PlanChange(measure, now, before, not_tested=NotTested.NO_VARIATION)
    return PlanChange(measure, now, before, test=Test(Noise.SAMPLING, found.p))


def change_of_span(analysis: Analysis, span: Span) -> PlanChange:
    """A span of a measure's months on its baseline, which covers the same months of the year.

    It is the change that the exception report prints for the two windows, with the same test.
    """
    found = change_between(analysis, span.window, span.before)
    asked_now, asked_before = (found.test.samples if found.test else None) or (None, None)
    now, before = _reading(found.measure, found.now, asked_now), _reading(found.measure, found.before, asked_before)
    if found.untested:
        return PlanChange(found.measure, now, before, not_tested=NOT_TESTED_OF[found.untested])
    return PlanChange(found.measure, now, before, test=found.test)


def _reading(measure: Measure, found: Total | None, asked: float | None) -> Reading | None:
    """The figure with the months that it covers; a rolling one covers more than its span."""
    if found is None:
        return None
    last = found.window.last
    covered = Window(last + (1 - measure.rolling), last) if measure.rolling > 1 else found.window
    return Reading(found.value, months_named(covered), found.numerator, found.denominator, asked)
