"""A measure: what is counted, in which unit, between which bounds, and which way is good."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from moothall.measures.chart_kind import ChartKind
from moothall.measures.targets import Targets


class MeasureKind(Enum):
    COUNT = "count"
    PERCENTAGE = "percentage"
    RATE = "rate"
    AVERAGE_TIME = "average-time"
    SURVEY_ESTIMATE = "survey-estimate"
    NUMBER = "number"  # any other number, without natural bounds


class Good(Enum):
    """Which way is good. Neither: a change is neither good nor bad in itself."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True)
class Noun:
    """What one value counts: one burglary offence, many burglary offences."""

    one: str
    many: str


@dataclass(frozen=True)
class Definition:
    """One of several ways to say what counts as the same thing: of serious violence, `said` 'under 25, in public'."""

    of: str
    said: str


NATURAL_BOUNDS: dict[MeasureKind, tuple[float | None, float | None]] = {
    MeasureKind.COUNT: (0, None),
    MeasureKind.PERCENTAGE: (0, 100),
    MeasureKind.RATE: (0, None),
    MeasureKind.AVERAGE_TIME: (0, None),
    MeasureKind.SURVEY_ESTIMATE: (0, 100),
    MeasureKind.NUMBER: (None, None),
}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One thing that is measured every month.

    `lower` and `upper` are natural bounds that no value can pass; `contains` names the measures that this one adds up;
    `parent` the measure of which it is a part; `complement` the measure that says the same from the other side;
    `definition` says by which of several definitions of one thing it counts, so that no two of them are added up;
    `rolling` how many months each value covers; `chart` a chart chosen by hand, None for the one that fits;
    `baseline` the calendar year in which a financial year begins that quarters are compared with besides;
    `survey_sample` how many people one survey estimate rests on, where the figures do not carry it, and
    `design_effect` by how much the survey's design widens the variance.
    """

    id: str
    title: str
    kind: MeasureKind
    unit: str
    noun: Noun | None = None
    good: Good = Good.NEITHER
    lower: float | None = None
    upper: float | None = None
    decimals: int = 0
    group: str = "Measures"
    order: int = 0
    contains: tuple[str, ...] = ()
    parent: str | None = None
    complement: str | None = None
    definition: Definition | None = None
    rolling: int = 1
    targets: Targets | None = None
    chart: ChartKind | None = None
    baseline: int | None = None
    survey_sample: float | None = None
    design_effect: float = 1.0
    why: str = ""
    how_counted: str = ""
    source: str = ""
    owner: str | None = None
    checked_by: str | None = None
    next_review: date | None = None

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower >= self.upper:
            message = f"{self.title}: the lower bound {self.lower} is not below the upper bound {self.upper}."
            raise ValueError(message)
        if self.rolling < 1 or self.decimals < 0:
            message = f"{self.title}: rolling is 1 or more, decimals 0 or more."
            raise ValueError(message)

    @property
    def is_count(self) -> bool:
        return self.kind is MeasureKind.COUNT

    @property
    def counted_noun(self) -> Noun | None:
        """What a count counts, if it is known; sentences about anything else open with the title."""
        return self.noun if self.is_count else None

    @property
    def in_points(self) -> bool:
        """Whether a difference of two values is in percentage points."""
        return self.kind in (MeasureKind.PERCENTAGE, MeasureKind.SURVEY_ESTIMATE)

    @property
    def is_composite(self) -> bool:
        """Whether it adds up other measures, and so must not be counted beside them."""
        return bool(self.contains)
