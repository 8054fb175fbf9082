"""Where limits might start again: proposed with evidence, decided by people, refused where the data do not carry it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import moothall
from moothall.periods import Month, Window
from moothall.spc import analyse
from moothall.spc.reset_proposal import Refusal, RefusalReason, reset_proposals, reset_refusal
from moothall.spc.season import season
from tests.spec.series_of import series_of

JANUARY_2020, DECEMBER_2019 = Month(2020, 1), Month(2019, 12)
TABLE = Path(moothall.__file__).parent / "examples/leicestershire/observations/recorded-crime.csv"
LOW, HIGH = [10, 12] * 8, [20, 22] * 7  # January 2020 to April 2021, then fourteen months


def test_a_change_of_level_is_proposed_with_what_speaks_for_it() -> None:
    (found,) = reset_proposals(LOW + HIGH, first=JANUARY_2020)
    assert (found.month, found.earliest, found.latest) == (Month(2021, 5),) * 3
    assert (found.before, found.after, found.size, found.up) == (11, 21, 10, True)
    assert found.p == 0.001  # that or less
    assert found.run == found.phase == Window(Month(2021, 5), Month(2022, 6))  # all fourteen lie above 11
    assert (found.points, found.trial, found.drifts) == (14, False, False)
    # What the limits would become: mean 21, ranges all 2, 3 / 1.128 x 2 = 5.31915.
    assert found.limits is not None
    assert (found.limits.lower, found.limits.mean, found.limits.upper) == pytest.approx((15.68085, 21, 26.31915))


def test_the_limits_are_those_that_accepting_it_gives() -> None:
    values = [*LOW, *HIGH[:6], 90, *HIGH]  # with a shock in the new phase
    (found,) = reset_proposals(values, first=JANUARY_2020)
    phase = analyse(series_of(values), resets=[found.month]).phase_of(found.month)
    assert (found.limits, found.points, found.trial) == (phase.limits, phase.used, phase.trial)


@pytest.mark.parametrize(("months", "proposed", "trial"), [(7, 0, None), (8, 1, True), (12, 1, True), (13, 1, False)])
def test_eight_months_are_waited_for_and_under_thirteen_the_limits_are_on_trial(
    months: int, proposed: int, trial: bool | None
) -> None:
    found = reset_proposals(LOW + HIGH[:months], first=JANUARY_2020)
    assert len(found) == proposed
    assert [one.trial for one in found] == [trial] * proposed


def test_without_a_run_that_agrees_nothing_is_proposed() -> None:
    # The scan is sure, but every sixth month falls back to 10, below the mean before: no eight in a row.
    values = LOW + [10 if i % 6 == 5 else value for i, value in enumerate(HIGH + HIGH)]
    assert reset_proposals(values, first=JANUARY_2020) == ()
    (found,) = reset_proposals(values, first=JANUARY_2020, shift=5)
    assert found.run == Window(Month(2021, 5), Month(2021, 9))


def test_several_come_in_order_each_measured_between_its_neighbours() -> None:
    values = LOW + HIGH + LOW
    first, second = reset_proposals(values, first=JANUARY_2020)
    assert (first.month, first.before, first.after) == (Month(2021, 5), 11, 21)
    assert (second.month, second.before, second.after) == (Month(2022, 7), 21, 11)
    assert first.phase.last + 1 == second.month


def test_accepting_one_leaves_the_other_as_it_is() -> None:
    first, second = reset_proposals(LOW + HIGH + LOW, first=JANUARY_2020)
    assert reset_proposals(LOW + HIGH + LOW, first=JANUARY_2020, resets=[first.month]) == (second,)
    assert reset_proposals(LOW + HIGH + LOW, first=JANUARY_2020, resets=[second.month]) == (first,)


def test_a_step_too_fresh_does_not_hide_the_one_before() -> None:
    # The last six months rise again. They are too few to propose. A reset now would run through them: its mean is that
    # of 14 months about 21 and 6 about 27.
    (found,) = reset_proposals([*LOW, *HIGH, *[26, 28] * 3], first=JANUARY_2020)
    assert found.month == Month(2021, 5)
    assert found.after == pytest.approx((14 * 21 + 6 * 27) / 20)
    assert found.phase.last == Month(2022, 12)
    assert found.points == 20


def test_a_steady_drift_is_said_beside_the_proposals() -> None:
    found = reset_proposals([2 * i + (5 if i % 2 else 0) for i in range(40)], first=JANUARY_2020)
    assert found
    assert all(one.drifts for one in found)


def test_what_was_taken_out_for_a_season_widens_the_limits() -> None:
    (found,) = reset_proposals(LOW + HIGH, first=JANUARY_2020, widening=1.1)
    assert found.limits is not None
    assert found.limits.upper == pytest.approx(21 + 1.1 * 5.31915, abs=1e-5)


@pytest.mark.parametrize("values", [[], [7] * 30, LOW, [None] * 20])
def test_nothing_is_proposed_where_nothing_changes(values: list[float | None]) -> None:
    assert reset_proposals(values, first=JANUARY_2020) == ()


VALUES = [*LOW[:15], None, *HIGH]  # no figure for April 2021
DATA = Window(JANUARY_2020, Month(2022, 6))


@pytest.mark.parametrize(
    ("month", "reason", "found", "sentence"),
    [
        (
            Month(2023, 1),
            RefusalReason.NOT_IN_THE_DATA,
            0,
            "January 2023 is not among the data, which cover January 2020 to June 2022.",
        ),
        (Month(2019, 12), RefusalReason.NOT_IN_THE_DATA, 0, None),
        (
            Month(2021, 4),
            RefusalReason.NO_FIGURE,
            0,
            "April 2021 has no figure. New limits start in a month that has one.",
        ),
        (
            Month(2020, 5),
            RefusalReason.TOO_FEW_BEFORE,
            4,
            "The limits before May 2020 would rest on 4 values. At least 5 are needed.",
        ),
        (JANUARY_2020, RefusalReason.TOO_FEW_BEFORE, 0, None),
        (
            Month(2021, 12),
            RefusalReason.TOO_FEW_AFTER,
            7,
            "The limits from December 2021 on would rest on 7 values. At least 8 are needed.",
        ),
        (
            Month(2020, 2),
            RefusalReason.TOO_FEW_BEFORE,
            1,
            "The limits before February 2020 would rest on 1 value. At least 5 are needed.",
        ),
    ],
)
def test_a_reset_that_the_data_do_not_carry_is_refused_with_the_reason(
    month: Month, reason: RefusalReason, found: int, sentence: str | None
) -> None:
    refusal = reset_refusal(VALUES, first=JANUARY_2020, month=month)
    assert refusal == Refusal(reason, month, DATA, found)
    assert sentence is None or refusal.sentence == sentence


@pytest.mark.parametrize("month", [Month(2020, 6), Month(2021, 5), Month(2021, 11)])
def test_a_reset_with_five_values_before_and_eight_after_is_not_refused(month: Month) -> None:
    assert reset_refusal(VALUES, first=JANUARY_2020, month=month) is None


def test_resets_that_stand_already_are_counted_to() -> None:
    standing = [Month(2021, 5)]
    assert reset_refusal(VALUES, first=JANUARY_2020, month=Month(2020, 8), resets=standing) is None
    before = reset_refusal(VALUES, first=JANUARY_2020, month=Month(2020, 9), resets=standing)
    assert before == Refusal(RefusalReason.TOO_FEW_AFTER, Month(2020, 9), DATA, 7)  # September to March; no April
    after = reset_refusal(VALUES, first=JANUARY_2020, month=Month(2021, 9), resets=standing)
    assert after == Refusal(RefusalReason.TOO_FEW_BEFORE, Month(2021, 9), DATA, 4)
    twice = reset_refusal(VALUES, first=JANUARY_2020, month=Month(2021, 5), resets=standing)
    assert twice == Refusal(RefusalReason.ALREADY_A_RESET, Month(2021, 5), DATA)
    assert twice.sentence == "The limits start again in May 2021 already."


def test_leicestershire_december_2019_to_september_2022() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[1] == "Leicestershire"]
    proposed: dict[str, list[str]] = {}
    for row in rows:
        values = [float(value) for value in row[2:36]]
        found = season(values, first=DECEMBER_2019)
        judged = found.adjusted if found else values
        proposed[row[0]] = [str(one.month) for one in reset_proposals(judged, first=DECEMBER_2019)]
    assert proposed == {
        "all-but-asb": ["2021-05"],
        "anti-social-behaviour": ["2021-01"],
        "bicycle-theft": ["2021-04"],
        "burglary": ["2020-12"],
        "criminal-damage-and-arson": ["2021-04"],
        "drugs": [],
        "other-crime": [],
        "other-theft": ["2020-05", "2021-06"],
        "possession-of-weapons": ["2021-08"],
        "public-order": ["2021-04"],
        "robbery": [],
        "shoplifting": ["2020-05", "2022-02"],
        "theft-from-the-person": [],
        "vehicle-crime": ["2020-05", "2021-02", "2021-10"],
        "violence-and-sexual-offences": ["2020-05", "2021-03"],
    }


Starts = Callable[[dict[str, Any]], list[int]]


def _ours(series: dict[str, Any]) -> list[int]:
    return [one.month - JANUARY_2020 + 1 for one in reset_proposals(series["y"], first=JANUARY_2020)]


def _autospc(fewest: int) -> Starts:
    def starts(series: dict[str, Any]) -> list[int]:
        (result,) = [one for one in series["ssa"] if one["opts"]["period_min"] == fewest]
        return [period["from"] for period in result["periods"][1:]]

    return starts


def test_beside_autospc_and_the_truth(shared: Path) -> None:
    """Synthetic series with one step and eight months or more after it: how many of each are found within 4 months.

    autospc 0.0.0.9051 with periods of at least 21 points (its default) and of at least 12; false resets on stable
    series beside them.
    """
    names = ("step", "stable_count", "stable_measure")
    golden = {name: json.loads((shared / f"golden/spc/{name}.json").read_text()) for name in names}
    steps = [one for one in golden["step"] if one["truth"].get("step_at", 99) + 7 <= len(one["y"])]
    stable = golden["stable_count"] + golden["stable_measure"]
    assert (len(steps), len(stable)) == (6, 12)
    for starts, found, false in ((_ours, 4, 0), (_autospc(21), 0, 0), (_autospc(12), 5, 4)):
        near = [any(abs(at - one["truth"]["step_at"]) <= 4 for at in starts(one)) for one in steps]
        assert (sum(near), sum(bool(starts(one)) for one in stable)) == (found, false)
