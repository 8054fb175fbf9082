"""Who was there: members, apologies, others, and who came and went when."""

from dataclasses import dataclass
from datetime import time
from enum import Enum

from moothall.panel.sourced import Place


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """`name` stands as printed. `instead_of` is the member for whom a substitute sat."""

    name: str
    place: Place
    confidence: float
    role: str | None = None
    organisation: str | None = None
    instead_of: str | None = None
    item: str | None = None


class MovementKind(Enum):
    JOINED = "joined"
    LEFT = "left"
    TOOK_THE_CHAIR = "took the chair"


@dataclass(frozen=True, kw_only=True)
class Movement:
    """`time` is None where the document tells only the item during which it was."""

    who: str
    kind: MovementKind
    time: time | None
    item: str | None
    quote: str
    place: Place
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """`kind` is personal, pecuniary and the like, as said; `scope` is what it was made of."""

    who: str
    kind: str | None
    scope: str | None
    quote: str
    place: Place
    confidence: float
    is_standing: bool = False
