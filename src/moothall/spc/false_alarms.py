"""How many measures in which nothing happened a quarter's report will point at all the same."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.spc.rules import LimitsBasis, Rules
from moothall.wording.numbers import number, plural

LENGTHS = (13, 15, 18, 21, 24, 33, 45, 60, 84, 120)
LEVELS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, math.inf)
HIGHEST_COUNT = 100  # above it counts are as good as normal
FEWEST_MONTHS_FOR_A_CHANGE = 15  # the quarter, the nine months between, and the quarter a year before
TABLE_SHIFT, TABLE_TREND = 8, 7
FEWEST_SAID_AS_A_NUMBER = 0.75  # fewer are said as one quarter in so many
SMALLEST_CHANCE = 1e-3


@dataclass(frozen=True)
class StableMeasure:
    """What decides how often a measure is pointed at though nothing happened.

    `months` is how many months its current phase has; `level` the mean count a month, None for anything but a count;
    `change_tested` whether its quarter is tested against a year before.
    """

    months: int
    level: float | None = None
    change_tested: bool = True

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
    level = math.inf if measure.level is None or measure.level > HIGHEST_COUNT else measure.level
    if math.isinf(level):
        return _between(LENGTHS, table[level], measure.months) / 100
    counts = LEVELS[:-1]
    return _between(counts, [_between(LENGTHS, table[count], measure.months) for count in counts], level) / 100


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


def _table_for(rules: Rules, *, either: bool) -> Mapping[float, Sequence[float]] | None:
    if (rules.shift, rules.trend) != (TABLE_SHIFT, TABLE_TREND) or rules.two_of_three or rules.screening:
        return None
    by_ranges = rules.limits is LimitsBasis.MOVING_RANGE
    if rules.leave_out_shocks is not by_ranges:
        return None
    return (EITHER if either else SIGNAL)[rules.limits]


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


# Percentages of stable series that the latest quarter of a report points at, by mean count a month (math.inf: normal
# values) and by months of the phase. 40,000 series a cell: python -m benchmarks.simulate_false_alarms, seed 20222.
SIGNAL: Mapping[LimitsBasis, Mapping[float, Sequence[float]]] = {
    LimitsBasis.MOVING_RANGE: {
        # months: 13, 15, 18, 21, 24, 33, 45, 60, 84, 120
        0.1: (33.2, 41.5, 47.9, 53.6, 57.1, 63.7, 66.9, 69.5, 70.1, 70.7),
        0.2: (29.0, 34.9, 36.2, 39.9, 39.9, 41.7, 41.1, 42.4, 41.8, 41.7),
        0.5: (9.5, 10.2, 10.0, 10.5, 10.7, 10.5, 10.5, 10.1, 10.0, 9.4),
        1: (4.5, 5.2, 5.5, 6.1, 6.3, 7.4, 8.1, 8.7, 9.2, 9.8),
        2: (2.6, 2.7, 3.4, 3.5, 4.0, 4.4, 4.7, 5.0, 5.6, 5.8),
        5: (1.7, 2.0, 2.4, 2.3, 2.4, 2.7, 2.9, 3.1, 3.2, 3.6),
        10: (2.0, 2.1, 2.0, 2.2, 2.2, 2.3, 2.4, 2.5, 2.5, 2.9),
        20: (2.1, 1.9, 1.7, 1.9, 1.9, 2.0, 2.1, 2.3, 2.4, 2.5),
        50: (1.9, 1.8, 1.7, 1.8, 1.8, 1.9, 2.0, 2.1, 2.3, 2.4),
        100: (1.9, 1.7, 1.6, 1.7, 1.8, 1.9, 2.1, 2.1, 2.3, 2.2),
        math.inf: (1.7, 1.9, 1.6, 1.8, 1.7, 1.8, 2.0, 2.2, 2.3, 2.4),
    },
    LimitsBasis.STANDARD_DEVIATION: {
        # months: 13, 15, 18, 21, 24, 33, 45, 60, 84, 120
        0.1: (29.5, 33.6, 38.9, 47.3, 49.5, 55.4, 58.5, 58.6, 60.0, 58.8),
        0.2: (21.8, 24.1, 26.8, 30.4, 30.9, 31.9, 31.6, 31.4, 31.9, 31.8),
        0.5: (3.7, 4.0, 4.8, 5.6, 5.5, 6.1, 6.4, 6.7, 7.0, 7.0),
        1: (1.4, 2.0, 2.9, 3.7, 4.3, 5.3, 6.4, 7.3, 8.2, 8.7),
        2: (0.7, 1.1, 1.6, 2.2, 2.5, 3.3, 3.9, 4.4, 4.8, 5.1),
        5: (0.3, 0.6, 0.9, 1.3, 1.4, 2.2, 2.5, 2.7, 3.2, 3.2),
        10: (0.3, 0.4, 0.8, 1.0, 1.3, 1.7, 1.9, 2.2, 2.3, 2.6),
        20: (0.2, 0.4, 0.7, 0.9, 1.1, 1.6, 1.8, 1.9, 2.0, 2.3),
        50: (0.2, 0.4, 0.7, 0.8, 1.1, 1.4, 1.5, 1.7, 2.0, 2.1),
        100: (0.2, 0.4, 0.6, 0.8, 1.0, 1.4, 1.6, 2.0, 1.9, 2.2),
        math.inf: (0.3, 0.5, 0.7, 0.8, 1.1, 1.4, 1.6, 1.9, 2.0, 2.2),
    },
}
# The same with the change test of the quarter at 5%: a signal, a significant change, or both.
EITHER: Mapping[LimitsBasis, Mapping[float, Sequence[float]]] = {
    LimitsBasis.MOVING_RANGE: {
        # months: 13, 15, 18, 21, 24, 33, 45, 60, 84, 120
        0.1: (33.2, 41.5, 47.9, 53.6, 57.1, 63.7, 66.9, 69.5, 70.1, 70.7),
        0.2: (29.0, 35.0, 36.2, 40.0, 39.9, 41.8, 41.1, 42.4, 41.8, 41.7),
        0.5: (9.5, 10.7, 10.5, 11.0, 11.2, 11.0, 11.1, 10.6, 10.5, 10.0),
        1: (4.5, 7.7, 7.9, 8.4, 8.7, 9.8, 10.4, 11.0, 11.6, 12.1),
        2: (2.6, 6.6, 7.5, 7.4, 7.9, 8.1, 8.6, 8.9, 9.3, 9.4),
        5: (1.7, 5.8, 6.1, 7.1, 6.9, 7.0, 7.6, 7.9, 8.1, 8.3),
        10: (2.0, 5.9, 5.5, 6.9, 6.7, 6.7, 7.2, 7.3, 7.3, 7.7),
        20: (2.1, 5.4, 4.9, 6.7, 6.7, 6.4, 6.6, 7.0, 7.2, 7.3),
        50: (1.9, 5.2, 4.9, 6.5, 6.7, 6.1, 6.7, 6.9, 7.0, 7.1),
        100: (1.9, 5.2, 4.9, 6.4, 6.4, 6.2, 7.0, 7.1, 7.0, 7.0),
        math.inf: (1.7, 5.1, 4.9, 6.4, 6.4, 6.3, 6.7, 6.9, 7.2, 7.1),
    },
    LimitsBasis.STANDARD_DEVIATION: {
        # months: 13, 15, 18, 21, 24, 33, 45, 60, 84, 120
        0.1: (29.5, 33.6, 38.9, 47.3, 49.5, 55.4, 58.5, 58.6, 60.0, 58.8),
        0.2: (21.8, 24.1, 26.8, 30.4, 30.9, 31.9, 31.6, 31.5, 31.9, 31.9),
        0.5: (3.7, 4.8, 5.5, 6.3, 6.1, 6.7, 7.1, 7.3, 7.6, 7.6),
        1: (1.4, 4.9, 5.6, 6.4, 7.1, 7.9, 8.9, 9.8, 10.7, 11.1),
        2: (0.7, 5.3, 5.9, 6.5, 6.9, 7.4, 8.0, 8.3, 8.8, 9.1),
        5: (0.3, 4.2, 4.5, 6.2, 6.4, 6.7, 7.2, 7.4, 8.1, 8.0),
        10: (0.3, 3.6, 4.1, 5.9, 6.1, 6.1, 6.6, 6.9, 7.0, 7.3),
        20: (0.2, 3.6, 3.9, 5.7, 5.9, 6.0, 6.6, 6.8, 6.8, 7.3),
        50: (0.2, 3.6, 3.8, 5.9, 5.9, 5.7, 6.2, 6.4, 6.8, 6.8),
        100: (0.2, 3.4, 3.6, 5.5, 6.1, 5.9, 6.2, 6.8, 6.8, 6.8),
        math.inf: (0.3, 3.5, 3.8, 5.7, 6.0, 5.8, 6.4, 6.7, 6.9, 7.0),
    },
}
