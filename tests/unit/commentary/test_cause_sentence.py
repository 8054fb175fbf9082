"""A cause is printed with its grade in words, and with what shows it or that nothing does."""

from dataclasses import replace
from datetime import date

from moothall.commentary.analyst import AnalystText, CauseGrade
from moothall.commentary.cause_sentence import cause_sentence
from moothall.periods import Quarter

UNKNOWN = AnalystText(
    measure="burglary",
    quarter=Quarter(2020, 1),
    author="A. N. Analyst",
    written=date(2020, 7, 14),
    paragraphs=("June stands out.",),
)
SUGGESTED = replace(UNKNOWN, cause_grade=CauseGrade.SUGGESTED, cause="A new form.")


def test_without_words_or_without_a_cause_it_is_not_known() -> None:
    assert cause_sentence(None) == cause_sentence(UNKNOWN) == "Not known."


def test_a_suggestion_without_evidence_says_so() -> None:
    assert cause_sentence(SUGGESTED) == ("Suggested, and not yet shown to be true: A new form. No evidence is given.")
    assert cause_sentence(replace(SUGGESTED, evidence="Three letters.")) == (
        "Suggested, and not yet shown to be true: A new form. Evidence: Three letters."
    )


def test_an_evidenced_cause_names_its_evidence() -> None:
    shown = replace(SUGGESTED, cause_grade=CauseGrade.EVIDENCED, evidence="A study of every record.")
    assert cause_sentence(shown) == "Evidenced: A new form. Evidence: A study of every record."
