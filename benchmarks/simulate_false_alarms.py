"""How often a quarter's report points at a measure in which nothing happened: the table of `spc/false_alarm_table.py`.

    python -m benchmarks.simulate_false_alarms [--quick] [--seed 20222] [--write]

First the twin of the rules is held against `moothall.spc.analyse` on 300 series. Then each cell of the table is drawn:
independent months of one phase, the quarter's rules and its change test. With --write the module is written anew.
`--check` draws the cells of a few lengths with the analysis itself, seasons and all, and prints both figures.
"""
# ruff: noqa: INP001, T201, TID251 - a command: it prints, and it draws at random from a seed that it prints

import argparse
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.twins import PEOPLE, Block, Data, Marks, Values
from benchmarks.twins_of_change import p_as_chosen, p_by_shares, with_small_counts
from moothall.areas import Area
from moothall.comparison import quarter_change
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.spc import Rule, Rules, analyse
from moothall.spc.false_alarm_table import LENGTHS, SHARES, Level
from moothall.spc.false_alarms import FEWEST_MONTHS_FOR_A_CHANGE, StableMeasure, chance_of_a_false_alarm

QUARTER = 3
LAST = Month(2022, 9)
MOST_VALUES = 1_000_000  # a block is drawn in parts of so many months, so that memory stays small
RULE_SETS = (Rules.standard(), Rules.sensitive(), Rules.papers(), Rules.mdc())
LEVELS: tuple[Level, ...] = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, math.inf, SHARES)
MODULE = Path(__file__).parents[1] / "src/moothall/spc/false_alarm_table.py"
SHARE = 0.9
CHECKED: tuple[tuple[int, Level], ...] = (
    *((45, level) for level in (0.2, 1, 5, 20, math.inf, SHARES)),
    (18, math.inf),
    (24, 2),
    (84, 50),
)
KIND = {Data.NUMBERS: MeasureKind.NUMBER, Data.COUNTS: MeasureKind.COUNT, Data.SHARES: MeasureKind.PERCENTAGE}


@dataclass(frozen=True)
class Cell:
    """Percentages of stable series with a signal in the last quarter, with a significant change, and with either."""

    signal: float
    change: float
    either: float


def data_of(level: Level) -> Data:
    if level == SHARES:
        return Data.SHARES
    return Data.NUMBERS if level == math.inf else Data.COUNTS


def stable_months(rng: np.random.Generator, series: int, months: int, level: Level) -> Values:
    """Poisson counts about `level` a month, normal values where it is infinite, or percentages of so many people."""
    if isinstance(level, str):
        return rng.binomial(PEOPLE, SHARE, (series, months)) * 100 / PEOPLE
    if math.isinf(level):
        return 1000 + 50 * rng.standard_normal((series, months))
    return rng.poisson(level, (series, months)).astype(float)


def cell(rng: np.random.Generator, rules: Rules, months: int, level: Level, series: int) -> Cell:
    part = max(1, MOST_VALUES // months)
    sums, left = np.zeros(3), series
    while left:
        block = Block(stable_months(rng, min(part, left), months, level), rules, data_of(level))
        signal, change = found_in(block)
        sums += [signal.sum(), change.sum(), (signal | change).sum()]
        left -= len(signal)
    return Cell(*(float(found) for found in 100 * sums / series))


def found_in(block: Block) -> tuple[Marks, Marks]:
    signal = np.asarray(block.signals[:, -QUARTER:].any(axis=1))
    if block.values.shape[1] < FEWEST_MONTHS_FOR_A_CHANGE:
        return signal, np.zeros_like(signal)
    p = p_by_shares(block, PEOPLE) if block.data is Data.SHARES else p_as_chosen(block)
    if block.data is Data.COUNTS:
        p = with_small_counts(block, p)
    return signal, np.asarray(p < SIGNIFICANCE_LEVEL)


def table_lines(rng: np.random.Generator, series: int) -> Iterator[str]:
    """The lines of the module's table, one rule set after the other."""
    for rules in RULE_SETS:
        print(f"{rules.name} ...", file=sys.stderr, flush=True)
        rows = {level: [cell(rng, rules, months, level, series) for months in LENGTHS] for level in LEVELS}
        yield f'    "{rules.name}": {{'
        for name in ("signal", "either"):
            yield f'        "{name}": {{'
            for level in LEVELS:
                cells = ", ".join(f"{getattr(found, name):.1f}" for found in rows[level])
                written = "SHARES" if isinstance(level, str) else "math.inf" if math.isinf(level) else f"{level:g}"
                yield f"            {written}: ({cells}),"
            yield "        },"
        yield "    },"


def write_table(lines: list[str]) -> None:
    """Put the lines in the place of the module's table; the rest of it stays."""
    text = MODULE.read_text(encoding="utf-8")
    head, _, _ = text.partition("TABLE: ")
    opening = "TABLE: Mapping[str, Mapping[str, Mapping[Level, Sequence[float]]]] = {"
    MODULE.write_text(head + "\n".join([opening, *lines, "}"]) + "\n", encoding="utf-8")


# --------------------------------------------------------------------------------------- against the analysis itself


def series_of(values: Values, data: Data) -> Series:
    measure = Measure(id="example", title="Example", kind=KIND[data], unit="examples", decimals=1)
    months, shares = len(values), data is Data.SHARES
    entries = [
        Observation(
            LAST + (i + 1 - months),
            float(value),
            numerator=float(value) * PEOPLE / 100 if shares else None,
            denominator=PEOPLE if shares else None,
        )
        for i, value in enumerate(values)
    ]
    return Series.of(measure, Area("Exampleshire"), entries)


def check_twin(rng: np.random.Generator, series: int) -> bool:
    """Whether every month of so many series carries the same signals in the twin and in `analyse`."""
    equal = 0
    for number in range(series):
        level, months = LEVELS[number % len(LEVELS)], 13 + number % 80
        values = stable_months(rng, 1, months, level)
        if level != SHARES:
            values[0, months // 2 :] += round((number % 4) * values.std())  # some with a step, so that all rules fire
        if number % 5 == 0 and level != SHARES:
            values[0] += np.round(np.arange(months) * values.std() / 2)  # and some with a drift
        rules = replace(RULE_SETS[number // 2 % len(RULE_SETS)], season=False)
        equal += same_signals(values, rules, data_of(level))
    print(f"twin and analyse agree on {equal} of {series} series")
    return equal == series


def same_signals(values: Values, rules: Rules, data: Data) -> bool:
    block = Block(values, rules, data)
    points = analyse(series_of(values[0], data), rules).points
    twins = {
        Rule.SINGLE_POINT: block.points,
        Rule.STEP_SHIFT: block.shifts,
        Rule.TREND: block.trends,
        Rule.TWO_OF_THREE: block.two_of_three,
    }
    return all([rule in point.signals for point in points] == twin[0].tolist() for rule, twin in twins.items())


def check_table(rng: np.random.Generator, series: int) -> bool:
    """The table beside what the analysis itself finds in series of other draws; whether all lie within chance."""
    within = True
    print(f"percentages of {series} stable series pointed at in a quarter: printed, found, standard error")
    for rules in RULE_SETS:
        for months, level in CHECKED:
            values = stable_months(rng, series, months, level)
            found = 100 * sum(pointed_at(one, rules, data_of(level)) for one in values) / series
            count = level if isinstance(level, int | float) and not math.isinf(level) else None
            measure = StableMeasure(months, level=count, by_chance=level == SHARES)
            printed = 100 * (chance_of_a_false_alarm(measure, rules) or 0)
            error = math.sqrt(printed * (100 - printed) / series)
            within &= abs(found - printed) <= 3 * error
            print(
                f"{rules.name:10} {months:4} months {level!s:>7}: {printed:5.1f} {found:5.1f} {error:5.2f}", flush=True
            )
    return within


def pointed_at(values: Values, rules: Rules, data: Data) -> bool:
    analysis = analyse(series_of(values, data), rules, window=Window(LAST + (1 - QUARTER), LAST))
    return analysis.verdict.signal is not None or quarter_change(analysis).significant


def main() -> int:
    parser = argparse.ArgumentParser(description="False alarms of one stable measure in a quarter's report.")
    parser.add_argument("--quick", action="store_true", help="4,000 series a cell instead of 40,000")
    parser.add_argument("--seed", type=int, default=20222)
    parser.add_argument("--write", action="store_true", help="write the module that holds the table")
    parser.add_argument("--check", type=int, metavar="N", help="hold the table against the analysis of N series a cell")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    print(f"seed {options.seed}")
    if options.check:
        return 0 if check_table(rng, options.check) else 1
    agreed = check_twin(rng, 300)
    lines = list(table_lines(rng, 4_000 if options.quick else 40_000))
    if options.write:
        write_table(lines)
    else:
        print("\n".join(lines))
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
