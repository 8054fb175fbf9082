"""Which of many findings of a report stand when false ones are held to a rate: areas and measures taken together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moothall.comparison.batch_change import BatchChanges, batch_changes
from moothall.comparison.evidence import Positions, answered_by, evidence, p_of_findings
from moothall.comparison.two_areas import discoveries
from moothall.periods import Month, Window
from moothall.reports.measure_entry import MeasureEntry
from moothall.spc import Rules, Status
from moothall.spc.batch import Block, analysed_parts

RATE = 0.05
NOT_JUDGED = (Status.NOT_RECORDED, Status.WITHHELD, Status.TOO_FEW, Status.NO_VARIATION)


@dataclass(frozen=True)
class FindingsThatStand:
    """`judged` are all figures that could have had a finding; `found` those that have one; `stand` those to believe."""

    judged: tuple[MeasureEntry, ...]
    found: tuple[MeasureEntry, ...]
    stand: tuple[MeasureEntry, ...]
    rate: float = RATE


def findings_that_stand(entries: Sequence[MeasureEntry], rules: Rules, rate: float = RATE) -> FindingsThatStand:
    """Benjamini and Hochberg over all entries that could be judged, those without a finding with p = 1.

    The evidence is that of `comparison.evidence`, with the rules that fired as the report has them. Percentages and
    rates are weighed by how they vary.
    """
    judged = [entry for entry in entries if entry.analysis.verdict.status not in NOT_JUDGED]
    p = p_values(judged, rules)
    believed = discoveries(p, rate)
    return FindingsThatStand(
        tuple(judged),
        tuple(entry for entry in judged if entry.finding.is_exception),
        tuple(entry for entry, stands in zip(judged, believed, strict=True) if stands and entry.finding.is_exception),
        rate,
    )


def p_values(entries: Sequence[MeasureEntry], rules: Rules) -> list[float]:
    """Of each entry in turn; 1 where it has no finding. Entries of the same months and resets are weighed at once."""
    groups: dict[tuple[Window, tuple[Month, ...]], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.finding.is_exception:
            analysis = entry.analysis
            resets = tuple(phase.window.first for phase in analysis.phases[1:])
            groups[analysis.series.window, resets].append(place)
    p = [1.0] * len(entries)
    for (window, resets), places in groups.items():
        found = _together([entries[place] for place in places], window, resets, rules)
        for place, one in zip(places, found, strict=True):
            p[place] = one
    return p


def _together(entries: Sequence[MeasureEntry], months: Window, resets: Sequence[Month], rules: Rules) -> list[float]:
    window = entries[0].analysis.verdict.window
    values = np.array([[np.nan if v is None else v for v in entry.analysis.series.values] for entry in entries]).T
    counts = np.array([entry.measure.is_count for entry in entries], dtype=np.bool_)
    judged = Window(window.first, min(window.last, months.last))
    block = Block(months.first, np.asarray(values, dtype=np.float64), counts)
    (part,) = analysed_parts(block, rules, resets=resets, window=judged)
    every: Positions = np.arange(len(entries))
    asked = evidence(part, _changes(batch_changes(part, judged), entries), every)
    fired = np.array([answered_by(entry.analysis, entry.change) for entry in entries], dtype=np.bool_).T
    return [float(one) for one in p_of_findings(asked, fired)[0]]


def _changes(changes: BatchChanges, entries: Sequence[MeasureEntry]) -> BatchChanges:
    """With the p of the test that the report made, which knows what stands behind a percentage."""
    changes.p[:] = [entry.change.test.p if entry.change.test else np.nan for entry in entries]
    return changes
