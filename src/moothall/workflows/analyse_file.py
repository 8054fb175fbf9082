"""Analyse every series of one file of months and numbers; no workspace is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.comparison import Change, quarter_change
from moothall.errors import NotFoundError, UsageError
from moothall.intake.loose_series import loose_series
from moothall.intake.observations import taken
from moothall.measures import ChartKind, Good, MeasureKind, Observation, Series
from moothall.periods import Month, Quarter
from moothall.spc import Analysis, Rules, Targets, analyse
from moothall.spc.reset_proposal import reset_refusal


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the person chose. None means: from the file, or all of them.

    A month after `latest` cannot have a figure yet.
    """

    rules: Rules
    resets: tuple[Month, ...] = ()
    kind: MeasureKind | None = None
    good: Good = Good.NEITHER
    measure: str | None = None
    area: str | None = None
    quarter: Quarter | None = None
    latest: Month | None = None
    targets: Targets | None = None
    chart: ChartKind | None = None


@dataclass(frozen=True)
class Analysed:
    results: tuple[tuple[Analysis, Change], ...]
    notices: tuple[str, ...]


def analyse_file(file: Path, choices: Choices) -> Analysed:
    """Raises FileError with every problem of the file, NotFoundError where no series is the one asked for."""
    if not file.is_file():
        message = f"{file}: {'this is a folder; name a file in it.' if file.is_dir() else 'there is no such file.'}"
        raise NotFoundError(message)
    table = taken(file.name, file.read_bytes(), latest=choices.latest)
    series = loose_series(table, kind=choices.kind, good=choices.good)
    chosen = _chosen(series, choices)
    doubts = () if choices.kind else tuple(said for one in chosen if (said := _doubt_about_a_count(one)))
    notices = (*(str(notice) for notice in table.notices), *doubts)
    return Analysed(tuple(_analysed(one, choices) for one in chosen), notices)


def _analysed(series: Series, choices: Choices) -> tuple[Analysis, Change]:
    window = choices.quarter.window if choices.quarter else None
    if window and not window.overlaps(series.window):
        message = (
            f"{series.measure.title}, {series.area.name}: no month lies in {choices.quarter}. "
            f"The data run from {series.window.first} to {series.window.last}."
        )
        raise UsageError(message)
    known = (series.up_to(window.last) if window else None) or series
    _refuse_resets(known, choices)
    analysis = analyse(
        known, choices.rules, resets=choices.resets, window=window, targets=choices.targets, chart=choices.chart
    )
    return analysis, quarter_change(analysis)


def _refuse_resets(series: Series, choices: Choices) -> None:
    """Raises UsageError where a reset cannot be made. The sets of other people reset wherever they are told to."""
    if not choices.rules.by_kind:
        return
    said: list[str] = []
    for month in sorted(set(choices.resets)):
        others = set(choices.resets) - {month}
        refusal = reset_refusal(series.values, first=series.window.first, month=month, resets=others)
        if refusal:
            said.append(f"No reset in {month}: {refusal.sentence}")
    if said:
        whose = f"{series.measure.title}, {series.area.name}: "
        raise UsageError(whose + " ".join(said))


def _doubt_about_a_count(series: Series) -> str | None:
    """Whole numbers that would be counts, but for a negative one: perhaps a slip of the keyboard."""
    observed = [entry for entry in series.entries if isinstance(entry, Observation)]
    negative = [entry for entry in observed if entry.value < 0]
    if not negative or not all(entry.value.is_integer() for entry in observed):
        return None
    first = negative[0]
    return (
        f"{series.measure.title}, {series.area.name}: {first.value:.0f} in {first.month} is below 0, so the figures "
        f"are "
        f"not taken as counts. Correct it if it is a slip, or say --kind number."
    )


def _chosen(series: Sequence[Series], choices: Choices) -> list[Series]:
    def fits(written: str | None, name: str) -> bool:
        return written is None or written.casefold() == name.casefold()

    found = [s for s in series if fits(choices.measure, s.measure.title) and fits(choices.area, s.area.name)]
    if not found:
        there = ", ".join(sorted({f"{one.measure.title} ({one.area.name})" for one in series})[:20])
        message = (
            f"No series is {choices.measure or 'any measure'} in {choices.area or 'any area'}. The file holds: {there}."
        )
        raise NotFoundError(message)
    return found
