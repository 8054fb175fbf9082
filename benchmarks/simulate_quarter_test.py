"""Size and power of the quarter's test under several choices of noise: the figures behind decision 6.

    python -m benchmarks.simulate_quarter_test [--quick] [--seed 20221] [--check N]

First the twins are held against `moothall.comparison.quarter_change` on 200 series. Then, for each kind of history and
each number of months, the table gives the percentage of series in which nothing happened that are called significant at
5%, and in brackets the percentage found when the last quarter is 20% higher.
"""
# ruff: noqa: INP001, T201, TID251 - a command: it prints, and it draws at random from a seed that it prints

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from scipy.special import bdtr

from benchmarks.twins import Block, Data, Values
from benchmarks.twins_of_change import (
    p_as_before,
    p_as_chosen,
    p_by_past,
    p_by_ranges,
    past_windows,
    with_small_counts,
)
from moothall.areas import Area
from moothall.comparison import Untested, quarter_change
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import Rules, analyse

LAST = Month(2022, 9)
ALL_CRIME, ALL_CRIME_SIGMA = 7297, 689  # the papers' chart of all crime, 2020: mean 7,297, upper limit 9,364
QUARTER = 3
Draw = Callable[[np.random.Generator, Values, int], Values]
Test = Callable[[Block], Values]


def poisson(rng: np.random.Generator, factor: Values, series: int, mean: float) -> Values:
    return rng.poisson(mean * np.broadcast_to(factor, (series, factor.shape[-1]))).astype(float)


def overdispersed(rng: np.random.Generator, factor: Values, series: int, mean: float, ratio: float) -> Values:
    """Negative binomial counts whose variance is `ratio` times their mean."""
    size = mean / (ratio - 1) * np.broadcast_to(factor, (series, factor.shape[-1]))
    return rng.negative_binomial(size, 1 / ratio).astype(float)


def seasonal(rng: np.random.Generator, factor: Values, series: int, draw: Draw) -> Values:
    """A yearly wave of 10% either way, its peak in any month."""
    turn = 2 * np.pi * np.arange(factor.shape[-1]) / 12
    return draw(rng, factor * (1 + 0.1 * np.cos(turn + rng.uniform(0, 2 * np.pi, (series, 1)))), series)


def autoregressive(rng: np.random.Generator, factor: Values, series: int, rho: float) -> Values:
    noise = rng.standard_normal((factor.shape[-1], series))
    for month in range(1, len(noise)):
        noise[month] = rho * noise[month - 1] + np.sqrt(1 - rho**2) * noise[month]
    return np.asarray((ALL_CRIME + ALL_CRIME_SIGMA * noise.T) * factor)


def disturbed(rng: np.random.Generator, factor: Values, series: int, first: int, last: int, sigmas: float) -> Values:
    """Normal months, lower by so many sigmas from month `first` to month `last`, counted back from the end."""
    noise = rng.standard_normal((series, factor.shape[-1]))
    back = np.arange(factor.shape[-1], 0, -1)
    noise[:, (back <= first) & (back >= last)] -= sigmas
    return np.asarray((ALL_CRIME + ALL_CRIME_SIGMA * noise) * factor)


def growing(rng: np.random.Generator, factor: Values, series: int) -> Values:
    level = 1.1 ** (np.arange(factor.shape[-1]) / 12)
    return np.asarray((ALL_CRIME * level + ALL_CRIME_SIGMA * rng.standard_normal((series, len(level)))) * factor)


HISTORIES: dict[str, Draw] = {
    "Poisson, 5 a month": partial(poisson, mean=5),
    "Poisson, 30": partial(poisson, mean=30),
    "Poisson, 100": partial(poisson, mean=100),
    "Poisson, 7,297": partial(poisson, mean=ALL_CRIME),
    "variance/mean 4, 100": partial(overdispersed, mean=100, ratio=4),
    "variance/mean 65, 7,297": partial(overdispersed, mean=ALL_CRIME, ratio=65),
    "season, Poisson 100": partial(seasonal, draw=partial(poisson, mean=100)),
    "season, Poisson 7,297": partial(seasonal, draw=partial(poisson, mean=ALL_CRIME)),
    "season, var/mean 4": partial(seasonal, draw=partial(overdispersed, mean=100, ratio=4)),
    "season, var/mean 65": partial(seasonal, draw=partial(overdispersed, mean=ALL_CRIME, ratio=65)),
    "autocorrelation 0.3": partial(autoregressive, rho=0.3),
    "autocorrelation 0.5": partial(autoregressive, rho=0.5),
    "step, 2 sigma, 20 months ago": partial(disturbed, first=10**6, last=21, sigmas=2),
    "step, 4 sigma, 20 months ago": partial(disturbed, first=10**6, last=21, sigmas=4),
    "lockdown, 3 sigma, 2 years ago": partial(disturbed, first=24, last=22, sigmas=3),
    "lockdown, 6 sigma, 2 years ago": partial(disturbed, first=24, last=22, sigmas=6),
    "growth of 10% a year": growing,
}


def poisson_alone(block: Block) -> Values:
    now = block.values[:, -3:].sum(axis=1).astype(np.int64)
    both = now + block.values[:, -15:-12].sum(axis=1).astype(np.int64)
    fewer = np.minimum(now, both - now)
    return np.asarray(np.minimum(1.0, 2 * bdtr(fewer, both, 0.5)))


def past_years_alone(block: Block) -> Values:
    past = past_windows(block, QUARTER)
    return p_by_past(block, past, np.asarray(np.sqrt((past**2).mean(axis=1))), QUARTER)


TESTS: dict[str, Test] = {
    "counts as Poisson": poisson_alone,
    "ranges, z": lambda block: p_by_ranges(block, QUARTER, widened=False),
    "ranges, t": lambda block: p_by_ranges(block, QUARTER, widened=False, student=True),
    "ranges, widened": lambda block: p_by_ranges(block, QUARTER),
    "past years": past_years_alone,
    "first rule": lambda block: with_small_counts(block, p_as_before(block)),
    "chosen x1.7": lambda block: with_small_counts(block, p_as_chosen(block, most=3**0.5)),
    "CHOSEN x2": lambda block: with_small_counts(block, p_as_chosen(block)),
    "chosen x2.4": lambda block: with_small_counts(block, p_as_chosen(block, most=6**0.5)),
}


def share_called(p: Values) -> float:
    return 100 * float(np.mean(p < 0.05))  # noqa: PLR2004 - the level of the test


def print_table(rng: np.random.Generator, months: int, series: int) -> None:
    print(f"\n{months} months, {series:,} series a cell: size [found at +20%]")
    print(f"{'':31}" + "".join(f"{name:>18}" for name in TESTS))
    for name, draw in HISTORIES.items():
        up = np.ones(months)
        stable = Block(draw(rng, up.copy(), series), Rules.standard())
        up[-QUARTER:] = 1.2
        raised = Block(draw(rng, up, series), Rules.standard())
        cells = [f"{share_called(test(stable)):6.1f} [{share_called(test(raised)):5.1f}]" for test in TESTS.values()]
        print(f"{name:31}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


def print_longer_windows(rng: np.random.Generator, months: int, series: int) -> None:
    print(f"\n{months} months, the chosen rule for longer windows: size [found at +20%]")
    for name in ("Poisson, 100", "variance/mean 65, 7,297", "season, var/mean 65", "autocorrelation 0.3"):
        cells = []
        for length in (6, 12):
            up = np.ones(months)
            stable = Block(HISTORIES[name](rng, up.copy(), series), Rules.standard())
            up[-length:] = 1.2
            raised = Block(HISTORIES[name](rng, up, series), Rules.standard())
            size, power = (share_called(p_as_chosen(block, length)) for block in (stable, raised))
            cells.append(f"{length} months {size:5.1f} [{power:5.1f}]")
        print(f"{name:31}" + "   ".join(cells), flush=True)


def check_twins(rng: np.random.Generator, series: int) -> bool:
    """Whether `quarter_change` gives the p of a twin on every one of so many series of all kinds and lengths."""
    twins: dict[str, Test] = {"first rule": p_as_before, "chosen rule": p_as_chosen}
    equal = dict.fromkeys(twins, 0)
    for number in range(series):
        draw = list(HISTORIES.values())[number % len(HISTORIES)]
        block = Block(draw(rng, np.ones(15 + number % 50), 1), Rules.standard(), Data.COUNTS)
        real = real_p(block.values[0], replace(Rules.standard(), season=False))
        for name, twin in twins.items():
            equal[name] += bool(np.isclose(with_small_counts(block, twin(block))[0], real, rtol=1e-9, atol=1e-12))
    for name, count in equal.items():
        print(f"quarter_change gives the p of the {name} on {count} of {series} series")
    return series in equal.values()


def print_real_sizes(rng: np.random.Generator, series: int) -> None:
    """The analysis itself, seasons taken out: sizes and, with the last quarter 20% higher, what is found."""
    print(f"\n{series:,} series a cell, the analysis itself: size [found at +20%], 24 and 45 months")
    for name, draw in HISTORIES.items():
        cells = []
        for months in (24, 45):
            up = np.ones(months)
            stable = [real_p(one, Rules.standard()) for one in draw(rng, up.copy(), series)]
            up[-QUARTER:] = 1.2
            raised = [real_p(one, Rules.standard()) for one in draw(rng, up, series)]
            cells.append(f"{share_called(np.array(stable)):6.1f} [{share_called(np.array(raised)):5.1f}]")
        print(f"{name:31}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


def real_p(values: Values, rules: Rules) -> float:
    first = LAST + (1 - len(values))
    measure = Measure(id="example", title="Example", kind=MeasureKind.COUNT, unit="examples", lower=0)
    months = [Observation(first + i, float(value)) for i, value in enumerate(values)]
    series = Series.of(measure, Area("Exampleshire"), months)
    change = quarter_change(analyse(series, rules, window=Window(LAST + -2, LAST)))
    if change.test is None:
        return 1.0 if change.untested in (Untested.NO_VARIATION, Untested.TOO_FEW) else float("nan")
    return change.test.p


def main() -> int:
    parser = argparse.ArgumentParser(description="Size and power of the quarter's test.")
    parser.add_argument("--quick", action="store_true", help="2,000 series a cell instead of 20,000")
    parser.add_argument("--seed", type=int, default=20221)
    parser.add_argument("--check", type=int, metavar="N", help="draw with the analysis itself, N series a cell")
    options = parser.parse_args()
    rng, series = np.random.default_rng(options.seed), 2_000 if options.quick else 20_000
    print(f"seed {options.seed}")
    if options.check:
        print_real_sizes(rng, options.check)
        return 0
    agreed = check_twins(rng, 200)
    for months in (18, 24, 33, 45, 84):
        print_table(rng, months, series)
    print_longer_windows(rng, 45, series)
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
