"""The columns that each file has, held against those that it should have, before anything is counted."""

import csv
import gzip
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from moothall.errors import FileError, Problem
from moothall.measures.record_layout import RecordLayout
from moothall.records.sources import Source

LONGEST_HEADING = 65_536


@dataclass(frozen=True)
class Headed:
    """Files whose first line is the same, so that they can be read together."""

    columns: tuple[str, ...]
    sources: tuple[Source, ...]


def headed(sources: Sequence[Source], layout: RecordLayout) -> tuple[Headed, ...]:
    """Raises FileError with every file that lacks a needed column."""
    found: dict[tuple[str, ...], list[Source]] = defaultdict(list)
    problems: list[Problem] = []
    for source, line in _first_lines(sources):
        columns = tuple(cell.strip() for cell in next(csv.reader([line]), []))
        wrong = list(column_problems(source.said, columns, layout))
        problems += wrong
        if not wrong:
            found[columns].append(source)
    if problems:
        raise FileError(problems)
    return tuple(Headed(columns, tuple(same)) for columns, same in found.items())


def changed_columns(groups: Iterable[Headed], layout: RecordLayout) -> tuple[str, ...]:
    """Columns that are new, gone or in another place, each with the first file and how many have it so."""
    told = []
    for group in groups:
        if group.columns == layout.columns or not layout.columns:
            continue
        new = [column for column in group.columns if column not in layout.columns]
        gone = [column for column in layout.columns if column not in group.columns]
        parts = [f"new: {', '.join(new)}"] if new else []
        parts += [f"gone: {', '.join(gone)}"] if gone else []
        parts = parts or ["the same columns in another order"]
        told.append(f"{group.sources[0].said} ({len(group.sources)} files): {'; '.join(parts)}")
    return tuple(told)


def _first_lines(sources: Iterable[Source]) -> Iterator[tuple[Source, str]]:
    archives: dict[Path, zipfile.ZipFile] = {}
    try:
        for source in sources:
            if source.member:
                if source.path not in archives:
                    archives[source.path] = zipfile.ZipFile(source.path)
                with archives[source.path].open(source.member) as opened:
                    yield source, _line(opened)
            else:
                with source.path.open("rb") as opened:
                    yield source, _line(gzip.GzipFile(fileobj=opened) if source.path.suffix == ".gz" else opened)
    finally:
        for archive in archives.values():
            archive.close()


def _line(opened: IO[bytes] | gzip.GzipFile) -> str:
    """The first line; '' where it cannot be read, which then lacks every column."""
    try:
        return opened.readline(LONGEST_HEADING).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, EOFError, UnicodeDecodeError, zipfile.BadZipFile):
        return ""


def column_problems(
    place: str, columns: Sequence[str], layout: RecordLayout, *, row: int | None = 1, correct: str = "the first line"
) -> Iterator[Problem]:
    """What is wrong with the columns found; `correct` is what they come from."""
    lacking = [column for column in layout.needed if column not in columns]
    if not any(columns):
        yield Problem(
            "Its first line cannot be read.",
            f"Expected were the columns {', '.join(layout.needed)}.",
            "Fetch the file again, or leave it out.",
            place,
            row=row,
        )
    elif lacking:
        yield Problem(
            f"There is no column {' and no column '.join(lacking)}. Found were {', '.join(columns)}.",
            f"Records of the kind {layout.name} have it.",
            f"Correct {correct}, or say --kind or --mapping.",
            place,
            row=row,
        )
    twice = sorted(
        {column for column in columns if sum(other.casefold() == column.casefold() for other in columns) > 1}
    )
    if twice and not lacking:
        yield Problem(
            f"The column {', '.join(twice)} is there more than once.",
            "Each column has a name of its own.",
            "Rename or delete one.",
            place,
            row=row,
        )
