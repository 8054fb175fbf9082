"""Sizes and powers of the step scan, the reset proposals, the drift test, the season and the autocorrelation.

    python -m benchmarks.simulate_step_season_drift [--quick] [--seed 20220930] [--golden ../shared/golden/spc]
    python -m benchmarks.simulate_step_season_drift --table

Every line gives a percentage of simulated series: false findings where nothing happened, found ones where something
did. Sizes are in units of the noise. With the golden vectors at hand the last table sets autospc's resets beside our
proposals and the truth. `--table` makes the quantiles of `moothall.spc.step_scan.TABLE`.
"""
# ruff: noqa: INP001, T201, TID251, PLR2004 - a command: it prints, and it draws at random from a seed that it prints

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moothall.periods import Month
from moothall.spc.autocorrelation import autocorrelation
from moothall.spc.drift import drift
from moothall.spc.limits import process_limits
from moothall.spc.reset_proposal import reset_proposals
from moothall.spc.rules import single_points, step_shifts
from moothall.spc.season import season
from moothall.spc.step_scan import FEWEST_EACH_SIDE, TABLE, TABLE_P, best_step, found_steps

FIRST = Month(2019, 1)
RANGE_TO_SIGMA = 1.128
TEN_PERCENT = 10 / 6  # a season of 10% either way with noise of 6%
Draw = np.random.Generator
Values = NDArray[np.float64]


# ------------------------------------------------------------------------------------------------------- series


def normal(draw: Draw, n: int) -> Values:
    return draw.standard_normal(n)


def poisson(mean: float) -> Callable[[Draw, int], Values]:
    return lambda draw, n: draw.poisson(mean, n).astype(np.float64)


def autocorrelated(rho: float) -> Callable[[Draw, int], Values]:
    def series(draw: Draw, n: int) -> Values:
        values = draw.standard_normal(n + 30)
        for i in range(1, n + 30):
            values[i] = rho * values[i - 1] + np.sqrt(1 - rho**2) * values[i]
        return values[30:]

    return series


def step(at: float, size: float) -> Callable[[Draw, int], Values]:
    """A step after a share `at` of the months, or so many months before the end where `at` is negative."""

    def series(draw: Draw, n: int) -> Values:
        values = draw.standard_normal(n)
        values[int(at * n) if at > 0 else n + int(at) :] += size
        return values

    return series


def drifting(per_month: float) -> Callable[[Draw, int], Values]:
    return lambda draw, n: draw.standard_normal(n) + per_month * np.arange(n)


def bending(per_month: float) -> Callable[[Draw, int], Values]:
    return lambda draw, n: draw.standard_normal(n) + per_month * np.maximum(0, np.arange(n) - n // 2)


def steps_at_random(number: int, amplitude: float = 0.0) -> Callable[[Draw, int], Values]:
    """So many steps of 1 to 5 up or down, 5 months from the ends at least, and a season of some amplitude."""

    def series(draw: Draw, n: int) -> Values:
        values = draw.standard_normal(n)
        for _ in range(number):
            values[draw.integers(5, n - 5) :] += draw.choice([-1, 1]) * draw.uniform(1, 5)
        return values + amplitude * np.cos(2 * np.pi * (np.arange(n) - draw.integers(12)) / 12)

    return series


def lockdowns(draw: Draw, n: int) -> Values:
    """Three falls: for 3 to 5 months, 7 to 9 months after its start for 1 or 2, and soon after for 3."""
    values, first, depth = draw.standard_normal(n), int(draw.integers(3, 12)), draw.uniform(1, 5)
    values[first : first + int(draw.integers(3, 6))] -= depth
    second = first + int(draw.integers(7, 10))
    values[second : second + int(draw.integers(1, 3))] -= depth * draw.uniform(0.3, 1)
    values[second + 2 : second + 5] -= depth * draw.uniform(0.3, 1)
    return values


# ------------------------------------------------------------------------------------------------------- tables


class Runs:
    """How many series a line takes, and where the numbers come from."""

    def __init__(self, number: int, seed: int) -> None:
        self.number, self.draw = number, np.random.default_rng(seed)

    def series(self, make: Callable[[Draw, int], Values], n: int, share: float = 1.0) -> Iterable[list[float]]:
        return (make(self.draw, n).tolist() for _ in range(int(self.number * share)))


def percent(answers: Iterable[bool]) -> str:
    return f"{100 * np.mean(list(answers)):5.1f}"


def scan_table(runs: Runs) -> None:
    print("\nStep scan: % with any step found")
    for name, make, lengths in (
        ("stable, normal", normal, (12, 24, 34, 45, 84, 170)),
        ("stable, Poisson 100", poisson(100), (45,)),
        ("stable, Poisson 5", poisson(5), (45,)),
        ("autocorrelation 0.3", autocorrelated(0.3), (45,)),
    ):
        for n in lengths:
            print(f"  {name:24}{n:4} months {percent(bool(found_steps(y)) for y in runs.series(make, n, 4))}")
    print("  power of one scan, 45 months: found, dated within 2 months, true date inside the range, months in it")
    for size in (1, 2, 3):
        for at, place in ((22, "middle"), (38, "7 months before the end")):
            found = [best for best in map(best_step, runs.series(step(at / 45, size), 45, 2)) if best and best.p < 0.05]
            near = percent(abs(best.at - at) <= 2 for best in found)
            inside = percent(best.earliest <= at <= best.latest for best in found)
            width = np.median([best.latest - best.earliest + 1 for best in found])
            share = 100 * len(found) / (2 * runs.number)
            print(f"  {size} sigma, {place:24}{share:5.1f} {near} {inside} {width:4.0f}")


def proposal_table(runs: Runs) -> None:
    print("\nReset proposals: % with any, and % with one within 4 months of the step")
    for name, make, n in (
        ("stable, normal", normal, 24),
        ("stable, normal", normal, 45),
        ("stable, normal", normal, 84),
        ("stable, Poisson 5", poisson(5), 45),
        ("autocorrelation 0.3", autocorrelated(0.3), 45),
    ):
        answers = (bool(reset_proposals(y, first=FIRST)) for y in runs.series(make, n, 2))
        print(f"  {name:24}{n:4} months {percent(answers)}")
    for size in (1, 2, 3):
        for at in (15, 30, 36):
            found = [reset_proposals(y, first=FIRST) for y in runs.series(step(at / 45, size), 45)]
            near = percent(any(abs(p.month - (FIRST + at)) <= 4 for p in some) for some in found)
            print(f"  step of {size} before month {at + 1} of 45 {percent(bool(some) for some in found)} {near}")
    print("  of those with a proposal, % that say a drift explains the months better")
    for name, make in (
        ("drift of 0.08", drifting(0.08)),
        ("drift of 0.15", drifting(0.15)),
        ("2 steps", steps_at_random(2)),
    ):
        found = [some for some in (reset_proposals(y, first=FIRST) for y in runs.series(make, 45)) if some]
        print(f"  {name:24}  45 months {percent(some[0].drifts for some in found)}")


def drift_table(runs: Runs) -> None:
    print("\nDrift: % found")
    for name, make, lengths in (
        ("stable", normal, (12, 24, 45, 84, 120)),
        ("stable, Poisson 5", poisson(5), (45,)),
        ("autocorrelation 0.3", autocorrelated(0.3), (45,)),
        ("0.04 a month", drifting(0.04), (34, 45, 60, 84)),
        ("0.08 a month", drifting(0.08), (24, 34, 45, 60)),
        ("0.2 from the middle on", bending(0.2), (34, 45, 84)),
        ("step of 1 in the middle", step(0.5, 1), (45,)),
        ("step of 2 in the middle", step(0.5, 2), (34, 45, 84)),
        ("step of 2 at 3 quarters", step(0.75, 2), (45,)),
        ("step of 3 at 3 quarters", step(0.75, 3), (45,)),
    ):
        for n in lengths:
            print(f"  {name:24}{n:4} months {percent(bool(drift(y, first=FIRST)) for y in runs.series(make, n))}")


def season_table(runs: Runs) -> None:
    print("\nSeason: % found")
    for name, make, lengths in (
        ("stable", normal, (24, 34, 45, 84)),
        ("1 step", steps_at_random(1), (24, 34, 45)),
        ("2 steps", steps_at_random(2), (24, 34, 45)),
        ("3 steps", steps_at_random(3), (24, 34, 45, 84)),
        ("three lockdowns", lockdowns, (34, 45)),
        ("autocorrelation 0.4", autocorrelated(0.4), (34, 45)),
        ("season 10%, noise 6%", steps_at_random(0, TEN_PERCENT), (24, 34, 45, 84)),
        ("season 5%, noise 6%", steps_at_random(0, TEN_PERCENT / 2), (24, 34, 45, 84)),
        ("season 10%, 1 step", steps_at_random(1, TEN_PERCENT), (24, 34, 45)),
        ("season 10%, 2 steps", steps_at_random(2, TEN_PERCENT), (24, 34, 45)),
    ):
        for n in lengths:
            answers = (season(y, first=FIRST) is not None for y in runs.series(make, n, 0.5))
            print(f"  {name:24}{n:4} months {percent(answers)}")


def adjusted_table(runs: Runs) -> None:
    print("\nSingle points or shifts of 8 anywhere in 45 months: % as they stand, and judged without the season found")
    for name, amplitude in (("no season", 0.0), ("season 10%, noise 6%", TEN_PERCENT)):
        many = list(runs.series(steps_at_random(0, amplitude), 45, 0.7))
        print(f"  {name:24} {percent(_flagged(y) for y in many)} {percent(_flagged_adjusted(y) for y in many)}")


def _flagged_adjusted(values: list[float]) -> bool:
    found = season(values, first=FIRST)
    return _flagged(found.adjusted, found.widening) if found else _flagged(values)


def _flagged(values: Iterable[float | None], widening: float = 1.0) -> bool:
    judged = list(values)
    limits = process_limits(judged)
    if limits is None:
        return False
    reach = 3 * limits.sigma * widening
    wide = type(limits)(limits.mean - reach, limits.mean, limits.mean + reach)
    return bool(single_points(judged, wide) or step_shifts(judged, limits.mean, 8))


def autocorrelation_table(runs: Runs) -> None:
    print("\nAutocorrelation: mean estimate, its spread, the standard error told, and % warned of")
    for rho in (0.0, 0.3, 0.5):
        for n in (34, 45, 84):
            found = [autocorrelation(y, first=FIRST) for y in runs.series(autocorrelated(rho), n, 0.4)]
            told = [one for one in found if one]
            mean, spread = np.mean([one.rho for one in told]), np.std([one.rho for one in told])
            error = np.mean([one.standard_error for one in told])
            warned = percent(one.warns for one in told)
            print(f"  true {rho:.1f}{n:4} months {mean:6.2f} {spread:5.2f} {error:5.2f} {warned}")


# ----------------------------------------------------------------------------------------- beside autospc, table


def autospc_table(golden: Path) -> None:
    print("\nFirst months of new levels: the truth, ours, autospc from 21 and from 12 points (positions from 1)")
    for family in ("step", "seasonal", "stable_count", "stable_measure", "trend", "spike", "autocorrelated"):
        for series in json.loads((golden / f"{family}.json").read_text()):
            if series["freq"] != "month":
                continue  # a season is one of calendar months
            values = [None if value is None else float(value) for value in series["y"]]
            found = season(values, first=FIRST) if len(values) >= 24 else None
            judged = found.adjusted if found else values
            proposals = reset_proposals(judged, first=FIRST)
            ours = [p.month - FIRST + 1 for p in proposals]
            drifting = " drifts" if any(p.drifts for p in proposals) else ""
            theirs = [[period["from"] for period in one["periods"][1:]] for one in series["ssa"] if "periods" in one]
            print(f"  {family:15}{series['id']} {series.get('truth')!s:38} {ours!s:12} {theirs}{drifting}")


def quantile_table(seed: int) -> None:
    draw = np.random.default_rng(seed)
    for n in TABLE:
        block, number = max(1, 200_000 // n), 1_000_000 if n < 300 else 400_000
        largest = [_largest(draw.standard_normal((block, n))) for _ in range(-(-number // block))]
        quantiles = np.quantile(np.concatenate(largest), 1 - np.array(TABLE_P))
        print(f"    {n}: ({', '.join(f'{quantile:.2f}' for quantile in quantiles)}),")


def _largest(series: Values) -> Values:
    """The scan's statistic for a block of series, one a row."""
    n = series.shape[1]
    k = np.arange(FEWEST_EACH_SIDE, n - FEWEST_EACH_SIDE + 1)
    sums = np.cumsum(series - series.mean(axis=1, keepdims=True), axis=1)[:, k - 1]
    sigma = np.abs(np.diff(series, axis=1)).mean(axis=1) / RANGE_TO_SIGMA
    return np.asarray((np.abs(sums) * np.sqrt(n / (k * (n - k)))).max(axis=1) / sigma)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the series")
    parser.add_argument("--seed", type=int, default=20220930)
    parser.add_argument("--golden", type=Path, default=Path(__file__).parents[2] / "shared" / "golden" / "spc")
    parser.add_argument("--table", action="store_true", help="only make the quantiles of the step scan")
    args = parser.parse_args()
    print(f"Seed {args.seed}")
    if args.table:
        quantile_table(args.seed)
        return
    runs = Runs(150 if args.quick else 1500, args.seed)
    for table in (scan_table, proposal_table, drift_table, season_table, adjusted_table, autocorrelation_table):
        table(runs)
    if args.golden.is_dir():
        autospc_table(args.golden)


if __name__ == "__main__":
    main()
