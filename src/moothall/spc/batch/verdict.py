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
    status, side = quiet.copy(), np.full(number, NO_SIDE, dtype=np.int8)
    last = np.full(number, -1, dtype=np.int32)
    decided, both = np.zeros(number, dtype=np.bool_), np.zeros(number, dtype=np.bool_)
    window = flags[-months:]
    for rule in Rule:
        fired = np.zeros(number, dtype=np.bool_)
        for month in range(len(window)):
            sides = [(window[month] & BITS[rule, one]).astype(np.bool_) & ~decided for one in SIDES_OF_RULE[rule]]
            here = sides[0] | sides[1]
            if not here.any():
                continue
            for one, marks in zip(SIDES_OF_RULE[rule], sides, strict=True):
                side[marks] = SIDES.index(one)
            last[here], fired = len(flags) - len(window) + month, fired | here
            both = np.where(here, sides[0] & sides[1], both)
        status[fired] = STATUSES.index(STATUS_OF_RULE[rule])
        decided |= fired
    unseen = ~observed
    status[unseen], side[unseen], last[unseen] = STATUSES.index(Status.NOT_RECORDED), NO_SIDE, -1
    return Verdicts(status, side, last), both & observed
