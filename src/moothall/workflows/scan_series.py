"""Scan a table of many series: read it, judge every series, rank the findings, say how many to believe."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from moothall.comparison.folding import NOT_FOLDED, Folded, Positions, folded
from moothall.comparison.measures_that_change import measures_that_change
from moothall.comparison.scanned import Tell, scanned
from moothall.errors import FileError, NotFoundError, Problem, UsageError
from moothall.intake.text import slug
from moothall.measures import Good, Measure, MeasureKind
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.periods import Month, Quarter, Window
from moothall.records.engine import engine
from moothall.records.series_table import BETWEEN, SeriesTable, series_table
from moothall.reports.scan_report import ScanReport
from moothall.spc import Rules
from moothall.spc.analysis import default_window
from moothall.spc.batch import Block, Marks, Numbers
from moothall.workflows.figures_of_a_kind import refuse_other_kinds

READABLE = (".csv", ".gz", ".tsv", ".txt", ".parquet", ".pq")
IN_POINTS = (MeasureKind.PERCENTAGE, MeasureKind.SURVEY_ESTIMATE)
MOST_DECIMALS = 3
WITHOUT_A_PLACE = ("no location", "unknown")  # the first as `records count` writes it
SCANNING = "Scanning many series"


@dataclass(frozen=True, kw_only=True)
class ScanChoices:
    """What the person chose. Without a quarter it is the latest complete one; without a kind the figures tell it.

    Months before `since` are left out.
    """

    rules: Rules
    rate: float
    latest: Month
    quarter: Quarter | None = None
    since: Month | None = None
    kind: MeasureKind | None = None
    good: Good = Good.NEITHER
    fold: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.rate < 1:
            message = f"--rate {self.rate}: the share of false findings lies between 0 and 1, such as 0.05."
            raise UsageError(message)


def scan_series(file: Path, choices: ScanChoices, tell: Tell | None = None) -> ScanReport:
    """Raises FileError with every problem of the table."""
    table, without_a_place = _with_a_place(_read(file, choices.latest))
    window = choices.quarter.window if choices.quarter else default_window(table.window)
    values = _up_to(table, window)
    first = choices.since or table.window.first
    if not table.window.first <= first <= window.first:
        message = (
            f"--since {first}: the data run from {table.window.first}, and {window.first} is the first month judged."
        )
        raise UsageError(message)
    values = values[first - table.window.first :]
    if choices.kind:
        refuse_other_kinds(table, values, first, choices.kind, file.name)
    measures = _measures(table, values, choices)
    counts = np.array([measure.is_count for measure in measures], dtype=np.bool_)[table.measure]
    block = Block(first, values, counts, choices.good)
    if choices.fold:
        made = folded(block, table.measure)
    else:
        nothing = np.full(len(counts), NOT_FOLDED)
        made = Folded(block, np.arange(len(counts)), np.array([], dtype=np.int64), nothing)
    scan = scanned(made.block, window, choices.rules, rate=choices.rate, tell=tell)
    data = Window(first, window.last)
    figures = int((~np.isnan(values)).sum())
    return ScanReport(
        file.name,
        data,
        figures,
        measures,
        table.areas,
        table.measure,
        table.area,
        made,
        scan,
        unused=table.unused,
        without_a_place=without_a_place,
        without_noughts=_without_noughts(values, counts),
        changing=measures_that_change(values[:, counts], table.measure[counts]),
    )


def _read(file: Path, latest: Month) -> SeriesTable:
    if not file.is_file():
        message = f"{file}: {'this is a folder; name a file in it.' if file.is_dir() else 'there is no such file.'}"
        raise NotFoundError(message)
    if file.suffix.lower() not in READABLE:
        raise FileError(
            Problem(
                f"A file of the kind {file.suffix or 'without a name ending'} is not scanned.",
                "A table to scan is CSV or Parquet.",
                "Save it as one of these; moothall analyse reads spreadsheets.",
                file=file.name,
            )
        )
    with tempfile.TemporaryDirectory(prefix="moothall-scan-") as folder, engine(Path(folder), SCANNING) as connection:
        return series_table(connection, file, Path(folder), latest)


def _with_a_place(table: SeriesTable) -> tuple[SeriesTable, int]:
    """The series of areas, and how many there are of records whose place is not known."""
    named = np.array([_is_a_place(area) for area in table.areas], dtype=np.bool_)
    kept = named[table.area]
    if kept.all():
        return table, 0
    if not kept.any():
        raise NotFoundError("The table holds nothing but records without a location.")
    new = np.cumsum(named) - 1
    return replace(
        table,
        areas=tuple(area for area, is_kept in zip(table.areas, named, strict=True) if is_kept),
        measure=table.measure[kept],
        area=new[table.area[kept]],
        values=table.values[:, kept],
    ), int((~kept).sum())


def _without_noughts(values: Numbers, counts: Marks) -> int:
    """Series of counts that lack a month of which others have figures; 0 where the table knows a nought."""
    known = ~np.isnan(values)
    if (values == 0).any():
        return 0
    published = known.any(axis=1)
    return int((counts & ~known[published].all(axis=0)).sum())


def _is_a_place(area: str) -> bool:
    """Not 'no location', nor 'Leicestershire Police / no location'."""
    return not any(part.strip("()").casefold() in WITHOUT_A_PLACE for part in area.split(BETWEEN))


def _up_to(table: SeriesTable, window: Window) -> Numbers:
    """The months up to the end of the window: no later one may move what is said of it."""
    if not table.window.first <= window.first <= window.last <= table.window.last:
        message = (
            f"The months judged, {window.first} to {window.last}, are not all in the data, which run from "
            f"{table.window.first} to {table.window.last}."
        )
        raise UsageError(message)
    return table.values[: window.last - table.window.first + 1]


def _measures(table: SeriesTable, values: Numbers, choices: ScanChoices) -> tuple[Measure, ...]:
    """A measure for each name. Whole numbers of 0 or more are counts, unless told otherwise."""
    can_count = _can_count(table, values)
    kinds = [choices.kind or (MeasureKind.COUNT if can else MeasureKind.NUMBER) for can in can_count]
    decimals = _decimals(table, values)
    return tuple(
        _measure(name, kind, choices.good, 0 if kind is MeasureKind.COUNT else int(places))
        for name, kind, places in zip(table.measures, kinds, decimals, strict=True)
    )


def _can_count(table: SeriesTable, values: Numbers) -> Marks:
    fits = np.ones(values.shape[1], dtype=np.bool_)
    with np.errstate(invalid="ignore"):
        for month in values:
            fits &= np.isnan(month) | ((month >= 0) & (month == np.floor(month)))
    can = np.ones(len(table.measures), dtype=np.bool_)
    can[table.measure[~fits]] = False
    return can


def _decimals(table: SeriesTable, values: Numbers) -> Positions:
    """As many as the figures of each measure have, up to three."""
    decimals = np.full(len(table.measures), MOST_DECIMALS)
    for places in reversed(range(MOST_DECIMALS)):
        exact = np.isnan(values) | (np.round(values, places) == values)
        fits = np.ones(len(table.measures), dtype=np.bool_)
        fits[table.measure[~exact.all(axis=0)]] = False
        decimals[fits] = places
    return decimals


def _measure(title: str, kind: MeasureKind, good: Good, decimals: int) -> Measure:
    lower, upper = NATURAL_BOUNDS[kind]
    return Measure(
        id=slug(title),
        title=title,
        kind=kind,
        unit="%" if kind in IN_POINTS else "",
        good=good,
        lower=lower,
        upper=upper,
        decimals=decimals,
    )
