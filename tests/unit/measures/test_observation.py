"""Observations: a number is a number."""

import math

import pytest

from moothall.measures import Missing, Observation, Withheld
from moothall.periods import Month

JUNE = Month(2020, 6)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=f"^2020-06: {value} is not a number.$"):
        Observation(JUNE, value)


def test_nothing_is_zero_but_zero() -> None:
    zero, missing, withheld = Observation(JUNE, 0), Missing(JUNE, "Late."), Withheld(JUNE, "Not agreed.")
    assert zero.value == 0
    assert len({type(entry) for entry in (zero, missing, withheld)}) == 3
