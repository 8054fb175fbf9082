"""Many series held against the rules at once: what each shows, how strong the evidence is, and what to believe."""

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from moothall.comparison.batch_change import BatchChanges, Codes, batch_changes
from moothall.comparison.evidence import QUESTIONS, answered, evidence, p_of_findings
from moothall.comparison.two_areas import discoveries
from moothall.periods import Window
from moothall.spc.batch import BatchAnalysis, Block, Marks, Numbers, analysed_parts
from moothall.spc.batch.columns import counted
from moothall.spc.batch.verdict import NO_SIDE, STATUSES
from moothall.spc.false_alarms import StableMeasure, chance_of_a_false_alarm
from moothall.spc.rules import Rules
from moothall.spc.verdict import Status

Tell = Callable[[int, int], None]  # series done, of how many

UNJUDGED = (Status.TOO_FEW, Status.NOT_RECORDED, Status.WITHHELD, Status.NO_VARIATION)
LEVEL_DIGITS = 2  # of a mean count, when looking up its chance of a false alarm


@dataclass(frozen=True)
class Scanned:
    """One number a series in each array.

    `status` and `side` are positions as in `spc.batch.verdict`; `changed` says whether the quarter differs
    significantly from the year before; `p` is that of `evidence`, 1 where there is no finding; `question` the position
    in QUESTIONS of the one that gave it. `believed` are the findings that stand when false discoveries are held to
    `rate`. `chance` is how often a stable series like it is pointed at, nan where that is not known.
    """

    window: Window
    rules: Rules
    rate: float
    status: Codes
    side: Codes
    now: Numbers
    before: Numbers
    changed: Marks
    p: Numbers
    question: Codes
    believed: Marks
    chance: Numbers
    mean: Numbers

    @property
    def findings(self) -> Marks:
        """A rule fired in the window, or the change is significant."""
        return np.asarray((self.side != NO_SIDE) | self.changed)

    @property
    def judged(self) -> Marks:
        """Series with enough figures, that vary, and a figure in the window; and those with a finding all the same."""
        return could_be_judged(self.status) | self.findings

    @property
    def ranked(self) -> NDArray[np.int64]:
        """The positions of the findings, the strongest evidence first; equal ones in the order of the series."""
        found = np.flatnonzero(self.findings)
        return np.asarray(found[np.argsort(self.p[found], kind="stable")])

    @property
    def expected_false_alarms(self) -> float | None:
        """How many series would be pointed at if nothing had happened in any; None where it is not known."""
        known = self.chance[self.judged]
        return None if np.isnan(known).any() else fsum(known.tolist())

    @property
    def expected_false_findings(self) -> float:
        """How many of the believed findings may be chance: the rate is that of their share, on average."""
        return self.rate * int(self.believed.sum())


def scanned(block: Block, window: Window, rules: Rules, *, rate: float, tell: Tell | None = None) -> Scanned:
    """Every series of a block whose months end with the window."""
    parts, done = [], 0
    if tell:
        tell(done, block.series)
    for part in analysed_parts(block, rules, window=window):
        parts.append(_part(part, batch_changes(part, window)))
        done += part.block.series
        if tell:
            tell(done, block.series)
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    believed = _believed(joined["p"], could_be_judged(joined["status"]) | (joined["p"] < 1), rate)
    return Scanned(window, rules, rate, believed=believed, **joined)


def could_be_judged(status: Codes) -> Marks:
    return ~np.isin(status, [STATUSES.index(one) for one in UNJUDGED])


def _believed(p: Numbers, judged: Marks, rate: float) -> Marks:
    """Benjamini and Hochberg over the series of which anything could have been found."""
    believed = np.zeros(len(p), dtype=np.bool_)
    believed[judged] = discoveries(p[judged].tolist(), rate)
    return believed & (p < 1)


def _part(part: BatchAnalysis, changes: BatchChanges) -> dict[str, NDArray[np.generic]]:
    number = part.block.series
    changed = changes.significant
    p, question = np.ones(number), np.full(number, -1, dtype=np.int8)
    found = np.flatnonzero((part.verdicts.side != NO_SIDE) | changed)
    asked = evidence(part, changes, found)
    p[found], question[found] = p_of_findings(asked, answered(part, changes, found))
    return {
        "status": part.verdicts.status,
        "side": part.verdicts.side,
        "now": changes.now,
        "before": changes.before,
        "changed": changed,
        "p": p,
        "question": question,
        "chance": _chances(part, changes),
        "mean": part.phases[-1].mean.copy(),
    }


def _chances(part: BatchAnalysis, changes: BatchChanges) -> Numbers:
    """The chance of a false alarm of each series with limits that have width, looked up once for like ones."""
    mean = part.phases[-1].mean
    months = np.zeros(len(mean)) if part.judged is None else counted(~np.isnan(part.judged.kept))
    level = np.where(part.block.counts, np.maximum(mean, 0.0), -1.0)
    digits = 10.0 ** (np.floor(np.log10(np.maximum(level, 1e-9))) - LEVEL_DIGITS + 1)
    level = np.where(level > 0, np.round(level / digits) * digits, level)
    can = ~np.isnan(mean) & (months > 0)
    chances = np.zeros(len(mean))
    kinds, where = np.unique(np.column_stack([months, level, ~np.isnan(changes.p)])[can], axis=0, return_inverse=True)
    found = [
        chance_of_a_false_alarm(
            StableMeasure(int(used), None if count < 0 else float(count), change_tested=bool(tested)), part.rules
        )
        for used, count, tested in kinds
    ]
    known = np.array([np.nan if chance is None else chance for chance in found], dtype=np.float64)
    chances[can] = known[where.ravel()] if len(known) else 0.0
    return chances


def question_of(scan: Scanned, series: int) -> str:
    """The name of the question whose answer is the evidence for a finding."""
    return QUESTIONS[int(scan.question[series])]
