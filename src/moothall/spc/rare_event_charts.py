"""The lines of charts of rare events: g for how many opportunities passed between two of them, t for how long."""

import math
from collections.abc import Collection, Sequence
from statistics import fmean, median

from moothall.spc.limits import LIMIT_SIGMAS
from moothall.spc.lines import Lines, individuals_lines, kept_in

WEIBULL_ROOT = 3.6  # makes exponential times nearly normal (Nelson 1994; Montgomery ch. 7)
BETWEEN_BOUNDS = (0.0, None)


def g_lines(between: Sequence[float | None], *, baseline: Collection[int] | None = None) -> Lines | None:
    """The lines of a g chart: the median, and mean +- 3 sqrt(mean x (mean + 1)).

    In opportunities (days, detentions, calls) that passed between one event and the next. The limits are those of a
    geometric count about its mean; the centre is the median, so that runs are about the line that half the points lie
    above. Not clipped at `BETWEEN_BOUNDS`: the lower limit is always below 0, so none applies. A high point is an event
    that was long in coming. `baseline` holds the positions that centre and limits come from; None where it has no
    value. Source: Benneyan 2001, in the form of qicharts2.
    """
    present = _not_negative(kept_in(between, baseline))
    if not present:
        return None
    mean = fmean(present)
    reach = LIMIT_SIGMAS * math.sqrt(mean * (mean + 1))
    return Lines.level(median(present), lower=mean - reach, upper=mean + reach, points=len(between))


def t_lines(
    times: Sequence[float | None], *, baseline: Collection[int] | None = None, screened: bool = False
) -> Lines | None:
    """The lines of a t chart: an individuals chart of time ^ (1 / 3.6), its lines raised to 3.6 again.

    In the unit of the times between one event and the next. Two events at once, a time of 0, can be charted. A lower
    limit below 0 on the transformed scale stays below 0 (-(|x| ^ 3.6)), so that `BETWEEN_BOUNDS` clips it and no lower
    limit applies. `baseline` and `screened` as in `individuals_lines`; None where the baseline has no value.
    Source: Nelson, A control chart for parts-per-million nonconforming items, J. Quality Technology 26 (1994).
    """
    _not_negative(times)
    rooted = [None if time is None else time ** (1 / WEIBULL_ROOT) for time in times]
    lines = individuals_lines(rooted, baseline=baseline, screened=screened)
    if lines is None:
        return None
    lower = tuple(None if limit is None else _raised(limit) for limit in lines.lower)
    upper = tuple(None if limit is None else _raised(limit) for limit in lines.upper)
    return Lines(_raised(lines.centre), lower, upper)


def _raised(rooted: float) -> float:
    return math.copysign(abs(rooted) ** WEIBULL_ROOT, rooted)


def _not_negative(values: Sequence[float | None]) -> list[float]:
    present = [value for value in values if value is not None]
    if any(value < 0 for value in present):
        message = f"{min(present)} between two events cannot be. Put the events in order of time."
        raise ValueError(message)
    return present
