"""Searches by ethnic group: who is in which group, what is positive, and what is held against what."""

import pytest

from moothall.periods import Month, Window
from moothall.reports.searches import (
    CARE,
    NOT_STATED,
    SearchRow,
    officer_defined_group,
    searches_in_words,
    searches_report,
    self_defined_group,
)

WINDOW = Window(Month(2021, 5), Month(2021, 6))
RESIDENTS = {"White": 10_000, "Black": 1_000, "Mixed": 500}
WHITE, BLACK, MIXED = (
    "White - Irish",
    "Black/African/Caribbean/Black British - African",
    "Mixed/Multiple ethnic groups - X",
)
NOTHING, ARREST = "A no further action disposal", "Arrest"


@pytest.mark.parametrize(
    ("words", "group"),
    [
        (WHITE, "White"),
        ("Asian/Asian British - Pakistani", "Asian"),
        (BLACK, "Black"),
        ("Mixed/Multiple ethnic groups - White and Asian", "Mixed"),
        ("Other ethnic group - Arab", "Other"),
        ("Other ethnic group - Not stated", NOT_STATED),
        ("not stated", NOT_STATED),
        ("something new", NOT_STATED),
    ],
)
def test_what_people_said_of_themselves_is_put_into_the_groups_of_the_census(words: str, group: str) -> None:
    assert self_defined_group(words) == group


@pytest.mark.parametrize(
    ("words", "group"),
    [("White", "White"), ("Asian", "Asian"), ("Chinese", "Other"), ("Other", "Other"), ("not stated", NOT_STATED)],
)
def test_officers_have_fewer_words(words: str, group: str) -> None:
    assert officer_defined_group(words) == group


def rows() -> list[SearchRow]:
    return [
        SearchRow(month, words, officer, outcome, count)
        for month in ("2021-05", "2021-06")
        for words, officer, outcome, count in (
            (WHITE, "White", NOTHING, 40),
            (WHITE, "White", ARREST, 10),
            (BLACK, "Black", NOTHING, 15),
            (BLACK, "Other", NOT_STATED, 5),
            (MIXED, "Black", ARREST, 2),
            (NOT_STATED, NOT_STATED, NOTHING, 8),
        )
    ]


def test_searches_worked_by_hand() -> None:
    report = searches_report(rows(), "Example Police", WINDOW, RESIDENTS)
    assert (report.searches, report.positive, report.dispersion) == (160, 24, 1.0)
    white, mixed, black, unstated = report.self_defined
    # 100 of 10,000 and 40 of 1,000 residents: 10 and 40 per 1,000, four times.
    assert (white.rate, white.positive, white.against) == (10, 20, None)
    assert (black.rate, black.positive) == (40, 0)
    assert black.against is not None
    assert black.against.ratio == pytest.approx(4)
    # 4 searches are too few to compare; what was not stated has no rate.
    assert (mixed.searches, mixed.against and mixed.against.p) == (4, None)
    assert (unstated.group, unstated.searches, unstated.rate) == (NOT_STATED, 16, None)


def test_searches_in_words() -> None:
    told = searches_in_words(searches_report(rows(), "Example Police", WINDOW, RESIDENTS))
    how = "as the people searched described themselves"
    assert told[0] == (
        "Example Police: 160 searches in May to June 2021. 24 of them (15%; 95% interval 10% to 21%) had an outcome "
        "other than no further action."
    )
    assert told[1] == (
        f"White, {how}: 10.00 searches per 1,000 residents (95% interval 8.14 to 12.16; 100 searches, 20 of them "
        f"with an outcome; 10,000 residents)."
    )
    assert told[2].endswith("500 residents), too few to compare.")
    assert told[3] == (
        f"Black, {how}: 40.00 searches per 1,000 residents (95% interval 28.57 to 54.47; 40 searches, 0 of them with "
        f"an outcome; 1,000 residents), 4.00 times the rate of the group White (95% interval 2.77 to 5.77; "
        f"significantly different from it)."
    )
    assert told[4] == f"Not stated, {how}: 16 (10%). They are in no rate."
    assert "Other, as officers described them: 10 searches. No number of residents fits, so there is no rate." in told
    assert told[-1] == CARE
