"""Limits of percentages with few behind them: the shares that chance explains, month by month."""

import math
from collections.abc import Callable, Collection, Sequence

from moothall.spc.attribute_charts import TAIL
from moothall.spc.lines import Lines

SMALLEST_VARIANCE = 5  # n P (1 - P) of a usual month; from there on 3 sigma are near enough (rule of thumb)

Figures = Sequence[float | None]


def few_behind(numerators: Figures, denominators: Figures, baseline: Collection[int]) -> bool:
    """Whether n P (1 - P) is under 5 at the mean denominator of the baseline."""
    share, total = _share(numerators, denominators, baseline)
    return total / max(1, len(baseline)) * share * (1 - share) < SMALLEST_VARIANCE


def exact_binomial_lines(
    numerators: Figures, denominators: Figures, *, baseline: Collection[int], tail: float = TAIL
) -> Lines | None:
    """P, and for each month the smallest and the largest share of its denominator that chance explains.

    In proportions. With X binomial of n and P, the upper limit is u / n with u the smallest count with P(X > u) <=
    `tail`, the lower l / n with l the largest with P(X < l) <= `tail`; both are inside. None where every count is
    likely enough on that side, for a month without a denominator, and without any month in the baseline. A share so
    near 0 or 1 that a single case is beyond chance has P itself as its limit on that side: a single case is outside.
    """
    share, total = _share(numerators, denominators, baseline)
    if not total or not 0 < share < 1:
        return None
    limits = [_limits(round(of), share, tail) if of else (None, None) for of in denominators]
    return Lines(share, tuple(low for low, _ in limits), tuple(high for _, high in limits))


def _share(numerators: Figures, denominators: Figures, baseline: Collection[int]) -> tuple[float, float]:
    pairs = [(numerators[i], denominators[i]) for i in baseline]
    total = math.fsum(of or 0.0 for _, of in pairs)
    return (math.fsum(part or 0.0 for part, _ in pairs) / total if total else 0.0), total


def _limits(of: int, share: float, tail: float) -> tuple[float | None, float | None]:
    from scipy.special import bdtr, bdtrc

    upper = _first(round(of * share), 1, of, lambda count: bool(bdtrc(count, of, share) <= tail))
    lower = _first(round(of * share), -1, 0, lambda count: bool(bdtr(count - 1, of, share) <= tail))
    return (None if lower == 0 else min(lower / of, share)), (None if upper == of else max(upper / of, share))


def _first(start: int, step: int, end: int, holds: Callable[[int], bool]) -> int:
    while start != end and not holds(start):
        start += step
    return start
