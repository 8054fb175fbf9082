"""Who was in the room, and who in the chair, at any minute; whether the meeting had its quorum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from moothall.panel.attendance import Attendee, Movement, MovementKind
from moothall.panel.minutes import Minutes

OFFICES = {"chair": "chair", "vice chair": "vice-chair", "vice-chair": "vice-chair", "chairman": "chair"}


@dataclass(frozen=True)
class Presence:
    """`unplaced` are movements without a time, or of people who are in no list; they are not reckoned in."""

    present: tuple[Attendee, ...]
    chair: str | None
    unplaced: tuple[Movement, ...]

    def has_quorum(self, needed: int) -> bool:
        return len(self.present) >= needed


def presence(minutes: Minutes, at: time) -> Presence | None:
    """Those of the list who had come and not gone; None where the document has no list of members."""
    if minutes.present is None:
        return None
    arrived = {_known(one.who, minutes.present) for one in minutes.movements if one.kind is MovementKind.JOINED}
    inside = [one for one in minutes.present if one not in arrived]
    chair = minutes.chair.value if minutes.chair else None
    unplaced: list[Movement] = []
    for move in sorted(minutes.movements, key=lambda one: one.time or time.max):
        person = _known(move.who, minutes.present)
        if move.time is None or (person is None and move.kind is not MovementKind.TOOK_THE_CHAIR):
            unplaced.append(move)
        elif move.time > at:
            continue
        elif move.kind is MovementKind.TOOK_THE_CHAIR:
            chair = person.name if person else move.who
        elif move.kind is MovementKind.LEFT:
            inside = [one for one in inside if one is not person]
        elif person not in inside and person is not None:
            inside.append(person)
    return Presence(tuple(inside), chair, tuple(unplaced))


def _known(name: str, people: Sequence[Attendee]) -> Attendee | None:
    """By office, by the name as printed, or by a last name that only one of them has."""
    office = OFFICES.get(name.casefold())
    if office:
        return next((one for one in people if one.role == office), None)
    exact = [one for one in people if one.name == name]
    last = [one for one in people if one.name.split()[-1] == name.rsplit(maxsplit=1)[-1]]
    return exact[0] if exact else last[0] if len(last) == 1 else None
