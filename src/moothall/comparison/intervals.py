"""Intervals for proportions, counts, rates, their differences and ratios, and for survey estimates."""

import math
from dataclasses import dataclass

LEVEL = 0.95
SMALLEST_COUNT_FOR_BYAR = 10  # below it the exact interval (Fingertips; Public Health England, technical guide, 2018)


@dataclass(frozen=True)
class Interval:
    """Both ends, in the unit of what they enclose. `high` may be infinite: a ratio to nothing has no upper end."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"An interval cannot end ({self.high}) before it begins ({self.low}).")

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def times(self, factor: float) -> "Interval":
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True)
class RateRatio:
    """The later rate over the earlier one; `ratio` is None where the earlier count is 0."""

    ratio: float | None
    interval: Interval


@dataclass(frozen=True)
class SurveyEstimate:
    """A share from 0 to 1, the people asked, and by how much the survey's design widens the variance (deff)."""

    share: float
    sample: float
    design_effect: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.share <= 1 and self.sample > 0 and self.design_effect > 0):
            raise ValueError(f"{self}: a share lies between 0 and 1, sample and design effect above 0.")

    @property
    def effective_sample(self) -> float:
        return self.sample / self.design_effect


@dataclass(frozen=True)
class SurveyDifference:
    """Later share less earlier share, with a standard error from which both the interval and `p` are made."""

    difference: float
    standard_error: float
    interval: Interval
    p: float


def wilson(successes: float, of: float, *, level: float = LEVEL) -> Interval:
    """The score interval of one proportion, from 0 to 1.

    (2x + z^2 -/+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)). It never leaves 0 to 1 and has width at 0 and n of n, too.
    Source: Wilson, J. Am. Stat. Assoc. 22 (1927) 209; Newcombe, Stat. Med. 17 (1998) 857, method 3.
    """
    _check_part(successes, of)
    z = normal_quantile(level)
    centre, reach = 2 * successes + z * z, z * math.sqrt(z * z + 4 * successes * (1 - successes / of))
    whole = 2 * (of + z * z)
    low = (centre - reach) / whole if successes else 0.0
    high = (centre + reach) / whole if successes != of else 1.0
    return Interval(low, high)


def newcombe(now: float, of_now: float, before: float, of_before: float, *, level: float = LEVEL) -> Interval:
    """The hybrid score interval of a difference of two independent proportions, later less earlier.

    With Wilson's ends (l, u) of each: d - sqrt((p1 - l1)^2 + (u2 - p2)^2) to d + sqrt((u1 - p1)^2 + (p2 - l2)^2).
    Source: Newcombe, Stat. Med. 17 (1998) 873, method 10.
    """
    later, earlier = wilson(now, of_now, level=level), wilson(before, of_before, level=level)
    share_now, share_before = now / of_now, before / of_before
    difference = share_now - share_before
    down = math.hypot(share_now - later.low, earlier.high - share_before)
    up = math.hypot(later.high - share_now, share_before - earlier.low)
    return Interval(difference - down, difference + up)


def exact_poisson(count: float, *, level: float = LEVEL) -> Interval:
    """The interval of a Poisson mean from one count: chi-squared ends, here as inverse gamma functions.

    The lower end of a count of 0 is 0. Source: Garwood, Biometrika 28 (1936) 437.
    """
    from scipy.special import gammaincinv

    _check_count(count)
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(low, float(gammaincinv(count + 1, 1 - tail)))


def byar(count: float, *, level: float = LEVEL) -> Interval:
    """Byar's approximation to the exact Poisson interval: x(1 - 1/9x -/+ z/3 sqrt(x))^3, with x + 1 for the upper end.

    Within 0.2% of exact from 10 on; the lower end of 0 is 0, and an end is never below 0.
    Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), page 69.
    """
    _check_count(count)
    z, above = normal_quantile(level), count + 1
    low = count * max(0.0, 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    return Interval(low, above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3)


def count_interval(count: float, *, level: float = LEVEL) -> Interval:
    """Byar from 10 on, exact below, as Fingertips does."""
    return byar(count, level=level) if count >= SMALLEST_COUNT_FOR_BYAR else exact_poisson(count, level=level)


def rate_interval(count: float, exposure: float, *, per: float = 1.0, level: float = LEVEL) -> Interval:
    """The interval of a rate: that of its count, `per` so many of the exposure (1,000 residents, for example)."""
    if exposure <= 0:
        raise ValueError(f"A rate needs an exposure above 0, not {exposure}.")
    return count_interval(count, level=level).times(per / exposure)


def rate_ratio(
    now: int, before: int, *, exposure_now: float = 1.0, exposure_before: float = 1.0, level: float = LEVEL
) -> RateRatio:
    """The ratio of two Poisson rates with its exact conditional interval.

    Given their sum, the later count is binomial; the Clopper-Pearson ends p of its share become p / (1 - p), scaled by
    the exposures. From 0 where `now` is 0, without upper end where `before` is 0.
    Source: Przyborowski and Wilenski, Biometrika 31 (1940) 313; Clopper and Pearson, Biometrika 26 (1934) 404.
    """
    from scipy.special import betaincinv

    _check_count(min(now, before))
    if exposure_now <= 0 or exposure_before <= 0:
        raise ValueError(f"Rates need exposures above 0, not {exposure_now} and {exposure_before}.")
    tail, scale = (1 - level) / 2, exposure_before / exposure_now
    low = float(betaincinv(now, before + 1, tail)) if now else 0.0
    high = float(betaincinv(now + 1, before, 1 - tail)) if before else 1.0
    upper = high / (1 - high) * scale if before else math.inf
    return RateRatio(now / before * scale if before else None, Interval(low / (1 - low) * scale, upper))


def survey_interval(estimate: SurveyEstimate, *, level: float = LEVEL) -> Interval:
    """Wilson's interval of a survey's share, with the sample divided by the design effect.

    Source: Kish, Survey Sampling (1965), section 8.2, for the design effect.
    """
    effective = estimate.effective_sample
    return wilson(estimate.share * effective, effective, level=level)


def survey_difference(
    now: SurveyEstimate, before: SurveyEstimate, *, overlap: float = 0.0, level: float = LEVEL
) -> SurveyDifference:
    """Later less earlier share of two estimates that may have part of their sample in common.

    Variance p(1 - p)(1/m1 + 1/m2 - 2 overlap/max(m1, m2)), where m are the effective samples, p the share of both
    together, and `overlap` the part of the smaller sample that is in the other one too (0.75 for rolling years three
    months apart). The same error serves the test and the interval, so that they cannot disagree. Where the error is 0
    (all or none in both, or one sample twice) p is 1: there is nothing to test.
    Source: Kish, Survey Sampling (1965), section 12.4, for the covariance of overlapping samples.
    """
    from scipy.special import ndtr

    if not 0 <= overlap <= 1:
        raise ValueError(f"An overlap is a part, from 0 to 1, not {overlap}.")
    m1, m2 = now.effective_sample, before.effective_sample
    pooled = (now.share * m1 + before.share * m2) / (m1 + m2)
    spread = max(0.0, 1 / m1 + 1 / m2 - 2 * overlap / max(m1, m2))
    error = math.sqrt(max(0.0, pooled * (1 - pooled)) * spread)
    difference, reach = now.share - before.share, normal_quantile(level) * error
    p = 2 * float(ndtr(-abs(difference) / error)) if error else 1.0
    return SurveyDifference(difference, error, Interval(difference - reach, difference + reach), p)


def normal_quantile(level: float) -> float:
    """1.96 for 0.95: so many standard errors on both sides enclose that part of the normal curve."""
    from scipy.special import ndtri

    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1, not {level}.")
    return float(ndtri((1 + level) / 2))


def _check_count(count: float) -> None:
    if count < 0:
        raise ValueError(f"A count is 0 or more, not {count}.")


def _check_part(part: float, whole: float) -> None:
    if not (whole > 0 and 0 <= part <= whole):
        raise ValueError(f"{part} of {whole} is not a part of a whole.")
