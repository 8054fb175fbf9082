"""Many series at once: how many findings chance alone gives, and which of them stand."""

import numpy as np
import pytest

from moothall.comparison.evidence import p_of_findings
from moothall.comparison.two_areas import discoveries
from moothall.spc import Rules
from moothall.spc.false_alarms import StableMeasure, expected_false_alarms


def test_among_126_series_in_which_nothing_happened_eight_have_a_finding() -> None:
    # 9 districts x 14 types, 45 months, 40 a month: 7 in 100 have a signal or a significant change in a quarter.
    series = [StableMeasure(months=45, level=40.0)] * 126
    assert expected_false_alarms(series, Rules.standard()) == pytest.approx(8.7, abs=0.1)


def test_which_of_six_findings_stand_worked_by_hand() -> None:
    # Six p values in order, each held against 0.05 x its place / 6: 0.0083, 0.0167, 0.025, 0.0333, 0.0417, 0.05.
    # The fourth is the last one under its line; all up to it stand, the third too, although it is above its own line.
    p = [0.001, 0.012, 0.026, 0.03, 0.2, 0.9]
    assert discoveries(p, 0.05) == [True, True, True, True, False, False]


def test_one_p_value_a_finding() -> None:
    # Four questions: months, level, slope, year. Three could be asked of this series; a single point and a significant
    # change were found. The smaller of their two p values counts, times the three questions. That the level has a
    # smaller one changes nothing: no rule spoke of it.
    asked = np.array([[0.004], [0.0001], [np.nan], [0.03]])
    fired = np.array([[True], [False], [False], [True]])
    p, question = p_of_findings(asked, fired)
    assert p.tolist() == [pytest.approx(0.012)]
    assert question.tolist() == [0]


def test_with_nothing_to_go_by_p_is_one() -> None:
    p, _ = p_of_findings(np.full((4, 1), np.nan), np.zeros((4, 1), dtype=bool))
    assert p.tolist() == [1.0]
