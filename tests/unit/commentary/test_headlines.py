"""Titles as findings, and the one-sentence message of page one."""

import pytest

from moothall.measures import MeasureKind
from moothall.spc import Rules
from tests.worlds import entry_of, measure_of

SPIKE = [*[52, 48] * 11, 52, 90]
# Twenty months: five months before the quarter have a year before, too few, so the moving ranges are the yardstick.
# They add up to 63: 63 / 19 / 1.128 x sqrt(6) = 7.20035. 15 more than a year before: z = 2.0832, p = 0.037.
SHIFT = [*[48, 52] * 6, *[57, 55] * 4]


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
            # Nine months have a year before: five of them differ by 9, 3, 9, 3, 9, the others by 0. Squares 261, mean
            # 29, root 5.38516, x sqrt(3) = 9.32738. t = 15 / 9.32738 = 1.608 with 9 degrees of freedom, p = 0.14.
            [*[48, 52] * 8, *[57, 55] * 4],
            "Burglary: above its mean for 8 months in a row, to June 2020",
            (
                "Burglary: 167, 15 more than the 152 a year before (+10%); not a significant change; above its mean "
                "for 8 months in a row, to June 2020."
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


def test_two_of_three_names_its_months() -> None:
    # Mean 708 / 14 = 50.57, moving ranges 16 / 13: limits 50.57 -/+ 3.27, two thirds of the way up 52.75. Fourteen
    # months have no quarter a year before.
    values = [51, 50, 49, 50, 51, 50, 49, 50, 50, 51, 50, 53, 51, 53]
    entry = entry_of(values, rules=Rules.sensitive())
    assert entry.finding.label == "Two of three, above: concern"
    assert entry.headline == "Burglary: two of three months far above its mean, April and June 2020"
    assert entry.message == "Burglary: two of three months far above its mean, April and June 2020."
    fallen = entry_of([100 - value for value in values], rules=Rules.sensitive())
    assert fallen.headline == "Burglary: two of three months far below its mean, April and June 2020"


def test_a_changed_quarter_needs_no_second_word() -> None:
    share = measure_of(MeasureKind.PERCENTAGE, title="Calls answered")
    entry = entry_of([*[50, 52, 54, 48] * 5, 48, 56, 57, 56], share)
    assert entry.headline == "Calls answered rose: 56.3%, 5.0 percentage points higher than a year before"
    assert entry.message == (
        "Calls answered: 56.3%, 5.0 percentage points higher than the 51.3% a year before; a significant change."
    )
