"""City and districts in one view, after the whole: counts, rates, where changes came from, what stood out where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.areas import Area, AreaKind
from moothall.areas.residents import denominators
from moothall.measures import Measure
from moothall.periods import Quarter
from moothall.reports.change_origin import ChangeOrigin, Find, change_origin
from moothall.reports.context import Context
from moothall.reports.district_rates import DistrictRates, district_rates
from moothall.reports.measure_entry import MeasureEntry, measure_entry
from moothall.spc import Rules


@dataclass(frozen=True)
class AcrossDistricts:
    """One measure, judged in each district that has figures of it against the district's own past."""

    whole: MeasureEntry
    districts: tuple[MeasureEntry, ...]

    @property
    def standing_out(self) -> tuple[MeasureEntry, ...]:
        return tuple(entry for entry in self.districts if entry.finding.is_exception)


@dataclass(frozen=True)
class DistrictPage:
    """One measure, an entry an area: the whole first, then the districts by size, then what has no usable place.

    `origins` are of this measure and of the exceptions; `across` is of every measure that has figures of a district.
    """

    measure: Measure
    whole: MeasureEntry
    districts: tuple[MeasureEntry, ...]
    unplaced: tuple[MeasureEntry, ...]
    rates: DistrictRates | None = None
    origins: tuple[ChangeOrigin, ...] = ()
    across: tuple[AcrossDistricts, ...] = ()

    @property
    def standing_out(self) -> tuple[MeasureEntry, ...]:
        return tuple(entry for entry in self.districts if entry.finding.is_exception)


def district_page(
    measure: Measure | None,
    entries: Sequence[MeasureEntry],
    areas: Sequence[Area],
    quarter: Quarter,
    rules: Rules,
    find: Find,
    context: Context,
) -> DistrictPage | None:
    """`entries` are those of the whole, one a measure. None without a measure to show, or without districts."""
    whole = next((entry for entry in entries if measure and entry.measure.id == measure.id), None)
    if measure is None or whole is None:
        return None
    parts = tuple(area for area in areas if area.name != whole.area.name)
    districts = [area for area in parts if area.kind is AreaKind.DISTRICT]
    judged = _Judged(find, quarter, rules, context.without_words)
    shown = judged.by_size(measure, districts, in_full=True)
    if not shown:
        return None
    people = denominators(
        context.residents, [whole.area.name, *(a.name for a in districts)], quarter.window.middle_year
    )
    kinds = {area.name: area.kind for area in parts}
    told = [whole, *(entry for entry in entries if entry.finding.is_exception and entry is not whole)]
    return DistrictPage(
        measure,
        whole,
        shown,
        judged.by_size(measure, [a for a in parts if a.kind is AreaKind.UNPLACED], in_full=True),
        district_rates(whole, shown, people),
        tuple(origin for entry in told if (origin := change_origin(entry, kinds, find))),
        tuple(_across(entries, whole, shown, districts, judged)),
    )


@dataclass(frozen=True)
class _Judged:
    find: Find
    quarter: Quarter
    rules: Rules
    context: Context

    def by_size(self, measure: Measure, areas: Sequence[Area], *, in_full: bool = False) -> tuple[MeasureEntry, ...]:
        """The largest figure of the quarter first."""
        found = [
            measure_entry(measure, area, mine, self.quarter, self.rules, self.context, in_brief=not in_full)
            for area in areas
            for mine in (self.find.get((measure.id, area.name)),)
        ]
        return tuple(sorted(found, key=lambda e: (-(e.change.now.value if e.change.now else 0.0), e.area.name)))


def _across(
    entries: Sequence[MeasureEntry],
    whole: MeasureEntry,
    shown: tuple[MeasureEntry, ...],
    districts: Sequence[Area],
    judged: _Judged,
) -> Iterator[AcrossDistricts]:
    for entry in entries:
        there = [area for area in districts if (entry.measure.id, area.name) in judged.find]
        if entry is whole:
            yield AcrossDistricts(entry, shown)
        elif there:
            yield AcrossDistricts(entry, judged.by_size(entry.measure, there))
