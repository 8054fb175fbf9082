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
    """`first` and `last` are its first and last day; None where it is older than the register, or still there.

    `replaced_by` are the codes of the districts that took its place, several where it was divided.
    """

    code: str
    name: str
    force_code: str
    also: str | None = None
    partnership_codes: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    replaced_by: tuple[str, ...] = ()

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
    def residents_of_partnerships(self) -> dict[tuple[str, int], int]:
        """By code and year; of a partnership whose districts all have a figure and lie in no other partnership."""
        found: dict[tuple[str, int], int] = {}
        for partnership in self.partnerships:
            members = [one for one in self.districts if partnership.code in one.partnership_codes]
            alone = all(len(one.partnership_codes) == 1 for one in members)
            for year in {year for _, year in self.residents} if members and alone else ():
                people = [self.residents.get((one.code, year)) for one in members]
                if None not in people:
                    found[partnership.code, year] = sum(number or 0 for number in people)
        return found

    @cached_property
    def district_names(self) -> frozenset[str]:
        return frozenset(name for district in self.districts for name in district.names)

    def force_named(self, text: str) -> Force | None:
        """The force of this code, name, name in the records, or name in a file's name."""
        return self._force_by_name.get(text.strip().casefold())

    @cached_property
    def _districts_by_name(self) -> dict[str, tuple[District, ...]]:
        found: dict[str, tuple[District, ...]] = {}
        for district in self.districts:
            for name in district.names:
                found[name] = (*found.get(name, ()), district)
        return found

    def district_named(self, name: str, day: date) -> District | None:
        """The district of this name that stood on a day, or else any that ever had it."""
        found = self._districts_by_name.get(name, ())
        return next((one for one in found if one.stood_on(day)), found[0] if found else None)

    def district_on(self, name: str, day: date) -> District | None:
        """The district of this name, or, where it was gone by that day, the one that it was merged into.

        One that was divided among several stays as it is: its records cannot be told apart.
        """
        found = self.district_named(name, day)
        while found and found.last and found.last < day and (after := self._merged_into(found)):
            found = after
        return found

    def partnership_of(self, district: District | None) -> Partnership | None:
        """Its own, or that of the district that it was merged into; None where there are several or none."""
        while district and not district.partnership_codes:
            district = self._merged_into(district)
        codes = district.partnership_codes if district else ()
        return next((one for one in self.partnerships if codes == (one.code,)), None)

    def _merged_into(self, district: District) -> District | None:
        codes = district.replaced_by
        return next((one for one in self.districts if codes == (one.code,)), None)

    def names_in(self, force: Force) -> frozenset[str]:
        """Every name that a district of the force has, or had."""
        return frozenset(
            name for district in self.districts if district.force_code == force.code for name in district.names
        )
