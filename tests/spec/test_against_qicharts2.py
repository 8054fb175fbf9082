"""The same lines, the same points outside and the same runs as qicharts2 (R) on the same series.

The series and what qicharts2 0.8.1 made of them stand beside the repository (golden/spc, read its README). Compared is
every case of the charts run, i, c, p, p', u, u', g and t, with its phases, frozen baselines, points left out and both
settings of screening. Where our default is another on purpose, the case is compared with the option that follows
qicharts2, and a test below counts what the default changes and says why.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from moothall.spc.attribute_charts import (
    COUNT_BOUNDS,
    PROPORTION_BOUNDS,
    RATE_BOUNDS,
    c_lines,
    p_lines,
    p_prime_lines,
    ratios,
    u_lines,
    u_prime_lines,
)
from moothall.spc.lines import Lines, individuals_lines
from moothall.spc.rare_event_charts import BETWEEN_BOUNDS, g_lines, t_lines
from moothall.spc.run_chart import Runs, run_chart_centre, runs_about

CASES = {"run": 687, "i": 677, "c": 112, "p": 48, "pp": 79, "u": 29, "up": 50, "g": 10, "t": 6}
NO_BOUNDS = (None, None)
BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "run": NO_BOUNDS,
    "i": NO_BOUNDS,
    "c": COUNT_BOUNDS,
    "p": PROPORTION_BOUNDS,
    "pp": PROPORTION_BOUNDS,
    "u": RATE_BOUNDS,
    "up": RATE_BOUNDS,
    "g": BETWEEN_BOUNDS,
    "t": BETWEEN_BOUNDS,
}
Figures = Sequence[float | None]


@dataclass(frozen=True)
class Stretch:
    """One phase of one case: its figures, what qicharts2 was asked, and what it answered."""

    chart: str
    opts: dict[str, Any]
    answer: dict[str, Any]
    sig: str
    numerators: Figures
    denominators: Figures | None

    @property
    def points(self) -> Figures:
        return self.numerators if self.denominators is None else ratios(self.numerators, self.denominators)

    @property
    def left_out(self) -> set[int]:
        excluded = self.opts.get("exclude", [])
        positions = excluded if isinstance(excluded, list) else [excluded]
        return {position - self.answer["from"] for position in positions}

    @property
    def baseline(self) -> list[int]:
        last = self.opts.get("freeze", len(self.numerators))
        return [i for i in range(len(self.numerators)) if i < last and i not in self.left_out]

    def lines(self, *, join_left_out: bool = True) -> Lines | None:
        screened = self.opts.get("screenedmr", True)
        of_points: dict[str, Callable[..., Lines | None]] = {
            "run": median_only,
            "i": partial(individuals_lines, screened=screened, join_left_out=join_left_out),
            "c": c_lines,
            "g": g_lines,
            "t": partial(t_lines, screened=screened),
        }
        if self.chart in of_points:
            return of_points[self.chart](self.points, baseline=self.baseline)
        assert self.denominators is not None
        of_parts: dict[str, Callable[..., Lines | None]] = {
            "p": p_lines,
            "pp": partial(p_prime_lines, screened=screened),
            "u": u_lines,
            "up": partial(u_prime_lines, screened=screened),
        }
        return of_parts[self.chart](self.numerators, self.denominators, baseline=self.baseline)

    def runs(self, *, join_gaps: bool) -> Runs:
        lines = self.lines()
        assert lines is not None
        kept = [None if i in self.left_out else value for i, value in enumerate(self.points)]
        return runs_about(kept, lines.centre, join_gaps=join_gaps)


def median_only(values: Figures, *, baseline: list[int]) -> Lines | None:
    centre = run_chart_centre(values, baseline=baseline)
    return None if centre is None else Lines.level(centre, lower=None, upper=None, points=len(values))


def stretches_of(series: dict[str, Any], case: dict[str, Any]) -> list[Stretch]:
    found = []
    for answer in case["parts"]:
        first, last = answer["from"] - 1, answer["to"]
        denominators = series["n"][first:last] if "n" in series else None
        figures = series["y"][first:last]
        found.append(Stretch(case["chart"], case["opts"], answer, case["sig"][first:last], figures, denominators))
    return found


def golden_cases(shared: Path) -> Iterator[list[Stretch]]:
    for path in sorted((shared / "golden/spc").glob("*.json")):
        for series in json.loads(path.read_text(encoding="utf-8")):
            for case in series.get("qic") or []:
                assert "error" not in case  # qicharts2 stopped in none of its cases
                yield stretches_of(series, case)


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[list[Stretch]]:
    return list(golden_cases(shared))


def same(ours: float | None, theirs: float | None) -> bool:
    """Relative tolerance 1e-8, as the README of the golden vectors asks. None is none."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-8)


def same_lines(stretch: Stretch) -> bool:
    lines = stretch.lines()
    assert lines is not None
    printed = lines.between(*BOUNDS[stretch.chart])
    compared = [same(printed.centre, stretch.answer["cl"])]
    for ours, key in ((printed.lower, "lcl"), (printed.upper, "ucl")):
        answer = stretch.answer[key]
        theirs = answer if isinstance(answer, list) else [answer] * len(ours)
        compared += [same(a, b) for a, b in zip(ours, theirs, strict=True)]
    return all(compared)


def flags(stretch: Stretch, *, without_width: bool) -> str:
    lines = stretch.lines()
    assert lines is not None
    return "".join("1" if side else "0" for side in lines.sides(stretch.points, without_width=without_width))


def same_runs(stretch: Stretch) -> bool:
    runs, answer = stretch.runs(join_gaps=True), stretch.answer
    keys = ("longest_run", "longest_run_max", "n_crossings", "n_crossings_min")
    ours = (runs.longest_run, runs.longest_run_limit, runs.crossings, runs.fewest_crossings)
    theirs = tuple(answer[key] for key in keys)
    nothing = runs.useful == 0 and theirs == (None,) * 4  # all points on the centre: they say nothing, we say 0
    return runs.useful == answer["n_useful"] and (nothing or ours == theirs)


def counted(cases: list[list[Stretch]], differs: Callable[[Stretch], bool]) -> Counter[str]:
    """How many cases of each chart have a phase that differs."""
    return Counter(case[0].chart for case in cases if any(differs(stretch) for stretch in case))


def test_every_case_is_compared(cases: list[list[Stretch]]) -> None:
    assert Counter(case[0].chart for case in cases) == CASES
    assert sum(CASES.values()) == 1698


def test_centres_and_limits_are_equal(cases: list[list[Stretch]]) -> None:
    assert counted(cases, same_lines) == CASES
    assert counted(cases, lambda stretch: not same_lines(stretch)) == {}


def test_the_points_outside_are_the_same(cases: list[list[Stretch]]) -> None:
    assert counted(cases, lambda stretch: flags(stretch, without_width=True) != stretch.sig) == {}
    assert sum(stretch.sig.count("1") for case in cases for stretch in case) == 5411


def test_the_runs_are_the_same(cases: list[list[Stretch]]) -> None:
    assert counted(cases, lambda stretch: not same_runs(stretch)) == {}
    anhoej = [case for case in cases if "method" not in case[0].opts]
    assert len(anhoej) == 1352
    assert counted(anhoej, lambda stretch: stretch.runs(join_gaps=True).unusual != stretch.answer["runs_signal"]) == {}


def test_difference_1_other_ways_to_decide_on_runs(cases: list[list[Stretch]]) -> None:
    # `bestbox` and `cutbox` are tables for 10 to 100 points in place of the two Anhøj rules, called experimental by
    # their author. We have the Anhøj rules only; the runs themselves are compared above, here the decision.
    decided = Counter(
        case[0].opts["method"]
        for case in cases
        if "method" in case[0].opts
        for stretch in case
        if stretch.runs(join_gaps=True).unusual != stretch.answer["runs_signal"]
    )
    assert Counter(case[0].opts["method"] for case in cases if "method" in case[0].opts) == {
        "bestbox": 173,
        "cutbox": 173,
    }
    assert decided == {"bestbox": 7, "cutbox": 5}


def test_difference_2_limits_without_width_judge_nothing(cases: list[list[Stretch]]) -> None:
    # Screening, or a baseline that never varied, puts both limits on the mean: every other value would be a signal.
    # Ours says "no variation". The limits are equal all the same.
    collapsed = counted(cases, lambda stretch: flags(stretch, without_width=False) != stretch.sig)
    assert collapsed == {"i": 14}


def test_difference_3_a_gap_ends_a_run(cases: list[list[Stretch]]) -> None:
    # qicharts2 drops missing values and points left out, and so makes neighbours of months that are none.
    gap = counted(cases, lambda stretch: stretch.runs(join_gaps=False) != stretch.runs(join_gaps=True))
    assert gap == {"run": 33, "i": 32, "c": 4, "pp": 2, "t": 2, "g": 1, "p": 1}
    decided = counted(
        cases, lambda stretch: stretch.runs(join_gaps=False).unusual != stretch.runs(join_gaps=True).unusual
    )
    assert decided == {}  # in none of them does it change whether the runs are unusual


def test_difference_4_a_point_left_out_is_a_gap(cases: list[list[Stretch]]) -> None:
    # For moving ranges qicharts2 makes neighbours of the points before and after one that is left out, though it does
    # not bridge a missing value.
    changed = counted(cases, lambda stretch: stretch.lines(join_left_out=False) != stretch.lines())
    assert changed == {"i": 6}
