"""The account of a count: what was read, and everything that a reader of the counts ought to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Counts = Mapping[str, int]


@dataclass(frozen=True)
class FileRead:
    name: str
    rows: int


@dataclass(frozen=True)
class Category:
    """The first and last month in which a category was seen; `known` where its name is one of those published."""

    name: str
    rows: int
    first: str
    last: str
    known: bool


@dataclass(frozen=True)
class Identifiers:
    """Identifiers on more than one row: how many, the rows beyond the first, and how many lie in several months."""

    repeated: int = 0
    extra_rows: int = 0
    in_several_months: int = 0
    blank_rows: int = 0


@dataclass(frozen=True, kw_only=True)
class Account:
    """Rows are counted as they stand: none was removed, and each of these numbers is in the counts as well."""

    kind: str
    by: tuple[str, ...]
    records: int
    files: tuple[FileRead, ...]
    months: tuple[str, ...]
    forces: tuple[str, ...]
    without_place: int = 0
    outside_the_area: Counts = field(default_factory=dict, hash=False)
    unknown_places: Counts = field(default_factory=dict, hash=False)
    copies_looked_for: bool = True
    exact_copies: Counts = field(default_factory=dict, hash=False)
    identifiers: Identifiers | None = None
    missing_files: tuple[str, ...] = ()
    months_not_of_their_file: Counts = field(default_factory=dict, hash=False)
    categories: tuple[Category, ...] = ()
    changed_columns: tuple[str, ...] = ()

    def months_of(self, category: Category) -> list[str]:
        """The months that were read from the category's first to its last."""
        return [month for month in self.months if category.first <= month <= category.last]

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)
