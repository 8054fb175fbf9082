"""`analyse` under the rule set mdc beside NHSRplotthedots: limits and the first rule of every month, on its own series.

The series and their results stand beside the repository (golden/spc). `making_data_count` is compared with all of them;
here it is the analysis itself, whose findings are kept side by side, so that the first of them in the order of that
package is compared. Months are numbered from January 2000, whatever the days of the series are.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from moothall.measures import Measure, MeasureKind, Missing, Observation, Series
from moothall.periods import Month
from moothall.spc import Analysis, Rule, Rules, Side, analyse
from tests.spec.series_of import EXAMPLESHIRE
from tests.spec.test_against_nhsrplotthedots import days_of

FIRST = Month(2000, 1)
ORDER = (
    (Rule.SINGLE_POINT, {Side.ABOVE: "A", Side.BELOW: "B"}),
    (Rule.TREND, {Side.RISING: "I", Side.FALLING: "D"}),
    (Rule.TWO_OF_THREE, {Side.ABOVE: "h", Side.BELOW: "l"}),
    (Rule.STEP_SHIFT, {Side.ABOVE: "U", Side.BELOW: "W"}),
)
Case = dict[str, Any]


def analysed(series: Case, opts: Case) -> Analysis:
    values = [None if y is None or not n else y / n for y, n in zip(series["y"], counts_of(series), strict=True)]
    days = days_of(series)
    resets = [FIRST + days.index(day) for day in opts.get("rebase", []) if day in days]
    months = [Missing(FIRST + i, "None.") if v is None else Observation(FIRST + i, v) for i, v in enumerate(values)]
    measure = Measure(id="m", title="M", kind=MeasureKind.NUMBER, unit="")
    rules = Rules.mdc(screening=opts.get("screen_outliers", True), fix_after=opts.get("fix_after_n_points"))
    return analyse(Series(measure, EXAMPLESHIRE, tuple(months)), rules, resets=resets)


def counts_of(series: Case) -> list[float | None]:
    return series.get("n") or [1] * len(series["y"])


def first_rules(analysis: Analysis) -> str:
    return "".join(_first_rule(analysis, point.month) for point in analysis.points)


def _first_rule(analysis: Analysis, month: Month) -> str:
    for rule, letters in ORDER:
        sides = [s.side for s in analysis.signals if s.rule is rule and s.carried_by(month)]
        if sides:
            return letters[sides[-1]]
    return "."


def lines_are_equal(analysis: Analysis, segments: list[Case]) -> bool:
    for phase, segment in zip(analysis.phases, segments, strict=True):
        limits = phase.limits
        expected = [segment[name] for name in ("lpl", "mean", "upl")]
        if limits is None or None in expected:
            return limits is None or segment["lpl"] is None
        if (limits.lower, limits.mean, limits.upper) != pytest.approx(tuple(expected), rel=1e-8, abs=1e-10):
            return False
    return True


def test_limits_and_first_rules_are_those_of_nhsrplotthedots(shared: Path) -> None:
    told: Counter[str] = Counter()
    for file in sorted((shared / "golden" / "spc").glob("*.json")):
        for series in json.loads(file.read_text("utf-8")):
            for case in series["ptd"]:
                if "error" in case:
                    continue  # it stopped on a missing value
                found = analysed(series, case["opts"])
                told["limits the same"] += lines_are_equal(found, case["seg"])
                flat = any(phase.limits and not phase.limits.has_width for phase in found.phases)
                same = first_rules(found) == case["sc"].replace("?", ".")
                told["rules the same" if same else f"others, limits without width: {flat}"] += 1
    # Limits without width judge no month here: the one deliberate difference.
    assert told == {"limits the same": 1297, "rules the same": 1266, "others, limits without width: True": 31}
