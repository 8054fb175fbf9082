"""Words left standing from an earlier quarter are found, however small the changes made to hide it."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.commentary.analyst import AnalystText
from moothall.commentary.carried_over import CarriedOver, alike, carried_over
from moothall.periods import Quarter

NOW = Quarter(2022, 2)
WORDS = "June stands out, because most of the reports came in the week of the summer festival."
THEN = AnalystText(
    measure="hate-offences",
    quarter=Quarter(2022, 1),
    author="An analyst",
    written=date(2022, 7, 14),
    paragraphs=("The figures rose.", WORDS),
)


def text(*paragraphs: str) -> AnalystText:
    return replace(THEN, quarter=NOW, written=date(2022, 10, 14), paragraphs=paragraphs)


def test_words_in_common_and_in_order_worked_by_hand() -> None:
    # 4 words and 5; 'burglary rose in' stand in both, in order: 2 x 3 / 9.
    assert alike("Burglary rose in June.", "burglary ROSE again in July") == pytest.approx(6 / 9)
    assert alike("One two.", "one, two") == 1


def test_a_paragraph_said_before_is_named_with_its_quarter_author_and_day() -> None:
    found = carried_over(text("The figures fell.", WORDS), [THEN])
    assert found == (CarriedOver(2, "June stands out, because most of the reports …", THEN, 1.0),)
    assert found[0].sentence == (
        "Paragraph 2 is carried over from the words about April to June 2022 (An analyst, 14 July 2022)."
    )


def test_a_changed_figure_or_two_hides_nothing_and_new_words_pass() -> None:
    # 16 words. With two of them changed 2 x 14 / 32 = 0.875 is left, with three 0.8125: below 0.85.
    two = WORDS.replace("June", "July").replace("summer", "autumn")
    three = two.replace("week", "month")
    assert [len(carried_over(text(one), [THEN])) for one in (two, three)] == [1, 0]


def test_a_short_paragraph_may_be_said_again() -> None:
    assert carried_over(text("The figures rose."), [THEN]) == ()


def test_the_first_of_several_quarters_is_named_and_later_ones_and_other_measures_are_not_looked_at() -> None:
    first = replace(THEN, quarter=Quarter(2021, 4))
    later, other = replace(THEN, quarter=Quarter(2022, 3)), replace(THEN, measure="burglary")
    found = carried_over(text(WORDS), [THEN, later, first, other])
    assert [one.earlier for one in found] == [first]
    assert carried_over(text(WORDS), [later, other]) == ()


def test_a_paragraph_that_speaks_of_an_earlier_time_as_now() -> None:
    found = carried_over(text("As of June 2022 there are 12."), [])
    assert [one.sentence for one in found] == ["Paragraph 1 speaks of June 2022 as if it were now."]
