"""Sentences that speak of a measure, with the quarter that the item reports on."""

import pytest

from moothall.panel.mentions import mentions, quarter_said
from moothall.periods import Quarter
from tests.unit.panel.made import minutes

TITLES = {"burglary": "Burglary", "burglary-residential": "Burglary residential", "stop-and-search": "Stop and search"}


def test_the_longest_title_that_fits_names_the_measure() -> None:
    found = minutes(
        "a.txt",
        "Minutes of a meeting of the Oakford Panel held on 3 May 2031.\n"
        "1. PERFORMANCE 1 JANUARY 2031 - 31 MARCH 2031\n"
        "The Panel considered a report. Burglary (residential) fell. Stop and searches rose.\n"
        "2. CLOSE\nThere was no more burglary to discuss.\n",
    )
    assert [(one.measure, one.quarter, one.item, one.sentence) for one in mentions(found, TITLES)] == [
        ("burglary", Quarter(2030, 4), "1", "Burglary (residential) fell."),
        ("stop-and-search", Quarter(2030, 4), "1", "Stop and searches rose."),
        ("burglary", None, "2", "There was no more burglary to discuss."),
    ]


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("for the period 1 October 2019 to 31 December 2019", Quarter(2019, 3)),
        ("1 APRIL TO 30 JUNE 2020", Quarter(2020, 1)),
        ("1 April 2020 to 31 July 2020", None),
        ("1 May 2020 to 31 July 2020", None),
        ("the last quarter", None),
    ],
)
def test_a_span_is_a_quarter_only_where_it_is_one(text: str, quarter: Quarter | None) -> None:
    assert quarter_said(text) == quarter
