"""The change of a percentage is held against the numbers behind it, and against how the months vary beyond them."""

import numpy as np
import pytest
from scipy import stats

from moothall.comparison import Change, Noise, quarter_change
from moothall.comparison.parts_change import shares_mid_p
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import analyse
from tests.spec.series_of import EXAMPLESHIRE

APRIL_2019 = Month(2019, 4)


def change_of(parts: list[tuple[int, int]]) -> Change:
    measure = Measure(id="m", title="Answered", kind=MeasureKind.PERCENTAGE, unit="%", lower=0, upper=100, decimals=1)
    months = [Observation(APRIL_2019 + i, 100 * y / n, numerator=y, denominator=n) for i, (y, n) in enumerate(parts)]
    last = months[-1].month
    return quarter_change(analyse(Series.of(measure, EXAMPLESHIRE, months), window=Window(last + -2, last)))


STEADY = [(630, 700), (633, 700), (627, 700)] * 12


def test_a_fall_among_few_calls_is_held_against_so_few() -> None:
    # 1,890 of 2,100 and 102 of 120: P = 1992 / 2220 = 0.8973, error sqrt(P (1 - P) (1/120 + 1/2100)) = 2.849 points.
    # The months vary less than chance would have it, so sigma z counts as 1. z = -5 / 2.849 = -1.755.
    change = change_of([*STEADY, (34, 40), (34, 40), (34, 40)])
    assert change.test is not None
    assert change.test.noise is Noise.PARTS
    assert change.test.standard_error == pytest.approx(2.849, abs=1e-3)
    assert change.test.p == pytest.approx(2 * stats.norm.sf(5 / 2.849), abs=1e-4)
    assert not change.significant


def test_months_that_vary_more_than_by_chance_widen_the_error() -> None:
    swinging = change_of([(580, 700), (680, 700)] * 18 + [(630, 700)] * 3)
    steady = change_of([*STEADY, *[(630, 700)] * 3])
    assert swinging.test is not None
    assert steady.test is not None
    assert (swinging.test.standard_error or 0) > 5 * (steady.test.standard_error or 0)


@pytest.mark.parametrize("table", [(3, 4, 5, 5), (0, 8, 3, 9), (7, 10, 2, 12)])
def test_few_are_tested_exactly(table: tuple[int, int, int, int]) -> None:
    y, n, y_before, n_before = table
    counts = stats.hypergeom(n + n_before, y + y_before, n)
    below, above = counts.cdf(y - 1), counts.sf(y)
    assert shares_mid_p(*table) == pytest.approx(min(1, 2 * (min(below, above) + counts.pmf(y) / 2)))


def test_the_size_where_the_numbers_behind_the_figures_fall() -> None:
    # 400 calls a month answered in 90%, then 100 in the last quarter; nothing happened. Against past quarters of 1,200
    # calls each one in six would be called significant.
    rng, of = np.random.default_rng(11), np.array([400] * 33 + [100] * 3)
    called = 0
    for _ in range(300):
        called += change_of([(int(y), int(n)) for y, n in zip(rng.binomial(of, 0.9), of, strict=True)]).significant
    assert called / 300 < 0.08
