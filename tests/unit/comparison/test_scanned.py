"""Many series at once: findings ranked by evidence, false discoveries held to a rate, small areas added together."""

import numpy as np
import pytest
from numpy.typing import NDArray

from moothall.comparison.folding import NOT_FOLDED, folded
from moothall.comparison.scanned import Scanned, question_of, scanned
from moothall.periods import Month, Window
from moothall.spc import Rules
from moothall.spc.batch import Block

FIRST, MONTHS = Month(2019, 1), 45
WINDOW = Window(Month(2022, 7), Month(2022, 9))


def scan(values: NDArray[np.float64], *, counts: bool = True, rate: float = 0.05) -> Scanned:
    block = Block(FIRST, values, np.full(values.shape[1], counts))
    return scanned(block, WINDOW, Rules.standard(), rate=rate)


def stable(number: int, mean: float = 40.0, seed: int = 7) -> NDArray[np.float64]:
    return np.random.default_rng(seed).poisson(mean, (MONTHS, number)).astype(float)


def test_of_stable_series_about_as_many_are_pointed_at_as_expected_and_none_is_believed() -> None:
    found = scan(stable(4000))
    expected = found.expected_false_alarms
    assert expected is not None
    assert int(found.findings.sum()) == pytest.approx(expected, rel=0.2)
    assert int(found.believed.sum()) == 0


def test_a_series_that_leaps_in_the_quarter_is_believed_and_ranked_first() -> None:
    values = stable(400)
    values[-1, 123] = 120
    found = scan(values)
    assert found.ranked[0] == 123
    assert np.flatnonzero(found.believed).tolist() == [123]
    assert question_of(found, 123) == "months"


def test_a_step_that_stays_is_found_by_its_level() -> None:
    values = stable(400, mean=100.0)
    values[16:, 5] += 30
    found = scan(values)
    assert found.ranked[0] == 5
    assert question_of(found, 5) == "level"


def test_without_a_finding_p_is_one() -> None:
    found = scan(stable(300))
    assert set(found.p[~found.findings].tolist()) == {1.0}


def test_the_higher_the_rate_the_more_is_believed() -> None:
    values = stable(2000)
    values[33:, :100] += 9
    believed = [int(scan(values, rate=rate).believed.sum()) for rate in (0.01, 0.05, 0.2)]
    assert believed == sorted(believed)
    assert believed[0] < believed[-1]


def test_counts_under_one_a_month_are_added_together_by_measure() -> None:
    # Three areas of measure 0, two of them small; one small area of measure 1, which has no company.
    values = np.array([[5.0, 1.0, 0.0, 0.0], [6.0, 0.0, 1.0, 1.0]])
    block = Block(FIRST, values, np.ones(4, dtype=bool))
    made = folded(block, np.array([0, 0, 0, 1]))
    assert made.alone.tolist() == [0, 3]
    assert made.into.tolist() == [NOT_FOLDED, 0, 0, NOT_FOLDED]
    assert made.measures.tolist() == [0]
    assert made.block.values.tolist() == [[5.0, 0.0, 1.0], [6.0, 1.0, 1.0]]
    assert (made.number, made.number_in(0)) == (2, 2)


def test_a_small_area_with_a_gap_stands_alone() -> None:
    values = np.array([[0.0, np.nan, 1.0], [1.0, 0.0, 0.0]])
    made = folded(Block(FIRST, values, np.ones(3, dtype=bool)), np.array([0, 0, 0]))
    assert made.alone.tolist() == [1]
    assert made.block.values[:, 1].tolist() == [1.0, 1.0]


def test_a_month_that_no_area_has_stays_a_gap_in_their_sum() -> None:
    values = np.array([[0.0, 1.0], [np.nan, np.nan], [1.0, 0.0]])
    made = folded(Block(FIRST, values, np.ones(2, dtype=bool)), np.array([0, 0]))
    assert np.array_equal(made.block.values[:, 0], [1.0, np.nan, 1.0], equal_nan=True)


def test_numbers_that_are_no_counts_are_never_folded() -> None:
    values = np.array([[0.1, 0.2], [0.3, 0.4]])
    made = folded(Block(FIRST, values, np.zeros(2, dtype=bool)), np.array([0, 0]))
    assert made.alone.tolist() == [0, 1]
