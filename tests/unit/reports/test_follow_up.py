"""What earlier reports asked comes back until it is answered, and once more when it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from moothall.commentary.analyst import Action
from moothall.commentary.matter import Matter, MatterKind, MatterState
from moothall.reports.follow_up import FollowUp, follow_up
from moothall.reports.kept_report import KeptReport
from tests.kept import ASKED, BEFORE_LAST, LAST, SHOWN, kept_measure, kept_report
from tests.worlds import QUARTER

TITLES = {"burglary": "Burglary", "robbery": "Robbery"}


def taken_up(
    kept: Sequence[KeptReport], *actions: Action, withheld: bool = False, meeting: date | None = None
) -> FollowUp:
    return follow_up(kept, actions, QUARTER, lambda *_: withheld, TITLES, meeting=meeting)


def told(found: FollowUp) -> list[tuple[str, str, str]]:
    return [(matter.title, str(matter.raised_in), matter.state_said(QUARTER)) for matter in found.matters]


def test_an_exception_of_the_last_report_comes_back_with_what_was_said_and_asked() -> None:
    (matter,) = taken_up([kept_report(kept_measure())]).matters
    assert matter == Matter(
        kind=MatterKind.EXCEPTION,
        raised_in=LAST,
        measure="burglary",
        title="Burglary",
        said="Burglary: above the upper limit in March 2020. Single point exception, above: concern.",
        asked="Analyse: find out what lies behind it.",
    )
    assert (matter.state, matter.answers) == (
        MatterState.UNANSWERED,
        ("No action is recorded, so nobody has been asked.",),
    )


def test_the_state_comes_from_the_actions_on_it() -> None:
    without = replace(SHOWN, evidence=None)
    in_hand = replace(ASKED, progress="Records are being read.")
    kept = [kept_report(kept_measure())]
    assert [told(taken_up(kept, *actions)) for actions in ((ASKED,), (in_hand,), (without,), (SHOWN,))] == [
        [("Burglary", "2019-20-Q4", said)]
        for said in (
            "Unanswered for 1 quarter",
            "In hand for 1 quarter",
            "Answered without evidence",
            "Answered with evidence",
        )
    ]
    # One answer of two is not the answer; an answer without evidence leaves the whole without.
    other = replace(ASKED, text="Compare with neighbours.")
    assert told(taken_up(kept, SHOWN, other))[0][2] == "In hand for 1 quarter"
    assert told(taken_up(kept, SHOWN, replace(without, text=other.text)))[0][2] == "Answered without evidence"


def test_an_older_exception_stays_with_its_age_until_it_is_answered_and_is_then_shown_once() -> None:
    older = kept_report(kept_measure(), quarter=BEFORE_LAST)
    quiet = kept_report(kept_measure(is_exception=False))
    assert told(taken_up([quiet, older])) == [("Burglary", "2019-20-Q3", "Unanswered for 2 quarters")]
    answer = replace(SHOWN, quarter=BEFORE_LAST)
    found = taken_up([quiet, older], answer)
    assert told(found) == [("Burglary", "2019-20-Q3", "Answered with evidence")]
    shown = replace(quiet, answered=frozenset({found.matters[0].key}))
    assert told(taken_up([shown, older], answer)) == []
    # An answer that is taken back is missed again.
    assert told(taken_up([shown, older], replace(ASKED, quarter=BEFORE_LAST))) == [
        ("Burglary", "2019-20-Q3", "Unanswered for 2 quarters")
    ]


def test_a_recommendation_without_an_exception_comes_back_too() -> None:
    asked = replace(ASKED, measure="robbery")
    assert taken_up([], asked).matters == (
        Matter(
            kind=MatterKind.RECOMMENDATION,
            raised_in=LAST,
            measure="robbery",
            title="Robbery",
            said="",
            asked="Ask why burglary rose in March.",
            actions=(asked,),
        ),
    )
    # Answered before any report was kept, it was never said to be open.
    assert taken_up([], replace(SHOWN, measure="robbery")).matters == ()
    kept = [kept_report(kept_measure(asked, id="robbery", is_exception=False))]
    assert told(taken_up(kept, replace(SHOWN, measure="robbery"))) == [
        ("Robbery", "2019-20-Q4", "Answered with evidence")
    ]


def test_an_action_that_was_taken_out_of_the_list_is_not_forgotten() -> None:
    kept = [kept_report(kept_measure(ASKED))]
    (matter,) = taken_up(kept).matters
    assert (matter.state_said(QUARTER), matter.answers) == (
        "Unanswered for 1 quarter",
        (
            "Ask why burglary rose in March.",
            "Owner: Head of Crime. Due: no date recorded.",
            "This action no longer stands among the actions.",
        ),
    )
    # A capital or a comma put right makes no other action of it.
    reworded = replace(ASKED, text="Ask, why Burglary rose in March")
    assert taken_up(kept, reworded).matters[0].gone == ()


def test_what_is_overdue_on_the_day_of_the_meeting_says_by_how_many_days() -> None:
    due = replace(ASKED, due=date(2020, 7, 30))
    for kept in ([kept_report(kept_measure())], []):
        (matter,) = taken_up(kept, due, meeting=date(2020, 9, 29)).matters
        assert matter.answers[-1] == "By the meeting of 29 September 2020 it is 61 days overdue."
    assert taken_up([], due, meeting=date(2020, 7, 30)).matters[0].answers == (
        "Owner: Head of Crime. Due: 30 July 2020.",
    )
    assert taken_up([], due).matters[0].answers == ("Owner: Head of Crime. Due: 30 July 2020.",)


def test_what_waits_comes_first_and_the_oldest_of_it() -> None:
    older = kept_report(kept_measure(id="theft", title="Theft"), quarter=BEFORE_LAST)
    last = kept_report(kept_measure(), kept_measure(id="arson", title="Arson"))
    found = taken_up([older, last], SHOWN)
    assert [title for title, _, _ in told(found)] == ["Theft", "Arson", "Burglary"]
    assert [m.title for m in found.of_the_last_report] == ["Arson", "Burglary"]
    assert [m.title for m in found.older] == ["Theft"]


def test_nothing_of_this_quarter_or_later_is_taken_up() -> None:
    now = kept_report(kept_measure(), quarter=QUARTER)
    found = taken_up([now], replace(ASKED, quarter=QUARTER))
    assert (found.last, found.matters) == (None, ())


def test_nothing_is_said_again_of_figures_that_are_withheld_now() -> None:
    (matter,) = taken_up([kept_report(kept_measure())], withheld=True).matters
    assert (matter.said, matter.asked) == (
        "What was said then is not repeated here, because the figure is withheld now.",
    ) * 2
