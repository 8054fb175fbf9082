"""The run chart: a median, and the Anhøj rules for unusually long runs and unusually few crossings."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from moothall.spc.limits import is_beyond
from moothall.spc.lines import kept_in

RUN_ALLOWANCE = 3  # added to log2 n: the longest run of n coin tosses rarely passes it (Schilling 2012)
CROSSINGS_IN_A_HUNDRED = 5  # fewer crossings than the 5% quantile of as many coin tosses are too few (Chen 2010)


@dataclass(frozen=True)
class Runs:
    """Runs about a centre line. `useful` points lie off the line; `pairs` of them are neighbours, which could cross it.

    A run is too long when it is longer than `longest_run_limit`; there are too few crossings below `fewest_crossings`.
    """

    useful: int
    pairs: int
    longest_run: int
    crossings: int

    @property
    def longest_run_limit(self) -> int:
        """log2 of the useful points, rounded (halves to even), + 3; 0 without useful points."""
        return round(math.log2(self.useful)) + RUN_ALLOWANCE if self.useful else 0

    @property
    def fewest_crossings(self) -> int:
        """The smallest k with P(X <= k) of at least 5%, X being the heads of as many coin tosses as there are pairs."""
        return binomial_half_quantile(self.pairs, CROSSINGS_IN_A_HUNDRED)

    @property
    def run_too_long(self) -> bool:
        return self.longest_run > self.longest_run_limit

    @property
    def too_few_crossings(self) -> bool:
        return self.crossings < self.fewest_crossings

    @property
    def unusual(self) -> bool:
        """Whether either rule fires. It speaks of the whole stretch; it does not say when something changed."""
        return self.run_too_long or self.too_few_crossings


def run_chart_centre(values: Sequence[float | None], *, baseline: Collection[int] | None = None) -> float | None:
    """The median of the values that are there (of the baseline, if one is given); None where there is none."""
    present = [value for value in kept_in(values, baseline) if value is not None]
    return median(present) if present else None


def runs_about(values: Sequence[float | None], centre: float, *, join_gaps: bool = False) -> Runs:
    """The runs of a stretch of months about a centre line (Anhøj and Olesen, PLoS ONE 9, 2014: e113825).

    A point on the line, within 1e-12 relative to the larger of the two, neither breaks a run nor adds to it. A missing
    value ends a run, and a crossing from before to after it is not counted: the months on both sides are not
    neighbours, so there is one pair the fewer for the crossings rule. `join_gaps` runs on across missing values, as
    qicharts2 does. Without a gap both give the same.
    """
    stretches = list(_stretches(values, centre, join_gaps=join_gaps))
    runs = [len(list(run)) for stretch in stretches for _, run in groupby(stretch)]
    return Runs(
        useful=sum(runs),
        pairs=sum(len(stretch) - 1 for stretch in stretches),
        longest_run=max(runs, default=0),
        crossings=sum(a is not b for stretch in stretches for a, b in pairwise(stretch)),
    )


def _stretches(values: Sequence[float | None], centre: float, *, join_gaps: bool) -> Iterator[list[bool]]:
    """For each stretch without a gap whether its points, those on the line apart, lie above the line."""
    stretch: list[bool] = []
    for value in values:
        if value is None and not join_gaps and stretch:
            yield stretch
            stretch = []
        above = value is not None and is_beyond(value, centre)
        if value is not None and (above or is_beyond(centre, value)):
            stretch.append(above)
    if stretch:
        yield stretch


def binomial_half_quantile(tosses: int, percent: int) -> int:
    """The smallest k with P(X <= k) >= percent / 100 for the heads X of so many fair tosses; exact (whole numbers)."""
    target, term, total, heads = percent * 2**tosses, 1, 1, 0
    while 100 * total < target:
        heads += 1
        term = term * (tosses - heads + 1) // heads
        total += term
    return heads
