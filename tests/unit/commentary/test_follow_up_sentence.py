"""What became of the last report's exceptions, said in a line."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.analyst import Action
from moothall.commentary.follow_up_sentence import follow_up_sentence
from moothall.commentary.matter import Matter, MatterKind
from moothall.periods import Quarter

NOW, LAST = Quarter(2022, 2), Quarter(2022, 1)
WAITS = Matter(
    kind=MatterKind.EXCEPTION, raised_in=LAST, measure="burglary", title="Burglary", said="It rose.", asked="Analyse."
)
ANSWER = Action(measure="burglary", quarter=LAST, text="Ask.", closed=date(2022, 10, 1), answer="A.", evidence="B.")
ANSWERED = replace(WAITS, actions=(ANSWER,))
OLD = replace(WAITS, raised_in=Quarter(2021, 3))


@pytest.mark.parametrize(
    ("matters", "last", "said"),
    [
        ([], None, "No earlier report is kept, so no earlier exception can be taken up again."),
        ([], LAST, "The report on April to June 2022 had no exceptions."),
        ([WAITS], LAST, "The report on April to June 2022 had 1 exception, which is unanswered."),
        ([WAITS, WAITS], LAST, "The report on April to June 2022 had 2 exceptions, both unanswered."),
        ([ANSWERED] * 3, LAST, "The report on April to June 2022 had 3 exceptions, all answered with evidence."),
        (
            [WAITS, ANSWERED, OLD],
            LAST,
            (
                "The report on April to June 2022 had 2 exceptions: 1 answered with evidence and 1 unanswered. "
                "1 other matter has waited for an answer for 3 quarters."
            ),
        ),
        (
            [replace(OLD, actions=(ANSWER,)), OLD],
            LAST,
            (
                "The report on April to June 2022 had no exceptions. 1 older matter has been answered since. 1 matter "
                "has waited for an answer for 3 quarters."
            ),
        ),
        (
            [OLD, OLD],
            LAST,
            (
                "The report on April to June 2022 had no exceptions. 2 matters wait for an answer, the longest for 3 "
                "quarters."
            ),
        ),
        (
            [OLD],
            Quarter(2021, 3),
            (
                "The report on October to December 2021 had 1 exception, which is unanswered. No report on April to "
                "June 2022 is kept, so what it asked cannot be taken up again."
            ),
        ),
    ],
)
def test_in_a_line(matters: list[Matter], last: Quarter | None, said: str) -> None:
    assert follow_up_sentence(matters, last=last, now=NOW) == said
