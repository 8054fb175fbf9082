"""The season: a year that repeats itself is found, measured and taken out; steps and lockdowns are not read as one."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import moothall
from moothall.periods import Month
from moothall.spc.season import season

JANUARY_2020, DECEMBER_2019 = Month(2020, 1), Month(2019, 12)
TABLE = Path(moothall.__file__).parent / "examples/leicestershire/observations/recorded-crime.csv"
# The first 48 digits of pi: as good as drawn at random from 0 to 9, and the same for every reader.
PI = [int(digit) for digit in "314159265358979323846264338327950288419716939937"]


def wave(months: int, amplitude: float, highest: int) -> list[float]:
    """A season of one harmonic pair about 100, three more or less in turn, from January on."""
    return [
        100 + amplitude * math.cos(2 * math.pi * (i % 12 + 1 - highest) / 12) + (3 if i % 2 else -3)
        for i in range(months)
    ]


def test_three_years_of_a_known_season() -> None:
    found = season(wave(36, 10, highest=7), first=JANUARY_2020)
    assert found is not None
    assert (found.highest, found.lowest) == (7, 1)
    assert found.amplitude == pytest.approx(10, abs=0.1)
    assert found.effects[6] == pytest.approx(10, abs=0.1)  # July
    assert sum(found.effects) == pytest.approx(0, abs=1e-9)
    assert found.p < 1e-10
    # What is left is the three more or less in turn.
    assert found.adjusted == pytest.approx([97, 103] * 18, abs=0.2)


def test_limits_are_widened_for_what_was_fitted() -> None:
    # Two harmonic pairs are four numbers: sqrt(36 / 32) = 1.06066.
    found = season(wave(36, 10, highest=7), first=JANUARY_2020)
    assert found is not None
    assert (found.fitted, found.parameters) == (36, 4)
    assert found.widening == pytest.approx(1.06066, abs=1e-5)


def test_the_calendar_counts_from_the_first_month() -> None:
    found = season(wave(36, 10, highest=7), first=Month(2020, 4))
    assert found is not None
    assert (found.highest, found.lowest) == (10, 4)


def test_it_takes_24_months_with_a_figure() -> None:
    values = wave(25, 10, highest=7)
    assert season(values[:23], first=JANUARY_2020) is None
    assert season(values[:24], first=JANUARY_2020) is not None
    assert season([*values[:10], None, None, *values[12:25]], first=JANUARY_2020) is None


def test_a_gap_stays_a_gap_and_the_mean_stays_the_mean() -> None:
    values: list[float | None] = [*wave(36, 10, highest=7)]
    values[3] = values[20] = None
    found = season(values, first=JANUARY_2020)
    assert found is not None
    assert [i for i, value in enumerate(found.adjusted) if value is None] == [3, 20]
    present = [value for value in values if value is not None]
    adjusted = [value for value in found.adjusted if value is not None]
    assert sum(adjusted) == pytest.approx(sum(present))


def test_a_shock_takes_no_part_in_the_fit_and_is_adjusted_like_its_month() -> None:
    values = wave(36, 10, highest=7)
    values[15] += 500
    found, plain = season(values, first=JANUARY_2020), season(wave(36, 10, highest=7), first=JANUARY_2020)
    assert found is not None
    assert plain is not None
    assert found.effects == pytest.approx(plain.effects, abs=0.5)
    assert found.fitted == 35
    assert found.adjusted[15] == pytest.approx(603, abs=1)


@pytest.mark.parametrize("values", [[], [5] * 36, list(range(36)), PI, [None] * 36])
def test_no_season_in_nothing_in_no_variation_in_a_line_or_in_chance(values: list[float | None]) -> None:
    assert season(values, first=JANUARY_2020) is None


@pytest.mark.parametrize("starts", [(6, 18), (4, 10, 16), (3, 8, 14, 20), (5, 11, 17, 23, 29, 35)])
def test_levels_that_come_and_go_are_not_a_season(starts: tuple[int, ...]) -> None:
    # Down by 14 and up again at each of these months, as in lockdowns.
    values = [digit - 14 * (sum(i >= start for start in starts) % 2) for i, digit in enumerate(PI)]
    assert season(values, first=JANUARY_2020) is None


def test_one_cold_year_is_not_a_season() -> None:
    # A wave in the first twelve months only: the other years do not repeat it.
    values = [digit + (12 * math.cos(2 * math.pi * i / 12) if i < 12 else 0) for i, digit in enumerate(PI)]
    assert season(values, first=JANUARY_2020) is None


def test_a_season_is_found_beside_a_step_and_the_step_is_left_in() -> None:
    values = [value + (40 if i >= 20 else 0) for i, value in enumerate(wave(48, 10, highest=7))]
    found = season(values, first=JANUARY_2020)
    assert found is not None
    assert found.steps == (JANUARY_2020 + 20,)
    assert found.amplitude == pytest.approx(10, abs=0.5)
    before, after = found.adjusted[:20], found.adjusted[20:]
    assert all(a is not None and b is not None and b - a > 25 for a in before for b in after)


def test_phases_have_levels_of_their_own() -> None:
    values = [value + (40 if i >= 20 else 0) for i, value in enumerate(wave(48, 10, highest=7))]
    found = season(values, first=JANUARY_2020, resets=[JANUARY_2020 + 20])
    assert found is not None
    assert found.steps == ()
    assert found.amplitude == pytest.approx(10, abs=0.5)


def test_leicestershire_december_2019_to_september_2022() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[1] == "Leicestershire"]
    found = {row[0]: season([float(value) for value in row[2:36]], first=DECEMBER_2019) for row in rows}
    seasonal = {name: (round(one.amplitude), one.highest, one.lowest) for name, one in found.items() if one is not None}
    assert seasonal == {
        "anti-social-behaviour": (253, 6, 12),  # in summer, beside a step down in January 2021
        "public-order": (158, 8, 1),  # in summer
        "burglary": (69, 1, 5),  # in winter; it takes four steps beside it, so a fourth year may yet settle it
    }


@given(st.integers(-1000, 1000), st.integers(1, 1000))
def test_another_zero_or_another_unit_changes_no_finding(plus: int, times: int) -> None:
    values = wave(36, 10, highest=7)
    found = season([value * times + plus for value in values], first=JANUARY_2020)
    plain = season(values, first=JANUARY_2020)
    assert found is not None
    assert plain is not None
    assert found.p == pytest.approx(plain.p, rel=1e-3)
    assert found.effects == pytest.approx([effect * times for effect in plain.effects], abs=1e-6 * times)
