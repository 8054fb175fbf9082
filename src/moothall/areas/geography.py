"""Which districts lie in which force, by dated codes and names, and how many residents each had in a year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Force:
    """`published` is the name in its published records, `slug` the one in the names of its published files."""

    code: str
    name: str
    published: str
    slug: str
    region: str


@dataclass(frozen=True)
class Partnership:
    """A community safety partnership: one district or several, all in one force."""

    code: str
    name: str
    force_code: str


@dataclass(frozen=True)
class District:
    """`first` and `last` are its first and last day; None where it is older than the register, or still there."""

    code: str
    name: str
    force_code: str
    also: str | None = None
    partnership_codes: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.also) if self.also else (self.name,)

    def stood_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Geography:
    """`residents` holds people by code and year; `cautions` says by code where a rate per resident misleads."""

    forces: tuple[Force, ...]
    partnerships: tuple[Partnership, ...]
    districts: tuple[District, ...]
    residents: Mapping[tuple[str, int], int] = field(hash=False)
    cautions: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def _force_by_name(self) -> dict[str, Force]:
        return {
            name.casefold(): force
            for force in self.forces
            for name in (force.code, force.name, force.published, force.slug)
        }

    @cached_property
    def district_names(self) -> frozenset[str]:
        return frozenset(name for district in self.districts for name in district.names)

    def force_named(self, text: str) -> Force | None:
        """The force of this code, name, name in the records, or name in a file's name."""
        return self._force_by_name.get(text.strip().casefold())

    def names_in(self, force: Force) -> frozenset[str]:
        """Every name that a district of the force has, or had."""
        return frozenset(
            name for district in self.districts if district.force_code == force.code for name in district.names
        )
