"""Ranks with their uncertainty: which places an area may hold, given how much counts vary by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95
NODES = 500  # quantiles of the area's own rate that the others are held against


@dataclass(frozen=True)
class Rank:
    """1 is the lowest rate. `low` to `high` holds the rank at the level given."""

    observed: int
    low: int
    high: int
    of: int


def month_dispersion(months: Sequence[Sequence[int]]) -> float:
    """How much more counts vary from month to month than chance alone: Pearson's X^2 / df, never under 1.

    `months` has a row an area, whole rows only. The expected count of an area's month is its share of all, so neither
    the areas' sizes nor months that are high everywhere count as noise. 1 where there is one area or one month.
    Source: McCullagh and Nelder, Generalized Linear Models (1989), 6.2 and 9.2.
    """
    whole = sum(map(sum, months))
    freedom = (len(months) - 1) * (len(months[0]) - 1) if months else 0
    if not freedom or not whole:
        return 1.0
    columns = [sum(column) for column in zip(*months, strict=True)]
    statistic = 0.0
    for row in months:
        for observed, column in zip(row, columns, strict=True):
            expected = sum(row) * column / whole
            statistic += (observed - expected) ** 2 / expected if expected else 0.0
    return max(1.0, statistic / freedom)


def rank(counts: Sequence[int], residents: Sequence[int], index: int, *, dispersion: float = 1.0) -> Rank:
    """The rank of one area's rate, and the range that holds it in 95 of 100 cases.

    Each rate is as uncertain as Gamma(count / phi + 1/2) over residents / phi. At each of 500 quantiles of the area's
    own rate, every other area is lower with a known chance; how many are is a sum of unequal coin tosses, whose exact
    distribution is averaged over the quantiles. This is what simulated ranks converge to, without chance in it.
    Source: Goldstein and Spiegelhalter, J. R. Stat. Soc. A 159 (1996) 385, for ranks with intervals.
    """
    rates = [count / people for count, people in zip(counts, residents, strict=True)]
    observed = 1 + sum(rate < rates[index] for rate in rates)
    cumulative, low, high = 0.0, 0, 0
    for place, chance in enumerate(place_chances(counts, residents, index, dispersion), start=1):
        cumulative += chance
        low = low or (place if cumulative > (1 - LEVEL) / 2 else 0)
        high = high or (place if cumulative >= 1 - (1 - LEVEL) / 2 else 0)
    return Rank(observed, min(low, observed), max(high or len(counts), observed), len(counts))


def place_chances(counts: Sequence[int], residents: Sequence[int], index: int, dispersion: float) -> list[float]:
    """The chance of each place for one area, the lowest rate first."""
    import numpy as np
    from scipy.special import gammainc, gammaincinv

    shapes = [count / dispersion + 0.5 for count in counts]
    scales = [people / dispersion for people in residents]
    own = gammaincinv(shapes[index], (np.arange(NODES) + 0.5) / NODES) / scales[index]
    chances = np.zeros((len(counts), NODES))  # a row for each number of areas that are lower
    chances[0] = 1.0
    for other in range(len(counts)):
        if other != index:
            lower = gammainc(shapes[other], own * scales[other])
            chances[1:] = chances[1:] * (1 - lower) + chances[:-1] * lower
            chances[0] *= 1 - lower
    return [float(chance) for chance in chances.mean(axis=1)]
