"""Values that refuse what cannot be, and wishes alike that belong to no theme."""

from datetime import date

import pytest

from moothall.panel.numbering import municipal_year, runs
from moothall.panel.record import record
from moothall.panel.sourced import Place, Sourced
from tests.unit.panel.made import minutes


@pytest.mark.parametrize("confidence", [0, -0.1, 1.1])
def test_a_confidence_lies_above_nothing_and_at_most_at_one(confidence: float) -> None:
    with pytest.raises(ValueError, match="A confidence lies above 0 and at most at 1"):
        Sourced("x", confidence, Place(line=1))


def test_a_place_is_said_with_its_page() -> None:
    assert [str(Place(line=3)), str(Place(line=3, page=2))] == ["line 3", "page 2, line 3"]


@pytest.mark.parametrize(
    ("day", "year"), [(date(2020, 4, 30), "2019/20"), (date(2020, 5, 1), "2020/21"), (date(1999, 6, 1), "1999/00")]
)
def test_the_municipal_year_begins_in_may(day: date, year: str) -> None:
    assert municipal_year(day) == year


def meeting(day: str, first: int, said: str) -> str:
    return (
        f"Minutes of a meeting of the Oakford Panel held on {day}.\n{first}. LAMP POSTS\n{said}\n"
        f"{first + 1}. CLOSE\nThe Panel thanked all.\n"
    )


def test_minute_numbers_that_leave_a_gap_are_told() -> None:
    texts = (
        meeting("2 June 2031", 1, "None."),
        meeting("1 July 2031", 3, "None."),
        meeting("1 August 2031", 9, "None."),
    )
    found = record([minutes(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert [run.gap for run in runs(found.meetings)] == [None, None, "minutes 5 to 8 are not in this record"]


def test_a_wish_of_no_theme_that_comes_back_in_like_words_is_recognised() -> None:
    first = meeting("2 June 2031", 1, "Members asked for the broken lamp posts in Mill Lane to be mended.")
    second = meeting("1 July 2031", 3, "It was suggested that the lamp posts in Mill Lane be mended before winter.")
    (found,) = record([minutes("a.txt", first), minutes("b.txt", second)]).repeats
    assert (found.meetings, found.first) == (2, date(2031, 6, 2))
    assert found.title == "Members asked for the broken lamp posts in Mill Lane to be mended."
