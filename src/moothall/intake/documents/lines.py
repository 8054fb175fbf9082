"""A line of a document's text, with its place, and the document as all its lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from moothall.errors import FileError, Problem


class DocumentKind(Enum):
    PDF = "PDF"
    WORD = "Word"
    WEB_PAGE = "web page"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Line:
    """`number` counts the document's lines from 1; `page` is known of a PDF, and of text with page breaks.

    `heading` is the level of a heading (0: none). `ends_here` says that the next line begins something new.
    """

    text: str
    number: int
    page: int | None = None
    heading: int = 0
    bold: bool = False
    ends_here: bool = False


@dataclass(frozen=True, kw_only=True)
class DocumentText:
    """`notices` tell what a reader must know of the text: pages without any, changes not yet accepted."""

    name: str
    kind: DocumentKind
    lines: tuple[Line, ...]
    pages: int | None = None
    notices: tuple[str, ...] = ()


def refused(name: str, found: str, expected: str, remedy: str) -> FileError:
    return FileError(Problem(found, expected, remedy, name))


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines counted from 1, in their order."""
    return tuple(
        Line(
            text=line.text,
            number=number,
            page=line.page,
            heading=line.heading,
            bold=line.bold,
            ends_here=line.ends_here,
        )
        for number, line in enumerate(lines, start=1)
    )
