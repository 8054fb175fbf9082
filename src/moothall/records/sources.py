"""The files of one kind in folders, gzip and zip archives: each once, by name, with its month and force."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from moothall.errors import FileError, NotFoundError, Problem
from moothall.measures.record_layout import RecordLayout
from moothall.periods import Month
from moothall.records.layouts import PUBLISHED
from moothall.wording.lists import listed

PUBLISHED_NAME = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))-(.+)-(?:street|outcomes|stop-and-search)\.csv(?:\.gz)?")
GZIP_RATIO = 5  # published records shrink to about a fifth; used where a gzip file does not say its size


@dataclass(frozen=True)
class Source:
    """A file of records. `member` is its place in the archive at `path`; `stored` its size there, in bytes."""

    path: Path
    stored: int
    unpacked: int
    member: str | None = None

    @property
    def name(self) -> str:
        return PurePosixPath(self.member or self.path.as_posix()).name

    @property
    def said(self) -> str:
        return f"{self.path.name}, {self.member}" if self.member else self.path.name

    @property
    def month(self) -> Month | None:
        found = PUBLISHED_NAME.fullmatch(self.name)
        return Month.parse(found[1]) if found else None

    @property
    def force(self) -> str | None:
        """The force as the file's name writes it: leicestershire."""
        found = PUBLISHED_NAME.fullmatch(self.name)
        return found[2] if found else None

    @property
    def key(self) -> str:
        """Two files with one key hold the same records: a published month of a force, or the very same name."""
        return self.name.removesuffix(".gz") if self.month else self.said


def sources_in(places: Sequence[Path], layout: RecordLayout) -> tuple[Source, ...]:
    """Raises NotFoundError where there is nothing to count, FileError where a file is there twice."""
    found = tuple(source for place in places for source in _in_place(place, layout))
    if not found:
        said = ", ".join(map(str, places))
        message = f"{said}: no file of this kind is there. Expected were files whose names end like {_wanted(layout)}."
        raise NotFoundError(f"{message} {_what_to_do(places, layout)}")
    problems = list(_there_twice(found))
    if problems:
        raise FileError(problems)
    return tuple(sorted(found, key=lambda source: (source.name, source.said)))


def _what_to_do(places: Sequence[Path], layout: RecordLayout) -> str:
    there = [
        one.name
        for one in PUBLISHED.values()
        if one.name != layout.name and any(source for place in places for source in _in_place(place, one))
    ]
    if there:
        return f"Files of the kind {listed(there)} are there; records count --kind counts them."
    return "With --mapping, records count reads any other table."


def missing_files(sources: Iterable[Source]) -> tuple[str, ...]:
    """Months of a force without a file, between the first and the last month of all files. Not zero: not known."""
    by_force: dict[str, set[Month]] = defaultdict(set)
    for source in sources:
        if source.month and source.force:
            by_force[source.force].add(source.month)
    if not by_force:
        return ()
    every = set().union(*by_force.values())
    first, last = min(every), max(every)
    span = [first + number for number in range(last - first + 1)]
    return tuple(f"{month} {force}" for force in sorted(by_force) for month in span if month not in by_force[force])


def _wanted(layout: RecordLayout) -> str:
    if layout.file_pattern:
        return layout.file_pattern
    return f"2021-05-bedfordshire-{layout.name}.csv, with or without .gz, in folders or in zip archives"


def _in_place(place: Path, layout: RecordLayout) -> Iterator[Source]:
    if not place.exists():
        message = f"{place}: there is no such file or folder."
        raise NotFoundError(message)
    for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
        if path.name.startswith(".") or not path.is_file():
            continue
        if path.suffix.lower() == ".zip":
            yield from _in_archive(path, layout)
        elif _is_wanted(path.name, layout):
            size = path.stat().st_size
            yield Source(path, size, _unpacked_size(path, size) if path.suffix == ".gz" else size)


def _unpacked_size(path: Path, stored: int) -> int:
    """What a gzip file says at its end, in 32 bits: beyond 4 GB, or in several parts, that is less than it holds."""
    with path.open("rb") as raw:
        raw.seek(max(stored - 4, 0))
        said = int.from_bytes(raw.read(4), "little")
    return said if said >= stored else stored * GZIP_RATIO


def _in_archive(path: Path, layout: RecordLayout) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, EOFError) as error:
        remedy = "Fetch it again, or leave it out."
        raise FileError(
            Problem(f"It cannot be opened: {error}.", "A zip archive was expected.", remedy, path.name)
        ) from None
    for member in members:
        name = PurePosixPath(member.filename).name
        if not member.is_dir() and not name.startswith(".") and _is_wanted(name, layout):
            yield Source(path, member.compress_size, member.file_size, member.filename)


def _is_wanted(name: str, layout: RecordLayout) -> bool:
    plain = name.removesuffix(".gz")
    if layout.file_pattern:
        return fnmatch(plain, layout.file_pattern)
    return plain.endswith(f"-{layout.name}.csv") and PUBLISHED_NAME.fullmatch(name) is not None


def _there_twice(sources: Iterable[Source]) -> Iterator[Problem]:
    by_key: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_key[source.key].append(source)
    for key, same in sorted(by_key.items()):
        if len(same) > 1:
            where = "; ".join(str(one.path.parent / one.said) if one.member is None else one.said for one in same)
            yield Problem(
                f"It is there {len(same)} times: {where}.",
                "Each month of a force is counted once.",
                "Leave all but one out: published archives overlap, and the newer one holds later outcomes.",
                key,
            )
