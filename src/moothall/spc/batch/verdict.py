"""The verdict on the last months of many series, from the flags of their months."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.spc.batch.block import Marks
from moothall.spc.batch.flags import BITS, Flags
from moothall.spc.signals import Rule, Side
from moothall.spc.verdict import STATUS_OF_RULE, Status

Codes = NDArray[np.int8]

STATUSES = tuple(Status)
SIDES = tuple(Side)
NO_SIDE = -1
SIDES_OF_RULE = {rule: [side for one, side in BITS if one is rule] for rule in Rule}


@dataclass(frozen=True)
class Verdicts:
    """Positions in `STATUSES` and in `SIDES`, NO_SIDE where no rule decided; and the last month that decided."""

    status: Codes
    side: Codes
    last: NDArray[np.int32]


def verdicts(flags: Flags, *, months: int, observed: Marks, quiet: Codes) -> tuple[Verdicts, Marks]:
    """The first of the rules, in their order, that a month of the last `months` carries, and its latest side.

    `observed` says whether any of these months has a figure, `quiet` is the status without a signal. Beside it the
    series whose deciding month carries a trend both ways, a run and a drift: which is the later one flags do not tell.
    """
    number = flags.shape[1]
    given = Verdicts(quiet.copy(), np.full(number, NO_SIDE, dtype=np.int8), np.full(number, -1, dtype=np.int32))
    both = np.zeros(number, dtype=np.bool_)
    window = flags[-months:]
    flagged = np.flatnonzero(np.bitwise_or.reduce(window, axis=0))
    open_, cells = np.ones(len(flagged), dtype=np.bool_), window[:, flagged]
    for rule in Rule:
        first, second = SIDES_OF_RULE[rule]
        for month in range(len(window) - 1, -1, -1):
            one, other = (cells[month] & BITS[rule, side] > 0 for side in (first, second))
            here = open_ & (one | other)
            if here.any():
                at = flagged[here]
                given.status[at] = STATUSES.index(STATUS_OF_RULE[rule])
                given.side[at] = np.where(other[here], SIDES.index(second), SIDES.index(first))
                given.last[at] = len(flags) - len(window) + month
                both[at] = one[here] & other[here]
                open_ &= ~here
    unseen = ~observed
    given.status[unseen], given.side[unseen], given.last[unseen] = STATUSES.index(Status.NOT_RECORDED), NO_SIDE, -1
    return given, both & observed
