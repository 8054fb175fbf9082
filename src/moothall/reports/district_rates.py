"""The districts' counts of a quarter per 1,000 residents, and which districts cannot be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.areas import Denominators
from moothall.comparison.area_counts import Exclusion, LeftOut, incomplete_months
from moothall.comparison.part_rates import PartRate, part_rates, rate_of
from moothall.measures import Observation, Series, Withheld
from moothall.periods import Month, Window
from moothall.reports.area_comparison import PER
from moothall.reports.measure_entry import MeasureEntry

FEWEST_BESIDE_EACH_OTHER = 2
MONTHS_BEFORE = 12  # that tell what an area's usual month is


@dataclass(frozen=True)
class DistrictRates:
    """Counts of the quarter per 1,000 residents. `whole` is None where nobody knows how many live in the whole."""

    denominators: Denominators
    whole: PartRate | None
    parts: tuple[PartRate, ...]
    dispersion: float
    left_out: tuple[Exclusion, ...]


def district_rates(
    whole: MeasureEntry, districts: Sequence[MeasureEntry], people: Denominators | None
) -> DistrictRates | None:
    """None where the measure is no count, or fewer than two districts have residents and all their months."""
    if not whole.measure.is_count or whole.measure.rolling > 1 or people is None:
        return None
    window = whole.change.window
    out = {entry.area.name: why for entry in districts if (why := _left_out(entry, window, people))}
    out |= _incomplete([entry for entry in districts if entry.area.name not in out], window)
    months = {e.area.name: _counts(e.analysis.series, window) for e in districts if e.area.name not in out}
    if len(months) < FEWEST_BESIDE_EACH_OTHER:
        return None
    found = part_rates(months, people.residents, per=PER)
    return DistrictRates(people, _whole_rate(whole, people), found.parts, found.dispersion, tuple(out.values()))


def _left_out(entry: MeasureEntry, window: Window, people: Denominators) -> Exclusion | None:
    gaps = [one for one in entry.analysis.series.within(window) if not isinstance(one, Observation)]
    if gaps:
        withheld = any(isinstance(one, Withheld) for one in gaps)
        why = LeftOut.WITHHELD if withheld else LeftOut.NO_RECORDS
        return Exclusion(entry.area.name, why, tuple(one.month for one in gaps))
    if not people.residents.get(entry.area.name):
        return Exclusion(entry.area.name, LeftOut.NO_RESIDENTS)
    return None


def _incomplete(entries: Sequence[MeasureEntry], window: Window) -> dict[str, Exclusion]:
    """Districts with a month of the window far below their usual one, when the others' months are not."""
    months = Window(window.first + -MONTHS_BEFORE, window.last).months
    every = {entry.area.name: [_count(entry.analysis.series, month) for month in months] for entry in entries}
    low = {name: [i for i in places if months[i] in window] for name, places in incomplete_months(every).items()}
    return {
        name: Exclusion(
            name, LeftOut.LOOKS_INCOMPLETE, tuple(months[i] for i in places), tuple(every[name][i] or 0 for i in places)
        )
        for name, places in low.items()
        if places
    }


def _count(series: Series, month: Month) -> int | None:
    entry = series.entry(month)
    return round(entry.value) if isinstance(entry, Observation) else None


def _counts(series: Series, window: Window) -> tuple[int, ...]:
    return tuple(round(entry.value) for entry in series.within(window) if isinstance(entry, Observation))


def _whole_rate(whole: MeasureEntry, people: Denominators) -> PartRate | None:
    residents, now = people.residents.get(whole.area.name), whole.change.now
    return rate_of(whole.area.name, round(now.value), residents, per=PER) if residents and now else None
