"""Where a change came from: a table of counts in; the change by place and by type, adding up, out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from moothall.areas import Force
from moothall.errors import NotFoundError, UsageError
from moothall.intake.counts_table import CountRow
from moothall.periods import Window
from moothall.records.bundled_geography import bundled_geography
from moothall.reports.change_by_part import NO_PLACE, ChangeByPart, change_by_part
from moothall.wording.dates import months_listed
from moothall.workflows.compare_areas import ALL, Wanted, rows_of, types_of

OUTSIDE = "places outside the force"


def where_it_changed(file: Path, wanted: Wanted, before: Window) -> ChangeByPart:
    """Raises FileError with every problem of the file, UsageError where the periods cannot be compared."""
    rows, window = rows_of(file), wanted.window
    if window is None or len(window) != len(before):
        message = "Say --months and --before, each with as many months as the other."
        raise UsageError(message)
    force = bundled_geography().force_named(wanted.within) if wanted.within else None
    if wanted.within and force is None:
        message = f"'{wanted.within}' is no force that is known."
        raise NotFoundError(message)
    mine = [row for row in rows if _is_of(row, force)]
    types = types_of({row.type or ALL for row in mine}, wanted)
    _check(mine, (window, before))
    cells = [_cells(mine, one, types, force) for one in (window, before)]
    return change_by_part(cells[0], cells[1], (window, before), types if wanted.types else [])


def _is_of(row: CountRow, force: Force | None) -> bool:
    return force is None or row.force is None or bundled_geography().force_named(row.force) == force


def _check(rows: Sequence[CountRow], windows: Sequence[Window]) -> None:
    months = {row.month for row in rows if row.count}
    absent = [month for window in windows for month in window.months if month not in months]
    if absent:
        message = f"There are no records of {months_listed(absent)}. Not known is not zero, so no change can be told."
        raise UsageError(message)


def _cells(
    rows: Sequence[CountRow], window: Window, types: Sequence[str], force: Force | None
) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        kind = row.type or ALL
        if row.month in window and kind in types:
            found[_place(row, force), kind] += row.count
    return found


def _place(row: CountRow, force: Force | None) -> str:
    place = row.district or row.force or NO_PLACE
    if place.strip("()").casefold() == NO_PLACE:
        return NO_PLACE
    if row.district and force and row.district not in bundled_geography().names_in(force):
        return OUTSIDE
    return place
