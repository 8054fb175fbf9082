"""The series that the plain engine is asked for: where rounding could decide, and where a rare form is needed."""

import math

import numpy as np

from moothall.measures import ChartKind
from moothall.periods import Month
from moothall.spc.analysis import Analysis
from moothall.spc.batch.flags import BITS
from moothall.spc.batch.result import BatchAnalysis
from moothall.spc.batch.verdict import NO_SIDE, SIDES, STATUSES


def put_in(found: BatchAnalysis) -> dict[int, Analysis]:
    """Overwrite what was found for the series marked `by_plain` with what the plain engine says of them."""
    analyses: dict[int, Analysis] = {}
    for series in np.flatnonzero(found.by_plain).tolist():
        analyses[series] = found.analysis_of(series)
        _put_flags(found, series, analyses[series])
        _put_numbers(found, series, analyses[series])
    return analyses


def _put_flags(found: BatchAnalysis, series: int, analysis: Analysis) -> None:
    column = found.flags[:, series]
    column[:] = 0
    for signal in analysis.signals:
        for month in signal.near or signal.window.months:
            at = month - found.block.first
            if found.block.present[at, series]:
                column[at] |= BITS[signal.rule, signal.side]


def _put_numbers(found: BatchAnalysis, series: int, analysis: Analysis) -> None:
    for numbers, phase in zip(found.phases, analysis.phases, strict=True):
        limits = phase.limits
        numbers.mean[series] = limits.mean if limits else math.nan
        numbers.lower[series] = limits.lower if limits else math.nan
        numbers.upper[series] = limits.upper if limits else math.nan
        numbers.line[series] = math.nan if phase.runs_about is None else phase.runs_about
    verdict, side = analysis.verdict, analysis.verdict.side
    found.low[series] = analysis.chart.kind is ChartKind.C
    found.seasonal[series] = analysis.season is not None
    found.verdicts.status[series] = STATUSES.index(verdict.status)
    found.verdicts.side[series] = SIDES.index(side) if side else NO_SIDE
    found.verdicts.last[series] = _last(found, verdict.signal.last) if verdict.signal else -1


def _last(found: BatchAnalysis, month: Month) -> int:
    return month - found.block.first
