"""One area beside the mean of its group: the plain mean of rates, as published for groups of similar forces."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.comparison.intervals import LEVEL, Interval, normal_quantile
from moothall.comparison.two_areas import Rate


@dataclass(frozen=True)
class GroupMean:
    """`mean` includes the area itself, as published group means do; it is tested against the mean of the others."""

    mean: float
    interval: Interval
    of: int
    difference: float
    difference_interval: Interval
    p: float


def group_mean(area: Rate, others: Sequence[Rate], *, dispersion: float = 1.0, level: float = LEVEL) -> GroupMean:
    """The mean of k rates has variance phi x sum(count / residents^2) / k^2; each area counts alike, whatever its size.

    The difference is that of the area from the mean of the others, which are independent of it.
    """
    from scipy.special import ndtr

    z, every = normal_quantile(level), (area, *others)
    mean = sum(rate.value for rate in every) / len(every)
    error = math.sqrt(sum(_variance(rate, dispersion) for rate in every)) / len(every)
    difference = area.value - sum(rate.value for rate in others) / len(others)
    spread = _variance(area, dispersion) + sum(_variance(rate, dispersion) for rate in others) / len(others) ** 2
    reach = math.sqrt(spread)
    return GroupMean(
        mean=mean,
        interval=Interval(mean - z * error, mean + z * error),
        of=len(every),
        difference=difference,
        difference_interval=Interval(difference - z * reach, difference + z * reach),
        p=2 * float(ndtr(-abs(difference) / reach)) if reach else 1.0,
    )


def _variance(rate: Rate, dispersion: float) -> float:
    return dispersion * rate.count / rate.residents**2
