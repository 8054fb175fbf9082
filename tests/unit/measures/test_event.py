"""Events concern the measures they name, or all."""

import pytest

from moothall.measures import Event, EventKind
from moothall.periods import Month, Window

MARCH_TO_JUNE = Window(Month(2020, 3), Month(2020, 6))


@pytest.mark.parametrize(
    ("measures", "concerns"),
    [
        (None, True),
        (frozenset({"burglary", "robbery"}), True),
        (frozenset({"robbery"}), False),
        (frozenset[str](), False),
    ],
)
def test_an_event_concerns_the_measures_it_names_or_all(measures: frozenset[str] | None, concerns: bool) -> None:
    event = Event("First lockdown", EventKind.OUTSIDE_EVENT, MARCH_TO_JUNE, "gov.uk", measures)
    assert event.concerns("burglary") is concerns
