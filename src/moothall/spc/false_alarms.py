"""How many measures in which nothing happened a quarter's report will point at all the same."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from moothall.spc.false_alarm_table import LENGTHS, SHARES, TABLE, Level
from moothall.spc.rules import Rules
from moothall.wording.numbers import number, plural

LEVELS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
HIGHEST_COUNT = 100  # above it counts are as good as normal
FEWEST_MONTHS_FOR_A_CHANGE = 15  # the quarter, the nine months between, and the quarter a year before
FEWEST_SAID_AS_A_NUMBER = 0.75  # fewer are said as one quarter in so many
SMALLEST_CHANCE = 1e-3


@dataclass(frozen=True)
class StableMeasure:
    """What decides how often a measure is pointed at though nothing happened.

    `months` is how many months its current phase has; `level` the mean count a month, None for anything but a count;
    `change_tested` whether its quarter is tested against a year before; `by_chance` whether its limits are those of
    chance alone, as on a p or u chart.
    """

    months: int
    level: float | None = None
    change_tested: bool = True
    by_chance: bool = False

    def __post_init__(self) -> None:
        if self.months < 1 or (self.level is not None and self.level < 0):
            raise ValueError(f"{self}: a phase has 1 month or more, a mean count is 0 or more.")


def chance_of_a_false_alarm(measure: StableMeasure, rules: Rules) -> float | None:
    """The chance from 0 to 1 that the latest quarter of a stable measure has a signal or a significant change.

    From the table below, between its lengths and levels on a logarithmic scale; outside it the nearest cell. The table
    is for independent months, normal or Poisson: neighbours that resemble each other, or a season that has not been
    taken out, make it more. None for rules that it was not made for.
    """
    table = _table_for(rules, either=measure.change_tested and measure.months >= FEWEST_MONTHS_FOR_A_CHANGE)
    if table is None:
        return None
    if measure.level is None or measure.level > HIGHEST_COUNT:
        row = table[SHARES if measure.by_chance else math.inf]
        return _between(LENGTHS, row, measure.months) / 100
    by_level = [_between(LENGTHS, table[count], measure.months) for count in LEVELS]
    return _between(LEVELS, by_level, measure.level) / 100


def expected_false_alarms(measures: Iterable[StableMeasure], rules: Rules) -> float | None:
    """How many of these measures a quarter's report points at on average, if nothing happened in any of them.

    The sum of their chances, whether or not they move together. None for rules that the table was not made for.
    """
    chances = [chance_of_a_false_alarm(measure, rules) for measure in measures]
    known = [chance for chance in chances if chance is not None]
    return math.fsum(known) if len(known) == len(chances) else None


def false_alarms_said(measures: Sequence[StableMeasure], rules: Rules) -> str | None:
    """'With 14 measures in which nothing happened, ... about 1 of them in a quarter.' None where it is not known."""
    expected = expected_false_alarms(measures, rules)
    if expected is None or not measures:
        return None
    whose = plural(len(measures), "1 measure", f"{len(measures)} measures")
    opening = f"With {whose} in which nothing happened, these rules and tests would still point at"
    if expected < FEWEST_SAID_AS_A_NUMBER:
        it = plural(len(measures), "it", "one of them")
        return f"{opening} {it} in about 1 quarter in {number(1 / max(expected, SMALLEST_CHANCE))}."
    return f"{opening} about {number(expected)} of them in a quarter."


def _table_for(rules: Rules, *, either: bool) -> Mapping[Level, Sequence[float]] | None:
    """The rows for a preset as it stands; None where something about it was changed."""
    presets = {
        "standard": Rules.standard(),
        "sensitive": Rules.sensitive(),
        "papers": Rules.papers(),
        "mdc": Rules.mdc(),
    }
    same = [name for name, preset in presets.items() if replace(rules, name=preset.name) == preset]
    return TABLE[same[0]]["either" if either else "signal"] if same else None


def _between(places: Sequence[float], percentages: Sequence[float], place: float) -> float:
    """The percentage at a place between two of the table's, on a logarithmic scale; beyond its ends that of the end."""
    if place <= places[0]:
        return percentages[0]
    if place >= places[-1]:
        return percentages[-1]
    after = bisect_right(places, place)
    low, high = places[after - 1], places[after]
    part = math.log(place / low) / math.log(high / low)
    return percentages[after - 1] + part * (percentages[after] - percentages[after - 1])
