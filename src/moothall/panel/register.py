"""The register: every commitment with its owner, its due day, its state, and the evidence for that state."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from moothall.panel.commitment import Commitment, Kind
from moothall.panel.due_dates import Due

_FOR_A_MEETING = re.compile(r"\b(?:meeting|report|update|panel|committee|board)s?\b", re.IGNORECASE)


class State(Enum):
    OPEN = "open"
    TAKEN_UP = "on a later agenda"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What shows it: the words, and the document in which they stand."""

    said: str
    document: str
    on: date | None = None
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`key` names the commitment for good: its meeting, its item, its place in the item."""

    key: str
    commitment: Commitment
    document: str
    body: str | None
    meeting: date | None
    title: str | None
    due: Due | None
    state: State = State.OPEN
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state is not State.DONE

    def days_open(self, on: date) -> int | None:
        """From the meeting to the day asked about; None where the document has no date."""
        return None if self.meeting is None else (on - self.meeting).days

    def is_overdue(self, on: date) -> bool:
        return self.is_open and self.due is not None and self.due.day < on

    @property
    def is_planned_report(self) -> bool:
        """A report or an update to come, or anything for a later meeting: it has its place in the forward plan."""
        said = self.commitment
        is_for_a_meeting = bool(_FOR_A_MEETING.search(said.when or ""))
        return self.is_open and (said.is_firm or is_for_a_meeting) and (said.kind is Kind.REPORT or is_for_a_meeting)


@dataclass(frozen=True, kw_only=True)
class Closing:
    """A person closed a commitment: on which day, with what evidence."""

    key: str
    on: date
    evidence: str
    by: str
