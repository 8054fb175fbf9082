"""Many series at once: the same analysis as the plain engine's, for a block of series with numpy."""

from moothall.spc.batch.analysis import SERIES_AT_ONCE, analyse_block, analysed_parts
from moothall.spc.batch.block import Block, Marks, Numbers
from moothall.spc.batch.proposals import proposals_of
from moothall.spc.batch.result import BatchAnalysis, Judged, PhaseNumbers

__all__ = [
    "SERIES_AT_ONCE",
    "BatchAnalysis",
    "Block",
    "Judged",
    "Marks",
    "Numbers",
    "PhaseNumbers",
    "analyse_block",
    "analysed_parts",
    "proposals_of",
]
