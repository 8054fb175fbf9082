"""What a measure's values must be, once the measure is known: no negative count, no percentage over 100."""

from collections.abc import Iterator, Sequence

from moothall.errors import Problem
from moothall.intake.taken import TakenRow
from moothall.measures import Measure, MeasureKind, Observation

LARGEST_SHARE = 1.0
LEAST_PERCENTAGE_BESIDE = 1.5  # shares stand beside percentages where some values are at most 1 and others over this
ROUNDED_BY = 1.0  # a printed percentage may be rounded to a whole number, its parts revised a little
SHARES = "Write 54% as 54, not as 0.54."

Placed = tuple[str, TakenRow]  # a row and the file that it comes from


def check_against(measure: Measure, rows: Sequence[Placed]) -> list[Problem]:
    """What cannot be in the rows of one series, once its measure is known."""
    problems = [problem for file, row in rows for problem in _row_problems(measure, file, row)]
    if measure.in_points and not problems:
        problems = list(_shares_beside_percentages(measure, rows))
    return problems


def _row_problems(measure: Measure, file: str, row: TakenRow) -> Iterator[Problem]:
    entry = row.entry
    if not isinstance(entry, Observation):
        return
    value = f"{measure.title} is {entry.value:.12g}{'%' if row.as_percent else ''}"
    if measure.is_count:
        if row.as_percent or not entry.value.is_integer():
            remedy = "Correct the number, or change the measure's kind."
            yield row.problem(f"{value}.", "A count is a whole number.", remedy, file=file)
        elif entry.value < 0:
            remedy = "Write the count itself, not a correction to it. Leave it blank where it is not known."
            yield row.problem(f"{value}.", "A count is 0 or more.", remedy, file=file)
    if not (measure.is_count and entry.value < 0):
        yield from _outside_bounds(measure, value, file, row, entry)
    yield from _parts(measure, file, row, entry)


def _outside_bounds(measure: Measure, value: str, file: str, row: TakenRow, entry: Observation) -> Iterator[Problem]:
    low = measure.lower is not None and entry.value < measure.lower
    high = measure.upper is not None and entry.value > measure.upper
    if low or high:
        bound = f"below {measure.lower:g}" if low else f"above {measure.upper:g}"
        remedy = "Correct the number, or the bounds of the measure."
        yield row.problem(f"{value}.", f"It cannot be {bound}.", remedy, file=file)


def _parts(measure: Measure, file: str, row: TakenRow, entry: Observation) -> Iterator[Problem]:
    part, whole = entry.numerator, entry.denominator
    if whole is not None and whole <= 0:
        found, remedy = f"The denominator is {whole:g}.", "Leave the value blank where nothing was counted."
        yield row.problem(found, "A denominator is more than 0.", remedy, file=file, column="denominator")
    elif part is not None and whole is not None and measure.in_points:
        share = part / whole
        if share > 1:
            found = f"The numerator, {part:,g}, is larger than the denominator, {whole:,g}."
            remedy = "Check that the two are not swapped."
            yield row.problem(found, "A part is not larger than the whole.", remedy, file=file, column="numerator")
        elif measure.kind is MeasureKind.PERCENTAGE and abs(entry.value - share * 100) > ROUNDED_BY:
            found = f"The value is {entry.value:g}; {part:,g} of {whole:,g} is {share:.1%}."
            yield row.problem(found, "The value says the same.", SHARES, file=file)


def all_are_shares(measure: Measure, rows: Sequence[Placed]) -> bool:
    """Whether every percentage is 1 or less: very small, or written as a share."""
    entries = [(row, row.entry) for _, row in rows if isinstance(row.entry, Observation)]
    bare = measure.in_points and not any(row.as_percent or entry.denominator for row, entry in entries)
    return bare and 0 < max((entry.value for _, entry in entries), default=0) <= LARGEST_SHARE


def _shares_beside_percentages(measure: Measure, rows: Sequence[Placed]) -> Iterator[Problem]:
    """0.54 beside 54: times 100 it would lie among the others. A small percentage can be written as 0.54%."""
    values = [row.entry.value for _, row in rows if isinstance(row.entry, Observation)]
    others = [value for value in values if value > LEAST_PERCENTAGE_BESIDE]
    if not others:
        return
    for file, row in rows:
        entry = row.entry
        if not isinstance(entry, Observation) or row.as_percent or not 0 < entry.value <= LARGEST_SHARE:
            continue
        if min(others) / 2 <= entry.value * 100 <= max(others) * 2:
            found = f"{measure.title} is {entry.value:g} here and {others[0]:g} in another month."
            remedy = f"{SHARES} If it is {entry.value:g}% indeed, write {entry.value:g}%."
            yield row.problem(found, "A series has one unit.", remedy, file=file)
