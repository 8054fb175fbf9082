"""A verdict names its signal exactly when its status names a rule. The rest is in tests/spec/test_verdict.py."""

import pytest

from moothall.periods import Month, Window
from moothall.spc import Rule, Side, Signal, Status, Verdict

JULY = Month(2022, 7)
WINDOW = Window(JULY, JULY)
SIGNAL = Signal(Rule.SINGLE_POINT, Side.BELOW, JULY, JULY)


def test_the_side_is_that_of_the_signal() -> None:
    assert Verdict(WINDOW, Status.SINGLE_POINT, signal=SIGNAL).side is Side.BELOW
    assert Verdict(WINDOW, Status.STABLE).side is None


@pytest.mark.parametrize(("status", "signal"), [(Status.STABLE, SIGNAL), (Status.TREND, None)])
def test_status_and_signal_belong_together(status: Status, signal: Signal | None) -> None:
    with pytest.raises(ValueError, match=f"^A verdict of {status.value} and the signal .* do not belong together.$"):
        Verdict(WINDOW, status, signal=signal)
