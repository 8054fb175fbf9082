"""How a file of records is laid out: its columns, and what each says about the crime, outcome or search of a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

NO_LOCATION = "no location"
NOT_STATED = "not stated"


class Reading(Enum):
    """How the words of a column become the words of the result."""

    AS_WRITTEN = "as-written"
    MONTH = "month"  # written 2020-06
    DAY = "day"  # a written day, of which the month is taken
    UTC_TIME = "utc-time"  # 2021-04-30T23:41:00+00:00, of which the month in the United Kingdom is taken
    SMALL_AREA_NAME = "small-area-name"  # 'Blaby 002A', of which the district is taken
    FILE_NAME = "file-name"  # the force in the name of the file; the rows do not say it


@dataclass(frozen=True)
class Dimension:
    """One thing to count by. `blank` is what an empty cell is called; `form` is how a day is written."""

    column: str | None
    reading: Reading = Reading.AS_WRITTEN
    blank: str = NOT_STATED
    form: str | None = None
    renamed: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class RecordLayout:
    """`columns` is what a file is expected to hold, in order; `needed` are those without which it cannot be counted.

    `identifier` is the column that should name a record once; `count` the column with a number of records, where a
    row stands for several. `category` is the dimension whose words are watched for changes, `usual` what is counted
    by unless something else is asked for. `file_pattern` fits the names of files that are not those of data.police.uk.
    """

    name: str
    columns: tuple[str, ...]
    dimensions: Mapping[str, Dimension] = field(hash=False)
    category: str
    usual: tuple[str, ...]
    identifier: str | None = None
    count: str | None = None
    known_categories: frozenset[str] = frozenset()
    file_pattern: str | None = None

    @property
    def needed(self) -> tuple[str, ...]:
        found = [dimension.column for dimension in self.dimensions.values()]
        return tuple(dict.fromkeys(column for column in (*found, self.identifier, self.count) if column))

    @property
    def has_places(self) -> bool:
        return "district" in self.dimensions
