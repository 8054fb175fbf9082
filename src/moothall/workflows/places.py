"""To which area a row of counts belongs: its force, its district or its partnership."""

from collections.abc import Sequence
from datetime import date

from moothall.areas import District
from moothall.errors import NotFoundError, UsageError
from moothall.intake.counts_table import CountRow
from moothall.periods import Window
from moothall.records.bundled_geography import bundled_geography

FORCES, DISTRICTS, PARTNERSHIPS = "forces", "districts", "partnerships"
NO_LOCATION = "no location"
MIDDLE_DAY = 15  # of the last month: mergers take place about the first


class Places:
    """Names the area of each row at one level; None where the row lies in none, or outside the force of the row.

    A district that was merged into another by the end of the period counts under that one. `unassigned` are districts
    that lie in several partnerships or in none that is known: they keep their own names. Raises UsageError where the
    rows do not say their force, and districts of several forces are among them.
    """

    def __init__(self, rows: Sequence[CountRow], window: Window, level: str, within: str | None) -> None:
        self.geography, self.level, self.unassigned = bundled_geography(), level, set[str]()
        self.force = self.geography.force_named(within) if within else None
        if within and self.force is None:
            message = f"'{within}' is no force that is known."
            raise NotFoundError(message)
        self.first = date(window.first.year, window.first.number, 1)
        self.last = date(window.last.year, window.last.number, MIDDLE_DAY)
        self._names: dict[str, str] = {}
        if level != FORCES:
            self._check_forces(rows)

    def __call__(self, row: CountRow) -> str | None:
        if self.level == FORCES:
            return row.force
        if not row.district or row.district.strip("()").casefold() == NO_LOCATION or not self._is_inside(row):
            return None
        if row.district not in self._names:
            self._names[row.district] = self._name(row.district)
        return self._names[row.district]

    def _is_inside(self, row: CountRow) -> bool:
        of_row = self.geography.force_named(row.force) if row.force else None
        if self.force and of_row and of_row != self.force:
            return False
        force = self.force or of_row
        return force is None or row.district in self.geography.names_in(force)

    def _name(self, written: str) -> str:
        found = self.geography.district_named(written, self.first)
        if self.level == PARTNERSHIPS:
            return self._partnership(found, written)
        merged = self.geography.district_on(written, self.last)
        return merged.name if merged and found and merged.code != found.code else written

    def _partnership(self, district: District | None, written: str) -> str:
        found = self.geography.partnership_of(district)
        if found is None:
            self.unassigned.add(written)
        return found.name if found else written

    def _check_forces(self, rows: Sequence[CountRow]) -> None:
        names = {row.district for row in rows if row.force is None and row.district}
        forces = sorted({d.force_code for d in self.geography.districts if names.intersection(d.names)})
        if self.force is None and len(forces) > 1:
            message = (
                f"The districts lie in {len(forces)} forces, and the table does not say which rows are whose: some are "
                f"records that a force has of places outside it. Say --within FORCE, or count --by "
                f"month,force,district,crime-type."
            )
            raise UsageError(message)
