"""What people wrote and decided: the analyst's words and the actions, each bound to a measure and a quarter."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from moothall.periods import Month, Quarter
from moothall.spc import Rule


class CauseGrade(Enum):
    EVIDENCED = "evidenced"
    SUGGESTED = "suggested"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Confirmation:
    """Somebody has read words from an earlier quarter again, and found that they still hold."""

    on: date
    by: str


@dataclass(frozen=True, kw_only=True)
class AnalystText:
    """Words kept as written. `figure` and `figure_year_before` are the figures that they were written about."""

    measure: str
    quarter: Quarter
    author: str
    written: date
    paragraphs: tuple[str, ...]
    figure: float | None = None
    figure_year_before: float | None = None
    cause_grade: CauseGrade = CauseGrade.UNKNOWN
    cause: str | None = None
    evidence: str | None = None
    confirmed: Confirmation | None = None

    def __post_init__(self) -> None:
        if (self.cause is None) != (self.cause_grade is CauseGrade.UNKNOWN):
            message = f"{self.measure}, {self.quarter}: a cause is named exactly when it is evidenced or suggested."
            raise ValueError(message)
        if self.cause_grade is CauseGrade.EVIDENCED and not self.evidence:
            message = f"{self.measure}, {self.quarter}: an evidenced cause says what shows it."
            raise ValueError(message)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything in it that is printed as written."""
        return (*self.paragraphs, *filter(None, (self.cause, self.evidence)))


@dataclass(frozen=True)
class Settles:
    """The signal that an answer explains, by its rule and first month."""

    rule: Rule
    first: Month


class ActionState(Enum):
    OPEN = "open"
    IN_HAND = "in-hand"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Action:
    """`closed` and `answer` are both there or both missing. `progress` says what is being done before the answer."""

    measure: str
    quarter: Quarter
    text: str
    owner: str | None = None
    due: date | None = None
    closed: date | None = None
    answer: str | None = None
    settles: Settles | None = None
    progress: str | None = None
    evidence: str | None = None

    def __post_init__(self) -> None:
        if (self.closed is None) != (self.answer is None):
            message = f"{self.measure}, {self.quarter}: an action is closed with an answer, and answered when closed."
            raise ValueError(message)
        if (self.progress and self.answer) or (self.evidence and not self.answer):
            message = f"{self.measure}, {self.quarter}: progress comes before the answer, evidence with it."
            raise ValueError(message)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything in it that is printed as written."""
        return (self.text, *filter(None, (self.answer, self.progress, self.evidence)))

    @property
    def is_open(self) -> bool:
        return self.closed is None

    @property
    def state(self) -> ActionState:
        if self.is_open:
            return ActionState.IN_HAND if self.progress else ActionState.OPEN
        return ActionState.CLOSED
