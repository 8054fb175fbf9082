"""No record is added up twice: parents and parts, flags across categories, flags that meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.measures.category_graph import CategoryGraph

GRAPH = CategoryGraph(
    parts={
        "Violence": frozenset({"Violence with injury", "Violence without injury", "Homicide"}),
        "Violence with injury": frozenset({"Assault with injury"}),
    },
    flags={
        "Knife-enabled": frozenset({"Violence with injury", "Robbery"}),
        "Domestic abuse": frozenset({"Violence"}),
        "Hate": frozenset({"Public order"}),
    },
)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Violence", "Burglary"], []),
        (["Violence with injury", "Homicide"], []),
        (["Violence", "Homicide"], ["Homicide is part of Violence"]),
        (["Assault with injury", "Violence"], ["Assault with injury is part of Violence"]),
        (["Knife-enabled", "Robbery"], ["Knife-enabled is a flag that may stand on Robbery"]),
        # The flag stands on a part of violence, so that it may lie in violence, and in what is in that part.
        (["Violence", "Knife-enabled"], ["Knife-enabled is a flag that may stand on Violence"]),
        (["Assault with injury", "Knife-enabled"], ["Knife-enabled is a flag that may stand on Assault with injury"]),
        (["Homicide", "Knife-enabled"], []),
        (["Domestic abuse", "Knife-enabled"], ["Domestic abuse is a flag that may stand on Knife-enabled"]),
        (["Hate", "Knife-enabled"], []),
    ],
)
def test_pairs_that_may_hold_the_same_record(names: list[str], said: list[str]) -> None:
    assert [str(overlap) for overlap in GRAPH.overlaps(names)] == said
    assert [str(overlap) for overlap in GRAPH.overlaps(reversed(names))] == said


def test_the_widest_categories_may_be_added_up() -> None:
    every = ["Homicide", "Violence", "Violence with injury", "Knife-enabled", "Burglary"]
    assert GRAPH.apart(every) == ("Burglary", "Violence")
    assert GRAPH.apart(["Homicide", "Assault with injury"]) == ("Assault with injury", "Homicide")


NAMES = sorted({*GRAPH.parts, *GRAPH.flags, "Homicide", "Assault with injury", "Robbery", "Burglary", "Public order"})


@given(st.sets(st.sampled_from(NAMES)))
def test_what_may_be_added_up_never_overlaps(names: set[str]) -> None:
    assert GRAPH.overlaps(GRAPH.apart(names)) == ()


def test_nothing_is_part_of_itself_and_a_flag_is_no_box() -> None:
    with pytest.raises(ValueError, match="A is part of itself"):
        CategoryGraph(parts={"A": frozenset({"B"}), "B": frozenset({"A"})})
    with pytest.raises(ValueError, match="F is a flag"):
        CategoryGraph(parts={"A": frozenset({"F"})}, flags={"F": frozenset({"A"})})
