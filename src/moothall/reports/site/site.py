"""The site of one body as a value: all that its pages show, and nothing that is withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from moothall.areas import Area, AreaKind
from moothall.measures import Event, Measure, Reset, Series
from moothall.panel.body import BodyProfile
from moothall.panel.record import Record
from moothall.periods import Month, Quarter
from moothall.reports.context import Context
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry, measure_entry
from moothall.reports.profile import Profile
from moothall.reports.site.addresses import slug_of
from moothall.reports.site.history import Definition, PublishedReport, Vintage


@dataclass(frozen=True, kw_only=True)
class Site:
    """`on` is the day on which it is looked at, for ages and what is overdue.

    `is_live` says that nothing is published here: the site shows a folder of files as they are now.
    """

    slug: str
    version: int
    changed: datetime
    on: date
    report: ExceptionReport
    measures: Mapping[str, Measure]
    series: tuple[Series, ...]
    events: tuple[Event, ...] = ()
    resets: tuple[Reset, ...] = ()
    panel: Record
    body: BodyProfile | None = None
    vintages: Mapping[tuple[str, str, Month], Sequence[Vintage]] = field(default_factory=dict)
    definitions: Mapping[str, Sequence[Definition]] = field(default_factory=dict)
    published: tuple[PublishedReport, ...] = ()
    is_live: bool = False
    _judged: dict[tuple[str, str], MeasureEntry | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def profile(self) -> Profile:
        return self.report.profile

    @property
    def quarter(self) -> Quarter:
        return self.report.quarter

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Those whose figures have a page for good: of the report, and of every report that was published."""
        return tuple(sorted({self.quarter, *(report.quarter for report in self.published)}))

    @property
    def whole(self) -> Area:
        """The area that the reports are about."""
        return next(area for area in self.profile.areas if area.name == self.profile.area)

    @property
    def parts(self) -> tuple[Area, ...]:
        """The districts, in the order of the profile."""
        return tuple(area for area in self.profile.areas if area.kind is AreaKind.DISTRICT and area != self.whole)

    @property
    def unplaced(self) -> tuple[Area, ...]:
        return tuple(area for area in self.profile.areas if area.kind is AreaKind.UNPLACED)

    def area(self, slug: str) -> Area | None:
        return next((area for area in self.profile.areas if slug_of(area.name) == slug), None)

    def series_of(self, measure_id: str, area: Area) -> Series | None:
        """All months, also those after the quarter."""
        return next((one for one in self.series if (one.measure.id, one.area.name) == (measure_id, area.name)), None)

    def entry(self, measure_id: str, area: Area, quarter: Quarter | None = None) -> MeasureEntry | None:
        """The measure in one area, judged for a quarter (that of the report); None where the area has no figure of it.

        Judged as the figures are known now, so an earlier quarter shows what was revised since.
        """
        if quarter and quarter != self.quarter:
            return self._entry(measure_id, area, quarter)
        if area == self.whole:
            return self.report.entry_of(measure_id)
        key = (measure_id, area.name)
        if key not in self._judged:  # judged once, for the many pages that show it
            self._judged[key] = self._entry(measure_id, area, self.quarter)
        return self._judged[key]

    def _entry(self, measure_id: str, area: Area, quarter: Quarter) -> MeasureEntry | None:
        known = self.series_of(measure_id, area)
        if known is None:
            return None
        measure = self.measures[measure_id]
        other = self.series_of(measure.complement, area) if measure.complement else None
        beside = Context(self.events, self.resets)
        return measure_entry(measure, area, known, quarter, self.profile.rules, beside, complement=other)

    def areas_of(self, measure_id: str) -> tuple[Area, ...]:
        """The areas with figures of a measure, the whole first."""
        return tuple(area for area in (self.whole, *self.parts, *self.unplaced) if self.series_of(measure_id, area))

    def vintages_of(self, measure_id: str, area: Area, month: Month) -> tuple[Vintage, ...]:
        return tuple(self.vintages.get((measure_id, area.name, month), ()))

    def correction_of(self, report: PublishedReport) -> PublishedReport | None:
        return next((one for one in self.published if one.corrects == report.number), None)
