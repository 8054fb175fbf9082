"""An action says what was asked, of whom, by when, and what has come of it."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.action_sentences import action_sentence
from moothall.commentary.analyst import Action, ActionState
from moothall.periods import Quarter

NOW = Quarter(2020, 1)
ASKED = Action(measure="burglary", quarter=NOW, text="Ask why.")


def test_an_action_of_this_quarter_and_one_of_an_earlier_quarter() -> None:
    assert action_sentence(ASKED, NOW) == "Ask why. Owner: not recorded. Due: no date recorded."
    earlier = replace(ASKED, quarter=NOW.before, owner="Head of Crime", due=date(2020, 9, 1))
    assert action_sentence(earlier, NOW) == (
        "Ask why. Asked in the report on January to March 2020. Owner: Head of Crime. Due: 1 September 2020."
    )


def test_an_answer_names_its_evidence_or_that_none_is_given() -> None:
    closed = replace(ASKED, closed=date(2020, 10, 10), answer="A form.")
    assert action_sentence(closed, NOW) == (
        "Ask why. Owner: not recorded. Closed 10 October 2020: A form. No evidence is given."
    )
    assert action_sentence(replace(closed, evidence="A study."), NOW) == (
        "Ask why. Owner: not recorded. Closed 10 October 2020: A form. Evidence: A study."
    )


def test_an_action_in_hand_says_what_is_being_done() -> None:
    in_hand = replace(ASKED, progress="Forms are being read.")
    assert in_hand.state is ActionState.IN_HAND
    assert action_sentence(in_hand, NOW) == (
        "Ask why. Owner: not recorded. Due: no date recorded. In hand: Forms are being read."
    )


def test_evidence_comes_with_an_answer_and_progress_before_it() -> None:
    for wrong in ({"evidence": "A study."}, {"progress": "On.", "answer": "A form.", "closed": date(2020, 10, 10)}):
        with pytest.raises(ValueError, match="progress comes before the answer, evidence with it"):
            replace(ASKED, **wrong)
