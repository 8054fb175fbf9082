"""Words of an earlier quarter stop the report, unless somebody has confirmed them."""

from dataclasses import replace
from datetime import date

from moothall.commentary.analyst import AnalystText, Confirmation
from moothall.reports.context import Context
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.left_standing import confirmed_in_vain, left_standing
from tests.kept import LAST, kept_measure, kept_report
from tests.worlds import QUARTER, report_of, series_of

WORDS = ("June stands out, because most reports came in the week of the festival.",)
THEN = AnalystText(measure="burglary", quarter=LAST, author="An analyst", written=date(2020, 4, 14), paragraphs=WORDS)
NOW = replace(THEN, quarter=QUARTER, written=date(2020, 7, 14))
CONFIRMED = replace(NOW, confirmed=Confirmation(date(2020, 7, 20), "Head of Crime"))


def report(*texts: AnalystText, kept: tuple[AnalystText, ...] = ()) -> ExceptionReport:
    reports = (kept_report(kept_measure(texts=kept)),) if kept else ()
    return report_of(series_of([52, 48] * 12), context=Context(texts=texts, kept=reports))


def test_words_of_an_earlier_quarter_are_refused_with_what_to_do() -> None:
    told = [str(problem) for problem in left_standing(report(THEN, NOW))]
    assert told == [
        (
            "commentary/burglary.2020-21-Q1.md: Paragraph 1 is carried over from the words about January to March 2020 "
            "(An analyst, 14 April 2020). 100% of the words are the same, in the same order. It begins: 'June stands "
            "out, because most reports came in …'. The words of a report on April to June 2020 are about these months; "
            "85% or more of an earlier paragraph's words count as carried over. Write what is true now. Or, where "
            "every word still holds, add to the heading the day on which somebody has read it again and who: "
            'confirmed = { on = 2026-07-03, by = "Name" }.'
        )
    ]
    # Also where only the kept report still has the words.
    assert [str(problem) for problem in left_standing(report(NOW, kept=(THEN,)))] == told


def test_confirmed_words_are_printed_with_where_they_come_from_and_who_confirmed_them() -> None:
    made = report(THEN, CONFIRMED)
    assert list(left_standing(made)) == []
    assert made.entries[0].texts[0].carried_over_sentences == (
        "Paragraph 1 is carried over from the words about January to March 2020 (An analyst, 14 April 2020).",
        "Confirmed as still true by Head of Crime on 20 July 2020.",
    )
    assert confirmed_in_vain(made) == ()


def test_new_words_need_no_confirmation_and_one_in_vain_is_told() -> None:
    new = replace(CONFIRMED, paragraphs=("May stands out.",))
    made = report(THEN, new)
    assert list(left_standing(made)) == []
    assert made.entries[0].texts[0].carried_over_sentences == ()
    assert confirmed_in_vain(made) == (
        "commentary/burglary.2020-21-Q1.md: confirmed stands there, and nothing is carried over. Delete it.",
    )
