"""How strong the evidence for each finding of a block is: one p value a series, whatever rule found it.

Up to four questions are asked of a series, each with a p value of its own.

- Months: is a month of the window out of line? Each month against mean and sigma of its limits, by Student's t with
  0.605 x ranges + 2.2 degrees of freedom; of low counts the month's count against all counts of the phase, binomial.
- Level: did the level change? The best split of the phase in two (the statistic of the step scan), by Student's t with
  the same degrees, times the number of splits; of low counts binomial for every split, times their number.
- Slope: does it rise or fall steadily? The slope test of the phase.
- Year: is the window unlike the same months a year before? The test of the change.

A finding rests on the questions that its rules answer: a single point and two of three on the months, a step shift on
the level, a trend on the slope, a significant change on the year. Its p is the smallest of theirs times the number of
questions that could be asked (Bonferroni), at most 1. It supposes independent months that vary evenly; neighbours that
look alike make it too small.
"""

import numpy as np
from numpy.typing import NDArray

from moothall.comparison.batch_change import BatchChanges
from moothall.comparison.change import Change
from moothall.spc import Analysis
from moothall.spc.batch import BatchAnalysis, Judged, Marks, Numbers, PhaseNumbers
from moothall.spc.batch.columns import counted
from moothall.spc.batch.drifts import slope_p_values, without_lone_shocks
from moothall.spc.batch.flags import BITS
from moothall.spc.batch.steps import best_splits
from moothall.spc.chart_choice import FEWEST_A_MONTH_FOR_MEDIAN_RUNS
from moothall.spc.drift import DEGREES_BESIDE, DEGREES_OF_A_RANGE
from moothall.spc.limits import LIMIT_SIGMAS
from moothall.spc.signals import Rule
from moothall.spc.step_scan import FEWEST_EACH_SIDE

Positions = NDArray[np.int64]
QUESTIONS = ("months", "level", "slope", "year")
RULES_OF_QUESTION = ((Rule.SINGLE_POINT, Rule.TWO_OF_THREE), (Rule.STEP_SHIFT,), (Rule.TREND,))
BITS_OF_QUESTION = [sum(bit for (rule, _), bit in BITS.items() if rule in rules) for rules in RULES_OF_QUESTION]


def evidence(part: BatchAnalysis, changes: BatchChanges, series: Positions) -> Numbers:
    """The p of each question, a row each, for some series of a part; nan where it cannot be asked."""
    if part.judged is None:
        message = "Evidence is weighed part by part: see `analysed_parts`."
        raise ValueError(message)
    asked = np.full((len(QUESTIONS), len(series)), np.nan)
    months, low, mean = min(len(part.window), len(part.judged.kept)), part.low[series], part.phases[-1].mean[series]
    few, many = np.flatnonzero(low), np.flatnonzero(~low)
    if len(few):
        asked[0, few], asked[1, few] = _by_counts(part.judged, series[few], months)
    if len(many):
        asked[0, many], asked[1, many] = _by_ranges(part.phases[-1], part.judged, series[many], months)
    asked[2] = slope_p_values(_without_lone_shocks(part.judged, series))
    asked[2, low & (mean < FEWEST_A_MONTH_FOR_MEDIAN_RUNS)] = np.nan
    asked[:3, np.isnan(mean)] = np.nan  # no limits
    asked[3] = changes.p[series]
    return asked


def answered(part: BatchAnalysis, changes: BatchChanges, series: Positions) -> Marks:
    """The questions that the rules which fired in the window answer, a row each; as `evidence` has them."""
    cells: NDArray[np.uint8] = np.bitwise_or.reduce(part.flags[-len(part.window) :, series], axis=0)
    by_rules = [(cells & bits) > 0 for bits in BITS_OF_QUESTION]
    return np.vstack([*by_rules, changes.significant[series]])


def answered_by(analysis: Analysis, change: Change) -> tuple[bool, ...]:
    """The same for one series, as the plain engine has analysed it."""
    rules = {signal.rule for signal in analysis.signals if signal.window.overlaps(analysis.verdict.window)}
    return (*(any(rule in rules for rule in group) for group in RULES_OF_QUESTION), change.significant)


def p_of_findings(asked: Numbers, fired: Marks) -> tuple[Numbers, Positions]:
    """The smallest p among the questions that fired, times the number of those asked; and which gave it."""
    number = np.maximum(1, (~np.isnan(asked)).sum(axis=0))
    among = np.where(fired & ~np.isnan(asked), asked, 1.0)
    return np.minimum(1.0, number * among.min(axis=0)), np.argmin(np.where(fired, among, 2.0), axis=0)


def _without_lone_shocks(judged: Judged, series: Positions) -> Numbers:
    kept = judged.kept[:, series]
    values = judged.values[-len(kept) :, series]
    return without_lone_shocks(values, np.isnan(kept) & ~np.isnan(values))


def _by_ranges(phase: PhaseNumbers, judged: Judged, series: Positions, months: int) -> tuple[Numbers, Numbers]:
    from scipy.special import stdtr

    kept = judged.kept[:, series]
    mean, sigma = phase.mean[series], (phase.upper[series] - phase.mean[series]) / LIMIT_SIGMAS
    number, pairs = counted(~np.isnan(kept)), counted(~np.isnan(np.diff(kept, axis=0)))
    degrees = DEGREES_OF_A_RANGE * pairs + DEGREES_BESIDE
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.abs(judged.values[-months:, series] - mean) / (sigma * np.sqrt(1 + 1 / number))
        furthest = np.where(np.isnan(off), 0.0, off).max(axis=0)
        single = 2 * months * stdtr(degrees, -furthest)
        splits = best_splits(_without_lone_shocks(judged, series))
        level = 2 * _tried(number) * stdtr(degrees, -splits.statistic / judged.widening[series])
    return np.minimum(1.0, single), np.where(splits.at < 0, np.nan, np.minimum(1.0, level))


def _by_counts(judged: Judged, series: Positions, months: int) -> tuple[Numbers, Numbers]:
    """Given the total of the phase, each count is binomial; counts that vary more are divided by how much more."""
    counts = judged.values[-len(judged.kept) :, series] / judged.dispersion[series]
    present = ~np.isnan(counts)
    number, filled = counted(present), np.asarray(np.where(present, counts, 0.0), dtype=np.float64)
    total = np.round(filled.sum(axis=0))
    tails = _two_sided(np.round(filled[-months:]), total, np.divide(1.0, number, dtype=np.float64))
    single = np.where(present[-months:], tails, 1.0).min(axis=0)
    before = np.cumsum(present, axis=0)
    after = number - before
    allowed = present & (before >= FEWEST_EACH_SIDE) & (after >= FEWEST_EACH_SIDE)
    sums: Numbers = np.cumsum(filled, axis=0, dtype=np.float64)
    splits = _two_sided(np.round(sums), total, np.clip(before / number, 1e-9, 1 - 1e-9))
    level = np.where(allowed, splits, 1.0).min(axis=0) * _tried(number)
    return np.minimum(1.0, single * months), np.where(_any(allowed), np.minimum(1.0, level), np.nan)


def _two_sided(count: Numbers, total: Numbers, share: Numbers) -> Numbers:
    from scipy.special import bdtr, bdtrc

    of = np.broadcast_to(total, count.shape).astype(np.int64)
    count, share = np.minimum(count, of), np.broadcast_to(share, count.shape)
    upper = np.where(count > 0, bdtrc(np.maximum(count - 1, 0), of, share), 1.0)
    return np.asarray(2 * np.minimum(upper, bdtr(count, of, share)))


def _tried(number: Positions) -> Positions:
    """How many splits of so many values leave 5 on each side."""
    return np.asarray(np.maximum(1, number - 2 * FEWEST_EACH_SIDE + 1))


def _any(marks: Marks) -> Marks:
    return np.asarray(marks.any(axis=0))
