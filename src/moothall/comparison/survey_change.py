"""The test of a change between two survey estimates: by sample size, design effect and shared respondents."""

from dataclasses import dataclass

from moothall.comparison.change import Noise, Test, Total, Untested
from moothall.comparison.intervals import SurveyEstimate, survey_difference
from moothall.measures import MeasureKind, Observation, Series
from moothall.periods import Window

WHOLE = 100  # survey estimates are percentages


@dataclass(frozen=True, kw_only=True)
class SurveyDesign:
    """How the survey was taken. `sample` is the people behind one estimate, where the figures do not carry it."""

    sample: float | None = None
    design_effect: float = 1.0


def survey_test(series: Series, now: Total, before: Total, design: SurveyDesign) -> Test | Untested:
    """The test of the difference of two totals of a survey measure; figures in percentage points.

    An estimate brings its sample as the denominator of its observation, or the design gives it; without either there is
    no test. Rolling estimates whose months overlap share that part of their respondents, which narrows the error.
    """
    if series.measure.kind is not MeasureKind.SURVEY_ESTIMATE:
        raise ValueError(f"{series.measure.title} is not a survey estimate.")
    asked, asked_before = _sample_behind(series, now.window, design), _sample_behind(series, before.window, design)
    if asked is None or asked_before is None:
        return Untested.SHARED_DATA
    found = survey_difference(
        SurveyEstimate(now.value / WHOLE, asked, design.design_effect),
        SurveyEstimate(before.value / WHOLE, asked_before, design.design_effect),
        overlap=shared_part(now.window, before.window, rolling=series.measure.rolling),
    )
    if not found.standard_error:
        return Untested.NO_VARIATION
    ends = found.interval.times(WHOLE)
    return Test(
        Noise.SAMPLING,
        p=found.p,
        standard_error=found.standard_error * WHOLE,
        interval=(ends.low, ends.high),
        samples=(asked, asked_before),
    )


def shared_part(now: Window, before: Window, *, rolling: int) -> float:
    """Which part of the respondents two estimates have in common, if as many are asked every month.

    A rolling estimate covers the months that end with its window's last one; others cover their window and share none.
    """
    if rolling <= 1:
        return 0.0
    return max(0, rolling - abs(now.last - before.last)) / rolling


def _sample_behind(series: Series, window: Window, design: SurveyDesign) -> float | None:
    """The people behind a window's figure.

    A rolling figure is that of its last month. Otherwise the figure is the plain mean of k months, whose variance
    is that of one sample of k^2 / (1/n1 + 1/n2 + ...).
    """
    entries = [series.entry(window.last)] if series.measure.rolling > 1 else series.within(window)
    counted = [entry.denominator if isinstance(entry, Observation) else None for entry in entries]
    samples = [asked or design.sample for asked in counted]
    known = [asked for asked in samples if asked]
    if len(known) < len(samples):
        return None
    return len(known) ** 2 / sum(1 / asked for asked in known)
