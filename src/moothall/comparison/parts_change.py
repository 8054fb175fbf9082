"""The test of a change in a percentage or a rate whose numerators and denominators are known."""

import math
from statistics import NormalDist

from moothall.comparison.change import SIGNIFICANCE_LEVEL, Noise, Test, Total, Untested
from moothall.measures import MeasureKind, Series
from moothall.spc import Phase
from moothall.spc.attribute_charts import laney_sigma_z
from moothall.spc.judged import Parts

NORMAL = NormalDist()
SMALLEST_VARIANCE = 5  # n P (1 - P) of the smaller side; below it the exact test of the two shares


def parts_test(series: Series, parts: Parts, phase: Phase, now: Total, before: Total) -> Test | Untested:
    """Z of the difference of two pooled shares or rates, in the unit of the values; two-sided at 5%.

    Standard error sigma z x sqrt(v x (1/n + 1/n before)), with v = P (1 - P) for percentages and v = U for rates, P or
    U that of both together, n the denominators. Sigma z is how many times as much as by chance the months of the phase
    vary (Laney), and at least 1: no percentage is steadier than the numbers behind it. Where n P (1 - P) is under 5 on
    one side, the exact test of the two shares, mid-p.
    """
    n, n_before = now.denominator or 0.0, before.denominator or 0.0
    y, y_before = now.numerator or 0.0, before.numerator or 0.0
    share = (y + y_before) / (n + n_before)
    proportions = series.measure.kind is MeasureKind.PERCENTAGE
    variance = share * (1 - share) if proportions else share
    if variance <= 0:
        return Untested.NO_VARIATION
    if proportions and min(n, n_before) * variance < SMALLEST_VARIANCE:
        return _by_shares_alone(round(y), round(n), round(y_before), round(n_before))
    if phase.limits is None:
        return Untested.TOO_SHORT
    error = parts.factor * _sigma_z(series, parts, phase, proportions=proportions)
    error *= math.sqrt(variance * (1 / n + 1 / n_before))
    difference = now.value - before.value
    reach = NORMAL.inv_cdf(1 - SIGNIFICANCE_LEVEL / 2) * error
    return Test(
        Noise.PARTS,
        p=math.erfc(abs(difference) / error / math.sqrt(2)),
        standard_error=error,
        interval=(difference - reach, difference + reach),
    )


def _sigma_z(series: Series, parts: Parts, phase: Phase, *, proportions: bool) -> float:
    first = series.window.first
    baseline = {month - first for month in phase.window.months if month not in phase.left_out}
    found = laney_sigma_z(parts.numerators, parts.denominators, proportions=proportions, baseline=baseline)
    return max(1.0, found or 1.0)


def _by_shares_alone(y: int, n: int, y_before: int, n_before: int) -> Test:
    return Test(Noise.COUNTS_ALONE, p=shares_mid_p(y, n, y_before, n_before))


def shares_mid_p(y: int, n: int, y_before: int, n_before: int) -> float:
    """Two-sided mid-p of two shares: hypergeometric given all successes, the smaller tail doubled.

    Source: Fisher's exact test in its mid-p form (Agresti, Categorical Data Analysis, 3rd ed. 2013, section 3.5.5).
    """
    both, total = y + y_before, n + n_before
    ways = {
        k: math.comb(n, k) * math.comb(n_before, both - k) for k in range(max(0, both - n_before), min(n, both) + 1)
    }
    at = ways[y] / 2
    below, above = sum(w for k, w in ways.items() if k < y), sum(w for k, w in ways.items() if k > y)
    return min(1.0, 2 * (min(below, above) + at) / math.comb(total, both))
