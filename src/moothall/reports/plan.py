"""A Police and Crime Plan: its versions, objectives and metrics, and the written rule that colours them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from moothall.comparison.plan_change import Reading
from moothall.comparison.rating import RatingRule
from moothall.comparison.survey_change import SurveyDesign
from moothall.measures import Measure, Withholding
from moothall.reports.paper_words import PaperWords


@dataclass(frozen=True)
class PlanVersion:
    """`said` is what this version brought: the first adoption, an addendum."""

    number: str
    adopted: date
    said: str


@dataclass(frozen=True)
class Objective:
    id: str
    title: str


@dataclass(frozen=True)
class Elsewhere:
    """A figure of another area to compare with."""

    area: str
    value: float
    when: str
    source: str


@dataclass(frozen=True)
class NextStep:
    text: str
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class MeetingOutcome:
    """What the Plan delivery meeting of a day made of a metric."""

    text: str
    meeting: date


@dataclass(frozen=True)
class SuppliedFigures:
    """A metric without months: the baseline and the latest figure, as supplied."""

    baseline: Reading
    latest: Reading
    design_effect: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A measure of the workspace, or `figures` that stand alone. `no_comparison` says why there is no `elsewhere`.

    `withholding` concerns figures that stand alone; the months of a measure are withheld by its redactions.
    """

    objective: str
    measure: Measure
    rule: RatingRule
    source: str
    figures: SuppliedFigures | None = None
    design: SurveyDesign | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    no_comparison: str | None = None
    next_step: NextStep | None = None
    outcome: MeetingOutcome | None = None
    withholding: Withholding | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Everything of it that is printed as written."""
        said = (self.next_step.text if self.next_step else None, self.outcome.text if self.outcome else None)
        return tuple(filter(None, (*said, self.no_comparison)))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`version` is the number of the version that figures are reported against."""

    title: str
    version: str
    versions: tuple[PlanVersion, ...]
    rule: RatingRule
    rule_by: str | None
    objectives: tuple[Objective, ...]
    metrics: tuple[Metric, ...]
    words: PaperWords = field(default_factory=PaperWords)

    @property
    def current(self) -> PlanVersion:
        return next(version for version in self.versions if version.number == self.version)

    def of(self, objective: Objective) -> Sequence[Metric]:
        return [metric for metric in self.metrics if metric.objective == objective.id]
