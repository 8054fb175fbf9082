"""Made-up minutes in the habits of other authorities: each is read whole, and nothing is added."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.render.minutes_json import minutes_json
from tests.minutes_scorer import KINDS, given_though_silent, owners_and_times

FOLDER = Path(__file__).parents[1] / "minutes_in_other_habits"
NOTED = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.json"))}


def read(name: str) -> Mapping[str, Any]:
    file = FOLDER / NOTED[name]["document"]
    return minutes_json(minutes_from(document_text(file.name, file.read_bytes())))


@pytest.mark.parametrize("name", list(NOTED))
def test_a_habit_is_read_whole(name: str) -> None:
    truth, found = NOTED[name], read(name)
    scores = {kind: score(truth, found) for kind, score in KINDS.items() if kind in truth_of(truth)}
    wrong = {kind: (score.missed, score.extra) for kind, score in scores.items() if score.missed or score.extra}
    assert wrong == {}
    assert given_though_silent(truth, found) == []
    assert owners_and_times(truth, found) == []
    if "motions" in truth:
        assert [(one["text"], one["outcome"]) for one in found["lost_motions"]] == [
            tuple(one) for one in truth["motions"]
        ]
    for key in ("declarations_stated_none", "public_questions_stated_none"):
        assert found[key] is truth[key], key


def truth_of(truth: Mapping[str, Any]) -> Mapping[str, Callable[..., Any]]:
    """Requests, offers and expectations are noted only where a habit is about them."""
    noted = {one["form"] for one in truth["actions"]} & {"request", "offer", "expectation"}
    return {kind: score for kind, score in KINDS.items() if noted or not kind.startswith("requests")}
