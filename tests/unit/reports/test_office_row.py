"""One measure of the office: how figures, bases and changes are said, and when it is an exception."""

from dataclasses import replace

import pytest

from moothall.reports.office import OfficeFigure
from moothall.reports.office_row import OfficeRow, office_rows
from tests.unit.reports.offices import EMAILS, HOURS, LETTERS, NOW, OFFICE, RULE, WEBSITE, row


def cells(one: OfficeRow) -> tuple[str, ...]:
    return one.title, one.latest, one.earlier, one.signed_difference, one.signed_percent


def test_the_rows_of_a_quarter() -> None:
    assert [cells(one) for one in office_rows(OFFICE, NOW)] == [
        ("Emails received", "1,515", "1,096", "+419", "+38%"),
        (
            "Letters answered on time, of all letters received",
            "83 of 86 (97%)",
            "72 of 80 (90%)",
            "+7 points",
            "in points",
        ),
        ("Time spent at events (hours)", "10.5", "60.0", "−49.5", "−83%"),
        ("Views", "18,444", "no figure", "not known", "not given"),
    ]


def test_a_share_without_a_change_has_no_points() -> None:
    few = row(LETTERS, OfficeFigure(9, 11), OfficeFigure(6, 6))
    assert cells(few)[1:] == ("9 of 11 (82%)", "6 of 6", "not given", "not given")


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            row(EMAILS, OfficeFigure(1515), OfficeFigure(1096)),
            "1,515, 419 more than the 1,096 of the quarter before (+38%).",
        ),
        (row(EMAILS, OfficeFigure(6), OfficeFigure(24)), "6, 18 fewer than the 24 of the quarter before (−75%)."),
        (row(EMAILS, OfficeFigure(3), OfficeFigure(2)), "3, 1 more than the 2 of the quarter before."),
        (row(EMAILS, OfficeFigure(21), OfficeFigure(21)), "21, the same as the 21 of the quarter before."),
        (
            row(HOURS, OfficeFigure(10.5), OfficeFigure(60)),
            "10.5, 49.5 less than the 60.0 of the quarter before (−83%).",
        ),
        (
            row(LETTERS, OfficeFigure(83, 86), OfficeFigure(72, 80)),
            "83 of 86 (97%), 7 points higher than the 72 of 80 (90%) of the quarter before.",
        ),
        (
            row(LETTERS, OfficeFigure(70, 100), OfficeFigure(71, 100)),
            "70 of 100 (70%), 1 point lower than the 71 of 100 (71%) of the quarter before.",
        ),
        (
            row(LETTERS, OfficeFigure(703, 1000), OfficeFigure(700, 1000)),
            "703 of 1,000 (70%), 0.3 points higher than the 700 of 1,000 (70%) of the quarter before.",
        ),
        (
            row(LETTERS, OfficeFigure(22, 1820), OfficeFigure(31, 1710)),
            "22 of 1,820 (1.2%), 0.6 points lower than the 31 of 1,710 (1.8%) of the quarter before.",
        ),
        (
            row(LETTERS, OfficeFigure(9, 11), OfficeFigure(6, 6)),
            "9 of 11 (82%); the quarter before, 6 of 6. No change is worked out on a whole under 10.",
        ),
        (
            row(WEBSITE, OfficeFigure(18444), OfficeFigure(None, note="Not counted.")),
            "18,444. There is no figure for the quarter before. Not counted.",
        ),
        (row(WEBSITE, OfficeFigure(18444)), "18,444. There is no figure for the quarter before."),
        (row(WEBSITE, None, OfficeFigure(5)), "There is no figure for the quarter."),
    ],
)
def test_a_change_in_words(one: OfficeRow, sentence: str) -> None:
    assert one.change_sentence == sentence


@pytest.mark.parametrize(
    ("one", "is_exception"),
    [
        (row(EMAILS, OfficeFigure(120), OfficeFigure(100)), True),
        (row(EMAILS, OfficeFigure(119), OfficeFigure(100)), False),
        (row(EMAILS, OfficeFigure(16), OfficeFigure(12)), False),  # +33%, and only 4
        (row(EMAILS, OfficeFigure(4), OfficeFigure(9)), True),  # under 10 there is no percentage
        (row(LETTERS, OfficeFigure(80, 100), OfficeFigure(70, 100)), True),
        (row(LETTERS, OfficeFigure(79, 100), OfficeFigure(70, 100)), False),
        (row(LETTERS, OfficeFigure(9, 11), OfficeFigure(6, 6)), False),
        (row(WEBSITE, OfficeFigure(18444)), False),
    ],
)
def test_an_exception_is_a_change_of_at_least_so_much(one: OfficeRow, is_exception: bool) -> None:
    assert one.is_exception(RULE) is is_exception


def test_what_a_text_may_refer_to() -> None:
    emails, letters, _, website = (one.fields for one in office_rows(OFFICE, NOW))
    assert emails == {"quarter": "1,515", "before": "1,096", "change": "419 more than", "percent": "+38%"}
    assert letters == {
        "quarter": "83 of 86 (97%)",
        "before": "72 of 80 (90%)",
        "change": "7 points higher than",
        "part": "83",
        "of": "86",
        "share": "97%",
    }
    assert website == {"quarter": "18,444", "before": None, "change": None, "percent": None}
    nothing = replace(office_rows(OFFICE, NOW)[1], now=None)
    assert [nothing.fields[name] for name in ("part", "of", "share")] == [None] * 3
