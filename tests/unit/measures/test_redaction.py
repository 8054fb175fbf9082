"""A decision not to publish: what follows from what, and that no number is left in the months it covers."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.measures import Missing, Observation, Part, Redaction, Withheld, Withholding
from moothall.measures.redaction import missing_parts, published
from moothall.periods import Month
from tests.worlds import CITY, series_of

VALUE, CHANGE, DIRECTION = Part.VALUE, Part.CHANGE, Part.DIRECTION
APRIL, MAY, JUNE = Month(2020, 4), Month(2020, 5), Month(2020, 6)
WITHHOLDING = Withholding(
    parts=frozenset({VALUE, CHANGE}),
    reason="The Force has not agreed to publish it",
    authority="the Chief Constable.",
    asked="the Acting Chief Constable, 3 March 2020",
    review=date(2020, 9, 30),
)
DECISION = Redaction(measure="burglary", withholding=WITHHOLDING, first=MAY)
SAID = (
    "The Force has not agreed to publish it. Withheld by: the Chief Constable. Asked to release it: the Acting Chief "
    "Constable, 3 March 2020. To be looked at again by 30 September 2020."
)


@pytest.mark.parametrize(
    ("withheld", "missing"),
    [
        ({VALUE}, ()),
        ({VALUE, CHANGE}, ()),
        ({VALUE, CHANGE, DIRECTION}, ()),
        ({CHANGE}, (VALUE,)),  # 45 and 40 are shown, so the change is 5
        ({DIRECTION}, (VALUE, CHANGE)),
        ({VALUE, DIRECTION}, (CHANGE,)),  # a change of +5 has a direction
        ({CHANGE, DIRECTION}, (VALUE,)),
    ],
)
def test_a_part_that_follows_from_another_cannot_be_withheld_alone(
    withheld: set[Part], missing: tuple[Part, ...]
) -> None:
    assert missing_parts(frozenset(withheld)) == missing


@pytest.mark.parametrize("withheld", [set(), {CHANGE}])
def test_no_decision_is_made_that_gives_itself_away(withheld: set[Part]) -> None:
    with pytest.raises(ValueError, match=r"^What is withheld must not follow from what is shown\.$"):
        replace(WITHHOLDING, parts=frozenset(withheld))


def test_the_months_that_a_decision_covers_hold_its_reason_and_no_number() -> None:
    shown = published(series_of([45, 71, None]), [DECISION])
    assert shown.entries == (
        Observation(APRIL, 45),
        Withheld(MAY, SAID),
        Missing(JUNE, "Not recorded during Covid-19."),
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(DECISION, measure="robbery"),
        replace(DECISION, area=CITY.name),
        replace(DECISION, first=Month(2019, 1), last=Month(2019, 3)),
    ],
)
def test_a_decision_about_something_else_changes_nothing(other: Redaction) -> None:
    series = series_of([45, 71, 40])
    assert published(series, [other]) is series
