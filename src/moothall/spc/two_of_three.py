"""The rule two-of-three: two of three months in a row far from the mean on one side, and near a limit or beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.spc.limits import ProcessLimits, is_beyond
from moothall.spc.signals import Side

NEAR = 2 / 3  # of the way from the mean to a limit: two sigma of three (Western Electric, Making Data Count)
MONTHS = 3
NEAR_MONTHS = 2


@dataclass(frozen=True)
class NearRun:
    """Positions in a phase, both ends included, and those among them that carry the signal, because they are near."""

    side: Side
    first: int
    last: int
    near: tuple[int, ...]


def two_of_three(values: Sequence[float | None], limits: ProcessLimits) -> list[NearRun]:
    """Two or all of three months in a row beyond two thirds of the way to one limit; a month beyond the limit counts.

    The third month may lie anywhere: (high, middle low, high) is a signal. The three are months with values, next to
    each other in one phase: a gap or a reset ends them. A value on the two-thirds line is not beyond it. Threes that
    share a near month are one run, from its first near month to its last. Limits without width have no signals.

    Source: Western Electric (1956), zone test 2; Wheeler, Understanding Variation.
    """
    if not limits.has_width:
        return []
    found = []
    for side in (Side.ABOVE, Side.BELOW):
        near = [value is not None and is_near(value, limits, side) for value in values]
        found += _runs(near, [value is not None for value in values], side)
    return found


def two_of_three_on_one_side(values: Sequence[float | None], limits: ProcessLimits) -> list[NearRun]:
    """As `two_of_three`, but all three months on one side of the mean, and a month beyond a limit is not near it.

    So near, beyond, not near is no signal, and neither is near, other side, near.

    Source: NHSRplotthedots 0.2.2, R/ptd_spc_standard.R (Making Data Count); the month beyond is its issue 153.
    """
    if not limits.has_width:
        return []
    found = []
    for side in (Side.ABOVE, Side.BELOW):
        near = [value is not None and is_only_near(value, limits, side) for value in values]
        found += _runs(near, [value is not None and _is_on(value, limits, side) for value in values], side)
    return found


def is_near(value: float, limits: ProcessLimits, side: Side) -> bool:
    """Whether a value lies beyond two thirds of the way from the mean to the limit of a side, past the limit or not."""
    scale = abs(limits.mean)
    if side is Side.ABOVE:
        return is_beyond(value, limits.mean + NEAR * (limits.upper - limits.mean), scale=scale)
    return is_beyond(limits.mean - NEAR * (limits.mean - limits.lower), value, scale=scale)


def is_only_near(value: float, limits: ProcessLimits, side: Side) -> bool:
    """Whether a value is near the limit of a side and not beyond it. On the limit it is near."""
    return is_near(value, limits, side) and not limits.breached_by(value)


def _is_on(value: float, limits: ProcessLimits, side: Side) -> bool:
    high, low = (value, limits.mean) if side is Side.ABOVE else (limits.mean, value)
    return is_beyond(high, low, scale=abs(limits.mean))


def _runs(near: Sequence[bool], may_be_third: Sequence[bool], side: Side) -> list[NearRun]:
    """The near positions of all threes that fire; those of threes that share one are one run."""
    groups: list[list[int]] = []
    for start in range(len(near) - MONTHS + 1):
        three = range(start, start + MONTHS)
        inside = [i for i in three if near[i]]
        if len(inside) < NEAR_MONTHS or not all(may_be_third[i] for i in three):
            continue
        if groups and inside[0] <= groups[-1][-1]:
            groups[-1] += [i for i in inside if i > groups[-1][-1]]
        else:
            groups.append(inside)
    return [NearRun(side, group[0], group[-1], tuple(group)) for group in groups]
