"""A time that is not now, spoken of as now."""

import pytest

from moothall.commentary.named_times import earlier_time_as_now
from moothall.periods import Quarter

QUARTER = Quarter(2022, 2)  # July to September 2022


@pytest.mark.parametrize(
    ("words", "named"),
    [
        # The papers: a report on quarter 1 of 2020-21 that says this (C6; KPI 2.3).
        ("As of the end of quarter three of the 19/20 year there were 18,444 visits.", "quarter three of the 19/20"),
        ("This quarter (April to June 2022) burglary rose.", "April to June 2022"),
        ("Burglary is now, in June 2022, above its limit.", "June 2022"),
        ("As at June 2022, 12 officers work on it.", "June 2022"),
        ("The latest quarter, Q1 2022/23, is stable.", "Q1 2022/23"),
        ("The current quarter, quarter 4, is stable.", "quarter 4"),
        ("At present, the first quarter of 2022-23, it falls.", "first quarter of 2022-23"),
    ],
)
def test_an_earlier_time_spoken_of_as_now(words: str, named: str) -> None:
    assert earlier_time_as_now(words, QUARTER) == named


@pytest.mark.parametrize(
    "words",
    [
        "Burglary has been lower since February 2021.",
        "It is now lower than in June 2022.",
        "This quarter was above April to June 2022.",
        "We know no more now. In June 2022 it was different.",
        "This quarter (July to September 2022) burglary rose.",
        "As of September 2022, 12 officers work on it.",
        "The current quarter, quarter 2, is stable.",
        "The current quarter is the third quarter of a rise.",
        "To date, Q2 2022-23, nothing is known.",
        "",
    ],
)
def test_other_words_may_name_any_time(words: str) -> None:
    assert earlier_time_as_now(words, QUARTER) is None
