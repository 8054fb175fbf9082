"""Runs of marks in many series at once, by doubling shifts: no loop over series, and a gap breaks a run for free."""

import numpy as np

from moothall.spc.batch.block import Marks


def members_of_runs(marks: Marks, length: int) -> Marks:
    """The marks that lie in an unbroken run of `length` or more, a row a month."""
    found = np.zeros_like(marks)
    if len(marks) < length:
        return found
    whole, reach = marks, 1
    while reach < length:  # whole[t]: months t to t + reach - 1 are all marked
        step = min(reach, length - reach)
        whole = whole[:-step] & whole[step:]
        reach += step
    if not whole.any():
        return found
    found[: len(whole)] = whole
    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        found[step:] |= found[:-step].copy()
        reach += step
    return found
