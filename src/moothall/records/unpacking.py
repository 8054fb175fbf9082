"""Files of records as plain paths: members of archives are unpacked a share at a time, ahead of the counting."""

import gzip
import shutil
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from moothall.errors import FileError, Problem
from moothall.records.sources import Source

AHEAD = 2  # shares that are unpacked while one is counted
SHARE = 64 * 1024 * 1024  # bytes of text counted at once where they have to be unpacked to disk first
PLAIN_SHARE = 1024 * 1024 * 1024  # where they need not: only their counts and marks are held in memory
BLOCK = 128 * 1024  # larger ones take zipfile a third longer: what it has not yet unpacked is copied each time
SAMPLE = 64 * 1024
MAKES_A_PATTERN = frozenset("*?[]{}")


@dataclass(frozen=True)
class Share:
    """Some of the files, each with the path that DuckDB reads it from."""

    sources: tuple[Source, ...]
    paths: tuple[Path, ...]

    @property
    def stored(self) -> int:
        return sum(source.stored for source in self.sources)

    @cached_property
    def rows(self) -> int:
        """About how many rows there are, by the length of those at the beginning."""
        with self.paths[0].open("rb") as raw:
            start = (gzip.GzipFile(fileobj=raw) if self.paths[0].suffix == ".gz" else raw).read(SAMPLE)
        return sum(source.unpacked for source in self.sources) * start.count(b"\n") // max(len(start), 1)


def shares(sources: Sequence[Source], scratch: Path, number: str) -> Iterator[Share]:
    """Every file once, in shares of about the same size; while one is counted the next ones are unpacked."""
    coming: deque[tuple[Path, Future[Share]]] = deque()
    with ThreadPoolExecutor(AHEAD) as workers:
        for index, part in enumerate(_parts(sources)):
            folder = scratch / f"{number}-{index}"
            coming.append((folder, workers.submit(_unpacked, part, folder)))
            if len(coming) > AHEAD:
                yield from _first_of(coming)
        while coming:
            yield from _first_of(coming)


def _first_of(coming: "deque[tuple[Path, Future[Share]]]") -> Iterator[Share]:
    folder, unpacked = coming.popleft()
    yield unpacked.result()
    shutil.rmtree(folder)


def _parts(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    part: list[Source] = []
    size = 0
    for source in sources:
        size += source.unpacked
        if part and size > (SHARE if source.member or part[0].member else PLAIN_SHARE):
            yield tuple(part)
            part, size = [], source.unpacked
        part.append(source)
    if part:
        yield tuple(part)


def _unpacked(sources: tuple[Source, ...], folder: Path) -> Share:
    """Raises FileError with every member that is damaged."""
    folder.mkdir()
    archives: dict[Path, zipfile.ZipFile] = {}
    problems: list[Problem] = []
    paths: list[Path] = []
    try:
        for index, source in enumerate(sources):
            try:
                paths.append(_path_of(source, folder / f"{index:06d}", archives))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
                said = str(error) or type(error).__name__
                problems.append(
                    Problem(
                        f"It cannot be unpacked: {said}.",
                        "A whole archive was expected.",
                        "Fetch it again.",
                        source.said,
                    )
                )
    finally:
        for archive in archives.values():
            archive.close()
    if problems:
        raise FileError(problems)
    return Share(sources, tuple(paths))


def _path_of(source: Source, place: Path, archives: dict[Path, zipfile.ZipFile]) -> Path:
    """A member under a name of our own (its own could lead anywhere); a file where it is, unless its name has a *."""
    suffix = ".csv.gz" if source.name.endswith(".gz") else ".csv"
    place = place.with_suffix(suffix)
    if source.member:
        if source.path not in archives:
            archives[source.path] = zipfile.ZipFile(source.path)
        with archives[source.path].open(source.member) as packed, place.open("wb") as out:
            shutil.copyfileobj(packed, out, BLOCK)
        return place
    if MAKES_A_PATTERN.intersection(str(source.path)):
        place.symlink_to(source.path.resolve())
        return place
    return source.path
