"""A quarter on the same quarter of the year before, held against the measure's own noise."""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import NormalDist, fmean

from moothall.comparison.change import SIGNIFICANCE_LEVEL, Change, Noise, Test, Total, Untested
from moothall.comparison.noise_choice import YearlyNoise, carried, yearly_noise
from moothall.comparison.parts_change import parts_test
from moothall.comparison.survey_change import SurveyDesign, survey_test
from moothall.measures import MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import Analysis, Phase
from moothall.spc.judged import PERCENT, parts_of
from moothall.spc.limits import is_beyond, moving_range_sigma

HIGHEST_AUTOCORRELATION = 0.99  # few neighbours among many gaps can give 1 or more, where the widening has no end
NORMAL = NormalDist()
SMALL_QUARTER = 10  # below this mean of the two counts the counts themselves are tested


def quarter_change(analysis: Analysis, window: Window | None = None) -> Change:
    """The change of a window on the same months a year before; the verdict's window where none is given.

    Noise: past differences on the year before, of quarters or else of months, where there are six, they are not all 0
    and not out of all proportion; else the moving ranges of the current phase; under about 10 a quarter the two counts
    alone (mid-p). Two-sided, at 5%.
    """
    window = window or analysis.verdict.window
    return change_between(analysis, window, window.year_before)


def change_between(analysis: Analysis, window: Window, earlier: Window) -> Change:
    """The change of a window on an earlier one that covers the same months of the year, tested as `quarter_change` is.

    An earlier one further back than a year is held against differences of a year as well: neighbouring years apart or
    not, two sums of independent months differ alike.
    """
    now, before = total(analysis.series, window), total(analysis.series, earlier)
    if now is None or before is None:
        untested = Untested.NO_FIGURE_NOW if now is None else Untested.NO_FIGURE_BEFORE
        return Change(analysis.measure, window, earlier, now, before, untested=untested)
    tested = _tested(analysis, now, before)
    if isinstance(tested, Untested):
        return Change(analysis.measure, window, earlier, now, before, untested=tested)
    return Change(analysis.measure, window, earlier, now, before, test=tested)


def total(series: Series, window: Window) -> Total | None:
    """What a window adds up to; None where a month that it needs has no published value.

    Counts are summed. A rolling value already covers the window, so its last month stands for it. A percentage or rate
    with numerators and denominators is pooled. Anything else is the plain mean of its months.
    """
    if series.measure.rolling > 1:
        last = series.entry(window.last)
        return Total(window, last.value, 1) if isinstance(last, Observation) else None
    entries = [entry for entry in series.within(window) if isinstance(entry, Observation)]
    if len(entries) < len(window):
        return None
    if series.measure.is_count:
        return Total(window, math.fsum(entry.value for entry in entries), len(entries))
    return _pooled(series, entries, window) or _plain_mean(entries, window)


def _pooled(series: Series, entries: Sequence[Observation], window: Window) -> Total | None:
    """All that was counted out of all that it was counted from; None without both for every month."""
    if any(entry.numerator is None or not entry.denominator for entry in entries):
        return None
    if series.measure.kind is MeasureKind.PERCENTAGE:
        factor = PERCENT
    elif series.measure.kind is MeasureKind.RATE and (parts := parts_of(series)):
        factor = parts.factor
    else:
        return None
    over = math.fsum(entry.numerator or 0.0 for entry in entries)
    under = math.fsum(entry.denominator or 0.0 for entry in entries)
    return Total(window, factor * over / under, len(entries), numerator=over, denominator=under)


def _plain_mean(entries: Sequence[Observation], window: Window) -> Total:
    return Total(window, fmean(entry.value for entry in entries), len(entries))


def _tested(analysis: Analysis, now: Total, before: Total) -> Test | Untested:
    """By the people asked, by the numbers behind both figures, by two small counts, or else by the months."""
    measure, phase = analysis.measure, analysis.phase_of(now.window.last)
    if measure.kind is MeasureKind.SURVEY_ESTIMATE:
        design = SurveyDesign(sample=measure.survey_sample, design_effect=measure.design_effect)
        surveyed = survey_test(analysis.series, now, before, design)
        if surveyed is not Untested.SHARED_DATA:  # which it is where nobody knows how many were asked
            return surveyed
    if measure.rolling > 1:
        return Untested.SHARED_DATA
    if phase.window.first > before.window.first:
        return Untested.RESET_BETWEEN
    if measure.is_count and min(now.value, before.value) >= 0 and (now.value + before.value) / 2 < SMALL_QUARTER:
        spread = phase.dispersion or 1.0
        return _by_counts_alone(round(now.value / spread), round(before.value / spread))
    parts = parts_of(analysis.series)
    if parts and now.denominator and before.denominator:
        return parts_test(analysis.series, parts, phase, now, before)
    return _by_months(analysis, phase, now, before)


def _by_months(analysis: Analysis, phase: Phase, now: Total, before: Total) -> Test | Untested:
    """Against past years, unless they are out of all proportion, else against the moving ranges."""
    summed, sigma = analysis.measure.is_count, _usual_sigma(analysis, phase)
    past = yearly_noise(
        _past_differences(analysis, phase, now.window, step=now.months),
        _past_differences(analysis, phase, now.window, step=1),
        months=now.months,
        summed=summed,
        usual_error=(sigma or 0.0) * carried(now.months, summed=summed) * math.sqrt(2),
    )
    if past and is_beyond(past.error, 0, scale=abs(before.value)):  # years alike to the last digit are no yardstick
        return _against_past_differences(now.value - before.value, past)
    return _against_moving_ranges(analysis, phase, now, before)


def _by_counts_alone(now: int, before: int) -> Test | Untested:
    """Mid-p, unless even none against all of them could not be told from chance.

    Where the months of low counts vary more than by chance, the counts are those divided by how many times.
    """
    if now + before and mid_p(0, now + before) >= SIGNIFICANCE_LEVEL:
        return Untested.TOO_FEW
    return Test(Noise.COUNTS_ALONE, p=mid_p(now, before))


def mid_p(now: int, before: int) -> float:
    """Two-sided mid-p of two counts over equal periods: conditional binomial given their sum, tails doubled."""
    both, fewer = now + before, min(now, before)
    ways, fewer_still = 1, 0  # exact: in how many ways the smaller count, or one below it, can come about
    for i in range(fewer):
        fewer_still += ways
        ways = ways * (both - i) // (i + 1)
    return min(1.0, (2 * fewer_still + ways) / 2**both) if both else 1.0


def _has_signal(analysis: Analysis, phase: Phase) -> bool:
    return bool(phase.left_out) or any(signal.window.overlaps(phase.window) for signal in analysis.signals)


def _kept(analysis: Analysis, phase: Phase) -> list[float | None]:
    return [None if p.month in phase.left_out else p.judged for p in analysis.points_in(phase.window)]


def _usual_sigma(analysis: Analysis, phase: Phase) -> float | None:
    """The moving-range sigma of what is judged, wider where a season was fitted to it."""
    sigma = moving_range_sigma(_kept(analysis, phase))
    return sigma * analysis.season.widening if sigma and analysis.season else sigma


def _past_differences(analysis: Analysis, phase: Phase, window: Window, *, step: int) -> list[float]:
    """Differences of the windows of `step` months before this one on their year before, wholly inside the phase."""
    differences: list[float] = []
    known: dict[Month, Total | None] = {}
    first = window.first + -step
    while (year_before := first.year_before) >= phase.window.first:
        for start in (first, year_before):
            if start not in known:
                known[start] = total(analysis.series, Window(start, start + (step - 1)))
        now, before = known[first], known[year_before]
        if now and before:
            differences.append(now.value - before.value)
        first += -step
    return differences


def _against_past_differences(difference: float, past: YearlyNoise) -> Test:
    """t: the difference over what past years show, with as many degrees of freedom as past differences."""
    from scipy.special import stdtr, stdtrit

    error = past.error
    reach = float(stdtrit(past.degrees, 1 - SIGNIFICANCE_LEVEL / 2)) * error
    return Test(
        Noise.PAST_DIFFERENCES,
        p=2 * float(stdtr(past.degrees, -abs(difference) / error)),
        standard_error=error,
        degrees=past.degrees,
        interval=(difference - reach, difference + reach),
    )


def _against_moving_ranges(analysis: Analysis, phase: Phase, now: Total, before: Total) -> Test | Untested:
    """z: the moving-range sigma carried to the difference of two windows, widened for autocorrelation."""
    if phase.limits is None:
        return Untested.TOO_SHORT
    kept, sigma = _kept(analysis, phase), _usual_sigma(analysis, phase)
    if sigma is None or not is_beyond(sigma, 0, scale=abs(phase.limits.mean)):
        return Untested.NO_VARIATION
    months = now.months
    rho = 0.0 if _has_signal(analysis, phase) else lag_one_autocorrelation(kept)
    error = sigma * carried(months, summed=analysis.measure.is_count) * math.sqrt(2) * _widening(rho, months)
    difference = now.value - before.value
    reach = NORMAL.inv_cdf(1 - SIGNIFICANCE_LEVEL / 2) * error
    return Test(
        Noise.MOVING_RANGES,
        p=math.erfc(abs(difference) / error / math.sqrt(2)),
        standard_error=error,
        interval=(difference - reach, difference + reach),
        autocorrelation=rho,
    )


def lag_one_autocorrelation(values: Sequence[float | None]) -> float:
    """Correlation of neighbouring months about their mean, from 0 to 0.99; a gap joins nothing."""
    present = [value for value in values if value is not None]
    mean = fmean(present)
    size = math.hypot(*(value - mean for value in present))
    if size == 0:
        return 0.0
    parts = [None if value is None else (value - mean) / size for value in values]
    products = [a * b for a, b in pairwise(parts) if a is not None and b is not None]
    return min(HIGHEST_AUTOCORRELATION, max(0.0, fmean(products) * len(present))) if products else 0.0


def _widening(rho: float, months: int) -> float:
    """How much larger the error of a sum of `months` neighbours is than independent months with these ranges give.

    For a first-order process the moving-range sigma is too small by sqrt(1 - rho), and neighbours add
    2 x sum of (months - k) rho^k to the variance of their sum.
    """
    shared = 2 * math.fsum((months - k) * rho**k for k in range(1, months))
    return math.sqrt((months + shared) / (months * (1 - rho)))
