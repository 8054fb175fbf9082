"""The step scan: where a series changes level, how surely, and between which months the change must lie."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import fmean

from moothall.spc.limits import is_beyond, moving_range_sigma, shocks

FEWEST_EACH_SIDE = 5
FEWEST_FOR_A_SCAN = 2 * FEWEST_EACH_SIDE
SCAN_LEVEL = 0.05
MOST_LOOKS = 20  # at all dates again; more than six were never needed
# Splits whose squared statistic is less than this below the best one stay possible: -2 ln(1 - sqrt(0.95)), the 95%
# point for the date of a change (Hansen, "Sample splitting and threshold estimation", Econometrica 68, 2000, table 1).
DATE_RANGE_DROP = 7.35

# Which part of stable normal series reaches the statistic below: made with `simulate_step_season_drift.py --table`
# in the folder benchmarks, a million series a length (400,000 for 400 values).
TABLE_P = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
TABLE = {
    10: (0.69, 1.37, 1.83, 2.27, 2.84, 3.27, 3.70, 4.30, 4.79),
    12: (1.03, 1.69, 2.13, 2.54, 3.09, 3.50, 3.92, 4.50, 4.93),
    15: (1.25, 1.89, 2.32, 2.71, 3.23, 3.61, 4.00, 4.51, 4.93),
    20: (1.43, 2.06, 2.46, 2.83, 3.31, 3.66, 3.99, 4.44, 4.79),
    30: (1.61, 2.21, 2.58, 2.92, 3.35, 3.65, 3.95, 4.33, 4.61),
    45: (1.73, 2.31, 2.66, 2.98, 3.37, 3.65, 3.91, 4.26, 4.52),
    84: (1.88, 2.43, 2.75, 3.05, 3.40, 3.65, 3.88, 4.18, 4.41),
    170: (2.01, 2.53, 2.84, 3.11, 3.44, 3.67, 3.88, 4.15, 4.35),
    400: (2.13, 2.63, 2.92, 3.18, 3.49, 3.70, 3.91, 4.18, 4.35),
}
SMALLEST_P = TABLE_P[-1]


@dataclass(frozen=True)
class Step:
    """A change of level: `at` is the position of the first value of the new level; `p` of 0.001 means that or less.

    `before` and `after` are the means of the stretch from `start` to before `at`, and from `at` to before `end`. The
    first value of the new level lies from `earliest` to `latest`, with about 95% confidence.
    """

    start: int
    at: int
    end: int
    earliest: int
    latest: int
    before: float
    after: float
    statistic: float
    p: float

    @property
    def size(self) -> float:
        return self.after - self.before

    @property
    def up(self) -> bool:
        return self.after > self.before


def best_step(values: Sequence[float | None]) -> Step | None:
    """The split into two levels that explains most; whether it is more than chance is told by its p.

    Statistic: the largest |mean after - mean before| / (sigma x sqrt(1/k + 1/(n - k))) over all splits with at least
    5 values on each side; sigma is the mean moving range over 1.128. A gap breaks ranges and the scan goes on with
    the values that are there. None for fewer than 10 values, or where neighbouring months never differ.
    """
    there = [i for i, value in enumerate(values) if value is not None]
    sigma = moving_range_sigma(values)
    present = [value for value in values if value is not None]
    if len(present) < FEWEST_FOR_A_SCAN or sigma is None or not is_beyond(sigma, 0, scale=max(map(abs, present))):
        return None
    statistics = [abs(gap) / sigma for gap in _standardised_gaps(present)]
    best = max(statistics)
    k = statistics.index(best) + FEWEST_EACH_SIDE
    possible = [i for i, found in enumerate(statistics, FEWEST_EACH_SIDE) if found**2 > best**2 - DATE_RANGE_DROP]
    return Step(
        start=0,
        at=there[k],
        end=len(values),
        earliest=there[possible[0]],
        latest=there[possible[-1]],
        before=fmean(present[:k]),
        after=fmean(present[k:]),
        statistic=best,
        p=scan_p_value(best, len(present)),
    )


def _standardised_gaps(present: Sequence[float]) -> list[float]:
    """For every split the difference of the two means over sqrt(1/k + 1/(n - k)); from the sum about the mean."""
    n, mean = len(present), fmean(present)
    sums = list(accumulate(value - mean for value in present))
    splits = range(FEWEST_EACH_SIDE, n - FEWEST_EACH_SIDE + 1)
    return [-sums[k - 1] * math.sqrt(n / (k * (n - k))) for k in splits]


def found_steps(values: Sequence[float | None], level: float = SCAN_LEVEL) -> tuple[Step, ...]:
    """Every step of a series, in order of time: the best split, then the best of each part, while p stays small."""
    return settled_steps(values, _cuts(values, 0, level), lambda step: step.p < level)


def settled_steps(
    values: Sequence[float | None], cuts: Sequence[int], holds: Callable[[Step], bool]
) -> tuple[Step, ...]:
    """The steps near some cuts, each dated and measured between its neighbours, and only those that hold.

    The weakest of those that do not hold goes first, because the others may hold without it.
    """
    dated = _dated_again(values, cuts)
    steps = _steps_between(values, dated)
    weakest = min((step for step in steps if not holds(step)), key=lambda step: step.statistic, default=None)
    if weakest is None:
        return tuple(steps)
    return settled_steps(values, [step.at for step in steps if step is not weakest], holds)


def _dated_again(values: Sequence[float | None], cuts: Sequence[int]) -> list[int]:
    """The best date for each cut between its neighbours, one after the other until none moves.

    The first split of a series was found while the later ones still stood in the data. Each move explains more than
    the date before, so they come to rest.
    """
    for _ in range(MOST_LOOKS):
        before, edges = list(cuts), [0, *cuts, len(values)]
        for i in range(1, len(edges) - 1):
            step = best_step(values[edges[i - 1] : edges[i + 1]])
            edges[i] = edges[i - 1] + step.at if step else edges[i]
        cuts = edges[1:-1]
        if cuts == before:
            break
    return list(cuts)


def _steps_between(values: Sequence[float | None], cuts: Sequence[int]) -> list[Step]:
    """The best step between the neighbours of each cut; none where nothing varies there."""
    edges = [0, *cuts, len(values)]
    steps = [(start, best_step(values[start:end])) for start, end in zip(edges, edges[2:], strict=False)]
    return [_moved(step, start) for start, step in steps if step]


def _cuts(values: Sequence[float | None], offset: int, level: float) -> list[int]:
    step = best_step(values)
    if step is None or step.p >= level:
        return []
    earlier, later = values[: step.at], values[step.at :]
    return [*_cuts(earlier, offset, level), offset + step.at, *_cuts(later, offset + step.at, level)]


def _moved(step: Step, by: int) -> Step:
    """The same step counted from `by` positions earlier."""
    return replace(
        step,
        start=step.start + by,
        at=step.at + by,
        end=step.end + by,
        earliest=step.earliest + by,
        latest=step.latest + by,
    )


def without_lone_shocks(values: Sequence[float | None]) -> list[float | None]:
    """The values with shocks taken out, except where 5 or more of them stand together: that may be a new level."""
    out = shocks(values)
    alone = {i for run in _neighbours(sorted(out)) if len(run) < FEWEST_EACH_SIDE for i in run}
    return [None if i in alone else value for i, value in enumerate(values)]


def _neighbours(positions: Sequence[int]) -> list[list[int]]:
    runs = [[position] for position in positions[:1]]
    for earlier, later in pairwise(positions):
        if later == earlier + 1:
            runs[-1].append(later)
        else:
            runs.append([later])
    return runs


def scan_p_value(statistic: float, values: int) -> float:
    """How often a stable series of so many values gives at least this statistic: from the table, at least 0.001.

    Between two lengths the quantiles are read on the logarithm of the length, between two quantiles the logarithm of
    p on the statistic. Beyond 400 values those of 400 are used.
    """
    points = [(0.0, 1.0), *zip(_quantiles(values), TABLE_P, strict=True)]
    if statistic >= points[-1][0]:
        return SMALLEST_P
    (low, p_low), (high, p_high) = next(pair for pair in pairwise(points) if statistic < pair[1][0])
    share = (statistic - low) / (high - low)
    return math.exp((1 - share) * math.log(p_low) + share * math.log(p_high))


def critical_value(values: int) -> float:
    """The statistic that 5% of stable series of so many values reach."""
    return _quantiles(values)[TABLE_P.index(SCAN_LEVEL)]


def _quantiles(values: int) -> tuple[float, ...]:
    lengths = list(TABLE)
    values = min(max(values, lengths[0]), lengths[-1])
    shorter, longer = next((a, b) for a, b in pairwise(lengths) if a <= values <= b)
    share = math.log(values / shorter) / math.log(longer / shorter)
    return tuple((1 - share) * a + share * b for a, b in zip(TABLE[shorter], TABLE[longer], strict=True))
