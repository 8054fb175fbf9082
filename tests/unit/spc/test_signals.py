"""Signals."""

import pytest

from moothall.periods import Month, Window
from moothall.spc import Rule, Side, Signal


def test_a_signal_covers_its_whole_run() -> None:
    signal = Signal(Rule.STEP_SHIFT, Side.ABOVE, Month(2021, 12), Month(2022, 9))
    assert signal.window == Window(Month(2021, 12), Month(2022, 9))
    assert signal.length == 10


@pytest.mark.parametrize(
    ("side", "is_up"), [(Side.ABOVE, True), (Side.RISING, True), (Side.BELOW, False), (Side.FALLING, False)]
)
def test_above_and_rising_are_up(side: Side, is_up: bool) -> None:
    assert side.is_up is is_up
