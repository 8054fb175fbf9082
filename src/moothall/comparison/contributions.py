"""How much of a change came from where: differences of the parts, which add up to the whole exactly."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Contribution:
    """One part, with both its counts."""

    part: str
    now: int
    before: int

    @property
    def change(self) -> int:
        return self.now - self.before


@dataclass(frozen=True)
class Contributions:
    """The parts of a whole, those that changed most first. Nothing is left over."""

    parts: tuple[Contribution, ...]

    @property
    def now(self) -> int:
        return sum(part.now for part in self.parts)

    @property
    def before(self) -> int:
        return sum(part.before for part in self.parts)

    @property
    def change(self) -> int:
        return sum(part.change for part in self.parts)


def contributions(now: Mapping[str, int], before: Mapping[str, int]) -> Contributions:
    """A part that is in one of the two alone had none in the other."""
    names = sorted({*now, *before})
    parts = [Contribution(name, now.get(name, 0), before.get(name, 0)) for name in names]
    return Contributions(tuple(sorted(parts, key=lambda part: (-abs(part.change), part.part))))
