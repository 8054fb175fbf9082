"""Decisions: their labels, what belongs to the last one, what is only one, and motions that were lost."""

import pytest

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.minutes import Minutes


def read(said: str) -> Minutes:
    text = f"Minutes of a meeting of the Oakford Panel held on 3 March 2031.\n1. POLICING\n{said}\n2. CLOSE\nNone.\n"
    return minutes_from(document_text("a.txt", text.encode()))


def decisions(said: str) -> list[tuple[str | None, str]]:
    return [(one.label, one.text) for one in read(said).resolutions]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("RESOLVED: That the report be noted.", [(None, "That the report be noted.")]),
        ("RESOLVED\nThat:\n(a) it be noted;\n(b) it be sent.", [("(a)", "it be noted;"), ("(b)", "it be sent.")]),
        (
            "RESOLVED: (1) That it be noted; (2) That it be sent.",
            [("(1)", "That it be noted;"), ("(2)", "That it be sent.")],
        ),
        (
            "RESOLVED: (1) That it be noted;\n(2) That it be sent.",
            [("(1)", "That it be noted;"), ("(2)", "That it be sent.")],
        ),
        ("RESOLVED:\nThat it be noted.\nThat it be sent.", [(None, "That it be noted."), (None, "That it be sent.")]),
        (
            "RESOLVED:\n- That it be noted.\n- That it be sent.",
            [(None, "That it be noted."), (None, "That it be sent.")],
        ),
        (
            "RESOLVED:\n(a) That these be asked:\n(i) the Clerk;\n(ii) the Chair.\n(b) That it be sent.",
            [("(a)", "That these be asked: (i) the Clerk; (ii) the Chair."), ("(b)", "That it be sent.")],
        ),
        (
            "RESOLVED:\n(g) one;\n(h) two;\n(i) three.",
            [("(g)", "one;"), ("(h)", "two;"), ("(i)", "three.")],
        ),
        (
            "RESOLVED: That meetings be held on the following days:\n2 June 2031\n1 July 2031",
            [(None, "That meetings be held on the following days: 2 June 2031 1 July 2031")],
        ),
        ("RECOMMENDED to Council: That it be adopted.", [(None, "That it be adopted.")]),
        ("The Panel RESOLVED to note the report.", [(None, "to note the report.")]),
        ("It was moved by Cllr Ash, seconded and RESOLVED that it be noted.", [(None, "that it be noted.")]),
        ("Members spoke. The Panel noted the report.", [(None, "The Panel noted the report.")]),
        ("The Panel noted that burglary had fallen.", []),
        ("Decision: Noted", []),
        ("That the report be noted.", [(None, "That the report be noted.")]),
    ],
)
def test_decisions(said: str, found: list[tuple[str | None, str]]) -> None:
    assert decisions(said) == found


@pytest.mark.parametrize(
    ("said", "motion", "outcome"),
    [
        (
            "Cllr Ash moved that it be doubled. Upon being put to the vote the motion was lost.",
            "that it be doubled",
            "lost",
        ),
        (
            "It was proposed that it be halved.\nOn a vote the proposal was not carried.",
            "that it be halved",
            "not carried",
        ),
        (
            "Cllr Ash moved:\nThat it be doubled.\nOn being put to the vote this was defeated.",
            "That it be doubled",
            "defeated",
        ),
        ("The motion of Cllr Ash was withdrawn.", "The motion of Cllr Ash was withdrawn.", "withdrawn"),
    ],
)
def test_motions_that_were_lost_are_no_decisions(said: str, motion: str, outcome: str) -> None:
    found = read(said)
    assert [(one.text, one.outcome) for one in found.motions] == [(motion, outcome)]
    assert found.resolutions == ()


def test_elections_are_told_apart_by_office() -> None:
    said = (
        "RESOLVED: That Cllr Ash be elected Chairman for the year.\nIt was agreed to appoint Cllr Birch as Vice-Chair."
    )
    assert [(one.office, one.elected) for one in read(said).elections] == [
        ("chair", "Cllr Ash"),
        ("vice-chair", "Cllr Birch"),
    ]
