"""Targets in a measure's file: with the month from which each holds, or a trajectory with one a month."""

import pytest

from moothall.intake.measure_file import measure_from
from moothall.intake.notices import Findings
from moothall.measures import DatedTarget, Measure, Targets
from moothall.periods import Month

PLAIN = """title = "Answered"
noun = { one = "call", many = "calls" }
kind = "percentage"
unit = "%"
group = "Calls"
good = "up"
why = "It matters."
how_counted = "Counted."
source = "Made up."
"""


def read(added: str) -> tuple[Measure | None, list[str]]:
    findings = Findings()
    measure = measure_from("measures/answered.toml", (PLAIN + added).encode(), findings)
    return measure, [str(problem) for problem in findings.problems]


def test_without_targets_there_are_none() -> None:
    measure, problems = read("")
    assert measure is not None
    assert (measure.targets, problems) == (None, [])


def test_a_target_holds_until_the_next_one_and_a_trajectory_goes_before_both() -> None:
    measure, problems = read(
        '[[target]]\nvalue = 85\n[[target]]\nvalue = 90\nfirst = "2021-04"\n[trajectory]\n"2022-05" = 88.5\n'
    )
    assert problems == []
    assert measure is not None
    assert measure.targets == Targets(
        (DatedTarget(85), DatedTarget(90, Month(2021, 4))), trajectory=((Month(2022, 5), 88.5),)
    )
    months = (Month(2020, 1), Month(2021, 4), Month(2022, 5), Month(2022, 6))
    assert [measure.targets.at(month) for month in months] == [85, 90, 88.5, 90]


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("[[target]]\nvalue = 85\n[[target]]\nvalue = 90\n", "Two targets begin at the beginning."),
        ('[[target]]\nvalue = "90"\n', "A number was expected."),
        ('[[target]]\nfirst = "2021-04"\n', "target 1, value is missing."),
        ('[trajectory]\n"May" = 3\n', "trajectory names May."),
        ('[[target]]\nvalue = 9\nfrom = "2021-04"\n', "target 1, from is not a known key."),
    ],
)
def test_what_is_wrong_with_a_target_is_said(added: str, said: str) -> None:
    measure, problems = read(added)
    assert measure is None
    assert any(said in problem for problem in problems)
