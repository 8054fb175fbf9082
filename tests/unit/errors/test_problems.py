"""What a person is told when something is wrong."""

import pytest

from moothall.errors import FileError, MoothallError, NotFoundError, Problem, UsageError

JUNE = Problem(
    found="'31/06/2020'.",
    expected="June has 30 days.",
    remedy="Write a month as 2020-06.",
    file="burglary.xlsx",
    sheet="Sheet1",
    row=14,
    column="Month",
)


def test_a_problem_says_where_what_was_found_what_was_expected_and_what_to_do() -> None:
    assert str(JUNE) == (
        "burglary.xlsx, sheet Sheet1, row 14, column Month: '31/06/2020'. June has 30 days. Write a month as 2020-06."
    )


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(found="It is empty.", expected="", remedy=""), "It is empty."),
        (Problem(found="It is empty.", expected="", remedy="", file="a.csv"), "a.csv: It is empty."),
        (Problem(found="x.", expected="", remedy="", row=0, column="B"), "row 0, column B: x."),
    ],
)
def test_what_is_not_known_is_left_out(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_a_file_error_lists_every_problem_a_line_each() -> None:
    other = Problem(found="'x'.", expected="A number was expected.", remedy="", row=15)
    error = FileError([JUNE, other])
    assert error.problems == (JUNE, other)
    assert str(error) == f"{JUNE}\nrow 15: 'x'. A number was expected."


def test_a_file_error_takes_one_problem_or_plain_words_too() -> None:
    assert FileError(JUNE).problems == (JUNE,)
    assert str(FileError("No rows.")) == "No rows."


def test_problems_may_come_one_by_one() -> None:
    assert FileError(problem for problem in (JUNE,)).problems == (JUNE,)


@pytest.mark.parametrize("kind", [UsageError, NotFoundError, FileError])
def test_whoever_calls_can_catch_them_all_at_once(kind: type[MoothallError]) -> None:
    assert issubclass(kind, MoothallError)
