"""The lines of charts of counts, of proportions and of rates: c, exact Poisson, p, p', u and u'."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from statistics import fmean

from moothall.spc.limits import LIMIT_SIGMAS, RANGE_TO_SIGMA
from moothall.spc.lines import Lines, kept_in, mean_moving_range

TAIL = 0.00135  # the chance that a normal value lies more than 3 sigma above its mean
COUNT_BOUNDS = (0.0, None)
PROPORTION_BOUNDS = (0.0, 1.0)
RATE_BOUNDS = (0.0, None)

Figures = Sequence[float | None]


def c_lines(counts: Figures, *, baseline: Collection[int] | None = None) -> Lines | None:
    """The lines of a c chart: mean and mean +- 3 x square root of the mean.

    In events a month, not clipped at `COUNT_BOUNDS`. `baseline` holds the positions that the mean comes from. None
    where it has no count. Source: Shewhart; NIST handbook 6.3.3.1. Below a mean of 10 too many stable months lie
    outside; `exact_poisson_lines` is meant for them.
    """
    centre = _mean_count(counts, baseline)
    if centre is None:
        return None
    reach = LIMIT_SIGMAS * math.sqrt(centre)
    return Lines.level(centre, lower=centre - reach, upper=centre + reach, points=len(counts))


def exact_poisson_lines(
    counts: Figures, *, baseline: Collection[int] | None = None, tail: float = TAIL
) -> Lines | None:
    """The lines of a chart of low counts: the mean, and the smallest and the largest count that chance explains.

    With X a Poisson count about the mean, the upper limit is the smallest u with P(X > u) <= `tail`, the lower limit
    the largest l with P(X < l) <= `tail`. Both are whole counts, both are inside, and both are printed as they are:
    "more than 7" is unusual. Where even 0 is not unlikely enough, the lower limit is None and the words say that none
    applies. A mean of 0 has no limits: nothing is known of how often something happens that has not been seen.
    None where the baseline has no count. The chance of a false alarm a month is at most twice `tail`, for counts that
    vary as Poisson counts do. Source: the 3-sigma tails taken from the Poisson distribution itself (Montgomery,
    Introduction to Statistical Quality Control, calls them probability limits).
    """
    centre = _mean_count(counts, baseline)
    if centre is None:
        return None
    lower, upper = poisson_limits(centre, tail) if centre > 0 else (None, None)
    return Lines.level(centre, lower=lower, upper=upper, points=len(counts))


def poisson_limits(mean: float, tail: float = TAIL) -> tuple[float | None, float]:
    """The smallest and the largest count that are not unlikely about a mean above 0; see `exact_poisson_lines`."""
    from scipy.special import pdtr, pdtrc

    upper = math.floor(mean)
    while pdtrc(upper, mean) > tail:
        upper += 1
    lower = math.floor(mean)
    while lower > 0 and pdtr(lower - 1, mean) > tail:
        lower -= 1
    return float(lower) if lower > 0 else None, float(upper)


def p_lines(numerators: Figures, denominators: Figures, *, baseline: Collection[int] | None = None) -> Lines | None:
    """The lines of a p chart: P = sum of numerators / sum of denominators, limits P +- 3 sqrt(P (1 - P) / n).

    In proportions from 0 to 1, not clipped at `PROPORTION_BOUNDS`. A month without a numerator takes its denominator
    out of the sum; that month, and one with a denominator of 0, has no limits. Where every month is at 0 or every one
    at 1 the limits have no width. None where no month can be used. Source: NIST handbook 6.3.3.2.
    """
    return _lines(_parts(numerators, denominators, whole=True), baseline, _binomial_spread, sigma_z=1)


def p_prime_lines(
    numerators: Figures, denominators: Figures, *, baseline: Collection[int] | None = None, screened: bool = False
) -> Lines | None:
    """The lines of Laney's p' chart: those of a p chart, the distance to the limits times sigma z.

    See `p_lines` and `laney_sigma_z`; without a sigma z there are no limits. Source: Laney, Improved control charts for
    attributes, Quality Engineering 14 (2002).
    """
    parts = _parts(numerators, denominators, whole=True)
    return _lines(parts, baseline, _binomial_spread, _sigma_z(parts, baseline, _binomial_spread, screened=screened))


def u_lines(numerators: Figures, denominators: Figures, *, baseline: Collection[int] | None = None) -> Lines | None:
    """The lines of a u chart: U = sum of numerators / sum of denominators, limits U +- 3 sqrt(U / n).

    In events for one unit of the denominator, not clipped at `RATE_BOUNDS`. Months without a numerator or with a
    denominator of 0 as in `p_lines`. Numerators are counts whatever they look like; nothing is ever taken for a rate.
    None where no month can be used. Source: Montgomery, Introduction to Statistical Quality Control, ch. 7.
    """
    return _lines(_parts(numerators, denominators), baseline, math.sqrt, sigma_z=1)


def u_prime_lines(
    numerators: Figures, denominators: Figures, *, baseline: Collection[int] | None = None, screened: bool = False
) -> Lines | None:
    """The lines of Laney's u' chart: those of a u chart, the distance to the limits times sigma z.

    See `u_lines` and `laney_sigma_z`; without a sigma z there are no limits. Source: Laney 2002, as for p'.
    """
    parts = _parts(numerators, denominators)
    return _lines(parts, baseline, math.sqrt, _sigma_z(parts, baseline, math.sqrt, screened=screened))


def laney_sigma_z(
    numerators: Figures,
    denominators: Figures,
    *,
    proportions: bool,
    baseline: Collection[int] | None = None,
    screened: bool = False,
) -> float | None:
    """How much more the months vary than chance alone would have it: 1 is chance, 2 is twice as much.

    z = (y / n - centre) / sigma of that month, with the binomial sigma of a p chart for `proportions` and the Poisson
    sigma of a u chart for rates; sigma z = mean moving range of z / 1.128. A gap breaks the ranges. `screened` drops
    large ranges as qicharts2 does (see `mean_moving_range`). None where no two months stand next to each other, or
    where all are at 0 or all at 1.
    """
    parts = _parts(numerators, denominators, whole=proportions)
    return _sigma_z(parts, baseline, _binomial_spread if proportions else math.sqrt, screened=screened)


def ratios(numerators: Figures, denominators: Figures) -> tuple[float | None, ...]:
    """The points of a p or u chart: y / n, None where a part is missing or the denominator is 0."""
    return tuple(None if part is None else part.ratio for part in _parts(numerators, denominators))


@dataclass(frozen=True)
class _Part:
    """What was counted in one month, and out of how many."""

    numerator: float
    denominator: float

    @property
    def ratio(self) -> float:
        return self.numerator / self.denominator


def _parts(numerators: Figures, denominators: Figures, *, whole: bool = False) -> list[_Part | None]:
    """None where a part is missing or the denominator is 0; `whole` when the numerator is part of the denominator."""
    parts: list[_Part | None] = []
    for i, (numerator, denominator) in enumerate(zip(numerators, denominators, strict=True)):
        if numerator is None or denominator is None:
            parts.append(None)
            continue
        if numerator < 0 or denominator < 0 or (whole and numerator > denominator):
            message = f"Position {i}: {numerator} of {denominator} cannot be. Correct the numerator or the denominator."
            raise ValueError(message)
        parts.append(_Part(numerator, denominator) if denominator > 0 else None)
    return parts


def _mean_count(counts: Figures, baseline: Collection[int] | None) -> float | None:
    present = [count for count in kept_in(counts, baseline) if count is not None]
    if any(count < 0 for count in present):
        message = f"A count of {min(present)} cannot be. A chart of counts needs counts of 0 and above."
        raise ValueError(message)
    return fmean(present) if present else None


def _binomial_spread(proportion: float) -> float:
    return math.sqrt(proportion * (1 - proportion))


def _centre(parts: Sequence[_Part | None], baseline: Collection[int] | None) -> float | None:
    used = [part for i, part in enumerate(parts) if part and (baseline is None or i in baseline)]
    if not used:
        return None
    return math.fsum(part.numerator for part in used) / math.fsum(part.denominator for part in used)


def _lines(
    parts: Sequence[_Part | None],
    baseline: Collection[int] | None,
    spread: Callable[[float], float],
    sigma_z: float | None,
) -> Lines | None:
    """Centre +- 3 x sigma z x spread(centre) / sqrt(n) for each month that has a denominator."""
    centre = _centre(parts, baseline)
    if centre is None:
        return None
    reach = None if sigma_z is None else LIMIT_SIGMAS * sigma_z * spread(centre)
    reaches = [None if part is None or reach is None else reach / math.sqrt(part.denominator) for part in parts]
    lower = tuple(None if reach is None else centre - reach for reach in reaches)
    upper = tuple(None if reach is None else centre + reach for reach in reaches)
    return Lines(centre, lower, upper)


def _sigma_z(
    parts: Sequence[_Part | None],
    baseline: Collection[int] | None,
    spread: Callable[[float], float],
    *,
    screened: bool,
) -> float | None:
    centre = _centre(parts, baseline)
    if centre is None or spread(centre) <= 0:
        return None
    scores = [
        None if part is None else (part.ratio - centre) * math.sqrt(part.denominator) / spread(centre) for part in parts
    ]
    mean_range = mean_moving_range(kept_in(scores, baseline), screened=screened)
    return None if mean_range is None else mean_range / RANGE_TO_SIGMA
