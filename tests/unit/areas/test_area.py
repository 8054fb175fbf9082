"""Areas."""

import pytest

from moothall.areas import Area, AreaKind


def test_an_area_is_a_force_unless_said_otherwise() -> None:
    assert Area("Leicestershire") == Area("Leicestershire", AreaKind.FORCE, None)


@pytest.mark.parametrize("name", ["", "  "])
def test_an_area_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"^An area needs a name\.$"):
        Area(name)
