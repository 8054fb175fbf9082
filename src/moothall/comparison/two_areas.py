"""Two areas tested directly: the difference and the ratio of their rates, each with its interval, and one p."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.comparison.intervals import LEVEL, Interval, normal_quantile, rate_interval

SMALLEST_COUNT_FOR_A_TEST = 10
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True)
class Rate:
    """A count and the residents it is shared out among."""

    count: int
    residents: int

    @property
    def value(self) -> float:
        return self.count / self.residents


@dataclass(frozen=True)
class TwoRates:
    """First less second, and first over second; `p` is None where a count is under 10."""

    difference: float
    difference_interval: Interval
    ratio: float | None
    ratio_interval: Interval | None
    p: float | None


def two_rates(first: Rate, second: Rate, *, dispersion: float = 1.0, level: float = LEVEL) -> TwoRates:
    """Counts vary `dispersion` times as much as chance alone; they then tell as much as counts that much smaller.

    Difference: square-and-add from each rate's own interval (Zou and Donner, Stat. Med. 27 (2008) 1693). Ratio and p:
    the logarithm of the ratio, with variance phi (1/a + 1/b) (Rothman, Greenland and Lash, Modern Epidemiology, 14).
    Whether two intervals overlap is no test of two areas.
    """
    one, other = (_interval(rate, dispersion, level) for rate in (first, second))
    difference = first.value - second.value
    down = math.hypot(first.value - one.low, other.high - second.value)
    up = math.hypot(one.high - first.value, second.value - other.low)
    enclosed = Interval(difference - down, difference + up)
    if min(first.count, second.count) < SMALLEST_COUNT_FOR_A_TEST:
        return TwoRates(difference, enclosed, None, None, None)
    ratio = first.value / second.value
    error = math.sqrt(dispersion * (1 / first.count + 1 / second.count))
    reach = math.exp(normal_quantile(level) * error)
    return TwoRates(difference, enclosed, ratio, Interval(ratio / reach, ratio * reach), _p(math.log(ratio) / error))


def discoveries(p_values: Sequence[float | None], rate: float = FALSE_DISCOVERIES) -> list[bool]:
    """Which of many tests are findings, so that about one in twenty of the findings is chance alone.

    Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289.
    """
    tested = sorted(p for p in p_values if p is not None)
    bound = max((p for i, p in enumerate(tested, start=1) if p <= rate * i / len(tested)), default=-1.0)
    return [p is not None and p <= bound for p in p_values]


def _interval(rate: Rate, dispersion: float, level: float) -> Interval:
    return rate_interval(rate.count / dispersion, rate.residents / dispersion, level=level)


def _p(z: float) -> float:
    from scipy.special import ndtr

    return 2 * float(ndtr(-abs(z)))
