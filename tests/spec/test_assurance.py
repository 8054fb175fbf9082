"""Assurance: whether a target will be met, judged by the limits and not by the latest month."""

import pytest

from moothall.measures import Good
from moothall.measures.targets import DatedTarget, Targets
from moothall.periods import Month
from moothall.spc import ProcessLimits
from moothall.spc.assurance import Assurance, TargetVerdict, assurance, target_verdict

LIMITS = ProcessLimits(lower=80, mean=85, upper=90)
UP, DOWN = Good.UP, Good.DOWN
MET, MISSED, INCONSISTENT = Assurance.MET, Assurance.MISSED, Assurance.INCONSISTENT
JUNE, JULY, AUGUST, SEPTEMBER = (Month(2022, number) for number in (6, 7, 8, 9))


@pytest.mark.parametrize(
    ("target", "good", "answer"),
    [
        (79, UP, MET),  # even the worst ordinary month, 80, is better
        (91, UP, MISSED),  # even the best ordinary month, 90, is worse
        (85, UP, INCONSISTENT),
        (79, DOWN, MISSED),
        (91, DOWN, MET),
        (85, DOWN, INCONSISTENT),
    ],
)
def test_the_limits_lie_beyond_the_target_or_short_of_it_or_round_it(
    target: float, good: Good, answer: Assurance
) -> None:
    assert assurance(target, LIMITS, good) is answer


@pytest.mark.parametrize("target", [80, 90, 80 * (1 - 1e-13), 90 * (1 + 1e-13)])
@pytest.mark.parametrize("good", [UP, DOWN])
def test_a_target_on_a_limit_is_inconsistent(target: float, good: Good) -> None:
    assert assurance(target, LIMITS, good) is INCONSISTENT


@pytest.mark.parametrize("target", [79, 80, 85, 91])
def test_without_a_good_direction_nothing_is_judged(target: float) -> None:
    assert assurance(target, LIMITS, Good.NEITHER) is Assurance.NO_DIRECTION


def test_without_limits_nothing_is_judged() -> None:
    assert assurance(85, None, UP) is Assurance.NO_LIMITS


@pytest.mark.parametrize(("target", "answer"), [(84, MET), (85, MET), (86, MISSED)])
def test_a_measure_that_never_moves_meets_a_target_that_it_stands_on(target: float, answer: Assurance) -> None:
    assert assurance(target, ProcessLimits(85, 85, 85), UP) is answer


# 75 from the beginning, 85 from July, 95 from September.
THREE_TARGETS = Targets((DatedTarget(75), DatedTarget(95, SEPTEMBER), DatedTarget(85, JULY)))


@pytest.mark.parametrize(
    ("month", "target", "answer"),
    [(JUNE, 75, MET), (JULY, 85, INCONSISTENT), (AUGUST, 85, INCONSISTENT), (SEPTEMBER, 95, MISSED)],
)
def test_a_target_holds_from_its_month_until_the_next(month: Month, target: float, answer: Assurance) -> None:
    assert target_verdict(month, THREE_TARGETS, LIMITS, UP) == TargetVerdict(month, target, answer)


def test_before_the_first_target_there_is_none() -> None:
    targets = Targets((DatedTarget(85, JULY),))
    assert target_verdict(JUNE, targets, LIMITS, UP) == TargetVerdict(JUNE, None, Assurance.NO_TARGET)


# The plan wants 78 in July, 82 in August and 91 in September; before and after it 70.
TRAJECTORY = Targets((DatedTarget(70),), ((JULY, 78), (AUGUST, 82), (SEPTEMBER, 91)))


@pytest.mark.parametrize(
    ("month", "target", "answer"),
    [(JUNE, 70, MET), (JULY, 78, MET), (AUGUST, 82, INCONSISTENT), (SEPTEMBER, 91, MISSED), (Month(2022, 10), 70, MET)],
)
def test_of_a_trajectory_the_value_of_the_month_is_judged(month: Month, target: float, answer: Assurance) -> None:
    assert target_verdict(month, TRAJECTORY, LIMITS, UP) == TargetVerdict(month, target, answer)


@pytest.mark.parametrize(
    ("dated", "trajectory", "message"),
    [
        ([DatedTarget(1), DatedTarget(2)], [], "Two dated targets begin at the beginning. Give one for each month."),
        (
            [DatedTarget(1, JULY), DatedTarget(2, JULY)],
            [],
            "Two dated targets begin 2022-07. Give one for each month.",
        ),
        ([], [(JULY, 1), (JULY, 1)], "Two values of the trajectory are for 2022-07. Give one for each month."),
        ([], [(JULY, float("inf"))], "The trajectory has inf for 2022-07. A target is a number."),
    ],
)
def test_a_month_has_one_target_and_it_is_a_number(
    dated: list[DatedTarget], trajectory: list[tuple[Month, float]], message: str
) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 (the whole message is compared)
        Targets(tuple(dated), tuple(trajectory))
    assert str(error.value) == message


def test_a_dated_target_is_a_number() -> None:
    with pytest.raises(ValueError, match=r"^A target of nan\. A target is a number\.$"):
        DatedTarget(float("nan"))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Assurance.MET, "The target of 90% will be met every month unless something changes."),
        (Assurance.MISSED, "The target of 90% will be missed every month unless something changes."),
        (Assurance.INCONSISTENT, "The target of 90% may be met in one month and missed in the next, by chance alone."),
        (Assurance.NO_DIRECTION, "Neither way is good for this measure, so it is not judged against 90%."),
        (Assurance.NO_TARGET, "No target holds for September 2022."),
        (Assurance.NO_LIMITS, "There are too few figures to say whether the target of 90% will be met."),
    ],
)
def test_every_answer_has_its_sentence(answer: Assurance, sentence: str) -> None:
    assert answer.sentence(target="90%", month="September 2022") == sentence


def test_one_target_may_hold_for_all_months() -> None:
    assert Targets.of(85).at(JUNE) == Targets.of(85).at(Month(1999, 1)) == 85
