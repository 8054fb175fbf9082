"""A scan of many series as a value: the findings in order, the leading ones with their analysis, and the method."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.areas import Area
from moothall.commentary.finding import Finding, finding_on
from moothall.commentary.rules_in_words import rules_in_brief
from moothall.commentary.scan_sentences import (
    HOW_FOUND,
    HOW_WEIGHED,
    QUESTION_SAID,
    changing_sentence,
    findings_sentences,
    folded_sentence,
    rate_sentence,
    without_a_place_sentence,
    without_noughts_sentence,
)
from moothall.comparison import Change, quarter_change
from moothall.comparison.folding import NOT_FOLDED, Folded
from moothall.comparison.measures_that_change import Reach
from moothall.comparison.scanned import Scanned, question_of
from moothall.measures import Measure, Missing, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import Analysis, Judgement, Side, Status, analyse
from moothall.spc.batch.block import NO_FIGURE
from moothall.spc.batch.verdict import NO_SIDE, SIDES, STATUSES
from moothall.spc.verdict import judgement_of
from moothall.wording.dates import months_named
from moothall.wording.numbers import percent_change, plural

SMALL_AREAS = "small areas together"


@dataclass(frozen=True)
class ScanRow:
    """One series. `rank` is its place among the findings, None without one; of a folded series there is no more.

    `question` is what the evidence rests on. `parts` are how many small areas a sum holds.
    """

    measure: str
    area: str
    status: Status | None
    side: Side | None = None
    judgement: Judgement = Judgement.NEITHER
    is_up: bool | None = None
    now: float | None = None
    before: float | None = None
    percent: float | None = None
    changed: bool = False
    p: float = 1.0
    question: str | None = None
    stands: bool = False
    rank: int | None = None
    parts: int = 1
    decimals: int = 0

    @property
    def is_finding(self) -> bool:
        return self.rank is not None

    @property
    def is_folded(self) -> bool:
        return self.status is None


@dataclass(frozen=True)
class Leading:
    """A leading finding with all that the plain engine says of its series."""

    row: ScanRow
    analysis: Analysis
    change: Change
    finding: Finding


@dataclass(frozen=True)
class ScanReport:
    """`measures` are those of the file, `areas` the names of its areas; of each series `measure` and `area` say which.

    `figures` is how many the file holds, `unused` are its columns that were not read, and `without_a_place` says how
    many series of records without a location were left out. `without_noughts` are series of counts that lack months,
    in a table that has no nought. `changing` are measures of counts that begin or end in every area at once.
    """

    file: str
    data: Window
    figures: int
    measures: tuple[Measure, ...]
    areas: tuple[str, ...]
    measure: NDArray[np.int64]
    area: NDArray[np.int64]
    folded: Folded
    scan: Scanned
    unused: tuple[str, ...] = ()
    without_a_place: int = 0
    without_noughts: int = 0
    changing: tuple[Reach, ...] = ()

    @property
    def title(self) -> str:
        return f"Scan of {len(self.measure):,} series: {months_named(self.scan.window)}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was read, what was found, what may be believed, what was added together."""
        folded = folded_sentence(self.folded.number, len(self.folded.measures))
        said = (*findings_sentences(self.scan), folded, without_a_place_sentence(self.without_a_place))
        said = (*said, without_noughts_sentence(self.without_noughts), changing_sentence(self._changing))
        return tuple(sentence for sentence in said if sentence)

    @property
    def _changing(self) -> list[tuple[str, Month | None, Month | None]]:
        first = self.data.first
        return [
            (
                self.measures[one.measure].title,
                None if one.first is None else first + one.first,
                None if one.last is None else first + one.last,
            )
            for one in self.changing
        ]

    @property
    def what_was_read(self) -> str:
        figures, measures, areas = self.figures, len(self.measures), len(self.areas)
        return (
            f"{self.file}: {figures:,} {plural(figures, 'figure', 'figures')} of {measures:,} "
            f"{plural(measures, 'measure', 'measures')} in {areas:,} {plural(areas, 'area', 'areas')}, "
            f"{months_named(self.data)}; judged: {months_named(self.scan.window)}."
        )

    @property
    def method(self) -> tuple[str, ...]:
        left = f"Not read: the columns {', '.join(self.unused)}." if self.unused else None
        return (
            HOW_FOUND,
            HOW_WEIGHED,
            rate_sentence(self.scan),
            rules_in_brief(self.scan.rules),
            *([left] if left else []),
        )

    @property
    def ranked(self) -> NDArray[np.int64]:
        return self.scan.ranked

    def findings(self, most: int | None = None) -> tuple[ScanRow, ...]:
        """The findings, the strongest evidence first."""
        return tuple(self._row(int(series), rank) for rank, series in enumerate(self.ranked[:most], start=1))

    def rows(self) -> Iterator[ScanRow]:
        """Every series: the findings in order, then the others, then those that were folded."""
        ranked = self.ranked
        yield from self.findings()
        rest = np.ones(len(self.scan.p), dtype=np.bool_)
        rest[ranked] = False
        for series in np.flatnonzero(rest).tolist():
            yield self._row(series, None)
        for series in np.flatnonzero(self.folded.into != NOT_FOLDED).tolist():
            yield ScanRow(self.measures[int(self.measure[series])].title, self.areas[int(self.area[series])], None)

    def leading(self, most: int) -> tuple[Leading, ...]:
        """The first findings with all that is said of them."""
        return tuple(self._leading(int(series), rank) for rank, series in enumerate(self.ranked[:most], start=1))

    def _leading(self, series: int, rank: int) -> Leading:
        row = self._row(series, rank)
        analysis = analyse(self._series(series, row.area), self.scan.rules, window=self.scan.window)
        change = quarter_change(analysis, self.scan.window)
        return Leading(row, analysis, change, finding_on(analysis, change))

    def _names(self, series: int) -> tuple[Measure, str, int]:
        """The measure and the area of one of the series that were scanned, and how many it holds."""
        alone = self.folded.alone
        if series < len(alone):
            at = int(alone[series])
            return self.measures[int(self.measure[at])], self.areas[int(self.area[at])], 1
        total = series - len(alone)
        parts = self.folded.number_in(total)
        return self.measures[int(self.folded.measures[total])], f"{parts:,} {SMALL_AREAS}", parts

    def _row(self, series: int, rank: int | None) -> ScanRow:
        measure, area, parts = self._names(series)
        scan = self.scan
        side = None if scan.side[series] == NO_SIDE else SIDES[int(scan.side[series])]
        now, before = _known(scan.now[series]), _known(scan.before[series])
        is_up = side.is_up if side else None
        changed = bool(scan.changed[series])
        if side is None and changed and now is not None and before is not None:
            is_up = now > before
        return ScanRow(
            measure.title,
            area,
            STATUSES[int(scan.status[series])],
            side,
            Judgement.NEITHER if is_up is None else judgement_of(is_up=is_up, good=measure.good),
            is_up,
            now,
            before,
            percent_change(now, before) if measure.is_count and now is not None and before is not None else None,
            changed,
            float(scan.p[series]),
            QUESTION_SAID[question_of(scan, series)] if rank is not None else None,
            bool(scan.believed[series]),
            rank,
            parts,
            measure.decimals,
        )

    def _series(self, series: int, area: str) -> Series:
        block, measure = self.folded.block, self._names(series)[0]
        values: Sequence[float] = block.values[:, series].tolist()
        entries = (
            Missing(month, NO_FIGURE) if np.isnan(value) else Observation(month, value)
            for month, value in zip(block.window.months, values, strict=True)
        )
        return Series(measure, Area(area), tuple(entries))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
