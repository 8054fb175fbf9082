"""Small made-up worlds: measures, series and reports for tests, and random ones by number."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from moothall.areas import Area, AreaKind, Residents
from moothall.commentary.analyst import Action, AnalystText, CauseGrade, Settles
from moothall.measures import (
    Entry,
    Event,
    EventKind,
    Good,
    Measure,
    MeasureKind,
    Missing,
    Noun,
    Observation,
    Reset,
    Series,
    Withheld,
)
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.periods import Month, Quarter, Window
from moothall.render.report_csv import report_csv
from moothall.render.report_html import report_html
from moothall.render.report_json import report_json
from moothall.reports.context import Context
from moothall.reports.exception_report import ExceptionReport, exception_report
from moothall.reports.kept_report import KeptMeasure, KeptReport
from moothall.reports.measure_entry import MeasureEntry, measure_entry
from moothall.reports.profile import Body, Profile, Source
from moothall.spc import LimitsBasis, Rule, Rules

SHIRE = Area("Exampleshire")
CITY = Area("Example City", AreaKind.DISTRICT, SHIRE.name)
VALE = Area("Vale of Example", AreaKind.DISTRICT, SHIRE.name)
NOWHERE = Area("No location given", AreaKind.UNPLACED, SHIRE.name)
QUARTER = Quarter(2020, 1)  # April to June 2020
BODY = Body(force="Exampleshire Police", office="Example Commissioner", panel="Exampleshire Police and Crime Panel")
NOUNS = Noun("burglary offence", "burglary offences")
NO_DECIMALS = (MeasureKind.COUNT,)

# Mean 20, moving ranges all 2 but where values repeat: a quiet year and a quarter that ends in June 2020.
QUIET = (21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21)


# ------------------------------------------------------------------------------------------------- made by hand


def measure_of(kind: MeasureKind = MeasureKind.COUNT, **changes: object) -> Measure:
    """Burglary, counted, or another kind with the bounds natural to it."""
    lower, upper = NATURAL_BOUNDS[kind]
    units = {MeasureKind.COUNT: "offences", MeasureKind.AVERAGE_TIME: "minutes", MeasureKind.RATE: "per 1,000 people"}
    plain = Measure(
        id="burglary",
        title="Burglary",
        kind=kind,
        unit=units.get(kind, "%" if lower == 0 else "points"),
        noun=NOUNS if kind is MeasureKind.COUNT else None,
        good=Good.DOWN,
        lower=lower,
        upper=upper,
        decimals=0 if kind is MeasureKind.COUNT else 1,
        group="Crime",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the names are checked by the dataclass


def series_of(
    values: Sequence[float | Entry | None],
    measure: Measure | None = None,
    *,
    last: Month = QUARTER.last,
    area: Area = SHIRE,
) -> Series:
    """A series that ends in June 2020 unless told otherwise; None is a month without a figure."""
    first = last + (1 - len(values))
    entries = [_entry(first + i, value) for i, value in enumerate(values)]
    return Series(measure or measure_of(), area, tuple(entries))


def _entry(month: Month, value: float | Entry | None) -> Entry:
    if value is None:
        return Missing(month, "Not recorded during Covid-19.")
    return (
        replace(value, month=month)
        if isinstance(value, Observation | Missing | Withheld)
        else Observation(month, value)
    )


def profile_of(**changes: object) -> Profile:
    plain = Profile(body=BODY, area=SHIRE.name, areas=(SHIRE,))
    return replace(plain, **changes)  # type: ignore[arg-type]  # the names are checked by the dataclass


def entry_of(
    values: Sequence[float | Entry | None],
    measure: Measure | None = None,
    *,
    rules: Rules | None = None,
    **known: object,
) -> MeasureEntry:
    """One measure in a report on April to June 2020."""
    series = series_of(values, measure)
    context = Context(**known)  # type: ignore[arg-type]  # the names are checked by the dataclass
    return measure_entry(series.measure, SHIRE, series, QUARTER, rules or Rules.standard(), context)


def report_of(
    *series: Series, profile: Profile | None = None, quarter: Quarter = QUARTER, context: Context | None = None
) -> ExceptionReport:
    """The report on some series; each measure is named by a series of it."""
    measures = {one.measure.id: one.measure for one in series}
    return exception_report(profile or profile_of(), quarter, measures, series, context or Context())


def kept_measure(*actions: Action, is_exception: bool = True, **changes: object) -> KeptMeasure:
    """What a report kept said of burglary."""
    known: dict[str, object] = {
        "id": "burglary",
        "title": "Burglary",
        "is_exception": is_exception,
        "label": "Single point exception, above: concern" if is_exception else "Stable",
        "headline": "Burglary: above the upper limit in March 2020" if is_exception else "Burglary: stable",
        "message": "Burglary: 190, 42 more than the 148 a year before (+28%).",
        "recommendation": "Analyse: find out what lies behind it.",
        "cause": "Not known.",
        "actions": actions,
    }
    return KeptMeasure(**{**known, **changes})  # type: ignore[arg-type]  # the names are checked by the dataclass


@dataclass(frozen=True)
class Outputs:
    """Every file of a report."""

    html: str
    json: str
    csv: str


def outputs_of(report: ExceptionReport) -> Outputs:
    return Outputs(report_html(report).decode(), report_json(report).decode(), report_csv(report).decode("utf-8-sig"))


# ---------------------------------------------------------------------------------------------------- by number


@dataclass(frozen=True)
class World:
    """A random workspace and its report."""

    seed: int
    series: tuple[Series, ...]
    context: Context
    profile: Profile
    report: ExceptionReport


def random_world(seed: int) -> World:
    """The world of a number: always the same one. It is made to hold every kind of finding and of trouble."""
    return _Maker(random.Random(seed), seed).world()  # noqa: S311  nothing secret hangs on it


HOSTILE = (
    "",
    "<script>alert(1)</script>",
    '"quoted" & ',
    "=1+2 ",
    "+44 ",
    "-5 ",
    "@home ",
    "'tis ",
    "</title><b>",
    "\\0 {{ 7*7 }} ",
    "Füße ",
)
STEMS = ("thefts", "calls", "searches", "searches by van", "journeys", "letters", "visits", "forms", "repairs", "fires")
OCCASIONS = ("Summer fair", "Works", "Flood <b>", "Rule 7; new", '"Op" & more')
SCALES = (0.3, 2, 6, 30, 400, 5e4, 9e10)
Shape = Callable[[int, int, random.Random], float]


def _steps(at: int, months: int, _: random.Random) -> float:
    return 1.5 if at > months * 0.6 else -1.0


SHAPES: dict[str, Shape] = {
    "flat": lambda _i, _n, _r: 0.0,
    "step": _steps,
    "step-down": lambda i, n, r: -_steps(i, n, r),
    "rise": lambda i, n, _: 12 * i / n,
    "fall": lambda i, n, _: -12 * i / n,
    "late-rise": lambda i, n, _: max(0, i - n + 9) * 1.5,
    "season": lambda i, _n, _r: 2 * math.sin(i * math.pi / 6),
    "peak": lambda i, n, _: 6.0 if i >= n - 2 else 0.0,
    "dip": lambda i, n, _: -6.0 if i == n - 1 else 0.0,
    "shocks": lambda _i, _n, r: 30.0 if r.random() < 0.06 else 0.0,
    "jump": lambda i, n, _: 8.0 if i >= n - 3 else 0.0,
    "twice": lambda i, n, _: 3.3 if i in (n - 3, n - 1) else 0.6,
    "twice-down": lambda i, n, _: -3.3 if i in (n - 2, n - 1) else -0.6,
}


def summed(measure: Measure, parts: Sequence[Series], area: Area, *, more: int = 0) -> Series:
    """A series that adds up others of the same months."""
    columns = zip(*(part.entries for part in parts), strict=True)
    values = [(column[0].month, sum(e.value for e in column if isinstance(e, Observation))) for column in columns]
    return Series(measure, area, tuple(Observation(month, value + more) for month, value in values))


@dataclass
class _Maker:
    rng: random.Random
    seed: int

    def world(self) -> World:
        measures = self._measures()
        last = QUARTER.last + self.rng.choice((0, 0, 0, 0, 0, 0, 0, 1, 4, -1, -4))
        series = [self._series(measure, last, SHIRE) for measure in measures if self.rng.random() > 0.03]
        districted = self.rng.random() < 0.2
        areas = (SHIRE, CITY, VALE, NOWHERE) if districted else (SHIRE,)
        counts = [measure for measure in measures if measure.is_count]
        shown = counts[0] if districted and counts else None
        series += [self._series(shown, last, area) for area in areas[1:]] if shown else []
        profile = profile_of(
            areas=areas,
            district_measure=shown.id if shown else None,
            rules=self._rules(),
            sources=(Source(title="Made up", publisher="=P", licence="Free", attribution="<i>"),),
            notice=self.rng.choice((None, 'A "made-up" </style> world; no 1')),
            groups=self.rng.choice(((), ("Crime",), ("Nothing", "Calls"))),
            data_notes=self.rng.choice(((), ("All of it is made up <&>.",))),
        )
        residents: tuple[Residents, ...] = ()
        if shown:
            districts = _Maker(random.Random(self.seed + 1_000_000), self.seed)  # noqa: S311  leaves the rest as it is
            series = districts.with_districts(measures, series, shown, last)
            residents = districts.residents()
        context = replace(self._context(measures, series), residents=residents)
        report = exception_report(profile, QUARTER, {m.id: m for m in measures}, series, context)
        return World(self.seed, tuple(series), context, profile, report)

    def with_districts(
        self, measures: Sequence[Measure], series: Sequence[Series], shown: Measure, last: Month
    ) -> list[Series]:
        """Figures of other measures in the districts; in two thirds of the worlds those of counts make up the whole."""
        others = [measure for measure in measures if measure is not shown and self.rng.random() < 0.8]
        if self.rng.random() < 1 / 3:
            return [*series, *(self._series(m, last, area) for m in others for area in (CITY, VALE, NOWHERE))]
        sizes = {area: self.rng.choice((0.8, 30, 400)) for area in (CITY, VALE, NOWHERE)}
        counted = [measure for measure in (shown, *others) if measure.is_count and not measure.contains]
        made = [one for measure in counted for one in self._whole_and_parts(measure, last, sizes)]
        made += [
            summed(measure, [one for one in made if one.area is area and one.measure.id in measure.contains], area)
            for measure in measures
            if measure.is_count and measure.contains and set(measure.contains) <= {one.id for one in counted}
            for area in (SHIRE, *sizes)
        ]
        keys = {(one.measure.id, one.area) for one in made}
        return [*(one for one in series if (one.measure.id, one.area) not in keys), *made]

    def _whole_and_parts(self, measure: Measure, last: Month, sizes: Mapping[Area, float]) -> list[Series]:
        """Two years of each district; the whole is their sum, and now and then has one more."""
        first = last + -23
        months = [first + i for i in range(last - first + 1)]
        drift = self.rng.choice((0.9, 1.0, 1.1, 1.6))
        parts = [
            Series(measure, area, tuple(Observation(m, self._draw(size, drift, m >= QUARTER.first)) for m in months))
            for area, size in sizes.items()
        ]
        more = self.rng.choice((0, 0, 0, 1))
        whole = summed(measure, parts, SHIRE, more=more)
        if self.rng.random() < 0.15:
            gap = self.rng.choice((Missing(QUARTER.first, "Lost."), self._withheld(QUARTER.first)))
            entries = tuple(gap if entry.month == QUARTER.first else entry for entry in parts[0].entries)
            parts[0] = replace(parts[0], entries=entries)
        return [whole, *parts]

    def _draw(self, size: float, drift: float, is_now: bool) -> float:
        mean = size * (drift if is_now else 1)
        return float(max(0, round(self.rng.gauss(mean, math.sqrt(mean)))))

    def residents(self) -> tuple[Residents, ...]:
        """Of one year or two, now and then without one of the areas, or none at all."""
        years = self.rng.choice(((), (2020,), (2020,), (2018, 2020), (2011,), (2022, 2019)))
        areas = self.rng.choice(((SHIRE, CITY, VALE), (SHIRE, CITY, VALE), (CITY, VALE), (SHIRE, CITY)))
        return tuple(
            Residents(area.name, year, self.rng.randrange(500, 900_000), "Made up <here>.")
            for area in areas
            for year in years
        )

    def _rules(self) -> Rules:
        return self.rng.choice(
            (
                Rules.standard(),
                Rules.standard(),
                Rules.papers(),
                Rules.standard(LimitsBasis.STANDARD_DEVIATION),
                Rules.sensitive(),
                Rules.sensitive(LimitsBasis.STANDARD_DEVIATION),
                Rules.mdc(),
                Rules.mdc(screening=False, fix_after=12),
                Rules(name="short", shift=5, trend=4),
            )
        )

    def _measures(self) -> list[Measure]:
        found = [self._measure(i) for i in range(self.rng.choice((1, 1, 2, 2, 3, 4)))]
        if len(found) > 1 and self.rng.random() < 0.3:
            found[0] = replace(found[0], contains=tuple(m.id for m in found[1:]))
        if len(found) > 1 and self.rng.random() < 0.15:
            found[-1] = replace(found[-1], parent=found[0].id)
        if len(found) > 1 and self.rng.random() < 0.1:
            found[0] = replace(found[0], complement=found[1].id)
            found[1] = replace(found[1], complement=found[0].id)
        return found

    def _measure(self, i: int) -> Measure:
        kind = self.rng.choice((MeasureKind.COUNT, MeasureKind.COUNT, MeasureKind.PERCENTAGE, *MeasureKind))
        stem = self.rng.choice(STEMS)
        return measure_of(
            kind,
            id=f"m{i}" if self.rng.random() < 0.9 else f'm{i}"&<x',
            title=f"{self.rng.choice(HOSTILE)}Measured {stem} no {i}",
            noun=Noun(f"one of the {stem}", stem) if kind is MeasureKind.COUNT or self.rng.random() < 0.3 else None,
            good=self.rng.choice(tuple(Good)),
            decimals=0 if kind is MeasureKind.COUNT else self.rng.choice((0, 1, 1, 2, 6)),
            group=self.rng.choice(("Crime", "Calls", "=Group <1>")),
            order=self.rng.choice((0, 1, 2)),
            rolling=12 if kind is MeasureKind.SURVEY_ESTIMATE and self.rng.random() < 0.5 else 1,
            why=self.rng.choice(("", "It matters <b>.")),
            source="Made up.",
            next_review=self.rng.choice((None, date(2027, 4, 1))),
        )

    def _series(self, measure: Measure, last: Month, area: Area) -> Series:
        months = self.rng.choice((1, 5, 7, 12, 15, 16, 16, 18, 18, 20, 20, 24, 24, 26, 30, 36, 50))
        values = self._values(measure, months)
        first = last + (1 - months)
        gappy, with_parts = self.rng.choice((0, 0, 0, 0.03, 0.15)), self.rng.choice((0.0, 0.5, 1.0))
        entries = [self._entry(measure, first + i, value, gappy, with_parts) for i, value in enumerate(values)]
        if self.rng.random() < 0.04:
            late = first + max(0, months - 5)
            entries = [Missing(e.month, "Not recorded <yet>") if e.month >= late else e for e in entries]
        if self.rng.random() < 0.05:
            late = QUARTER.first
            entries = [self._withheld(e.month) if e.month >= late else e for e in entries]
        return Series(measure, area, tuple(entries))

    def _values(self, measure: Measure, months: int) -> list[float]:
        shape, noise = SHAPES[self.rng.choice(tuple(SHAPES))], self.rng.choice((0, 0.2, 1, 1, 1))
        if self.rng.random() < 0.05:
            shape, noise = SHAPES["flat"], 0
        centre, sigma = self._centre(measure)
        values = [centre + sigma * (shape(i, months, self.rng) + noise * self.rng.gauss(0, 1)) for i in range(months)]
        if measure.is_count:
            return [float(max(0, round(value))) for value in values]
        low = -math.inf if measure.lower is None else measure.lower
        high = math.inf if measure.upper is None else measure.upper
        places = self.rng.choice((measure.decimals, 12))
        return [min(max(round(value, places), low), high) for value in values]

    def _centre(self, measure: Measure) -> tuple[float, float]:
        if measure.is_count:
            centre = self.rng.choice(SCALES)
            return centre, self.rng.choice((math.sqrt(centre), centre / 10, centre / 3))
        if measure.in_points:
            return self.rng.choice(((99.2, 0.5), (96, 1.5), (54, 1), (0.4, 0.3), (50, 20), (99.999, 0.001)))
        return self.rng.choice(((7.2, 0.3), (24, 5), (0, 1), (1e-6, 2e-7), (8e11, 1e9), (-40, 3), (1e5, 0.01)))

    def _entry(self, measure: Measure, month: Month, value: float, gappy: float, with_parts: float) -> Entry:
        if self.rng.random() < gappy:
            return Missing(month, self.rng.choice(("Not recorded during Covid-19.", "=late", "<b>lost</b>")))
        if self.rng.random() < gappy / 3:
            return self._withheld(month)
        if measure.kind is MeasureKind.PERCENTAGE and self.rng.random() < with_parts:
            whole = self.rng.randrange(5, 9000)
            part = round(whole * value / 100)
            return Observation(month, part / whole * 100, numerator=part, denominator=whole)
        return Observation(month, value, note=self.rng.choice((None, None, "Revised <2>")))

    def _withheld(self, month: Month) -> Withheld:
        until = self.rng.choice((None, month + 9))
        return Withheld(month, self.rng.choice(("The Force has not agreed", "=Court case.")), until)

    def _context(self, measures: Sequence[Measure], series: Sequence[Series]) -> Context:
        rng = self.rng
        events = tuple(
            Event(
                rng.choice(OCCASIONS),
                rng.choice(tuple(EventKind)),
                Window(start := QUARTER.last + -rng.randrange(30), start + rng.choice((0, 0, 3))),
                "Made up.",
                rng.choice((None, frozenset({measures[0].id}))),
            )
            for _ in range(rng.choice((0, 0, 1, 3)))
        )
        resets = tuple(
            Reset(
                measure=one.measure.id,
                area=one.area.name,
                month=one.window.first + rng.randrange(len(one.entries)),
                reason="Earlier records were wrong <b>.",
                by="Board",
                citation="item 5",
                decided=rng.choice((None, date(2020, 3, 1))),
            )
            for one in series
            if rng.random() < 0.15
        )
        texts, actions = self._texts(measures), self._actions(measures)
        return Context(events, resets, texts, actions, self._kept(measures, actions))

    def _kept(self, measures: Sequence[Measure], actions: Sequence[Action]) -> tuple[KeptReport, ...]:
        """Up to two earlier reports, in some of which a measure was an exception; one action has gone since."""
        rng = self.rng
        gone = Action(measure=measures[0].id, quarter=QUARTER.before, text="Ask <everybody> and write it down.")
        return tuple(
            KeptReport(
                quarter=quarter,
                area=SHIRE.name,
                measures=tuple(
                    kept_measure(
                        *(action for action in actions if action.measure == measure.id and not action.settles),
                        *((gone,) if measure is measures[0] else ()),
                        id=measure.id,
                        title=measure.title,
                        is_exception=rng.random() < 0.4,
                        headline=f"{measure.title}: <it> rose",
                        message=f"{measure.title}: 190, 42 more than the 148 a year before (+28%).",
                    )
                    for measure in measures
                    if rng.random() < 0.9
                ),
            )
            for quarter in rng.choice(((), (), (), (QUARTER.before,), (QUARTER.before.before, QUARTER.before)))
        )

    def _texts(self, measures: Sequence[Measure]) -> tuple[AnalystText, ...]:
        grade = self.rng.choice(tuple(CauseGrade))
        cause = None if grade is CauseGrade.UNKNOWN else "A <new> form."
        return tuple(
            AnalystText(
                measure=measure.id,
                quarter=self.rng.choice((QUARTER, QUARTER.before)),
                author="A. N. Analyst",
                written=date(2020, 7, 14),
                paragraphs=("We looked <closely>.", "=More to come."),
                figure=self.rng.choice((None, 12.0)),
                figure_year_before=self.rng.choice((None, 15.5)),
                cause_grade=grade,
                cause=cause,
                evidence="A study." if cause else None,
            )
            for measure in measures
            if self.rng.random() < 0.2
        )

    def _actions(self, measures: Sequence[Measure]) -> tuple[Action, ...]:
        """Some settle a rule from each of many months, so that now and then one meets a signal."""
        rng = self.rng
        found: list[Action] = []
        for measure in measures:
            if rng.random() < 0.15:
                found.append(
                    Action(measure=measure.id, quarter=QUARTER, text="Ask <them>.", owner=rng.choice((None, "B")))
                )
            if rng.random() < 0.15:
                found += [
                    Action(
                        measure=measure.id,
                        quarter=QUARTER.before,
                        text="Find out why.",
                        due=date(2020, 6, 1),
                        closed=date(2020, 5, 1),
                        answer="The form changed.",
                        settles=Settles(rule, QUARTER.last + -back),
                    )
                    for rule in Rule
                    for back in range(18)
                ]
        return tuple(found)
