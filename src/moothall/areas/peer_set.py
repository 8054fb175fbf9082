"""Whom an area is held against: a dated set, chosen for one area, with its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PeerSet:
    """Directed: that B is a peer of A does not make A a peer of B. `members` do not include `of`."""

    name: str
    of: str
    members: tuple[str, ...]
    as_of: date
    source: str

    def __post_init__(self) -> None:
        if not self.members or self.of in self.members or len(set(self.members)) < len(self.members):
            raise ValueError(f"{self.name}: members are others than {self.of}, each once, and at least one.")


def peers_of(area: str, sets: Sequence[PeerSet]) -> tuple[PeerSet, ...]:
    return tuple(one for one in sets if one.of == area)
