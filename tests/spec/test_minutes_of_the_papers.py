"""The annotated papers of a panel: what was read against what was noted by hand, with floors that may only rise."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.render.minutes_json import minutes_json
from tests.minutes_scorer import KINDS, Score, given_though_silent, whens_given_though_silent

FLOORS = {
    "head": 1.0,
    "items": 0.95,
    "resolutions": 0.95,
    "attendance": 0.95,
    "firm commitments": 0.90,
    "requests, offers, expectations": 0.90,
    "movements": 0.95,
    "declarations": 0.95,
    "next meeting": 0.95,
}
Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[Pair]:
    """What was noted and what was read, paper by paper."""
    found: list[Pair] = []
    for noted in sorted((shared / "minutes").glob("*.json")):
        truth = json.loads(noted.read_text(encoding="utf-8"))
        file = shared / "minutes" / truth["document"]
        found.append((truth, minutes_json(minutes_from(document_text(file.name, file.read_bytes())))))
    return found


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_is_read_above_its_floor(
    kind: str, pairs: list[Pair], record_property: Callable[[str, object], None]
) -> None:
    score = Score()
    for truth, read in pairs:
        score.add(KINDS[kind](truth, read))
    record_property(kind, f"precision {score.precision:.3f}, recall {score.recall:.3f}, {score.right} right")
    assert score.f1 >= FLOORS[kind], (score.missed, score.extra)


def test_nothing_is_given_where_a_paper_is_silent(pairs: list[Pair]) -> None:
    assert [given_though_silent(truth, read) for truth, read in pairs] == [[] for _ in pairs]


def test_no_owner_and_no_time_is_given_where_a_commitment_has_none(pairs: list[Pair]) -> None:
    assert [whens_given_though_silent(truth, read) for truth, read in pairs] == [[] for _ in pairs]


def test_what_is_stated_as_none_is_read_as_none(pairs: list[Pair]) -> None:
    for key in ("declarations_stated_none", "public_questions_stated_none"):
        assert [read[key] for _, read in pairs] == [truth[key] for truth, _ in pairs]


def test_the_pack_is_cut_into_its_documents(pairs: list[Pair]) -> None:
    (_, pack) = next(pair for pair in pairs if pair[0]["kind"] == "agenda pack")
    assert [(one["kind"], one["item"]) for one in pack["documents"]] == [
        ("agenda", None),
        ("minutes", "3"),
        ("letter", "23"),
        ("report", "5"),
        ("report", "6"),
        ("report", "7"),
        ("report", "8"),
    ]
    assert pack["documents"][1]["minutes"]["date"]["value"] == "2020-07-28"
    assert (pack["present"], pack["resolutions"], pack["commitments"]) == (None, [], [])
