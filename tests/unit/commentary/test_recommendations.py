"""What to do next, in one sentence for each kind of finding."""

import pytest

from moothall.commentary.finding import Finding, FindingKind, Standing
from moothall.commentary.recommendations import recommendation_sentence
from moothall.spc import Judgement

EXPECTED = {
    FindingKind.SINGLE_POINT: "Analyse: find out what lies behind it.",
    FindingKind.TREND: "Investigate: find out what drives it, and whether it goes on.",
    FindingKind.STEP_SHIFT: (
        "Find out why the level changed. When the reason is understood, consider starting the limits again from the "
        "change."
    ),
    FindingKind.TWO_OF_THREE: "Analyse: find out what lies behind it.",
    FindingKind.QUARTER_CHANGED: "Analyse: find out what lies behind it.",
    FindingKind.STABLE: "Nothing: no figure of the quarter is unusual.",
    FindingKind.NO_VARIATION: "Nothing: no figure of the quarter is unusual.",
    FindingKind.TOO_FEW: "Nothing yet: there are too few figures to judge by.",
    FindingKind.NOT_RECORDED: "Nothing can be said without figures.",
    FindingKind.WITHHELD: "Nothing can be said without figures.",
}


def finding(kind: FindingKind, *, settled: bool = False) -> Finding:
    return Finding(
        kind=kind, judgement=Judgement.NEITHER, is_up=None, side=None, standing=Standing.CHANGED, settled=settled,
        recording_change=None,
    )  # fmt: skip


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_its_advice(kind: FindingKind) -> None:
    assert recommendation_sentence(finding(kind)) == EXPECTED[kind]


def test_what_is_explained_needs_nothing_more() -> None:
    assert recommendation_sentence(finding(FindingKind.TREND, settled=True)) == (
        "Nothing more: it has been explained and the action is closed."
    )
