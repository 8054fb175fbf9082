"""Due days from the words that were said on 3 March 2031, with meetings to come on 2 June and 8 September."""

from datetime import date

import pytest

from moothall.panel.due_dates import due_of

SAID_ON = date(2031, 3, 3)
MEETINGS = (date(2031, 6, 2), date(2031, 9, 8))


@pytest.mark.parametrize(
    ("when", "day", "basis"),
    [
        ("by 30 April 2031", date(2031, 4, 30), "the day that was said"),
        ("by 1 February", date(2032, 2, 1), "the day that was said"),
        ("the next meeting on 2nd June 2031", date(2031, 6, 2), "the day that was said"),
        ("before the next meeting", date(2031, 6, 2), "the next meeting, 2 June 2031"),
        ("the September meeting", date(2031, 9, 8), "the meeting of 8 September 2031"),
        ("by the end of July 2031", date(2031, 7, 31), "the end of July 2031"),
        ("in January", date(2032, 1, 31), "the end of January 2032"),
        ("within ten working days", date(2031, 3, 17), "within ten working days from 3 March 2031"),
        ("within 2 weeks", date(2031, 3, 17), "within 2 weeks from 3 March 2031"),
        ("in six months", date(2031, 9, 3), "in six months from 3 March 2031"),
    ],
)
def test_words_that_name_a_day(when: str, day: date, basis: str) -> None:
    due = due_of(when, said_on=SAID_ON, meetings=MEETINGS)
    assert due is not None
    assert (due.day, due.basis) == (day, basis)


@pytest.mark.parametrize(
    "when", [None, "a future meeting", "in due course", "the May meeting", "in the next few months", "by 31 June 2031"]
)
def test_words_that_name_none(when: str | None) -> None:
    assert due_of(when, said_on=SAID_ON, meetings=MEETINGS) is None


@pytest.mark.parametrize("when", ["the next meeting", "within ten days", "by the end of July", "by 3 May"])
def test_without_the_day_on_which_it_was_said_nothing_is_reckoned(when: str) -> None:
    assert due_of(when, said_on=None, meetings=MEETINGS) is None
