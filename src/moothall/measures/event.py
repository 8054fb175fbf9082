"""A known event that may bear on the figures. It stands beside a point; it is not shown to be its cause."""

from dataclasses import dataclass
from enum import Enum

from moothall.periods import Window


class EventKind(Enum):
    OPERATION = "operation"
    RECORDING_CHANGE = "recording-change"
    SYSTEM_CHANGE = "system-change"
    OUTSIDE_EVENT = "outside-event"


@dataclass(frozen=True)
class Event:
    """`measures` holds the ids that it concerns; None means all of them."""

    title: str
    kind: EventKind
    window: Window
    source: str
    measures: frozenset[str] | None = None

    def concerns(self, measure_id: str) -> bool:
        return self.measures is None or measure_id in self.measures
