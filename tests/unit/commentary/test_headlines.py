"""Titles as findings, and the one-sentence message of page one."""

import pytest

from moothall.measures import MeasureKind
from tests.worlds import entry_of, measure_of

SPIKE = [*[52, 48] * 11, 52, 90]
SHIFT = [*[48, 52] * 8, *[57, 55] * 4]


@pytest.mark.parametrize(
    ("values", "headline", "message"),
    [
        (
            SHIFT,
            "Burglary rose: 167, 15 more than a year before",
            (
                "Burglary: 167, 15 more than the 152 a year before (+10%); a significant change; above its mean for 8 "
                "months in a row, to June 2020."
            ),
        ),
        (
            [100 - value for value in SHIFT],
            "Burglary fell: 133, 15 fewer than a year before",
            (
                "Burglary: 133, 15 fewer than the 148 a year before (−10%); a significant change; below its mean for 8 "
                "months in a row, to June 2020."
            ),
        ),
        (
            [*SPIKE[:-2], 90, 48],
            "Burglary rose: 186, 38 more than a year before",
            (
                "Burglary: 186, 38 more than the 148 a year before (+26%); a significant change; above the upper limit "
                "in May 2020."
            ),
        ),
        (
            [*[52, 48] * 11, 10, 9],
            "Burglary fell: 67, 81 fewer than a year before",
            (
                "Burglary: 67, 81 fewer than the 148 a year before (−55%); a significant change; below the lower limit "
                "in May and June 2020."
            ),
        ),
        (
            [*[50, 56, 44] * 6, 55, 54, 52, 51, 50, 48, 46],
            "Burglary: falling for 7 months, to June 2020",
            (
                "Burglary: 144, 6 fewer than the 150 a year before (−4%); not a significant change; falling for 7 "
                "months, to June 2020."
            ),
        ),
        (
            [52, 48] * 12,
            "Burglary: stable",
            ("Burglary: 148, the same as the 148 a year before; not a significant change; stable."),
        ),
        ([52, 48, 52], "Burglary: too few figures", "Burglary: too few figures."),
        ([*[52, 48] * 10, None, None, None], "Burglary: not recorded", "Burglary: not recorded."),
    ],
)
def test_the_title_is_the_finding_and_the_message_has_the_numbers(
    values: list[float | None], headline: str, message: str
) -> None:
    entry = entry_of(values)
    assert (entry.headline, entry.message) == (headline, message)


def test_a_changed_quarter_needs_no_second_word() -> None:
    share = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
    entry = entry_of([*[50, 52, 54, 48] * 5, 48, 56, 57, 56], share)
    assert entry.headline == "Calls answered rose: 56.3%, 5.0 percentage points higher than a year before"
    assert entry.message == (
        "Calls answered: 56.3%, 5.0 percentage points higher than the 51.3% a year before; a significant change."
    )
