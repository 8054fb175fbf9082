"""Minutes that are cut off, not English, very long, without items, or not minutes at all: each has its answer."""

import time

import pytest

from moothall.errors import FileError
from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.minutes import Minutes, PaperKind

HEAD = "Minutes of a meeting of the Oakford Panel held at the Town Hall on Monday 3 March 2031 at 2.00 pm.\n"
ITEMS = """
1. KNIFE CRIME
The Panel considered a report on knife crime in the town.
RESOLVED: That the Clerk write to the Home Office.

2. BURGLARY
The Panel considered a report on burglary in the town.
RESOLVED: That the report be noted.
"""


def read(text: str) -> Minutes:
    return minutes_from(document_text("a.txt", text.encode()))


@pytest.mark.parametrize("length", range(0, len(HEAD + ITEMS), 23))
def test_minutes_cut_off_anywhere_give_what_is_there(length: int) -> None:
    kept = (HEAD + ITEMS)[:length] + "."
    found = read(kept)
    assert all(one.text.strip(".") in " ".join(kept.split()) for one in found.resolutions)


def test_a_page_that_leaves_off_marks_its_item() -> None:
    text = "(i) Members spoke. Reassurance  ...  view the full minutes text for item 6."
    found = read(f"Agenda item\n\nKnife crime.\n\nMinutes:\n\n{text}\n")
    assert (found.is_complete, found.resolutions) == (False, ())
    assert found.notices == (
        "Item (Knife crime) is cut off by the page: its last points and its decision may be missing.",
    )


def test_a_document_in_another_language_is_refused() -> None:
    welsh = (
        "Penderfynodd y Panel nodi cynnwys yr adroddiad a diolch i swyddogion am eu gwaith caled ar y cynllun hwn. " * 5
    )
    with pytest.raises(FileError) as refused:
        read(welsh)
    assert str(refused.value) == (
        "a.txt: The text does not seem to be English. Moothall reads English. "
        "Give its English version; councils in Wales publish both."
    )


def test_in_two_languages_the_other_one_is_listed_as_not_understood() -> None:
    welsh = "Penderfynodd y Panel nodi cynnwys yr adroddiad a diolch i swyddogion am eu gwaith caled ar y cynllun."
    found = read(HEAD + ITEMS + "\n" + welsh + "\n")
    assert [(one.text, one.why) for one in found.not_understood] == [(welsh, "It does not seem to be English.")]


def test_a_wrong_weekday_is_reported_and_stays() -> None:
    found = read(HEAD.replace("Monday", "Friday") + ITEMS)
    assert found.date is not None
    assert str(found.date.value) == "2031-03-03"
    assert found.notices == ("Line 1: 'Friday 3 March 2031': that day was a Monday. It stays as printed.",)


def test_an_impossible_day_is_reported_and_not_mended() -> None:
    found = read(HEAD.replace("Monday 3 March", "31 June") + ITEMS)
    assert found.date is None
    assert found.notices == ("Line 1: '31 June 2031' is no day of the calendar. It stays as printed.",)


def test_what_is_no_minutes_is_said_to_be_none() -> None:
    assert (
        read("A recipe for bread: take the flour and the water, and mix them well in a bowl.").kind is PaperKind.OTHER
    )


def test_a_very_long_document_is_read_in_time_that_grows_with_its_length() -> None:
    begun = time.process_time()
    found = read(HEAD + ITEMS * 400)
    assert len(found.resolutions) == 800
    assert time.process_time() - begun < 30
