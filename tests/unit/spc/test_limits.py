"""Limits where there is hardly anything to make them of."""

import pytest

from moothall.spc.limits import (
    ProcessLimits,
    is_beyond,
    moving_range_sigma,
    moving_ranges,
    process_limits,
    shocks,
    standard_deviation_sigma,
)


@pytest.mark.parametrize(
    ("values", "ranges"),
    [
        ([], []),
        ([5], []),
        ([5, 3], [2]),
        ([None, 5, 3, None, 9, None], [2]),
        ([5, None, 3], []),
    ],
)
def test_moving_ranges(values: list[float | None], ranges: list[float]) -> None:
    assert moving_ranges(values) == ranges


@pytest.mark.parametrize("values", [[], [None], [5], [5, None, 3]])
def test_without_two_months_in_a_row_there_is_no_moving_range_and_no_limit(values: list[float | None]) -> None:
    assert moving_range_sigma(values) is None
    assert process_limits(values) is None


@pytest.mark.parametrize(("values", "sigma"), [([], None), ([5], None), ([None, 5], None), ([5, None, 3], 2**0.5)])
def test_a_standard_deviation_needs_two_figures(values: list[float | None], sigma: float | None) -> None:
    assert standard_deviation_sigma(values) == (None if sigma is None else pytest.approx(sigma))
    assert (process_limits(values, by_standard_deviation=True) is None) is (sigma is None)


@pytest.mark.parametrize("scale", [1e-200, 1, 1e200])
def test_the_standard_deviation_of_tiny_and_huge_numbers(scale: float) -> None:
    # Their squares are too small, or too large, to be held as numbers.
    values = [2 * scale, 4 * scale, 4 * scale, 4 * scale, 5 * scale, 5 * scale, 7 * scale, 9 * scale]
    assert standard_deviation_sigma(values) == pytest.approx(scale * (32 / 7) ** 0.5)


@pytest.mark.parametrize(("lower", "mean", "upper"), [(3, 2, 4), (1, 5, 4), (float("nan"), 1, 2)])
def test_limits_stand_in_order(lower: float, mean: float, upper: float) -> None:
    with pytest.raises(ValueError, match=r"^Limits out of order: "):
        ProcessLimits(lower=lower, mean=mean, upper=upper)


def test_sigma_is_a_third_of_the_way() -> None:
    assert ProcessLimits(lower=1, mean=10, upper=19).sigma == 3


@pytest.mark.parametrize(
    ("value", "line", "scale", "beyond"),
    [
        (2, 1, 0, True),
        (1, 1, 0, False),
        (0, 1, 0, False),
        (1 + 1e-13, 1, 0, False),
        (1 + 1e-11, 1, 0, True),
        (1e-13, 0, 0, True),  # nothing is near to 0 by its own size
        (1e-13, 0, 1, False),  # it is, by the size of the numbers behind it
        (1e-11, 0, 1, True),
    ],
)
def test_beyond_a_line_means_by_more_than_rounding(value: float, line: float, scale: float, beyond: bool) -> None:
    assert is_beyond(value, line, scale=scale) is beyond


@pytest.mark.parametrize("values", [[], [None, None], [5], [5, 5, 5]])
def test_no_shock_where_nothing_differs(values: list[float | None]) -> None:
    assert shocks(values) == frozenset()


def test_gaps_keep_the_positions_of_shocks() -> None:
    assert shocks([None, 10, 11, None, 12, 13, 100, None]) == frozenset({6})
