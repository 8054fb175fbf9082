"""One area beside the mean of its group, worked by hand."""

import math

import pytest
from scipy import stats

from moothall.comparison.group_mean import group_mean
from moothall.comparison.two_areas import Rate

AREA, OTHERS = Rate(400, 10_000), [Rate(200, 10_000), Rate(900, 30_000)]


def test_the_mean_is_the_plain_one_with_the_area_itself() -> None:
    # 0.04, 0.02 and 0.03: mean 0.03, whatever the sizes. Variances 4e-6, 2e-6 and 1e-6: error sqrt(7e-6) / 3.
    mean = group_mean(AREA, OTHERS)
    assert mean.mean == pytest.approx(0.03)
    assert mean.of == 3
    assert mean.interval.half_width == pytest.approx(1.959964 * math.sqrt(7e-6) / 3, rel=1e-6)


def test_the_area_is_tested_against_the_mean_of_the_others() -> None:
    # 0.04 - 0.025 = 0.015; variance 4e-6 + (2e-6 + 1e-6) / 4 = 4.75e-6.
    mean = group_mean(AREA, OTHERS)
    assert mean.difference == pytest.approx(0.015)
    assert mean.p == pytest.approx(2 * stats.norm.sf(0.015 / math.sqrt(4.75e-6)), rel=1e-9)
    assert mean.difference_interval.low == pytest.approx(0.015 - 1.959964 * math.sqrt(4.75e-6), rel=1e-6)


def test_counts_that_vary_more_than_chance_widen_both_intervals() -> None:
    plain, wide = group_mean(AREA, OTHERS), group_mean(AREA, OTHERS, dispersion=4)
    assert wide.interval.half_width == pytest.approx(2 * plain.interval.half_width)
    assert wide.difference_interval.half_width == pytest.approx(2 * plain.difference_interval.half_width)


def test_where_nothing_was_counted_there_is_nothing_to_test() -> None:
    assert group_mean(Rate(0, 10), [Rate(0, 10)]).p == 1
