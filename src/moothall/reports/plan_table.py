"""The Plan-delivery table as a value: every metric of the Plan at the end of a quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from moothall.comparison.plan_change import NotTested, PlanChange, change_between, change_of_span
from moothall.comparison.rating import Ground, Rated, Rating, rated
from moothall.comparison.spans import Span
from moothall.measures import Observation, Redaction, Reset, Series, Withheld, Withholding
from moothall.periods import Quarter
from moothall.reports.paper_words import profile_for
from moothall.reports.plan import Metric, Objective, Plan, SuppliedFigures
from moothall.reports.plan_row import PlanRow, hidden_row
from moothall.reports.profile import Profile
from moothall.spc import Analysis, analyse
from moothall.wording.dates import day_named, month_name, months_named, quarter_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural


@dataclass(frozen=True)
class PlanTable:
    """`rows` are in the order of the Plan."""

    profile: Profile
    plan: Plan
    quarter: Quarter
    rows: tuple[PlanRow, ...]

    @property
    def title(self) -> str:
        return f"{self.plan.title}: delivery to {month_name(self.quarter.last)}"

    @property
    def subtitle(self) -> str:
        return quarter_named(self.quarter)

    def of(self, objective: Objective) -> tuple[PlanRow, ...]:
        return tuple(row for row in self.rows if row.metric.objective == objective.id)

    @property
    def version_sentence(self) -> str:
        version = self.plan.current
        return (
            f"Reported against version {version.number} of the Plan, adopted on {day_named(version.adopted)}: "
            f"{version.said.rstrip('.')}."
        )

    @property
    def summary(self) -> str:
        """How many have which colour, withheld ones said apart."""
        counts = [(rating, [row for row in self.rows if row.judged.rating is rating]) for rating in Rating]
        said = [
            f"{len(rows)} {'is' if len(rows) == 1 else 'are'} {rating.value.lower()}" for rating, rows in counts if rows
        ]
        hidden = [row for row in self.rows if row.hidden]
        number = f"{len(self.rows)} {plural(len(self.rows), 'metric', 'metrics')}"
        withheld = f" {len(hidden)} {plural(len(hidden), 'has', 'have')} withheld figures." if hidden else ""
        return f"Of {number} {listed(said)}.{withheld}"

    @property
    def offered(self) -> tuple[PlanRow, ...]:
        """The metrics offered for the next agenda."""
        return tuple(row for row in self.rows if row.why_offered)


def plan_table(
    profile: Profile,
    plan: Plan,
    quarter: Quarter,
    series: Iterable[Series],
    *,
    resets: Sequence[Reset] = (),
    redactions: Sequence[Redaction] = (),
    unredacted: Iterable[Series] = (),
) -> PlanTable:
    """Every metric of the Plan at the end of a quarter. `unredacted` is used for a direction that may be told only."""
    shown = {one.measure.id: one for one in series if one.area.name == profile.area}
    hidden = {one.measure.id: one for one in unredacted if one.area.name == profile.area}
    making = _Making(profile, quarter, shown, hidden, resets, redactions)
    rows = tuple(_row_of_figures(one, one.figures) if one.figures else making.row(one) for one in plan.metrics)
    without_what_is_withheld = replace(plan, metrics=tuple(row.metric for row in rows))
    return PlanTable(profile_for(profile, plan.words), without_what_is_withheld, quarter, rows)


def _row_of_figures(metric: Metric, figures: SuppliedFigures) -> PlanRow:
    change = change_between(metric.measure, figures.latest, figures.baseline, design_effect=figures.design_effect)
    if metric.withholding:
        return hidden_row(metric, change, metric.withholding, safe=True)
    return PlanRow(metric, rated(change, metric.rule), change)


@dataclass(frozen=True)
class _Making:
    """Rows of metrics that are measures of the workspace."""

    profile: Profile
    quarter: Quarter
    shown: Mapping[str, Series]
    hidden: Mapping[str, Series]
    resets: Sequence[Reset]
    redactions: Sequence[Redaction]

    def row(self, metric: Metric) -> PlanRow:
        span, series = metric.rule.span(self.quarter.last), self.shown.get(metric.measure.id)
        if span is None:
            return _unrated(
                metric, "The baseline year was not over when these months began, so nothing can be compared."
            )
        if series is None:
            return _unrated(metric, "No figure was supplied.")
        entries = (*series.within(span.window), *series.within(span.before))
        if decision := self._decision(series, span):
            whole = self._analysis(metric, self.hidden.get(metric.measure.id, series), span)
            safe = all(isinstance(entry, Withheld) for entry in entries)
            return hidden_row(metric, _change(metric, whole, span), decision, safe=safe)
        analysis = self._analysis(metric, series, span)
        change = _change(metric, analysis, span)
        absence = _absence(series, change, span)
        return PlanRow(metric, rated(change, metric.rule), change, analysis, absence=absence)

    def _decision(self, series: Series, span: Span) -> Withholding | None:
        """The decision that withholds most of what the two spans hold."""
        months = (*span.window.months, *span.before.months)
        mine = [redaction for redaction in self.redactions if redaction.concerns(series)]
        found = [redaction.withholding for redaction in mine if any(map(redaction.covers, months))]
        return max(found, key=lambda decision: len(decision.parts), default=None)

    def _analysis(self, metric: Metric, series: Series, span: Span) -> Analysis | None:
        """None where no month of the series had come by the end of the quarter."""
        known = series.up_to(self.quarter.last)
        if known is None:
            return None
        mine = [r.month for r in self.resets if r.measure == metric.measure.id and r.area == self.profile.area]
        starts = [month for month in mine if month in known.window]
        return analyse(known, self.profile.rules, resets=starts, window=span.window)


def _change(metric: Metric, analysis: Analysis | None, span: Span) -> PlanChange:
    if analysis is None:
        return PlanChange(metric.measure, None, None, not_tested=NotTested.NO_FIGURE)
    return change_of_span(analysis, span, metric.design)


def _unrated(metric: Metric, why: str) -> PlanRow:
    nothing = PlanChange(metric.measure, None, None, not_tested=NotTested.NO_FIGURE)
    return PlanRow(metric, Rated(Rating.NOT_RATED, Ground.NOT_TESTED, None), nothing, absence=why)


def _absence(series: Series, change: PlanChange, span: Span) -> str | None:
    """Why one of the two figures is lacking, with the reasons that its months give; None where both are there."""
    lacking = [w for w, found in ((span.before, change.before), (span.window, change.now)) if found is None]
    if not lacking:
        return None
    gaps = [entry for window in lacking for entry in series.within(window) if not isinstance(entry, Observation)]
    reasons = " ".join(f"{reason.strip().rstrip('.')}." for reason in dict.fromkeys(gap.reason for gap in gaps))
    verb = "are withheld" if any(isinstance(gap, Withheld) for gap in gaps) else "are missing"
    return f"Figures for {listed([months_named(window) for window in lacking])} {verb}. {reasons}"
