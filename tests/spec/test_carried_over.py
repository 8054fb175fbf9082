"""The share of words from which a paragraph counts as carried over, held against a published report.

Its paragraphs about different measures are written to one pattern: as like as words can be that were written anew.
"""

from itertools import combinations
from pathlib import Path

import pytest

from moothall.commentary.carried_over import ALIKE, FEWEST_WORDS, alike

FIRST_LINE, LAST_LINE = 1131, 1425  # Item 8, the force's performance in quarter 1 of 2020-21


def paragraphs(shared: Path) -> list[str]:
    pack = (shared / "minutes" / "2020-10-01-agenda-pack.txt").read_text("utf-8", errors="replace")
    lines = pack.split("\n")[FIRST_LINE - 1 : LAST_LINE]
    found = " ".join(line.strip() or "\n" for line in lines).split("\n")
    return [paragraph for paragraph in map(str.strip, found) if len(paragraph.split()) >= FEWEST_WORDS]


def test_paragraphs_written_to_one_pattern_are_not_taken_for_each_other(shared: Path) -> None:
    found = paragraphs(shared)
    closest = max(alike(one, other) for one, other in combinations(found, 2))
    assert len(found) == 43
    assert closest == pytest.approx(0.788, abs=0.001)
    assert closest < ALIKE
