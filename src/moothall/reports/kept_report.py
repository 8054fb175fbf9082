"""A report as it was kept: what it said of each measure, in its own words, for later reports to take up."""

from dataclasses import dataclass

from moothall.commentary.analyst import Action, AnalystText
from moothall.commentary.matter import MatterKey
from moothall.periods import Quarter


@dataclass(frozen=True, kw_only=True)
class KeptMeasure:
    """Sentences as they were printed. `label` is the finding in its verdict words."""

    id: str
    title: str
    is_exception: bool
    label: str
    headline: str
    message: str
    recommendation: str
    cause: str
    texts: tuple[AnalystText, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeptReport:
    """`answered` are the matters of still earlier reports that this one showed as answered."""

    quarter: Quarter
    area: str
    measures: tuple[KeptMeasure, ...]
    answered: frozenset[MatterKey] = frozenset()

    @property
    def texts(self) -> tuple[AnalystText, ...]:
        return tuple(text for measure in self.measures for text in measure.texts)

    def measure(self, measure_id: str) -> KeptMeasure | None:
        return next((measure for measure in self.measures if measure.id == measure_id), None)
