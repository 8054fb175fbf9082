"""Proposed resets of many series: the scan says which series have none, the plain engine looks at the others."""

import numpy as np

from moothall.spc.batch.block import Marks
from moothall.spc.batch.columns import coarse, counted, shocks, sizes
from moothall.spc.batch.result import BatchAnalysis
from moothall.spc.batch.runs import members_of_runs
from moothall.spc.batch.steps import best_splits
from moothall.spc.reset_proposal import ResetProposal
from moothall.spc.step_scan import FEWEST_EACH_SIDE


def proposals_of(part: BatchAnalysis) -> dict[int, tuple[ResetProposal, ...]]:
    """The proposals of each series of a part that has any."""
    found = {series: part.analysis_of(series).proposals for series in np.flatnonzero(_may_have(part)).tolist()}
    return {series: proposals for series, proposals in found.items() if proposals}


def _may_have(part: BatchAnalysis) -> Marks:
    """The series with a step that chance rarely gives in one of their phases, and those left to the plain engine."""
    if part.judged is None:
        message = "Proposals are looked for part by part: see `analysed_parts`."
        raise ValueError(message)
    may = part.by_plain.copy()
    for phase in part.phases:
        start = phase.window.first - part.block.first
        values = part.judged.values[start : start + len(phase.window)]
        present = ~np.isnan(values)
        varies = ~coarse(np.abs(np.diff(values, axis=0)), sizes(values, present))
        if part.rules.leave_out_shocks:
            out = shocks(values, counted(present))
            values = np.where(out & ~members_of_runs(out, FEWEST_EACH_SIDE), np.nan, values)
        splits = best_splits(values)
        may |= varies & (splits.is_found | splits.doubtful)
    return may
