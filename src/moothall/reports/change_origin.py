"""Where the change of a measure came from: its districts, and the measures that it adds up; nothing left over."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.areas import AreaKind
from moothall.comparison.contributions import Contributions, contributions
from moothall.comparison.quarter_change import total
from moothall.measures import Series
from moothall.periods import Window
from moothall.reports.change_by_part import ELSEWHERE, UNPLACED
from moothall.reports.measure_entry import MeasureEntry

Find = Mapping[tuple[str, str], Series]  # by the measure's id and the area's name


@dataclass(frozen=True)
class ChangeOrigin:
    """One measure's change on the year before by district, adding up to the whole; by type where it adds up others."""

    entry: MeasureEntry
    by_area: Contributions
    by_type: Contributions | None = None


def change_origin(entry: MeasureEntry, areas: Mapping[str, AreaKind], find: Find) -> ChangeOrigin | None:
    """None where the whole or a part has a month without a published figure, or the measure cannot be added up."""
    measure, windows = entry.measure, (entry.change.window, entry.change.before_window)
    if not measure.is_count or measure.rolling > 1 or entry.change.now is None or entry.change.before is None:
        return None
    parts = {name: find[measure.id, name] for name in areas if (measure.id, name) in find}
    sums = [_by_place(parts, areas, window) for window in windows]
    if not parts or None in sums:
        return None
    wholes = (round(entry.change.now.value), round(entry.change.before.value))
    now, before = (_with_the_rest(found or {}, whole) for found, whole in zip(sums, wholes, strict=True))
    return ChangeOrigin(entry, contributions(now, before), _by_type(entry, find, wholes))


def _by_place(parts: Mapping[str, Series], areas: Mapping[str, AreaKind], window: Window) -> dict[str, int] | None:
    """The sum of each district; of what has no usable place together. None where one is not known."""
    found: dict[str, int] = {}
    for name, series in parts.items():
        known = total(series, window)
        if known is None:
            return None
        place = UNPLACED if areas[name] is AreaKind.UNPLACED else name
        found[place] = found.get(place, 0) + round(known.value)
    return found


def _with_the_rest(found: dict[str, int], whole: int) -> dict[str, int]:
    rest = whole - sum(found.values())
    return {**found, ELSEWHERE: rest} if rest else found


def _by_type(entry: MeasureEntry, find: Find, wholes: tuple[int, int]) -> Contributions | None:
    """The measures that a sum adds up; None where one has no figure, or they do not add up to it."""
    windows, area = (entry.change.window, entry.change.before_window), entry.area.name
    types = [find.get((part, area)) for part in entry.measure.contains]
    if not types or None in types:
        return None
    sums = [{one.measure.title: total(one, window) for one in types if one} for window in windows]
    if any(known is None for found in sums for known in found.values()):
        return None
    now, before = ({title: round(known.value) for title, known in found.items() if known} for found in sums)
    adds_up = (sum(now.values()), sum(before.values())) == wholes
    return contributions(now, before) if adds_up else None
