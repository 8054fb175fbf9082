"""Spellings that may be one person are offered as one; others are not."""

import pytest

from moothall.panel.record import record
from moothall.panel.same_person import may_be_one
from tests.unit.panel.made import minutes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Tamarack", "Councillor Tom Tamarack OBE"),
        ("Cllr. Umar Juniper", "Umar Junipar"),
        ("T Tamarack", "Mr Tom Tamarack"),
        ("Cllr Ash Birch", "Cllr. Cy Ash Birch"),
        ("Mr. K. Larchwood", "Keith Larchwood"),
    ],
)
def test_these_may_be_one(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Ash", "Cllr Asp"),
        ("Tom Tamarack", "Una Tamarack"),
        ("Tom Tamarack", "Tim Tamarack"),
        ("Cllr Tamarack", "Cllr Juniper"),
        ("Cllr", "Cllr Ash"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_a_record_offers_the_spellings_of_its_papers() -> None:
    head = "Minutes of a meeting of the Oakford Panel held on"
    first = f"{head} 3 March 2031.\nPRESENT\nCllr Tom Tamarack\nCllr Ash\n1. X\nNone.\n"
    second = f"{head} 2 June 2031.\nPRESENT\nCllr Tamarak\nCllr Birch\n1. X\nNone.\n"
    found = record([minutes("a.txt", first), minutes("b.txt", second)])
    assert [one.names for one in found.spellings] == [("Cllr Tom Tamarack", "Cllr Tamarak")]
