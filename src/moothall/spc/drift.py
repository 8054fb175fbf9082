"""The drift test: whether a phase rises or falls steadily, since about when, and how fast."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from moothall.periods import Month
from moothall.spc.limits import are_coarse, moving_range_sigma, moving_ranges
from moothall.spc.signals import Drift, Side
from moothall.spc.step_scan import best_step

FEWEST_FOR_A_DRIFT = 12
DRIFT_LEVEL = 0.01
# Degrees of freedom of the mean moving range of normal data: its relative variance falls as 0.826 / ranges, that of an
# estimate with d degrees as 1 / (2d), so d is about 0.605 x ranges; 2.2 more make the tails of the slope test right
# from 12 to 120 values (simulate_step_season_drift.py in the folder benchmarks).
DEGREES_OF_A_RANGE = 0.605
DEGREES_BESIDE = 2.2
# What a fitted number must explain, in sigma^2, to be worth it: Akaike's information criterion. A line has one, its
# slope; a step has two, its size and its date. A line that bends has two, and one more is asked of it, because a step
# late in the phase is easily taken for a bend.
PRICE = 2.0
NUMBERS_OF_A_LINE = 1
NUMBERS_OF_A_STEP = 2
NUMBERS_OF_A_BEND = 3
BEGINNING_RANGE = 3.84  # the 95% point of chi-squared with one degree of freedom
FEWEST_ON_THE_SLOPE = 5


@dataclass(frozen=True)
class SlopeTest:
    """The straight line through a phase against its noise. What it explains is in units of sigma^2."""

    per_month: float
    statistic: float
    p: float

    @property
    def explains(self) -> float:
        return self.statistic**2


@dataclass(frozen=True)
class _Bend:
    """A level line that begins to slope at a position, and what it explains in units of sigma^2."""

    at: int
    level: float
    per_month: float
    explains: float


def slope_test(values: Sequence[float | None]) -> SlopeTest | None:
    """The slope of a phase against the noise of its moving ranges.

    Statistic: least-squares slope x sqrt(sum of (t - mean t)^2) / sigma, sigma the mean moving range over 1.128, held
    against t with 0.605 x ranges + 2.2 degrees of freedom, two-sided. A gap breaks ranges; the line runs on. None for
    fewer than 12 values, or where half of the neighbouring months or more are equal: then the ranges say too little.
    """
    from scipy.special import stdtr

    points = [(i, value) for i, value in enumerate(values) if value is not None]
    sigma = moving_range_sigma(values)
    if len(points) < FEWEST_FOR_A_DRIFT or sigma is None or are_coarse(values):
        return None
    middle, mean = fmean(i for i, _ in points), fmean(value for _, value in points)
    spread = math.hypot(*(i - middle for i, _ in points))
    slope = math.fsum((i - middle) * (value - mean) for i, value in points) / spread**2
    statistic = slope * spread / sigma
    degrees = DEGREES_OF_A_RANGE * len(moving_ranges(values)) + DEGREES_BESIDE
    return SlopeTest(slope, statistic, p=2 * float(stdtr(degrees, -abs(statistic))))


def drift(values: Sequence[float | None], *, first: Month) -> Drift | None:
    """The drift of one phase whose first value is of month `first`; None where there is none.

    Found where the slope has p below 1% and a line tells more than the best step: one that is straight, or one that is
    level first and bends, each once it has paid for its numbers. On stable series that happens in less than 1%.
    The values are without season and lone shocks, and of a size whose squares a float can hold. A straight line and a
    bent one explain the sum of squares of their fit, a step its statistic squared, all in units of sigma^2.
    """
    step = best_step(values)
    if not line_beats_steps(values, [step.at] if step else []):
        return None
    test, bends = slope_test(values), _bends(values)
    best = max(bends, key=lambda bend: bend.explains)
    possible = [bend.at for bend in bends if bend.explains >= best.explains - BEGINNING_RANGE]
    from_the_start = possible[0] == bends[0].at
    began = bends[0] if from_the_start else best
    return Drift(
        side=Side.RISING if began.per_month > 0 else Side.FALLING,
        level=began.level,
        per_month=began.per_month,
        p=test.p if test else 1.0,
        began=first + began.at,
        earliest=first + possible[0],
        latest=first + possible[-1],
        from_the_start=from_the_start,
    )


def line_beats_steps(values: Sequence[float | None], cuts: Sequence[int]) -> bool:
    """Whether a steady drift tells more about a phase than new levels from each of `cuts` on do together."""
    test, sigma = slope_test(values), moving_range_sigma(values)
    if test is None or sigma is None or test.p >= DRIFT_LEVEL:
        return False
    mean = fmean(value for value in values if value is not None)
    parts = [values[start:end] for start, end in pairwise([0, *cuts, len(values)])]
    levels = [[value for value in part if value is not None] for part in parts]
    explained = math.fsum(len(level) * (fmean(level) - mean) ** 2 for level in levels if level) / sigma**2
    bend = max(bend.explains for bend in _bends(values))
    line = max(test.explains - PRICE * NUMBERS_OF_A_LINE, bend - PRICE * NUMBERS_OF_A_BEND)
    return line > explained - PRICE * NUMBERS_OF_A_STEP * len(cuts)


def _bends(values: Sequence[float | None]) -> list[_Bend]:
    """For each position where a level line could have begun to slope the fit of level + slope x max(0, t - position).

    At least 5 values follow the bend. The first is the straight line through all values.
    """
    import numpy as np

    at = np.array([i for i, value in enumerate(values) if value is not None])
    y = np.array([value for value in values if value is not None], dtype=np.float64)
    sigma = moving_range_sigma(values) or math.inf
    past = np.maximum(0, at[None, :] - at[:-FEWEST_ON_THE_SLOPE, None]).astype(np.float64)
    middle = past.mean(axis=1, keepdims=True)
    past -= middle
    squares, products = (past**2).sum(axis=1), past @ (y - y.mean())
    slopes, explained = products / squares, products**2 / squares / sigma**2
    levels = y.mean() - slopes * middle[:, 0]
    found = zip(at, levels, slopes, explained, strict=False)
    return [_Bend(int(i), float(level), float(slope), float(e)) for i, level, slope, e in found]
