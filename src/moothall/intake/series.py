"""Rows of files become series of measures and areas that are known."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.areas import Area
from moothall.errors import Problem
from moothall.intake.checks import all_are_shares, check_against
from moothall.intake.duplicates import repeats_said, said, settled
from moothall.intake.notices import Findings, Notice
from moothall.intake.taken import Taken, TakenRow
from moothall.intake.text import folded, nearest, quoted
from moothall.measures import Measure, Series

MEASURE_RULE = "A measure has a file in measures/."
AREA_RULE = "An area has its entry in moothall.toml."
CORRECT_THE_NAME = "Correct the name, or add one of that name."
MOST_SUGGESTIONS = 200  # to look for the nearest name takes time; a file of strange names needs no more


def series_from(
    files: Iterable[Taken], measures: Mapping[str, Measure], areas: Sequence[Area], *, default_area: str
) -> list[Series]:
    """The series in files, in the order of the measures and areas.

    A row names a measure by its id or title; one without an area belongs to `default_area`. Raises FileError where a
    measure or an area is unknown, where two files claim one month with different values, or a value cannot be.
    """
    findings = Findings()
    found = gathered(files, measures, areas, findings, default_area=default_area)
    findings.refuse_if_any()
    return found


def gathered(
    files: Iterable[Taken],
    measures: Mapping[str, Measure],
    areas: Sequence[Area],
    findings: Findings,
    *,
    default_area: str,
) -> list[Series]:
    """As `series_from`, but problems and notices go to the findings."""
    gathering = _Gathering(measures, areas, default_area, findings)
    for file in files:
        gathering.add(file)
    claims = [
        gathering.claims[key] for m in measures.values() for a in areas if (key := (m.id, a.name)) in gathering.claims
    ]
    for claim in claims:
        rows = list(claim.months.values())
        findings.add(*check_against(claim.measure, rows))
        if all_are_shares(claim.measure, rows):
            findings.notices.append(_small(claim, rows[0][0]))
    return [claim.series for claim in claims]


@dataclass
class _Claim:
    """What files say of one measure in one area: by month, the file and the row."""

    measure: Measure
    area: Area
    months: dict[int, tuple[str, TakenRow]] = field(default_factory=dict)

    @property
    def series(self) -> Series:
        return Series.of(self.measure, self.area, (row.entry for _, row in self.months.values()))


class _Gathering:
    """Puts the rows of file after file to the series that they belong to."""

    def __init__(
        self, measures: Mapping[str, Measure], areas: Iterable[Area], default_area: str, findings: Findings
    ) -> None:
        self.measures = {folded(name): measure for measure in measures.values() for name in (measure.title, measure.id)}
        self.areas = {folded(area.name): area for area in areas}
        self.default_area = default_area
        self.findings = findings
        self.claims: dict[tuple[str, str], _Claim] = {}

    def add(self, file: Taken) -> None:
        claims: dict[tuple[str, str | None], _Claim | None] = {}
        repeated: Counter[str] = Counter()
        replaced: Counter[str] = Counter()
        for row in file.rows:
            written = (row.measure, row.area)
            if written not in claims:
                claims[written] = self._claim(file.file, row)
            claim = claims[written]
            first = self._add_row(claim, file.file, row) if claim else None
            if claim and first:
                is_replaced = claim.months[_ordinal(row)][1] is row
                (replaced if is_replaced else repeated)[first] += 1
        for other in sorted(repeated.keys() | replaced.keys()):
            notices = repeats_said(repeated[other], replaced[other], first_file=other)
            self.findings.notices += [Notice(said_of_it, file.file) for said_of_it in notices]

    def _add_row(self, claim: _Claim, file: str, row: TakenRow) -> str | None:
        """Add a row; which file gave the same month before, unless it contradicts this one."""
        first_file, first = claim.months.setdefault(_ordinal(row), (file, row))
        if first is row:
            return None
        kept = settled(first, row)
        if kept is None:
            self.findings.add(_claimed_twice(claim, first_file, first, file, row))
            return None
        if kept is row:
            claim.months[_ordinal(row)] = (file, row)
        return first_file

    def _claim(self, file: str, row: TakenRow) -> _Claim | None:
        """The series of a row; None where its measure or area is not known, which is told once."""
        area_name = row.area or self.default_area
        measure, area = self.measures.get(folded(row.measure)), self.areas.get(folded(area_name))
        if measure is None:
            column = row.column if row.column == row.measure else "measure"
            expected = self._nearest(row.measure, [known.title for known in self.measures.values()], MEASURE_RULE)
            found = f"The measure {quoted(row.measure)} is not known."
            self.findings.add(row.problem(found, expected, CORRECT_THE_NAME, file=file, column=column))
        if area is None:
            expected = self._nearest(area_name, [known.name for known in self.areas.values()], AREA_RULE)
            found = f"The area {quoted(area_name)} is not known."
            self.findings.add(row.problem(found, expected, CORRECT_THE_NAME, file=file, column="area"))
        if measure is None or area is None:
            return None
        return self.claims.setdefault((measure.id, area.name), _Claim(measure, area))

    def _nearest(self, written: str, names: Sequence[str], rule: str) -> str:
        """What was expected in place of an unknown name."""
        close = nearest(written, names) if self.findings.number < MOST_SUGGESTIONS else None
        return f"The nearest known is {quoted(close)}." if close else rule


def _small(claim: _Claim, file: str) -> Notice:
    what = f"{claim.measure.title}, {claim.area.name}"
    said_of_it = f"{what}: no value is over 1, and 0.54 was taken as 0.54%. If 54% is meant, write 54."
    return Notice(said_of_it, file)


def _ordinal(row: TakenRow) -> int:
    return row.entry.month.year * 12 + row.entry.month.number


def _claimed_twice(claim: _Claim, first_file: str, first: TakenRow, file: str, row: TakenRow) -> Problem:
    what = f"{claim.measure.title}, {claim.area.name},"
    where = first.place(beside=row) if first_file == file else f"{first_file}, {first.place()},"
    found = f"{what} has two values for {row.entry.month}: {said(first.entry)} in {where} and {said(row.entry)} here."
    remedy = "Delete the one that is wrong, or the older file."
    return row.problem(found, "A month has one value.", remedy, file=file)
