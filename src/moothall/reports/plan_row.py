"""One metric of the Plan-delivery table: its figures, its colour, and the argument for it."""

from dataclasses import dataclass, replace

from moothall.commentary.figures import figure
from moothall.commentary.rating_sentences import (
    MEANING,
    WANTED,
    argument,
    bare_figure,
    difference_in_brief,
    rule_in_brief,
)
from moothall.comparison.plan_change import PlanChange
from moothall.comparison.rating import Ground, Rated, Rating, is_right_way
from moothall.measures import Good, Part, Withholding
from moothall.reports.plan import Metric
from moothall.spc import Analysis
from moothall.wording.dates import day_named
from moothall.wording.numbers import signed_percent

NOT_GIVEN = "withheld"
NONE = "none"


@dataclass(frozen=True)
class Hidden:
    """What stands in the place of withheld figures; `difference` only where it may be told."""

    statement: str
    difference: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanRow:
    """Exactly one of `change` and `hidden` is there. No withheld number is in it.

    `analysis` holds the months that are published, where the metric is a measure and nothing of it is hidden.
    """

    metric: Metric
    judged: Rated
    change: PlanChange | None = None
    analysis: Analysis | None = None
    hidden: Hidden | None = None
    absence: str | None = None

    @property
    def title(self) -> str:
        return self.metric.measure.title

    @property
    def wanted(self) -> str:
        return WANTED[self.metric.measure.good]

    @property
    def wanted_briefly(self) -> str:
        return {Good.UP: "more", Good.DOWN: "less", Good.NEITHER: "neither"}[self.metric.measure.good]

    @property
    def anchor(self) -> str:
        return f"metric-{self.metric.objective}-{self.metric.measure.id}"

    @property
    def unit_note(self) -> str | None:
        """What the figures of a table are in, where a sign beside them does not say it."""
        measure = self.metric.measure
        return None if measure.in_points or not measure.unit else f"{measure.title}: {measure.unit}."

    @property
    def baseline(self) -> str:
        return self._figure(is_now=False)

    @property
    def latest(self) -> str:
        return self._figure(is_now=True)

    def _figure(self, *, is_now: bool) -> str:
        if self.change is None:
            return NOT_GIVEN
        reading = self.change.now if is_now else self.change.before
        return bare_figure(self.change, reading) if reading else "no figure"

    @property
    def when(self) -> tuple[str, str]:
        """The periods of the baseline and of the latest figure."""
        if self.change is None:
            return NOT_GIVEN, NOT_GIVEN
        found = (self.change.before, self.change.now)
        before, now = (reading.when if reading else "no figure" for reading in found)
        return before, now

    @property
    def difference(self) -> str:
        if self.hidden:
            return self.hidden.difference or NOT_GIVEN
        return difference_in_brief(self.change) if self.change and self.change.difference is not None else NONE

    @property
    def percent(self) -> str:
        """The percentage, or why there is none."""
        if self.change is None:
            return NOT_GIVEN
        if self.metric.measure.in_points:
            return "in points"
        return signed_percent(self.change.percent) if self.change.percent is not None else "not given"

    @property
    def direction(self) -> str:
        right_way = self.judged.right_way
        if right_way is None:
            return NOT_GIVEN if self.hidden else "no direction"
        return "the right way" if right_way else "the wrong way"

    @property
    def rating(self) -> str:
        """Such as 'Red: moving the wrong way'."""
        if self.hidden:
            return "Not rated: figures withheld"
        return f"{self.judged.rating.value}: {MEANING[self.judged.rating]}"

    @property
    def rule(self) -> str:
        return rule_in_brief(self.metric.measure, self.metric.rule)

    @property
    def argument(self) -> tuple[str, ...]:
        if self.hidden:
            return (self.hidden.statement, self._direction_told, *self.hidden.notes)
        if self.absence:
            return (self.absence, "So it is not rated.")
        return argument(self.change, self.metric.rule, self.judged) if self.change else ()

    @property
    def _direction_told(self) -> str:
        if self.judged.right_way is None:
            return f"{self.wanted}. Which way it moved is withheld too."
        how_far = f"by {self.hidden.difference}" if self.hidden and self.hidden.difference else "how far is withheld"
        return f"{self.wanted}, and it has moved {self.direction}: {how_far}."

    @property
    def comparison(self) -> tuple[str, ...]:
        """What other areas have; or that no comparison exists, and why."""
        metric = self.metric
        if not metric.elsewhere:
            return (f"No comparison exists. {metric.no_comparison or ''}".strip(),)
        return tuple(
            f"{other.area}: {figure(metric.measure, other.value)} in {other.when} ({other.source})."
            for other in metric.elsewhere
        )

    @property
    def next_step(self) -> str:
        step = self.metric.next_step
        if step is None:
            return "No next step is recorded."
        who, until = step.owner or "nobody named", f"by {day_named(step.due)}" if step.due else "no date set"
        return f"{step.text.rstrip('.')}. Owner: {who}; {until}."

    @property
    def outcome(self) -> str:
        outcome = self.metric.outcome
        if outcome is None:
            return "The outcome of the Plan delivery meeting is not recorded."
        return f"{outcome.text.rstrip('.')} (Plan delivery meeting of {day_named(outcome.meeting)})."

    @property
    def why_offered(self) -> str | None:
        """Why the Panel may want this metric on its next agenda; None where nothing asks for it."""
        if self.hidden:
            return "its figures are withheld"
        if self.judged.rating is Rating.RED:
            return "it is moving the wrong way"
        if self.judged.ground is Ground.NOT_TESTED and self.judged.right_way is False:
            return "it moved the wrong way, and nobody can tell whether by chance"
        return None


def hidden_row(metric: Metric, change: PlanChange, decision: Withholding, *, safe: bool) -> PlanRow:
    """A row without its figures. The change may be told only where it is `safe`: where neither figure is published."""
    right_way = None if Part.DIRECTION in decision.parts else is_right_way(change)
    may_tell = Part.CHANGE not in decision.parts and change.difference is not None
    notes = []
    if may_tell and not safe:
        notes.append(
            "The change is withheld as well: with the baseline, which is published, it would give the figure away."
        )
    elif may_tell and not metric.measure.in_points:
        notes.append("No percentage is given: with the number of the change it would give both figures away.")
    hidden = Hidden(
        statement=f"The figures exist and are withheld. {decision.statement}",
        difference=difference_in_brief(change) if may_tell and safe else None,
        notes=tuple(notes),
    )
    return PlanRow(replace(metric, figures=None), Rated(Rating.NOT_RATED, Ground.WITHHELD, right_way), hidden=hidden)
