"""The run chart: the median, runs that are too long, crossings that are too few (Anhøj and Olesen 2014)."""

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.spc.run_chart import Runs, binomial_half_quantile, run_chart_centre, runs_about


def points(signs: str) -> list[float | None]:
    """Points about a line at 10: + above, - below, 0 on it, and a blank where there is none."""
    return [{"+": 12.0, "-": 8.0, "0": 10.0, " ": None}[sign] for sign in signs]


def found(signs: str, *, join_gaps: bool = False) -> Runs:
    return runs_about(points(signs), 10, join_gaps=join_gaps)


def test_the_centre_is_the_median_of_what_is_there() -> None:
    assert run_chart_centre([3, None, 1, 7, 5]) == 4
    assert run_chart_centre([3, None, 1, 7, 5], baseline=range(3)) == 2
    assert run_chart_centre([None]) is None


def test_the_example_of_the_authors_of_crossrun() -> None:
    # Wentzel-Larsen and Anhøj, Science Trends, on crossrun: 13 points, crossings from point 3 to 4, 6 to 7, 7 to 8,
    # 9 to 10 and 10 to 11; the longest run is points 4, 5 and 6.
    runs = found("---+++-++-+++")
    assert runs == Runs(useful=13, pairs=12, longest_run=3, crossings=5)
    assert (runs.fewest_crossings, runs.unusual) == (3, False)


# Number of useful points, upper limit for the longest run, lower limit for crossings: the table of Anhøj and Olesen.
TABLE = """
10 6 2   11 6 2   12 7 3   13 7 3   14 7 4   15 7 4   16 7 4   17 7 5   18 7 5   19 7 6   20 7 6
21 7 6   22 7 7   23 8 7   24 8 8   25 8 8   26 8 8   27 8 9   28 8 9   29 8 10  30 8 10
"""


def test_the_limits_of_the_table() -> None:
    numbers = [int(number) for number in TABLE.split()]
    for useful, longest, fewest in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        runs = Runs(useful=useful, pairs=useful - 1, longest_run=1, crossings=useful - 1)
        assert (runs.longest_run_limit, runs.fewest_crossings) == (longest, fewest)


def test_a_run_at_the_limit_is_not_too_long() -> None:
    # 24 points: 8 in a row are usual, 9 are not. (qikit flags at 7.) Crossings: 11 and 10, at least 8 are usual.
    assert found("--++++++++-+--+-+--++-+-").longest_run == 8
    assert not found("--++++++++-+--+-+--++-+-").unusual
    nine = found("--+++++++++-+-+-+-+--+--")
    assert (nine.longest_run, nine.run_too_long, nine.too_few_crossings, nine.unusual) == (9, True, False, True)


def test_too_few_crossings_without_a_long_run() -> None:
    # 24 points in 8 runs of 3: 7 crossings, fewer than 8.
    runs = found("+++---" * 4)
    assert (runs.longest_run, runs.crossings, runs.run_too_long, runs.unusual) == (3, 7, False, True)


def test_a_point_on_the_line_neither_breaks_nor_adds() -> None:
    assert found("++0++") == Runs(useful=4, pairs=3, longest_run=4, crossings=0)
    assert found("++0--") == Runs(useful=4, pairs=3, longest_run=2, crossings=1)


def test_a_point_within_rounding_of_the_line_is_on_it() -> None:
    assert runs_about([0.1 + 0.2, 0.4, 0.2], 0.3) == Runs(useful=2, pairs=1, longest_run=1, crossings=1)


def test_a_gap_never_joins_runs() -> None:
    # shewhart, qikit, pyqicharts and controlchartspy run on across a missing month.
    assert found("+++ ++++") == Runs(useful=7, pairs=5, longest_run=4, crossings=0)
    assert found("+++ ----") == Runs(useful=7, pairs=5, longest_run=4, crossings=0)  # nor is it a crossing
    assert found("++0 0++") == Runs(useful=4, pairs=2, longest_run=2, crossings=0)


def test_a_gap_joins_them_only_where_that_is_asked_for() -> None:
    assert found("+++ ++++", join_gaps=True) == Runs(useful=7, pairs=6, longest_run=7, crossings=0)
    assert found("+++ ----", join_gaps=True) == Runs(useful=7, pairs=6, longest_run=4, crossings=1)


def test_a_series_that_is_all_on_the_line_says_nothing() -> None:
    runs = found("0000 00")
    assert runs == Runs(useful=0, pairs=0, longest_run=0, crossings=0)
    assert (runs.longest_run_limit, runs.fewest_crossings, runs.unusual) == (0, 0, False)


@given(st.text("+-0 ", max_size=40))
def test_a_gap_can_only_shorten_runs(signs: str) -> None:
    apart, joined = found(signs), found(signs, join_gaps=True)
    assert apart.useful == joined.useful
    assert apart.longest_run <= joined.longest_run
    assert apart.crossings <= joined.crossings
    assert found(signs.replace(" ", "")) == joined


def test_the_quantile_is_that_of_coin_tosses() -> None:
    # Five tosses: P(X <= 0) = 1/32 = 0.031, P(X <= 1) = 6/32 = 0.188.
    assert binomial_half_quantile(5, 5) == 1
    assert binomial_half_quantile(5, 3) == 0
    assert binomial_half_quantile(0, 5) == 0


@pytest.mark.parametrize(("useful", "percent"), [(24, 3.06), (44, 4.77)])
def test_how_often_a_stable_series_is_called_unusual(useful: int, percent: float) -> None:
    # Exactly, by counting the orders of as many points above the median as below it. Others' simulations of series of
    # 24 and 45 points (one of which is the median): 3.1% and 5.1%. (pyqicharts 1.2% and 2.2%, qikit 7.0% and 9.3%.)
    half = useful // 2
    limit = Runs(useful=useful, pairs=useful - 1, longest_run=0, crossings=0)

    def in_runs(runs: int) -> int:
        """In how many ways half of the points make so many runs, none too long."""
        longest = limit.longest_run_limit
        return sum(
            (-1) ** over * comb(runs, over) * comb(half - over * longest - 1, runs - 1)
            for over in range(runs + 1)
            if half - over * longest >= runs
        )

    usual = 0
    for above, below in product(range(1, half + 1), repeat=2):
        if abs(above - below) <= 1 and above + below - 1 >= limit.fewest_crossings:
            usual += in_runs(above) * in_runs(below) * (2 if above == below else 1)
    assert 100 * (1 - usual / comb(useful, half)) == pytest.approx(percent, abs=0.005)
