"""Statistical process control for one series: limits, rules, signals, one verdict for a named window."""

from moothall.measures import DatedTarget, Targets
from moothall.spc.analysis import Analysis, analyse
from moothall.spc.assurance import Assurance, TargetVerdict
from moothall.spc.limits import ProcessLimits, process_limits
from moothall.spc.phase import Phase
from moothall.spc.reset_proposal import ResetProposal
from moothall.spc.rules import LimitsBasis, Rules, TwoOfThree
from moothall.spc.season import Season
from moothall.spc.signals import Drift, Rule, Side, Signal
from moothall.spc.verdict import Judgement, Status, Verdict
from moothall.spc.view import Point, View

__all__ = [
    "Analysis",
    "Assurance",
    "DatedTarget",
    "Drift",
    "Judgement",
    "LimitsBasis",
    "Phase",
    "Point",
    "ProcessLimits",
    "ResetProposal",
    "Rule",
    "Rules",
    "Season",
    "Side",
    "Signal",
    "Status",
    "TargetVerdict",
    "Targets",
    "TwoOfThree",
    "Verdict",
    "View",
    "analyse",
    "process_limits",
]
