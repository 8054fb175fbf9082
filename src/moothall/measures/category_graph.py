"""Which categories hold which, and which are flags across others, so that no record is added up twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Overlap:
    """Two categories that may hold the same record, and why."""

    one: str
    other: str
    why: str

    def __str__(self) -> str:
        return f"{self.one} {self.why} {self.other}"


@dataclass(frozen=True)
class CategoryGraph:
    """`parts` names the categories nested in one; `flags` those that a flag may stand on (knife-enabled: any violence).

    Categories that are not named here lie apart from all others.
    """

    parts: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    flags: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        circles = sorted(name for name in self.parts if name in self.below(name))
        if circles:
            raise ValueError(f"{circles[0]} is part of itself.")
        both = sorted(set(self.flags) & (set(self.parts) | {part for parts in self.parts.values() for part in parts}))
        if both:
            raise ValueError(f"{both[0]} is a flag; it has no parts and is none.")

    def below(self, name: str) -> frozenset[str]:
        """Everything nested in a category, at any depth."""
        found: set[str] = set()
        coming = list(self.parts.get(name, ()))
        while coming:
            part = coming.pop()
            if part not in found:
                found.add(part)
                coming += self.parts.get(part, ())
        return frozenset(found)

    def overlaps(self, names: Iterable[str]) -> tuple[Overlap, ...]:
        """Pairs among these that adding up would count twice."""
        ordered = sorted(set(names))
        pairs = [(one, other) for i, one in enumerate(ordered) for other in ordered[i + 1 :]]
        return tuple(found for one, other in pairs for found in self._overlap(one, other))

    def apart(self, names: Iterable[str]) -> tuple[str, ...]:
        """The widest of these that may be added up: no flags, and nothing whose parent is there too."""
        there = set(names)
        nested = {part for name in there for part in self.below(name)}
        return tuple(sorted(name for name in there if name not in nested and name not in self.flags))

    def _overlap(self, one: str, other: str) -> Iterator[Overlap]:
        if other in self.below(one):
            yield Overlap(other, one, "is part of")
        elif one in self.below(other):
            yield Overlap(one, other, "is part of")
        elif one in self.flags and self._may_stand_on(one, other):
            yield Overlap(one, other, "is a flag that may stand on")
        elif other in self.flags and self._may_stand_on(other, one):
            yield Overlap(other, one, "is a flag that may stand on")

    def _may_stand_on(self, flag: str, name: str) -> bool:
        """Whether a record with the flag may lie in the category, or carry the other flag as well."""
        reach = self._reach(self.flags[flag])
        return bool(reach & (self._reach(self.flags[name]) if name in self.flags else {name}))

    def _reach(self, names: Iterable[str]) -> set[str]:
        """The categories, what is in them, and what they are in."""
        wanted = set(names)
        inside = {part for name in wanted for part in self.below(name)}
        around = {name for name in self.parts if self.below(name) & wanted}
        return wanted | inside | around
