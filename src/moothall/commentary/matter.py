"""A matter: an exception or a recommendation of an earlier report, taken up again until it is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from moothall.commentary.action_sentences import overdue_sentence, progress_sentences
from moothall.commentary.analyst import Action, ActionState
from moothall.periods import Quarter
from moothall.wording.numbers import plural

MatterKey: TypeAlias = tuple[str, str, str, str]
NOBODY_ASKED = "No action is recorded, so nobody has been asked."
GONE = "This action no longer stands among the actions."


class MatterKind(Enum):
    EXCEPTION = "exception"
    RECOMMENDATION = "recommendation"


class MatterState(Enum):
    UNANSWERED = "unanswered"
    IN_HAND = "in-hand"
    WITHOUT_EVIDENCE = "answered-without-evidence"
    WITH_EVIDENCE = "answered-with-evidence"

    @property
    def is_answered(self) -> bool:
        return self in (MatterState.WITHOUT_EVIDENCE, MatterState.WITH_EVIDENCE)


STATE_SAID = {
    MatterState.UNANSWERED: "unanswered",
    MatterState.IN_HAND: "in hand",
    MatterState.WITHOUT_EVIDENCE: "answered without evidence",
    MatterState.WITH_EVIDENCE: "answered with evidence",
}


@dataclass(frozen=True, kw_only=True)
class Matter:
    """`said` is what was reported then. `gone` are actions that a kept report has and the workspace no longer.

    `meeting` is the day of the meeting that it is taken up for, where that is recorded.
    """

    kind: MatterKind
    raised_in: Quarter
    measure: str
    title: str
    said: str
    asked: str
    actions: tuple[Action, ...] = ()
    gone: tuple[Action, ...] = ()
    meeting: date | None = None

    @property
    def key(self) -> MatterKey:
        """What one matter is known by in every report. A measure has one exception a quarter."""
        asked = self.asked if self.kind is MatterKind.RECOMMENDATION else ""
        return self.kind.value, str(self.raised_in), self.measure, asked

    @property
    def state(self) -> MatterState:
        return state_of((*self.actions, *self.gone))

    def state_said(self, now: Quarter) -> str:
        """Unanswered for 2 quarters; In hand for 1 quarter; Answered with evidence."""
        said = STATE_SAID[self.state].capitalize()
        return said if self.state.is_answered else f"{said} for {quarters_long(now.since(self.raised_in))}"

    @property
    def answers(self) -> tuple[str, ...]:
        """For each action what was asked, of whom, and what came of it; a recommendation is such an action itself."""
        if not self.actions and not self.gone:
            return (NOBODY_ASKED,)
        is_exception = self.kind is MatterKind.EXCEPTION
        told = [
            (
                action.text if is_exception else None,
                *progress_sentences(action),
                overdue_sentence(action, self.meeting),
                GONE if action in self.gone else None,
            )
            for action in (*self.actions, *self.gone)
        ]
        return tuple(sentence for sentences in told for sentence in sentences if sentence)


def state_of(actions: Sequence[Action]) -> MatterState:
    """Answered when every action is; with evidence when every answer names some."""
    if not any(action.state is not ActionState.OPEN for action in actions):
        return MatterState.UNANSWERED
    if any(action.is_open for action in actions):
        return MatterState.IN_HAND
    return MatterState.WITH_EVIDENCE if all(a.evidence for a in actions) else MatterState.WITHOUT_EVIDENCE


def quarters_long(number: int) -> str:
    return f"{number} {plural(number, 'quarter', 'quarters')}"
