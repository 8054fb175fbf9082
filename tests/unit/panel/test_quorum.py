"""Who is in the room at any minute. Cllr Cedar comes at 2.30pm; the Chair leaves at 3.00pm."""

from datetime import time

import pytest

from moothall.panel.quorum import presence
from tests.unit.panel.made import JUNE, MARCH


@pytest.mark.parametrize(
    ("at", "names", "chair"),
    [
        (time(14, 0), ["Cllr Ash", "Cllr Birch", "Cllr Dogwood"], "Cllr Ash"),
        (time(14, 29), ["Cllr Ash", "Cllr Birch", "Cllr Dogwood"], "Cllr Ash"),
        (time(14, 30), ["Cllr Ash", "Cllr Birch", "Cllr Dogwood", "Cllr Cedar"], "Cllr Ash"),
        (time(15, 0), ["Cllr Birch", "Cllr Dogwood", "Cllr Cedar"], "Cllr Dogwood"),
    ],
)
def test_the_room_at_a_minute(at: time, names: list[str], chair: str) -> None:
    found = presence(MARCH, at)
    assert found is not None
    assert ([one.name for one in found.present], found.chair) == (names, chair)
    assert (found.has_quorum(4), found.has_quorum(3)) == (len(names) >= 4, True)


def test_without_a_list_of_members_nothing_is_said() -> None:
    assert presence(JUNE, time(14, 0)) is None
