"""The season: whether a year repeats itself, by how much, and the values without it."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from moothall.periods import Month
from moothall.spc.limits import TOLERANCE, are_coarse, shocks
from moothall.spc.step_scan import found_steps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST_FOR_A_SEASON = 24
SEASON_LEVEL = 0.01
MONTHS_IN_A_YEAR = 12
PAIRS_TESTED = 1
PAIRS_REMOVED = 2
PARAMETERS_REMOVED = 2 * PAIRS_REMOVED
# Where steps alone could be the story, the season must be the better one by this much of the Bayesian information
# criterion: "strong" evidence (Kass and Raftery, "Bayes factors", J. Am. Stat. Assoc. 90, 1995, section 3.2).
STRONG_EVIDENCE = 6.0
PARAMETERS_OF_A_STEP = 2  # its size and its date
SHARE_THAT_REPEATS = 0.25  # a year repeats the season when it shows at least this share of it
YEARS_THAT_REPEAT = 0.75
FEWEST_IN_A_YEAR = 6  # values; with fewer a year is not asked whether it repeats the season


@dataclass(frozen=True)
class Season:
    """A season that was found. `effects` are the sizes of January to December about the mean of a year.

    `adjusted` are the values without it; their mean is the mean of the values. Limits made from them are multiplied by
    `widening`, sqrt(n / (n - 4)), because two harmonic pairs were fitted to the same n values. `steps` are the first
    months of the levels that were fitted beside the season, resets not counted.
    """

    p: float
    effects: tuple[float, ...]
    adjusted: tuple[float | None, ...]
    fitted: int
    steps: tuple[Month, ...] = ()

    @property
    def highest(self) -> int:
        """The number of the calendar month in which the season is highest."""
        return self.effects.index(max(self.effects)) + 1

    @property
    def lowest(self) -> int:
        """The number of the calendar month in which the season is lowest."""
        return self.effects.index(min(self.effects)) + 1

    @property
    def amplitude(self) -> float:
        """Half the way from the lowest calendar month to the highest."""
        return (max(self.effects) - min(self.effects)) / 2

    @property
    def parameters(self) -> int:
        return PARAMETERS_REMOVED

    @property
    def widening(self) -> float:
        return math.sqrt(self.fitted / (self.fitted - PARAMETERS_REMOVED))


def season(
    values: Sequence[float | None], *, first: Month, resets: Collection[Month] = (), leave_out_shocks: bool = True
) -> Season | None:
    """The season of a series whose first value is of month `first`; None where there is none to be seen.

    At least 24 values, and fewer than half of the neighbouring ones equal. All fits hold a level for each phase and
    each step found, and one straight trend.
    1. F-test of one harmonic pair at 1%. The steps are those that the step scan finds once two pairs are taken out.
    2. Where the scan finds other steps in the series as it stands, steps alone may be the whole story, a lockdown for
       example. Then the season with its steps must be better than those by 6 in the Bayesian information criterion.
    3. Three years of four (both of two, all of three) show at least a quarter of the season.
    Then two pairs are fitted and taken out. Shocks take no part in the fits.
    """
    left_out = shocks(values) if leave_out_shocks else frozenset()
    kept = tuple(None if i in left_out else value for i, value in enumerate(values))
    if sum(value is not None for value in kept) < FEWEST_FOR_A_SEASON or are_coarse(kept):
        return None
    starts = sorted({month - first for month in resets if 0 < month - first < len(values)})
    months = Months(kept, tuple((first + i).number for i in range(len(values))), tuple(starts))
    steps = steps_beside_a_season(months)
    p = _season_p(months, steps)
    if p >= SEASON_LEVEL or not _beats_steps_alone(months, steps) or not _repeats(months, steps):
        return None
    effects = _effects(months, steps)
    adjusted = _without(values, months.calendar, effects)
    return Season(p, effects, adjusted, len(months.positions), tuple(first + step for step in steps))


@dataclass(frozen=True)
class Months:
    """The months of a fit: values, None where there is none, calendar months, and where phases start."""

    values: tuple[float | None, ...]
    calendar: tuple[int, ...]
    starts: tuple[int, ...] = ()

    @property
    def positions(self) -> list[int]:
        return [i for i, value in enumerate(self.values) if value is not None]

    @property
    def present(self) -> "Numbers":
        import numpy as np

        return np.array([value for value in self.values if value is not None], dtype=np.float64)


def levels_and_trend(months: Months, steps: Sequence[int]) -> "Numbers":
    """A column of ones, one of time, and one for every phase and step that is 1 from it on; a row for every value."""
    import numpy as np

    at = np.array(months.positions, dtype=np.float64)
    cuts = sorted({*months.starts, *steps})
    time = (at - at.mean()) / len(months.values)
    return np.column_stack([np.ones_like(at), time, *[(at >= cut).astype(np.float64) for cut in cuts]])


def harmonics(calendar: Sequence[int], pairs: int) -> "Numbers":
    """Cosine and sine of once, twice ... a year for each of some calendar months."""
    import numpy as np

    angle = 2 * np.pi * np.array(calendar, dtype=np.float64) / MONTHS_IN_A_YEAR
    return np.column_stack([wave(pair * angle) for pair in range(1, pairs + 1) for wave in (np.cos, np.sin)])


def model(months: Months, steps: Sequence[int], pairs: int) -> "Numbers":
    """Levels and trend, and as many harmonic pairs as asked for in the last columns."""
    import numpy as np

    plain = levels_and_trend(months, steps)
    if not pairs:
        return plain
    return np.column_stack([plain, harmonics([months.calendar[i] for i in months.positions], pairs)])


def steps_in_phases(months: Months) -> list[int]:
    """Where the step scan finds new levels, looked for inside each phase."""
    edges = [0, *months.starts, len(months.values)]
    phases = pairwise(edges)
    return [start + step.at for start, end in phases for step in found_steps(months.values[start:end])]


def steps_beside_a_season(months: Months) -> list[int]:
    """The steps of the series without a season of two pairs; looked for twice, for steps bend the first season."""
    steps: list[int] = []
    for _ in range(2):
        adjusted = _without(months.values, months.calendar, _effects(months, steps))
        steps = steps_in_phases(Months(adjusted, months.calendar, months.starts))
    return steps


def _effects(months: Months, steps: Sequence[int]) -> tuple[float, ...]:
    """What a season of two pairs adds to January, February ... December; over a year that is nothing."""
    import numpy as np

    fitted = np.linalg.lstsq(model(months, steps, PAIRS_REMOVED), months.present, rcond=None)[0]
    waves = harmonics(range(1, MONTHS_IN_A_YEAR + 1), PAIRS_REMOVED)
    return tuple(float(effect) for effect in waves @ fitted[-PARAMETERS_REMOVED:])


def _without(
    values: Sequence[float | None], calendar: Sequence[int], effects: Sequence[float]
) -> tuple[float | None, ...]:
    """The values less the effect of their calendar month; a constant keeps the mean as it was."""
    shift = fmean(effects[month - 1] for value, month in zip(values, calendar, strict=True) if value is not None)
    return tuple(
        None if value is None else value - effects[month - 1] + shift
        for value, month in zip(values, calendar, strict=True)
    )


def _season_p(months: Months, steps: Sequence[int]) -> float:
    """F-test of one harmonic pair given levels and trend; 1 where they already explain all but rounding.

    F = ((RSS without - RSS with) / 2) / (RSS with / degrees), against F(2, degrees).
    """
    from scipy.special import fdtrc

    without, columns = _unexplained(months, steps, 0)
    within, more = _unexplained(months, steps, PAIRS_TESTED)
    degrees, extra = len(months.positions) - more, more - columns
    size = max(abs(value) for value in months.values if value is not None)
    rounding = len(months.positions) * (TOLERANCE * size) ** 2
    if without <= rounding or degrees <= 0 or extra < 2 * PAIRS_TESTED:
        return 1.0
    return float(fdtrc(extra, degrees, max(0.0, (without - within) / extra / (max(within, rounding) / degrees))))


def _unexplained(months: Months, steps: Sequence[int], pairs: int) -> tuple[float, int]:
    """The residual sum of squares of a model, and how many columns really count in it."""
    import numpy as np

    columns = model(months, steps, pairs)
    y = months.present
    fitted, _, rank, _ = np.linalg.lstsq(columns, y - y.mean(), rcond=None)
    left = y - y.mean() - columns @ fitted
    return float(left @ left), int(rank)


def _beats_steps_alone(months: Months, steps: Sequence[int]) -> bool:
    """Whether the season is needed even where other steps could stand in for it."""
    alone = steps_in_phases(months)
    if alone == steps:
        return True
    gain = _information(months, alone, 0) - _information(months, steps, PAIRS_TESTED)
    return gain > STRONG_EVIDENCE


def _information(months: Months, steps: Sequence[int], pairs: int) -> float:
    """The Bayesian information criterion, n ln(RSS / n) + parameters x ln n; less is better."""
    left, columns = _unexplained(months, steps, pairs)
    n = len(months.positions)
    parameters = columns + (PARAMETERS_OF_A_STEP - 1) * len(steps)
    return (n * math.log(left / n) if left > 0 else -math.inf) + parameters * math.log(n)


def _repeats(months: Months, steps: Sequence[int]) -> bool:
    """Whether the years, taken one by one, show the season of all of them.

    Share of a year: sum of (s - its mean) x r over sum of (s - its mean)^2, with s the fitted season of one pair and r
    the values less levels and trend. The span is cut into as many equal parts as it has years, rounded.
    """
    import numpy as np

    columns = model(months, steps, PAIRS_TESTED)
    fitted = np.linalg.lstsq(columns, months.present, rcond=None)[0]
    waves = 2 * PAIRS_TESTED
    wave = columns[:, -waves:] @ fitted[-waves:]
    rest = months.present - columns[:, :-waves] @ fitted[:-waves]
    at = np.array(months.positions) - months.positions[0]
    years = (at * max(1, round((at[-1] + 1) / MONTHS_IN_A_YEAR))) // (at[-1] + 1)
    asked = [years == year for year in range(years[-1] + 1) if (years == year).sum() >= FEWEST_IN_A_YEAR]
    centred = [(wave[year] - wave[year].mean(), rest[year]) for year in asked]
    shares = [float(s @ r) >= SHARE_THAT_REPEATS * float(s @ s) for s, r in centred]
    return sum(shares) >= YEARS_THAT_REPEAT * len(shares)
