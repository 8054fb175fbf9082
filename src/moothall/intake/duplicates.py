"""One month of one measure in one area has one value, however many rows or files give it."""

from collections.abc import Sequence

from moothall.errors import Problem
from moothall.intake.notices import Findings, Notice
from moothall.intake.taken import TakenRow
from moothall.intake.text import folded
from moothall.measures import Entry, Missing, Observation, Withheld
from moothall.measures.series import NO_FIGURE


def without_duplicates(file: str, rows: Sequence[TakenRow], findings: Findings) -> list[TakenRow]:
    """The rows, each month once. Rows that say the same are told as a notice, rows that differ as problems."""
    keys: dict[tuple[str, str | None], dict[int, TakenRow]] = {}
    series: dict[tuple[str, str | None], dict[int, TakenRow]] = {}
    differing: list[Problem] = []
    replaced = 0
    for row in rows:
        written = (row.measure, row.area)
        months = keys.get(written)
        if months is None:
            key = (folded(row.measure), None if row.area is None else folded(row.area))
            months = keys[written] = series.setdefault(key, {})
        ordinal = row.entry.month.year * 12 + row.entry.month.number
        first = months.setdefault(ordinal, row)
        if first is not row:
            kept = settled(first, row)
            months[ordinal] = kept or first
            replaced += kept is row
            if kept is None:
                differing.append(_twice(file, first, row))
    findings.add(*differing)
    left = [row for months in series.values() for row in months.values()]
    repeated = len(rows) - len(left) - replaced
    if not differing:
        findings.notices += [Notice(said, file) for said in repeats_said(repeated, replaced)]
    return left


def settled(first: TakenRow, second: TakenRow) -> TakenRow | None:
    """Which of two rows for one month counts; None where they contradict each other.

    A figure that became known later replaces an earlier one, and anything replaces a blank without a reason.
    """
    known, later = first.entry.known_on, second.entry.known_on
    if known and later and known != later:
        return first if later < known else second
    if _what(first.entry) == _what(second.entry) or is_blank(second.entry):
        return first
    return second if is_blank(first.entry) else None


def is_blank(entry: Entry) -> bool:
    return isinstance(entry, Missing) and entry.reason == NO_FIGURE


def _what(entry: Entry) -> object:
    """What an entry says of the figure itself, whatever the note beside it."""
    if isinstance(entry, Observation):
        return (entry.value, entry.numerator, entry.denominator)
    return type(entry)


def said(entry: Entry) -> str:
    """A value as a message quotes it."""
    if isinstance(entry, Observation):
        parts = "" if entry.numerator is None else f" ({entry.numerator:.12g} of {entry.denominator or 0:.12g})"
        return f"{entry.value:.12g}{parts}"
    return "a withheld value" if isinstance(entry, Withheld) else "no figure"


def _twice(file: str, first: TakenRow, second: TakenRow) -> Problem:
    what = f"{second.measure}, {second.area}," if second.area else second.measure
    where = first.place(beside=second)
    values = f"{said(first.entry)} in {where} and {said(second.entry)} here"
    found = f"{what} has two values for {second.entry.month}: {values}."
    remedy = "Delete the one that is wrong. If the rows are about different places, head the column that says so area."
    return second.problem(found, "A month has one value.", remedy, file=file)


def repeats_said(repeated: int, replaced: int, *, first_file: str | None = None) -> list[str]:
    """What became of figures that were given before, in the same file or in another."""
    where = f" as in {first_file}" if first_file else ""
    notices = []
    if repeated:
        figures = "1 figure is" if repeated == 1 else f"{repeated:,} figures are"
        notices.append(f"{figures} given again{where}, and changed nothing.")
    if replaced:
        where = f" of {first_file}" if first_file else ""
        entries = "1 entry" if replaced == 1 else f"{replaced:,} entries"
        notices.append(f"{entries}{where} gave way: a blank was filled, or a later figure became known.")
    return notices
