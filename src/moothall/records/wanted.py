"""What is to be counted, by what, and whether copies and identifiers that recur are looked for too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.measures.record_layout import Reading, RecordLayout
from moothall.records.headers import Headed
from moothall.records.progress import Tell
from moothall.records.sources import Source


@dataclass(frozen=True)
class Wanted:
    """`names` are the words of the result, with those that the account needs; `scratch` is a folder that will go."""

    layout: RecordLayout
    names: tuple[str, ...]
    scratch: Path
    tell: Tell
    marked: bool = True

    @property
    def copies(self) -> bool:
        """Where a row stands for several records, rows alike are nothing odd."""
        return self.marked and self.layout.count is None

    @property
    def identifier(self) -> str | None:
        return self.layout.identifier if self.marked else None


@dataclass(frozen=True)
class Alike:
    """Files with the same columns; where only the file's name says the force, of the same force too."""

    columns: tuple[str, ...]
    force: str | None
    sources: tuple[Source, ...]


def alike(groups: Sequence[Headed], layout: RecordLayout) -> Iterator[Alike]:
    by_name = any(dimension.reading is Reading.FILE_NAME for dimension in layout.dimensions.values())
    for group in groups:
        forces = sorted({source.force for source in group.sources if source.force}) if by_name else [None]
        for force in forces:
            same = tuple(one for one in group.sources if not by_name or one.force == force)
            yield Alike(group.columns, force, same)
