"""The document as a value, which every format is made from: front matter, then blocks in reading order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeAlias

from moothall.commentary.finding import Finding
from moothall.comparison.rating import Rating
from moothall.reports.drawings import Drawing
from moothall.spc import Judgement


@dataclass(frozen=True)
class Mark:
    """An icon and its word, never one without the other. The icon follows a finding, a judgement alone or a rating."""

    word: str
    of: Finding | Judgement | Rating


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Level 1 is a part of the document; the subject stands above it. `anchor` is what links point at."""

    text: str
    level: int = 1
    anchor: str | None = None
    on_new_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A paragraph of the argument; its number goes on through the document, and `document` gives it."""

    text: str
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Without a number. `lead` are strong words in front, such as 'Owner.'; `is_note` is printed small.

    `introduces` keeps it on one page with what comes next.
    """

    text: str
    lead: str | None = None
    is_note: bool = False
    introduces: bool = False


@dataclass(frozen=True, kw_only=True)
class Item:
    """One bullet. `target` is the anchor that it leads to."""

    text: str
    mark: Mark | None = None
    target: str | None = None


@dataclass(frozen=True)
class Bullets:
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Fact:
    """A label, and what is said under it: a paragraph or more."""

    label: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Label and text, one fact a line."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Figures:
    """A few numbers side by side, each under its label."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Quotation:
    """Somebody's own words, kept as written, and who said them when."""

    paragraphs: tuple[str, ...]
    said_by: str


@dataclass(frozen=True)
class Column:
    """`share` is the width in parts of the whole table; numbers stand to the right."""

    heading: str
    share: float = 1
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """Never blank: a word or a sign says that there is nothing, and the table's note explains a sign."""

    text: str
    mark: Mark | None = None
    target: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            message = "A cell of a table is blank. Say in a word, or in a sign that the note explains, why."
            raise ValueError(message)


class RowKind(Enum):
    PLAIN = "plain"
    WHOLE = "whole"
    ASIDE = "aside"


@dataclass(frozen=True)
class Row:
    """The first cell names the row."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, kw_only=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str | None = None
    is_small: bool = False
    number: int = 0

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row.cells) != len(self.columns)]
        if wrong or not self.rows:
            found = f"a row of {len(wrong[0].cells)} cells" if wrong else "no row"
            message = (
                f"The table '{self.caption}' has {len(self.columns)} columns and {found}. Give each column a cell."
            )
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Card:
    """What belongs together, under a heading with its mark; never split over pages where it fits on one."""

    heading: Heading
    mark: Mark | None
    blocks: tuple["Block", ...]


Block: TypeAlias = Heading | Numbered | Paragraph | Bullets | Facts | Figures | Quotation | Table | Drawing | Card


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """What stands above the first paragraph, and at the head and foot of each page.

    `meeting` is the body that receives the report; `when` says the date in words, also that none is recorded.
    `day` dates the file itself, so that the same input gives the same bytes.
    """

    meeting: str
    report_of: str
    subject: str
    when: str
    author: str
    day: date
    marking: str | None = None
    notice: str | None = None
    language: str = "en-GB"

    @property
    def running_head(self) -> str:
        return f"{self.report_of}: {self.subject}"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact("Report of", (self.report_of,)),
            Fact("Subject", (self.subject,)),
            Fact("Date", (self.when,)),
            Fact("Author", (self.author,)),
        )


@dataclass(frozen=True)
class Document:
    """Made by `document`, which numbers what has a number."""

    front: FrontMatter
    blocks: tuple[Block, ...]

    @property
    def all_blocks(self) -> Iterator[Block]:
        """Every block in reading order, a card before what is in it."""
        return _flat(self.blocks)


def document(front: FrontMatter, blocks: tuple[Block, ...]) -> Document:
    """Paragraphs, figures and tables are numbered from 1, each kind by itself, through the whole document."""
    return Document(front, _Numbers().numbered(blocks))


def row_of(*texts: str, kind: RowKind = RowKind.PLAIN) -> Row:
    return Row(tuple(map(Cell, texts)), kind)


class _Numbers:
    def __init__(self) -> None:
        self.last: Counter[str] = Counter()

    def numbered(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._with_number, blocks))

    def _with_number(self, block: Block) -> Block:
        if isinstance(block, Card):
            return replace(block, blocks=self.numbered(block.blocks))
        if isinstance(block, Numbered | Table | Drawing):
            kind = "figure" if isinstance(block, Drawing) else type(block).__name__
            self.last[kind] += 1
            return replace(block, number=self.last[kind])
        return block


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Card):
            yield from _flat(block.blocks)
