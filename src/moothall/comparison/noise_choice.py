"""Which noise a change is held against: the measure's own past years, unless they hold something unusual."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.spc.limits import is_beyond

FEWEST_PAST_DIFFERENCES = 6
MOST_TIMES_THE_USUAL = 2  # settled by simulation: docs/decisions/0006-noise-of-a-quarters-change.md


@dataclass(frozen=True)
class YearlyNoise:
    """The standard error of a difference as past years show it, and how many past differences it rests on."""

    error: float
    degrees: int


def yearly_noise(
    past_windows: Sequence[float],
    past_months: Sequence[float],
    *,
    months: int,
    summed: bool,
    usual_error: float,
) -> YearlyNoise | None:
    """The root mean square of past differences on the year before; None where the moving ranges are to be used.

    `past_windows` are the differences of earlier windows of the same length; where there are fewer than six, those of
    single `past_months` are carried to `months` of them. None where there are fewer than six of either, or where they
    are more than twice `usual_error`, what the month-to-month variation gives: then the past years hold a step, a
    lockdown or the like, which must not pass for the usual noise.
    """
    if len(past_windows) >= FEWEST_PAST_DIFFERENCES:
        found = YearlyNoise(_root_mean_square(past_windows), len(past_windows))
    elif len(past_months) >= FEWEST_PAST_DIFFERENCES:
        found = YearlyNoise(_root_mean_square(past_months) * carried(months, summed=summed), len(past_months))
    else:
        return None
    return None if is_beyond(found.error, MOST_TIMES_THE_USUAL * usual_error) else found


def carried(months: int, *, summed: bool) -> float:
    """How many times the error of one month is that of the sum, or of the mean, of so many independent months."""
    return math.sqrt(months) if summed else 1 / math.sqrt(months)


def _root_mean_square(differences: Sequence[float]) -> float:
    return math.hypot(*differences) / math.sqrt(len(differences))
