"""What the page of a measure shows beside its entry in the report: later months, revisions, its districts."""

from dataclasses import dataclass

from moothall.areas import Area
from moothall.measures import Entry, Measure
from moothall.periods import Month
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.site.history import PublishedReport, Vintage
from moothall.reports.site.site import Site


@dataclass(frozen=True)
class Revision:
    """A month whose figure was revised: what was known first, and each change since."""

    month: Month
    vintages: tuple[Vintage, ...]

    @property
    def latest(self) -> Vintage:
        return self.vintages[-1]


def later_months(site: Site, measure_id: str, area: Area) -> tuple[Entry, ...]:
    """Months after the quarter of the report: known, and not judged yet."""
    known = site.series_of(measure_id, area)
    return tuple(entry for entry in known.entries if entry.month > site.quarter.last) if known else ()


def revisions(site: Site, measure_id: str, area: Area) -> tuple[Revision, ...]:
    """The latest month first."""
    mine = [
        Revision(month, tuple(vintages))
        for (id_, name, month), vintages in site.vintages.items()
        if (id_, name) == (measure_id, area.name) and len(vintages) > 1
    ]
    return tuple(sorted(mine, key=lambda one: one.month, reverse=True))


@dataclass(frozen=True)
class RevisedSince:
    """A figure of a published report that has been revised since: as it was known then, and as it is known now."""

    measure: Measure
    month: Month
    then: Vintage
    now: Vintage


def revised_since(site: Site, report: PublishedReport) -> tuple[RevisedSince, ...]:
    """Of the whole area, in the order of the measures. Days do not tell: all of it may happen on one."""
    found = []
    for measure in site.measures.values():
        for one in reversed(revisions(site, measure.id, site.whole)):
            then = [vintage for vintage in one.vintages if vintage.change < report.change]
            if then and one.month <= report.quarter.last and one.latest.change > report.change:
                found.append(RevisedSince(measure, one.month, then[-1], one.latest))
    return tuple(found)


def parts_of(site: Site, measure_id: str) -> tuple[MeasureEntry, ...]:
    """The districts that have figures of a measure, the largest first."""
    found = [entry for area in site.parts if (entry := site.entry(measure_id, area))]
    return tuple(sorted(found, key=lambda e: (-(e.change.now.value if e.change.now else 0.0), e.area.name)))
