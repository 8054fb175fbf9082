"""The sentence about a target: one for every answer, in the measure's own unit."""

import pytest

from moothall.commentary.target_sentences import target_sentence, targets_sentence
from moothall.measures import Good, MeasureKind
from moothall.measures.targets import DatedTarget
from moothall.periods import Month
from moothall.spc import Analysis, Targets, analyse
from tests.worlds import QUARTER, measure_of, series_of

# Mean 50, moving ranges all 4: limits 50 -/+ 3 / 1.128 x 4 = 10.638, from 39.4 to 60.6.
QUIET = [52.0, 48.0] * 12
LATER = Targets((DatedTarget(45, Month(2021, 4)),))


def said(targets: Targets | None, *, good: Good = Good.UP, values: list[float] = QUIET) -> str | None:
    share = measure_of(MeasureKind.PERCENTAGE, title="Calls answered", good=good)
    return target_sentence(analyse(series_of(values, share), window=QUARTER.window, targets=targets))


def test_without_targets_nothing_is_said() -> None:
    assert said(None) is None


@pytest.mark.parametrize(
    ("targets", "good", "sentence"),
    [
        (Targets.of(39), Good.UP, "The target of 39.0% will be met every month unless something changes."),
        (Targets.of(39), Good.DOWN, "The target of 39.0% will be missed every month unless something changes."),
        (
            Targets.of(45),
            Good.UP,
            "The target of 45.0% may be met in one month and missed in the next, by chance alone.",
        ),
        (Targets.of(45), Good.NEITHER, "Neither way is good for this measure, so it is not judged against 45.0%."),
        (LATER, Good.UP, "No target holds for June 2020."),
    ],
)
def test_every_answer_has_its_sentence(targets: Targets, good: Good, sentence: str) -> None:
    assert said(targets, good=good) == sentence


def test_too_few_figures_to_say() -> None:
    assert said(Targets.of(45), values=[52.0, 48.0, 52.0]) == (
        "There are too few figures to say whether the target of 45.0% will be met."
    )


def test_the_targets_of_a_report_in_one_sentence() -> None:
    def analysed(title: str, target: float | None) -> Analysis:
        measure = measure_of(MeasureKind.PERCENTAGE, title=title, good=Good.UP)
        targets = None if target is None else Targets.of(target)
        return analyse(series_of([95.0, 96.0] * 12, measure), targets=targets)

    some = [analysed("Answered", 90), analysed("Solved", 99), analysed("Seen", 95.5), analysed("Other", None)]
    assert targets_sentence(some) == (
        "Of 3 targets 1 will be met every month unless something changes (Answered); 1 will be missed every month "
        "unless something changes (Solved); 1 may be met in one month and missed in the next, by chance alone (Seen)."
    )
    assert targets_sentence(some[3:]) == "No measure here has a target, so none is said to be met or missed."
