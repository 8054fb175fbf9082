"""A figure of a plan on its baseline: from the months of a measure, or from two figures that stand alone."""

import math
from dataclasses import dataclass
from enum import Enum

from moothall.comparison.change import SIGNIFICANCE_LEVEL, Total, Untested
from moothall.comparison.intervals import SurveyEstimate, survey_difference
from moothall.comparison.noise_choice import carried
from moothall.comparison.quarter_change import SMALL_QUARTER, mid_p, total
from moothall.comparison.spans import Span
from moothall.comparison.survey_change import WHOLE, SurveyDesign, survey_test
from moothall.measures import Measure
from moothall.periods import Window
from moothall.spc import Analysis, Phase
from moothall.spc.autocorrelation import autocorrelation
from moothall.spc.limits import is_beyond, moving_range_sigma
from moothall.wording.dates import months_named
from moothall.wording.numbers import percent_change


class PlanNoise(Enum):
    """What the change was held against."""

    MONTHS = "months"  # the usual variation from month to month
    COUNTS_ALONE = "counts-alone"  # under about 10 each: the two counts themselves
    SAMPLING = "sampling"  # who happened to be asked


class NotTested(Enum):
    NO_FIGURE = "no-figure"
    RESET_BETWEEN = "reset-between"
    SAMPLE_UNKNOWN = "sample-unknown"
    TOO_SHORT = "too-short"
    NO_VARIATION = "no-variation"
    TWO_FIGURES = "two-figures"


@dataclass(frozen=True)
class Reading:
    """One figure of a metric. `when` says its period in words; `sample` is the number of people asked."""

    value: float
    when: str
    numerator: float | None = None
    denominator: float | None = None
    sample: float | None = None


@dataclass(frozen=True)
class PlanTest:
    noise: PlanNoise
    p: float

    @property
    def significant(self) -> bool:
        return self.p < SIGNIFICANCE_LEVEL


@dataclass(frozen=True)
class PlanChange:
    """Both figures, and the test or the reason for none."""

    measure: Measure
    now: Reading | None
    before: Reading | None
    test: PlanTest | None = None
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


def change_between(measure: Measure, now: Reading, before: Reading, *, design_effect: float = 1.0) -> PlanChange:
    """Two figures that stand alone. Only a survey with its samples can be tested: nothing else shows its noise."""
    if now.sample is None or before.sample is None or not measure.in_points:
        return PlanChange(measure, now, before, not_tested=NotTested.TWO_FIGURES)
    found = survey_difference(
        SurveyEstimate(now.value / WHOLE, now.sample, design_effect),
        SurveyEstimate(before.value / WHOLE, before.sample, design_effect),
    )
    if not found.standard_error:
        return PlanChange(measure, now, before, not_tested=NotTested.NO_VARIATION)
    return PlanChange(measure, now, before, test=PlanTest(PlanNoise.SAMPLING, found.p))


def change_of_span(analysis: Analysis, span: Span, design: SurveyDesign | None = None) -> PlanChange:
    """A span of a measure's months on its baseline of the same length and season.

    Noise: the moving ranges of the phase that holds both, carried to the two spans and widened where neighbouring
    months resemble each other once steps, a trend and shocks are taken out; under about 10 the two counts alone;
    for a survey its sample.
    """
    series, measure = analysis.series, analysis.measure
    now, before = total(series, span.window), total(series, span.before)
    readings = (_reading(measure, now), _reading(measure, before))
    if now is None or before is None:
        return PlanChange(measure, *readings, not_tested=NotTested.NO_FIGURE)
    tested = _survey(analysis, now, before, design) if measure.rolling > 1 else _tested(analysis, now, before)
    if isinstance(tested, NotTested):
        return PlanChange(measure, *readings, not_tested=tested)
    return PlanChange(measure, *readings, test=tested)


def _reading(measure: Measure, found: Total | None) -> Reading | None:
    """The figure with the months that it covers; a rolling one covers more than its span."""
    if found is None:
        return None
    last = found.window.last
    covered = Window(last + (1 - measure.rolling), last) if measure.rolling > 1 else found.window
    return Reading(found.value, months_named(covered), found.numerator, found.denominator)


def _survey(analysis: Analysis, now: Total, before: Total, design: SurveyDesign | None) -> PlanTest | NotTested:
    if not analysis.measure.in_points:
        return NotTested.SAMPLE_UNKNOWN
    found = survey_test(analysis.series, now, before, design or SurveyDesign())
    return NotTested.SAMPLE_UNKNOWN if isinstance(found, Untested) else PlanTest(PlanNoise.SAMPLING, found.p)


def _tested(analysis: Analysis, now: Total, before: Total) -> PlanTest | NotTested:
    measure, phase = analysis.measure, analysis.phase_of(now.window.last)
    if phase.window.first > before.window.first:
        return NotTested.RESET_BETWEEN
    if measure.is_count and (now.value + before.value) / 2 < SMALL_QUARTER:
        return PlanTest(PlanNoise.COUNTS_ALONE, mid_p(round(now.value), round(before.value)))
    if phase.limits is None:
        return NotTested.TOO_SHORT
    values = [None if p.month in phase.left_out else p.value for p in analysis.points_in(phase.window)]
    sigma = moving_range_sigma(values)
    if sigma is None or not is_beyond(sigma, 0, scale=abs(phase.limits.mean)):
        return NotTested.NO_VARIATION
    months = now.months
    error = (
        sigma * carried(months, summed=measure.is_count) * math.sqrt(2) * _widening(_likeness(values, phase), months)
    )
    return PlanTest(PlanNoise.MONTHS, math.erfc(abs(now.value - before.value) / error / math.sqrt(2)))


def _likeness(values: list[float | None], phase: Phase) -> float:
    """How much neighbouring months resemble each other; 0 where they do not, or where nobody can tell."""
    found = autocorrelation(values, first=phase.window.first)
    return max(0.0, found.rho) if found else 0.0


def _widening(rho: float, months: int) -> float:
    """As for a quarter: ranges are too small by sqrt(1 - rho), and neighbours add to the variance of their sum."""
    shared = 2 * math.fsum((months - k) * rho**k for k in range(1, months))
    return math.sqrt((months + shared) / (months * (1 - rho)))
