"""The 15 force series of the Leicestershire example, December 2019 to September 2022, worked out a second time.

Nothing here uses the engine's arithmetic: means and limits come from numpy and from exact fractions, signals from loops
that try every stretch of months, tests of the change from scipy.stats. Three measures have a season (burglary, public
order, anti-social behaviour); it is taken out again here by one least-squares fit.
"""

import csv
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from moothall.areas import Area
from moothall.comparison import Noise, quarter_change
from moothall.measures import Good, Measure, MeasureKind, Noun, Observation, Series
from moothall.periods import Month, Quarter
from moothall.spc import Analysis, LimitsBasis, Rules, analyse

TABLE = Path(__file__).parents[2] / "src/moothall/examples/leicestershire/observations/recorded-crime.csv"
FORCE = "Leicestershire"
FIRST, LAST = "2019-12", "2022-09"
SUMMER = Quarter.parse("2022-23-Q2").window  # July to September 2022

Found = set[tuple[str, str, int, int]]  # rule, side, first and last position


def force_counts() -> dict[str, list[int]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["area"] == FORCE]
    return {row["measure"]: [int(row[m]) for m in row if m[:2] == "20" and FIRST <= m <= LAST] for row in rows}


COUNTS = force_counts()
every_series = pytest.mark.parametrize("name", COUNTS)
both_rule_sets = pytest.mark.parametrize("rules", [Rules.standard(), Rules.papers()], ids=["standard", "papers"])


def analysed(name: str, rules: Rules | None = None) -> Analysis:
    noun = Noun("offence", "offences")
    measure = Measure(id=name, title=name, kind=MeasureKind.COUNT, unit="offences", noun=noun, good=Good.DOWN, lower=0)
    months = [Observation(Month.parse(FIRST) + i, count) for i, count in enumerate(COUNTS[name])]
    return analyse(Series.of(measure, Area(FORCE), months), rules, window=SUMMER)


SEASONAL = ("anti-social-behaviour", "burglary", "public-order")


def judged(name: str, rules: Rules) -> tuple[list[float], float]:
    """The counts without their season, and by how much the limits are widened for it.

    Two harmonic pairs are fitted beside a straight trend and the levels that the engine found; the sum is kept.
    """
    counts = np.array(COUNTS[name], dtype=float)
    season = analysed(name, rules).season
    if season is None:
        return [float(count) for count in counts], 1.0
    at, calendar = np.arange(len(counts)), np.array([(11 + i) % 12 + 1 for i in range(len(counts))])
    waves = [wave(2 * np.pi * k * calendar / 12) for k in (1, 2) for wave in (np.cos, np.sin)]
    levels = [at >= step - Month.parse(FIRST) for step in season.steps]
    columns = np.column_stack([np.ones(len(counts)), at, *levels, *waves]).astype(float)
    fitted = np.linalg.lstsq(columns, counts, rcond=None)[0][-4:]
    adjusted = counts - columns[:, -4:] @ fitted
    return list(adjusted + counts.mean() - adjusted.mean()), float(np.sqrt(len(counts) / (len(counts) - 4)))


def limits_of(name: str, basis: LimitsBasis) -> tuple[int, int, int]:
    """Those of the months as they stand."""
    analysis = analysed(name, Rules.standard(basis))
    limits = (analysis.as_it_stands or analysis).phases[0].limits
    assert limits is not None
    return round(limits.lower), round(limits.mean), round(limits.upper)


def position(month: str) -> int:
    return Month.parse(month) - Month.parse(FIRST)


# ------------------------------------------------------------------------------------------------ figures by name


def test_there_are_15_series_of_34_months() -> None:
    assert [len(counts) for counts in COUNTS.values()] == [34] * 15


def test_all_but_anti_social_behaviour() -> None:
    assert limits_of("all-but-asb", LimitsBasis.STANDARD_DEVIATION) == (4847, 7630, 10413)
    assert limits_of("all-but-asb", LimitsBasis.MOVING_RANGE) == (6450, 7630, 8810)


def test_burglary() -> None:
    assert limits_of("burglary", LimitsBasis.STANDARD_DEVIATION) == (103, 388, 673)
    assert limits_of("burglary", LimitsBasis.MOVING_RANGE) == (257, 388, 519)
    change = quarter_change(analysed("burglary"))
    assert change.now is not None
    assert change.before is not None
    assert (change.before.value, change.now.value, change.difference) == (854, 1357, 503)
    assert change.percent == pytest.approx(58.9, abs=0.05)
    assert change.test is not None
    assert change.test.standard_error == pytest.approx(503 / 4.37, abs=0.1)  # z = 4.4, season out; 4.7 with it in
    assert change.significant


def test_violence_has_been_above_its_mean_for_17_months() -> None:
    analysis = analysed("violence-and-sexual-offences")
    (shift,) = [s for s in analysis.signals if (s.rule.value, s.side.value) == ("step-shift", "above")]
    assert (str(shift.first), str(shift.last), shift.length) == ("2021-05", "2022-09", 17)
    counts = COUNTS["violence-and-sexual-offences"]
    assert [count > np.mean(counts) for count in counts[position("2021-04") :]] == [False] + [True] * 17


@every_series
def test_no_month_is_a_shock(name: str) -> None:
    assert analysed(name).phases[0].left_out == ()


# ------------------------------------------------------------------------------------------- limits, a second time


@every_series
def test_mean_and_moving_range_limits(name: str) -> None:
    analysis = analysed(name)
    assert (analysis.season is not None) is (name in SEASONAL)
    for limits, (values, widening) in (
        (analysis.phases[0].limits, judged(name, Rules.standard())),
        ((analysis.as_it_stands or analysis).phases[0].limits, (COUNTS[name], 1.0)),
    ):
        mean, reach = np.mean(values), widening * 3 / 1.128 * np.abs(np.diff(values)).mean()
        assert limits is not None
        expected = (mean - reach, mean, mean + reach)
        assert (limits.lower, limits.mean, limits.upper) == pytest.approx(expected, rel=1e-9)


@every_series
def test_mean_and_standard_deviation_limits(name: str) -> None:
    values = np.array(COUNTS[name], dtype=float)
    reach = 3 * values.std(ddof=1)
    limits = analysed(name, Rules.papers()).phases[0].limits
    assert limits is not None
    expected = (values.mean() - reach, values.mean(), values.mean() + reach)
    assert (limits.lower, limits.mean, limits.upper) == pytest.approx(expected, rel=1e-12)


# ------------------------------------------------------------------------------------------ signals, a second time


def reach_squared(values: list[Fraction], basis: LimitsBasis) -> Fraction:
    """The square of the distance from the mean to a limit, without any rounding."""
    if basis is LimitsBasis.STANDARD_DEVIATION:
        mean = Fraction(sum(values), len(values))
        return 9 * sum(((value - mean) ** 2 for value in values), Fraction()) / (len(values) - 1)
    ranges = sum((abs(values[i] - values[i - 1]) for i in range(1, len(values))), Fraction())
    return (Fraction(3000, 1128) * ranges / (len(values) - 1)) ** 2


def signals_by_trying_everything(numbers: Sequence[float], basis: LimitsBasis, widening: float = 1.0) -> Found:
    values = [Fraction(number) for number in numbers]
    mean, reach = sum(values, Fraction()) / len(values), reach_squared(values, basis) * Fraction(widening) ** 2
    found: Found = set()
    for i, value in enumerate(values):
        if (value - mean) ** 2 > reach:
            found.add(("single-point", "above" if value > mean else "below", i, i))
    stretches = [(i, j) for i in range(len(values)) for j in range(i, len(values))]
    fitting = {
        ("step-shift", "above"): [(i, j) for i, j in stretches if all(v > mean for v in values[i : j + 1])],
        ("step-shift", "below"): [(i, j) for i, j in stretches if all(v < mean for v in values[i : j + 1])],
        ("trend", "rising"): [
            (i, j) for i, j in stretches if all(values[k] > values[k - 1] for k in range(i + 1, j + 1))
        ],
        ("trend", "falling"): [
            (i, j) for i, j in stretches if all(values[k] < values[k - 1] for k in range(i + 1, j + 1))
        ],
    }
    for (rule, side), runs in fitting.items():
        long_enough = [(i, j) for i, j in runs if j - i + 1 >= {"step-shift": 8, "trend": 7}[rule]]
        longest = [(i, j) for i, j in long_enough if not any(a <= i and j <= b and (a, b) != (i, j) for a, b in runs)]
        found |= {(rule, side, i, j) for i, j in longest}
    return found


@every_series
@both_rule_sets
def test_signals(name: str, rules: Rules) -> None:
    analysis = analysed(name, rules)
    found = [
        (signal.rule.value, signal.side.value, position(str(signal.first)), position(str(signal.last)))
        for signal in analysis.signals
        if signal.drift is None
    ]
    values, widening = judged(name, rules)
    expected = signals_by_trying_everything(values, rules.limits, widening)
    assert len(found) == len(expected)
    assert set(found) == expected


def test_steady_drifts() -> None:
    drifts = {
        name: (signal.side.value, str(signal.first))
        for name in COUNTS
        for signal in analysed(name).signals
        if signal.drift
    }
    assert drifts == {
        "all-but-asb": ("rising", "2021-02"),
        "criminal-damage-and-arson": ("rising", "2021-02"),
        "possession-of-weapons": ("rising", "2021-01"),
        "violence-and-sexual-offences": ("rising", "2019-12"),
    }


@every_series
@both_rule_sets
def test_the_verdict_is_the_first_rule_that_reaches_into_the_quarter(name: str, rules: Rules) -> None:
    values, widening = judged(name, rules)
    found = signals_by_trying_everything(values, rules.limits, widening)
    reaching = {rule for rule, _, _, last in found if last >= position("2022-07")}
    reaching |= {"trend" for signal in analysed(name, rules).signals if signal.drift}  # they reach to the last month
    expected = next((rule for rule in ("single-point", "trend", "step-shift") if rule in reaching), "stable")
    assert analysed(name, rules).verdict.status.value == expected


# --------------------------------------------------------------------------- the change of the quarter, a second time


def quarter_sum(values: list[int], first: str) -> int:
    return sum(values[position(first) : position(first) + 3])


@every_series
@both_rule_sets
def test_the_change_and_its_test(name: str, rules: Rules) -> None:
    values = COUNTS[name]
    difference = quarter_sum(values, "2022-07") - quarter_sum(values, "2021-07")
    test = quarter_change(analysed(name, rules)).test
    assert test is not None
    quarters = ["2022-04", "2022-01", "2021-10", "2021-07", "2021-04", "2021-01"]
    past = [quarter_sum(values, first) - quarter_sum(values, a_year_before(first)) for first in quarters]
    yearly = np.sqrt(np.mean(np.square(past)))
    held, wider = judged(name, rules)
    usual = wider * np.abs(np.diff(held)).mean() / 1.128 * np.sqrt(3) * np.sqrt(2)
    if yearly > 2 * usual:
        signals = signals_by_trying_everything(held, rules.limits, wider) or analysed(name, rules).signals
        error = usual * (1 if signals else widening(held))
        noise, p, reach = Noise.MOVING_RANGES, 2 * stats.norm.sf(abs(difference) / error), stats.norm.ppf(0.975)
    else:
        error = yearly
        noise, p, reach = Noise.PAST_DIFFERENCES, 2 * stats.t.sf(abs(difference) / error, 6), stats.t.ppf(0.975, 6)
    assert test.noise is noise
    assert (test.standard_error, test.p) == pytest.approx((error, p), rel=1e-9)
    assert test.interval == pytest.approx((difference - reach * error, difference + reach * error), rel=1e-9)


def widening(values: Sequence[float]) -> float:
    """What resemblance of neighbours adds to the error of a sum of three months."""
    off = np.array(values) - np.mean(values)
    rho = max(0.0, np.mean(off[1:] * off[:-1]) / np.mean(off**2))
    return float(np.sqrt((3 + 2 * (2 * rho + rho**2)) / (3 * (1 - rho))))


def a_year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def test_what_is_significant_under_the_standard_rules() -> None:
    assert {name for name in COUNTS if quarter_change(analysed(name)).significant} == {
        "all-but-asb",
        "burglary",
        "criminal-damage-and-arson",
        "other-crime",
        "other-theft",
        "public-order",
        "shoplifting",
        "theft-from-the-person",
        "vehicle-crime",
        "violence-and-sexual-offences",
    }
