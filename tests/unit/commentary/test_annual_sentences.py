"""Where an annual report stands, and what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.annual_sentences import exceptions_sentence, kept_sentence, status_sentence
from moothall.commentary.annual_text import Comment, FinalText
from moothall.periods import Quarter

WITHOUT = Comment(by="The Panel", on=date(2022, 6, 16), text="Say more.")
ANSWERED = replace(WITHOUT, response="It will be said.")
FINAL = FinalText(author="The office", agreed=date(2022, 7, 1), agreed_by="the Commissioner", paragraphs=("All well.",))
QUARTERS = [Quarter(2021, number) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("comments", "final", "said"),
    [
        ((), None, "Draft. No comment of the Panel is recorded yet. There is no final text yet."),
        ((ANSWERED,), None, "Draft. 1 comment of the Panel is recorded. There is no final text yet."),
        (
            (WITHOUT, ANSWERED),
            None,
            "Draft. 2 comments of the Panel are recorded, 1 without a response. There is no final text yet.",
        ),
        (
            (WITHOUT, WITHOUT),
            None,
            "Draft. 2 comments of the Panel are recorded, all without a response. There is no final text yet.",
        ),
        (
            (),
            FINAL,
            "Final. The text was agreed by the Commissioner on 1 July 2022. No comment of the Panel is recorded.",
        ),
        (
            (ANSWERED, replace(ANSWERED, on=date(2022, 9, 1))),
            FINAL,
            (
                "Final. The text was agreed by the Commissioner on 1 July 2022. 2 comments of the Panel are recorded. "
                "1 of them came after the text was agreed."
            ),
        ),
    ],
)
def test_the_status(comments: tuple[Comment, ...], final: FinalText | None, said: str) -> None:
    assert status_sentence(comments, final, panel="Panel") == said


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (QUARTERS, "All 4 quarterly reports of 2021-22 are kept."),
        (
            QUARTERS[1:],
            (
                "3 of the 4 quarterly reports of 2021-22 are kept. The report on April to June 2021 is not, so its "
                "exceptions are missing here."
            ),
        ),
        (
            QUARTERS[3:],
            (
                "1 of the 4 quarterly reports of 2021-22 is kept. The reports on April to June 2021, July to September "
                "2021 and October to December 2021 are not, so their exceptions are missing here."
            ),
        ),
    ],
)
def test_which_reports_are_kept(kept: list[Quarter], said: str) -> None:
    assert kept_sentence(kept, "2021-22", QUARTERS) == said


def test_a_year_without_exceptions() -> None:
    assert exceptions_sentence([]) == "The reports kept had no exceptions."
