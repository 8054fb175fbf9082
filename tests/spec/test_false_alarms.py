"""How many measures in which nothing happened a quarter's report points at, and the words in which it says so."""

import math

import numpy as np
import pytest

from benchmarks.simulate_false_alarms import Cell, cell, check_twin
from moothall.spc import LimitsBasis, Rules
from moothall.spc.false_alarm_table import LENGTHS, SHARES, TABLE, Level
from moothall.spc.false_alarms import (
    StableMeasure,
    chance_of_a_false_alarm,
    expected_false_alarms,
    false_alarms_said,
)
from moothall.spc.rules import TwoOfThree

STANDARD, PAPERS, SENSITIVE, MDC = Rules.standard(), Rules.papers(), Rules.sensitive(), Rules.mdc()
SERIES = 8_000


def tabled(rules: Rules, months: int, level: Level) -> Cell:
    column, rows = LENGTHS.index(months), TABLE[rules.name]
    return Cell(rows["signal"][level][column], math.nan, rows["either"][level][column])


def drawing_error(percentage: float) -> float:
    """Four standard errors of a share of so many series, and half of the last digit of the table."""
    return 4 * math.sqrt(percentage * (100 - percentage) / SERIES) + 0.05


@pytest.mark.parametrize(
    ("rules", "months", "level"),
    [
        (STANDARD, 45, math.inf),
        (STANDARD, 45, 5),
        (STANDARD, 18, 100),
        (STANDARD, 24, 0.5),
        (STANDARD, 33, SHARES),
        (SENSITIVE, 45, math.inf),
        (SENSITIVE, 84, 2),
        (PAPERS, 45, math.inf),
        (MDC, 24, 20),
        (MDC, 45, math.inf),
    ],
)
def test_the_table_is_found_again_with_another_seed(rules: Rules, months: int, level: Level) -> None:
    found, table = cell(np.random.default_rng(7), rules, months, level, SERIES), tabled(rules, months, level)
    assert found.signal == pytest.approx(table.signal, abs=drawing_error(table.signal))
    assert found.either == pytest.approx(table.either, abs=drawing_error(table.either))


def test_the_simulated_rules_are_the_rules() -> None:
    assert check_twin(np.random.default_rng(8), 96)


def test_stable_normal_series_of_45_months() -> None:
    # Found before by other means: 2.0% of stable series have a signal in their last three months under the standard
    # rules, 1.7% with limits from the standard deviation (10,000 series each, so 0.3 either way).
    untested = StableMeasure(45, change_tested=False)
    assert chance_of_a_false_alarm(untested, STANDARD) == pytest.approx(0.020, abs=0.004)
    assert chance_of_a_false_alarm(untested, PAPERS) == pytest.approx(0.017, abs=0.003)


def test_the_change_test_adds_nearly_its_five_in_a_hundred() -> None:
    with_test, without = StableMeasure(45), StableMeasure(45, change_tested=False)
    added = (chance_of_a_false_alarm(with_test, STANDARD) or 0) - (chance_of_a_false_alarm(without, STANDARD) or 0)
    assert 0.035 < added < 0.05


def test_every_cell_is_there_and_the_change_test_never_lowers_one() -> None:
    for rows in TABLE.values():
        assert tuple(rows["signal"]) == tuple(rows["either"])
        assert {SHARES, math.inf} < set(rows["signal"])
        for level, signals in rows["signal"].items():
            assert len(signals) == len(rows["either"][level]) == len(LENGTHS)
            assert all(signal <= either for signal, either in zip(signals, rows["either"][level], strict=True))


def test_low_counts_are_pointed_at_seldom_by_our_rules_and_often_by_other_peoples() -> None:
    # One a month, 45 months: moving-range and standard-deviation limits take many months of chance for a finding.
    signal = {name: rows["signal"][1][LENGTHS.index(45)] for name, rows in TABLE.items()}
    assert signal["standard"] < 1
    assert signal["papers"] > 5
    assert signal["mdc"] > 10


def test_between_two_lengths_and_levels_the_chance_lies_between_theirs() -> None:
    # The middle of 45 and 60 on a logarithmic scale is sqrt(45 x 60) = 51.96, that of 5 and 10 a month 7.07.
    row = TABLE["standard"]["either"]
    corners = [row[level][LENGTHS.index(months)] for level in (5, 10) for months in (45, 60)]
    middle = chance_of_a_false_alarm(StableMeasure(52, level=math.sqrt(50)), STANDARD)
    assert middle == pytest.approx(sum(corners) / 400, abs=1e-4)


@pytest.mark.parametrize(
    ("measure", "as_if"),
    [
        (StableMeasure(300), StableMeasure(120)),
        (StableMeasure(6), StableMeasure(13)),
        (StableMeasure(45, level=7297), StableMeasure(45)),
        (StableMeasure(300, by_chance=True), StableMeasure(120, by_chance=True)),
        (StableMeasure(45, level=0), StableMeasure(45, level=0.1)),
        (StableMeasure(14), StableMeasure(14, change_tested=False)),  # no quarter a year before to compare with
    ],
)
def test_beyond_the_table_its_nearest_cell_stands(measure: StableMeasure, as_if: StableMeasure) -> None:
    assert chance_of_a_false_alarm(measure, STANDARD) == chance_of_a_false_alarm(as_if, STANDARD)


@pytest.mark.parametrize(
    "rules",
    [
        Rules(shift=7),
        Rules(trend=6),
        Rules(leave_out_shocks=False),
        Rules(two_of_three=TwoOfThree.SENSITIVE),
        Rules(screening=True),
        Rules.standard(fix_after=12),
        Rules.mdc(screening=False),
        Rules.sensitive(LimitsBasis.STANDARD_DEVIATION),
    ],
)
def test_rules_without_a_table_have_no_chance_and_no_sentence(rules: Rules) -> None:
    assert chance_of_a_false_alarm(StableMeasure(45), rules) is None
    assert expected_false_alarms([StableMeasure(45)], rules) is None
    assert false_alarms_said([StableMeasure(45)], rules) is None


def test_limits_from_the_standard_deviation_are_those_of_the_papers() -> None:
    by_deviation = Rules.standard(LimitsBasis.STANDARD_DEVIATION)
    measure = StableMeasure(33, level=20)
    assert chance_of_a_false_alarm(measure, by_deviation) == chance_of_a_false_alarm(measure, PAPERS)


def test_the_expected_number_is_the_sum_of_the_chances() -> None:
    measures = [StableMeasure(45), StableMeasure(20, level=3), StableMeasure(13)]
    chances = [chance_of_a_false_alarm(measure, STANDARD) or 0 for measure in measures]
    assert expected_false_alarms(measures, STANDARD) == pytest.approx(sum(chances))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (14, "With 14 measures in which nothing happened, {still} about 1 of them in a quarter."),
        (41, "With 41 measures in which nothing happened, {still} about 3 of them in a quarter."),
        (5, "With 5 measures in which nothing happened, {still} one of them in about 1 quarter in 3."),
        (1, "With 1 measure in which nothing happened, {still} it in about 1 quarter in 14."),
    ],
)
def test_what_a_councillor_reads(number: int, said: str) -> None:
    expected = said.format(still="these rules and tests would still point at")
    assert false_alarms_said([StableMeasure(45)] * number, STANDARD) == expected


def test_no_measures_no_sentence() -> None:
    assert false_alarms_said([], STANDARD) is None


def test_impossible_measures_are_refused() -> None:
    with pytest.raises(ValueError, match="1 month or more"):
        StableMeasure(0)
    with pytest.raises(ValueError, match="0 or more"):
        StableMeasure(45, level=-1)
