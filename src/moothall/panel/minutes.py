"""One document of a meeting as it was read: every value with its source, None where the document is silent."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from moothall.panel.attendance import Attendee, Declaration, Movement
from moothall.panel.commitment import Commitment
from moothall.panel.items import Approval, Election, Item, Motion, NextMeeting, NotUnderstood, Point, Resolution
from moothall.panel.sourced import Place, Sourced


class PaperKind(Enum):
    MINUTES = "minutes"
    AGENDA = "agenda"
    AGENDA_AND_MINUTES = "agenda and minutes"
    ITEM_MINUTE = "agenda item minute"
    AGENDA_PACK = "agenda pack"
    REPORT = "report"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One document inside a pack: from its first line to its last. `opening` is how a letter begins."""

    kind: PaperKind
    title: str | None
    item: str | None
    first: Place
    last: Place
    minutes: "Minutes | None" = None
    report_of: str | None = None
    subject: str | None = None
    author: str | None = None
    dated: str | None = None
    day: date | None = None
    opening: str | None = None
    recommendation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A list is None where the document does not give it, empty where it says that there were none."""

    document: str
    kind: PaperKind
    body: Sourced[str] | None = None
    date: Sourced[date] | None = None
    start: Sourced[time] | None = None
    end: Sourced[time] | None = None
    venue: Sourced[str] | None = None
    chair: Sourced[str] | None = None
    present: tuple[Attendee, ...] | None = None
    apologies: tuple[Attendee, ...] | None = None
    in_attendance: tuple[Attendee, ...] | None = None
    substitutes: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    points: tuple[Point, ...] = ()
    agenda_notes: tuple[Point, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    motions: tuple[Motion, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    movements: tuple[Movement, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    declarations_stated_none: bool = False
    public_questions_stated_none: bool = False
    public_questions: tuple[Point, ...] = ()
    elections: tuple[Election, ...] = ()
    approvals: tuple[Approval, ...] = ()
    wishes: tuple[Point, ...] = ()
    next_meeting: tuple[NextMeeting, ...] | None = None
    not_understood: tuple[NotUnderstood, ...] = ()
    notices: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def not_in_text(self) -> tuple[str, ...]:
        """What the document does not give."""
        fields = ("date", "start", "end", "venue", "chair", "present", "apologies", "in_attendance", "next_meeting")
        return tuple(name.replace("_", " ") for name in fields if getattr(self, name) is None)

    @property
    def is_complete(self) -> bool:
        return not any(item.is_cut for item in self.items)
