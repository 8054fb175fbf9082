"""The figures of one measure in one area and month or quarter: each as printed, unrounded, and how it was made."""

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.areas import Area
from moothall.commentary.change_sentences import interval_said, test_sentence
from moothall.commentary.chart_sentences import basis_said
from moothall.commentary.figures import figure, figure_of, signed_difference
from moothall.comparison import Total
from moothall.measures import Entry, Measure, Observation, Withheld
from moothall.periods import Month, Quarter, Window
from moothall.reports.measure_entry import MeasureEntry
from moothall.reports.month_rows import MonthRow, month_row
from moothall.reports.site.history import Vintage
from moothall.reports.site.site import Site
from moothall.spc import Phase
from moothall.wording.dates import month_name, months_long, months_named, quarter_named
from moothall.wording.numbers import number, signed_percent

VALUE, LEVEL, MEAN, LOWER, UPPER = "value", "without-season", "mean", "lower-limit", "upper-limit"
BEFORE, CHANGE, PERCENT, INTERVAL = "year-before", "change", "percent", "interval"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`exact` is the number unrounded; None where there is none, and `said` then says so."""

    what: str
    label: str
    said: str
    exact: float | None
    method: str


@dataclass(frozen=True, kw_only=True)
class FigureSheet:
    """`data` are the months that the figures are made of."""

    measure: Measure
    area: Area
    period: Month | Quarter
    figures: tuple[Figure, ...]
    data: tuple[Entry, ...]
    vintages: tuple[Vintage, ...] = ()

    @property
    def period_named(self) -> str:
        return quarter_named(self.period) if isinstance(self.period, Quarter) else month_name(self.period)

    def figure(self, what: str) -> Figure | None:
        return next((one for one in self.figures if one.what == what), None)


def figure_sheet(site: Site, measure_id: str, area: Area, period: Month | Quarter) -> FigureSheet | None:
    """None where the site has no such figure. A month after the quarter has its value and no judgement yet."""
    known = site.series_of(measure_id, area)
    if known is None or period not in periods_of(site, measure_id, area):
        return None
    entry = site.entry(measure_id, area, period if isinstance(period, Quarter) else None)
    if entry is None:
        return None
    if isinstance(period, Quarter):
        data = (*known.within(entry.change.before_window), *known.within(entry.change.window))
        figures = tuple(_of_the_quarter(entry))
        return FigureSheet(measure=entry.measure, area=area, period=period, figures=figures, data=data)
    return FigureSheet(
        measure=entry.measure,
        area=area,
        period=period,
        figures=tuple(_of_a_month(entry, known.entry(period), period)),
        data=(known.entry(period),),
        vintages=site.vintages_of(measure_id, area, period),
    )


def periods_of(site: Site, measure_id: str, area: Area) -> tuple[Month | Quarter, ...]:
    """Every month and quarter that has a page of figures."""
    known = site.series_of(measure_id, area)
    return (*site.quarters, *known.months) if known else ()


def _of_a_month(entry: MeasureEntry, known: Entry, month: Month) -> Iterator[Figure]:
    analysis, measure = entry.analysis, entry.measure
    if month not in analysis.series.window:
        yield _value(measure, known, entry_said(measure, known))
        return
    place = month - analysis.series.window.first
    row, point, phase = month_row(analysis, place), analysis.points[place], analysis.phase_of(month)
    yield _value(measure, known, row.value)
    if analysis.season:
        how = "The value less what the season usually adds to this month or takes from it."
        yield Figure(what=LEVEL, label="Without the season", said=row.judged, exact=point.judged, method=how)
    basis = basis_said(analysis.rules, phase, season_out=analysis.season is not None)
    yield from _lines(phase.at(month), row, f"{_made_of(phase)} The limits come {basis}.")


def _value(measure: Measure, known: Entry, said: str) -> Figure:
    if not isinstance(known, Observation):
        return Figure(what=VALUE, label="Value", said=said, exact=None, method=known.reason)
    how = measure.how_counted or "As it was supplied."
    if known.numerator is not None and known.denominator is not None:
        how = f"{number(known.numerator)} of {number(known.denominator)}. {how}"
    return Figure(what=VALUE, label="Value", said=said, exact=known.value, method=how)


def entry_said(measure: Measure, entry: Entry) -> str:
    """A month as it was supplied: its value, or why there is none in a word or two."""
    if isinstance(entry, Observation):
        return figure(measure, entry.value)
    return "withheld" if isinstance(entry, Withheld) else "no figure"


def _made_of(phase: Phase) -> str:
    left_out = f" {months_long(len(phase.left_out))} far from the rest left out." if phase.left_out else ""
    return f"From {months_long(phase.used)}, {months_named(phase.window)}.{left_out}"


def _lines(phase: Phase, row: MonthRow, how: str) -> Iterator[Figure]:
    mean = phase.limits.mean if phase.limits else None
    lower = phase.lower if phase.lower_applies else None
    upper = phase.upper if phase.upper_applies else None
    for what, label, said, exact in (
        (MEAN, "Mean", row.mean, mean),
        (LOWER, "Lower limit", row.lower, lower),
        (UPPER, "Upper limit", row.upper, upper),
    ):
        yield Figure(what=what, label=label, said=said, exact=None if said == "none" else exact, method=how)


def _of_the_quarter(entry: MeasureEntry) -> Iterator[Figure]:
    change = entry.change
    yield _total(entry, VALUE, "Value", change.window, change.now)
    yield _total(entry, BEFORE, "A year before", change.before_window, change.before)
    if change.difference is None:
        how = "No comparison is possible without both figures."
        yield Figure(what=CHANGE, label="Change", said="not known", exact=None, method=how)
        return
    how = f"The value less the value a year before, worked out before either is rounded. {test_sentence(change)}"
    yield Figure(what=CHANGE, label="Change", said=signed_difference(change), exact=change.difference, method=how)
    if change.percent is not None:
        how = f"The change in per cent of the value a year before. {test_sentence(change)}"
        said = signed_percent(change.percent)
        yield Figure(what=PERCENT, label="Change in per cent", said=said, exact=change.percent, method=how)
    if change.test and change.test.interval:
        how = "Made so that it holds the true change 95 times in 100."
        said = interval_said(change, change.test)
        yield Figure(what=INTERVAL, label="95% interval of the change", said=said, exact=None, method=how)


def _total(entry: MeasureEntry, what: str, label: str, window: Window, total: Total | None) -> Figure:
    if total is None:
        how = f"A month of {months_named(window)} has no figure that may be shown."
        return Figure(what=what, label=label, said=entry.absence(window), exact=None, method=how)
    if entry.measure.is_count:
        how = f"The sum of {months_named(window)}."
    elif total.numerator is not None and total.denominator is not None:
        how = f"{number(total.numerator)} of {number(total.denominator)} in {months_named(window)}."
    else:
        how = f"The plain mean of {months_named(window)}."
    return Figure(what=what, label=label, said=figure_of(entry.change, total), exact=total.value, method=how)
