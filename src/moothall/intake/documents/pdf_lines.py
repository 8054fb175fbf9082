"""Signs with their places become lines: side by side on one height, wide gaps kept, columns parted."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from moothall.intake.documents.lines import Line
from moothall.intake.text import clean_prose

WIDE_GAP = 2.0  # in heights of a sign: wider than any blank between words
CELL_GAP = "    "
COLUMNS = 2
LEAST_ROWS_OF_COLUMNS = 8
LEAST_LENGTH_OF_A_COLUMN = 25  # characters: shorter ones are cells of a table or names in columns
SHARE_OF_ROWS_IN_COLUMNS = 0.6
PARAGRAPH_GAP = 1.55  # in line distances: a larger one parts paragraphs


class PlacedSign(NamedTuple):
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


@dataclass
class _Segment:
    """Signs in a row without a wide gap."""

    signs: list[PlacedSign] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return clean_prose("".join(sign.sign for sign in self.signs))[0].strip()

    @cached_property
    def inked(self) -> list[PlacedSign]:
        return [sign for sign in self.signs if not sign.sign.isspace()]

    @property
    def is_bold(self) -> bool:
        inked = self.inked
        return bool(inked) and sum(sign.bold for sign in inked) > 0.8 * len(inked)


@dataclass
class _Row:
    segments: list[_Segment]
    middle: float
    height: float


def page_lines(signs: Iterable[PlacedSign], page: int) -> Iterator[Line]:
    """The lines of a page in the order in which it was written; a blank one where a wide space parts paragraphs."""
    rows = _rows(signs)
    usual = _usual_distance(rows)
    before: _Row | None = None
    for row in _columns_parted(rows):
        if before and usual and not 0 < before.middle - row.middle < PARAGRAPH_GAP * usual:
            yield Line(text="", number=0, page=page)
        text = CELL_GAP.join(segment.text for segment in row.segments if segment.text)
        is_bold = all(segment.is_bold for segment in row.segments if segment.text)
        if text:
            yield Line(text=text, number=0, page=page, bold=is_bold)
            before = row
    yield Line(text="", number=0, page=page)


def _rows(signs: Iterable[PlacedSign]) -> list[_Row]:
    rows: list[_Row] = []
    last: PlacedSign | None = None
    for sign in signs:
        if sign.sign in "\r\n" or (sign.sign.isspace() and not rows):
            continue
        if sign.sign.isspace():
            rows[-1].segments[-1].signs.append(sign)
            continue
        middle, height = (sign.bottom + sign.top) / 2, sign.size or sign.top - sign.bottom or 1.0
        same_row = bool(rows) and last is not None and _is_beside(sign, last, rows[-1])
        if not same_row:
            rows.append(_Row([_Segment()], middle, height))
        elif last is not None and sign.left - last.right > WIDE_GAP * height:
            rows[-1].segments.append(_Segment())
        rows[-1].segments[-1].signs.append(sign)
        last = sign
    return rows


def _is_beside(sign: PlacedSign, last: PlacedSign, row: _Row) -> bool:
    """On the height of the row, and not far back to the left of the last sign."""
    overlaps = sign.bottom < row.middle + row.height * 0.6 and sign.top > row.middle - row.height * 0.6
    return overlaps and sign.left > last.left - row.height


def _usual_distance(rows: Sequence[_Row]) -> float:
    distances = sorted(
        above.middle - below.middle
        for above, below in itertools.pairwise(rows)
        if 0 < above.middle - below.middle < 4 * above.height
    )
    return distances[len(distances) // 3] if distances else 0.0


def _columns_parted(rows: list[_Row]) -> list[_Row]:
    """Two columns of prose that were written row by row are read one after the other."""
    split = [row for row in rows if len(row.segments) == COLUMNS]
    if len(split) < max(LEAST_ROWS_OF_COLUMNS, SHARE_OF_ROWS_IN_COLUMNS * len(rows)):
        return rows
    lengths = [sorted(len(row.segments[side].text) for row in split)[len(split) // 2] for side in (0, 1)]
    if min(lengths) < LEAST_LENGTH_OF_A_COLUMN:
        return rows
    edge = min(row.segments[1].signs[0].left for row in split)
    left: list[_Row] = []
    right: list[_Row] = []
    for row in rows:
        for segment in row.segments:
            side = right if segment.signs[0].left >= edge - 1 else left
            side.append(_Row([segment], row.middle, row.height))
    return left + right
