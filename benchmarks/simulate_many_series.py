"""Many simulated series: how many findings, how many false ones, and how much of what happened is found.

python -m benchmarks.simulate_many_series [--write-docs]
Every number is a mean over repeats. The seed is fixed: the same numbers come out again.
"""
# ruff: noqa: INP001, T201, TID251 - a script that prints, and makes its series by chance with a fixed seed

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.written_docs import write_between
from moothall.comparison.scanned import Scanned, scanned
from moothall.periods import Month, Window
from moothall.spc import Rules
from moothall.spc.batch import Block, Marks, Numbers

SEED = 20266
MONTHS, FIRST = 45, Month(2019, 1)
WINDOW = Window(FIRST + (MONTHS - 3), FIRST + (MONTHS - 1))
SHIFTED = 0.05  # of the series, by two sigma of a month
SIGMAS = 2.0
RATE = 0.05
REPEATS = {126: 300, 8400: 40}
SINCE = {"nothing happened": 0, "shifted in the quarter": 3, "shifted for a year": 12}
PAGE = Path(__file__).parent.parent / "docs/methods/many-series.md"
HEADINGS = (
    "series",
    "what",
    "found",
    "of them false",
    "expected if nothing happened",
    "stand",
    "of them false",
    "share false",
    "found of the shifted",
    "stand of the shifted",
)

Make = Callable[[np.random.Generator, int, int], tuple[Numbers, bool]]


def normal(random: np.random.Generator, series: int, months: int) -> tuple[Numbers, bool]:
    """Any numbers, sigma 1."""
    values = random.normal(20, 1, (MONTHS, series))
    values[MONTHS - months :, : int(SHIFTED * series)] += SIGMAS if months else 0
    return values, False


def counts(random: np.random.Generator, series: int, months: int) -> tuple[Numbers, bool]:
    """Poisson counts whose means run from 2 to 200 a month, as those of districts and types do."""
    mean = np.exp(random.uniform(np.log(2), np.log(200), series))
    rates = np.broadcast_to(mean, (MONTHS, series)).copy()
    shifted = int(SHIFTED * series)
    rates[MONTHS - months :, :shifted] += SIGMAS * np.sqrt(mean[:shifted]) if months else 0
    return random.poisson(rates).astype(np.float64), True


def row(make: Make, series: int, months: int) -> list[float]:
    """The means over the repeats, in the order of the headings; shares as percentages."""
    random = np.random.default_rng([SEED, series, months])
    truth = np.arange(series) < (int(SHIFTED * series) if months else 0)
    each = np.array([_counted(make, random, series, months, truth) for _ in range(REPEATS[series])])
    return [float(value) for value in each.mean(axis=0)]


def _counted(make: Make, random: np.random.Generator, series: int, months: int, truth: Marks) -> list[float]:
    values, is_count = make(random, series, months)
    scan = scanned(Block(FIRST, values, np.full(series, is_count)), WINDOW, Rules.standard(), rate=RATE)
    return [*_of(scan.findings, truth), _expected(scan), *_of(scan.believed, truth), *_shares(scan, truth)]


def _of(found: Marks, truth: Marks) -> tuple[int, int]:
    return int(found.sum()), int((found & ~truth).sum())


def _expected(scan: Scanned) -> float:
    return scan.expected_false_alarms or 0.0


def _shares(scan: Scanned, truth: Marks) -> tuple[float, float, float]:
    """The share of false ones among those that stand (0 of none), and how many of the shifted are found and stand."""
    stand, false = _of(scan.believed, truth)
    shifted = max(1, int(truth.sum()))
    return (
        100 * false / max(1, stand),
        100 * int((scan.findings & truth).sum()) / shifted,
        100 * int((scan.believed & truth).sum()) / shifted,
    )


def table() -> str:
    lines = [f"| {' | '.join(HEADINGS)} |", "|---|---|" + "---:|" * (len(HEADINGS) - 2)]
    for name, make in (("numbers", normal), ("counts", counts)):
        for series in REPEATS:
            for what, months in SINCE.items():
                found = row(make, series, months)
                said = [*(f"{value:,.1f}" for value in found[:5]), *(f"{value:.1f}%" for value in found[5:])]
                said = [*said[:6], *(said[6:] if months else ("–", "–"))]
                lines.append(f"| {series:,} {name} | {what} | {' | '.join(said)} |")
                print(lines[-1], flush=True)
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write-docs", action="store_true", help=f"put the table into {PAGE.name}")
    chosen = parser.parse_args()
    made = table()
    if chosen.write_docs:
        write_between(PAGE, "simulated", made)


if __name__ == "__main__":
    main()
