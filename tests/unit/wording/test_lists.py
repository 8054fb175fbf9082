"""Things in a row."""

import pytest

from moothall.wording.lists import capitalised, listed


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_ends_in_and(things: list[str], said: str) -> None:
    assert listed(things) == said


@pytest.mark.parametrize(("text", "said"), [("", ""), ("a b", "A b"), ("999 calls", "999 calls"), ("iPad", "IPad")])
def test_only_the_first_letter_is_raised(text: str, said: str) -> None:
    assert capitalised(text) == said
