"""An area that has figures of its own."""

from dataclasses import dataclass
from enum import Enum


class AreaKind(Enum):
    FORCE = "force"
    DISTRICT = "district"
    UNPLACED = "unplaced"  # records with no location, or with one outside the force area


@dataclass(frozen=True)
class Area:
    """`parent` is the name of the area of which this one is a part."""

    name: str
    kind: AreaKind = AreaKind.FORCE
    parent: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            message = "An area needs a name."
            raise ValueError(message)
