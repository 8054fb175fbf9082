"""How often chance alone makes a finding: 1,000 series of 45 months without any change, each month independent.

The shares are those of this one draw, from a fixed seed; the limits of the tests are about three standard errors wide.
"""

import numpy as np
import pytest

from moothall.comparison import quarter_change
from moothall.measures import MeasureKind
from moothall.periods import Month
from moothall.spc import Analysis, analyse
from tests.spec.series_of import series_of


@pytest.fixture(scope="module")
def of_chance_alone() -> list[Analysis]:
    draws = np.random.default_rng(20221).normal(1000, 100, size=(1000, 45))
    return [analyse(series_of(months, first=Month(2019, 1), kind=MeasureKind.COUNT)) for months in draws.tolist()]


def test_one_chart_in_five_shows_a_signal_somewhere(of_chance_alone: list[Analysis]) -> None:
    assert 160 <= sum(bool(analysis.signals) for analysis in of_chance_alone) <= 240


def test_one_chart_in_fifty_shows_one_in_the_latest_quarter(of_chance_alone: list[Analysis]) -> None:
    assert 7 <= sum(analysis.verdict.signal is not None for analysis in of_chance_alone) <= 33


def test_one_change_of_a_quarter_in_twenty_or_so_is_called_significant(of_chance_alone: list[Analysis]) -> None:
    assert 40 <= sum(quarter_change(analysis).significant for analysis in of_chance_alone) <= 85


def test_hardly_a_chart_has_a_shock(of_chance_alone: list[Analysis]) -> None:
    assert sum(bool(analysis.phases[0].left_out) for analysis in of_chance_alone) <= 12
