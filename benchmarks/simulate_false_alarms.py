"""How often a quarter's report points at a measure in which nothing happened: the table of `spc/false_alarms.py`.

    python -m benchmarks.simulate_false_alarms [--quick] [--seed 20222]

First the twin of the rules is held against `moothall.spc.analyse` on 300 series. Then each cell of the table is drawn:
independent months of one phase, the quarter's rules and its change test; lines ready to be put into the module.
"""
# ruff: noqa: INP001, T201, TID251 - a command: it prints, and it draws at random from a seed that it prints

import argparse
import math
import sys
from dataclasses import dataclass

import numpy as np

from benchmarks.twins import Block, Marks, Values, p_as_chosen, with_small_counts
from moothall.areas import Area
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month
from moothall.spc import Rule, Rules, analyse
from moothall.spc.false_alarms import FEWEST_MONTHS_FOR_A_CHANGE, LENGTHS, LEVELS

QUARTER = 3
LAST = Month(2022, 9)
MOST_VALUES = 1_000_000  # a block is drawn in parts of so many months, so that memory stays small
RULE_SETS = (Rules.standard(), Rules.papers())  # limits from the standard deviation under `standard` are as in `papers`


@dataclass(frozen=True)
class Cell:
    """Percentages of stable series with a signal in the last quarter, with a significant change, and with either."""

    signal: float
    change: float
    either: float


def stable_months(rng: np.random.Generator, series: int, months: int, level: float) -> Values:
    """Poisson counts about `level` a month, or normal values where it is infinite."""
    if math.isinf(level):
        return 1000 + 50 * rng.standard_normal((series, months))
    return rng.poisson(level, (series, months)).astype(float)


def cell(rng: np.random.Generator, rules: Rules, months: int, level: float, series: int) -> Cell:
    part = max(1, MOST_VALUES // months)
    sums, left = np.zeros(3), series
    while left:
        signal, change = found_in(Block(stable_months(rng, min(part, left), months, level), rules), level)
        sums += [signal.sum(), change.sum(), (signal | change).sum()]
        left -= len(signal)
    return Cell(*(float(found) for found in 100 * sums / series))


def found_in(block: Block, level: float) -> tuple[Marks, Marks]:
    signal = np.asarray(block.signals[:, -QUARTER:].any(axis=1))
    if block.values.shape[1] < FEWEST_MONTHS_FOR_A_CHANGE:
        return signal, np.zeros_like(signal)
    p = p_as_chosen(block)
    if not math.isinf(level):
        p = with_small_counts(block, p)
    return signal, np.asarray(p < SIGNIFICANCE_LEVEL)


def print_table(rng: np.random.Generator, series: int) -> None:
    for rules in RULE_SETS:
        rows = {level: [cell(rng, rules, months, level, series) for months in LENGTHS] for level in LEVELS}
        for name in ("signal", "either"):
            print(f"\n{rules.name}, limits from {rules.limits.value}: {name}\n{'':8}# {LENGTHS}")
            for level in LEVELS:
                cells = [getattr(found, name) for found in rows[level]]
                written = "inf" if math.isinf(level) else f"{level:g}"
                print(f"        {written}: ({', '.join(f'{found:.1f}' for found in cells)}),", flush=True)


def check_twin(rng: np.random.Generator, series: int) -> bool:
    """Whether every month of so many series carries the same signals in the twin and in `analyse`."""
    equal = 0
    for number in range(series):
        level, months = LEVELS[number % len(LEVELS)], 13 + number % 80
        values = stable_months(rng, 1, months, level)
        values[0, months // 2 :] += (number % 4) * values.std()  # some with a step, so that all rules fire
        if number % 5 == 0:
            values[0] += np.arange(months) * values.std() / 2  # and some with a drift
        rules = (Rules.standard(), Rules.papers())[number // 2 % 2]
        equal += same_signals(values, rules)
    print(f"twin and analyse agree on {equal} of {series} series")
    return equal == series


def same_signals(values: Values, rules: Rules) -> bool:
    block, months = Block(values, rules), values.shape[1]
    measure = Measure(id="example", title="Example", kind=MeasureKind.NUMBER, unit="examples")
    entries = [Observation(LAST + (i + 1 - months), float(value)) for i, value in enumerate(values[0])]
    points = analyse(Series.of(measure, Area("Exampleshire"), entries), rules).points
    twins = {Rule.SINGLE_POINT: block.points, Rule.STEP_SHIFT: block.shifts, Rule.TREND: block.trends}
    return all([rule in point.signals for point in points] == twin[0].tolist() for rule, twin in twins.items())


def main() -> int:
    parser = argparse.ArgumentParser(description="False alarms of one stable measure in a quarter's report.")
    parser.add_argument("--quick", action="store_true", help="4,000 series a cell instead of 40,000")
    parser.add_argument("--seed", type=int, default=20222)
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    print(f"seed {options.seed}")
    agreed = check_twin(rng, 300)
    print_table(rng, 4_000 if options.quick else 40_000)
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
