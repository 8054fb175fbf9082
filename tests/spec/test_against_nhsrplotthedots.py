"""The NHS's own R package, NHSRplotthedots 0.2.2, on 173 series: ours says the same, mark for mark.

Its results stand in golden/spc of the reference data. Where it stopped on a missing value ours does not; that is the
only difference, and it is counted. Numbers agree within 1 part in 100 million.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from moothall.measures import Good
from moothall.measures.targets import Targets
from moothall.periods import Month
from moothall.spc import Side
from moothall.spc.assurance import Assurance, target_verdict
from moothall.spc.making_data_count import MakingDataCount, MarkedPoint, PointType, SpecialCause, making_data_count

RELATIVE = 1e-8
GOOD = {"increase": Good.UP, "decrease": Good.DOWN, "neutral": Good.NEITHER}
CAUSES = {
    SpecialCause.ABOVE_UPPER_LIMIT: "A",
    SpecialCause.BELOW_LOWER_LIMIT: "B",
    SpecialCause.RISING: "I",
    SpecialCause.FALLING: "D",
    SpecialCause.TWO_OF_THREE_HIGH: "h",
    SpecialCause.TWO_OF_THREE_LOW: "l",
    SpecialCause.SHIFT_ABOVE: "U",
    SpecialCause.SHIFT_BELOW: "W",
    SpecialCause.COMMON: ".",
}
TYPES = {
    PointType.IMPROVEMENT: "+",
    PointType.CONCERN: "-",
    PointType.NEUTRAL_HIGH: "H",
    PointType.NEUTRAL_LOW: "L",
    PointType.COMMON: ".",
}
ASSURANCE = {
    "consistent_pass": Assurance.MET,
    "consistent_fail": Assurance.MISSED,
    "inconsistent": Assurance.INCONSISTENT,
    None: Assurance.NO_DIRECTION,
}
Case = dict[str, Any]


@pytest.fixture(scope="module")
def golden(shared: Path) -> list[Case]:
    files = sorted((shared / "golden" / "spc").glob("*.json"))
    return [series for file in files for series in json.loads(file.read_text("utf-8"))]


def test_limits_marks_and_icons_of_every_case_are_the_same(golden: list[Case]) -> None:
    told: Counter[str] = Counter()
    for series in golden:
        for case in series["ptd"]:
            ours = plotted(series, case["opts"])
            if "error" in case:
                told["it stopped on a missing value, ours does not"] += 1
                assert len(ours.points) == len(series["y"])
                continue
            assert marks(ours) == {name: case[name] for name in ("sc", "pt", "rel", "out", "close", "icon")}, series
            assert segments(ours) == case["seg"], series["id"]
            told["the same"] += 1
    assert told == {"the same": 1297, "it stopped on a missing value, ours does not": 20}


def test_the_assurance_of_every_case_is_the_same(golden: list[Case]) -> None:
    matched = 0
    for series in golden:
        for group in series.get("assurance") or []:
            opts = {"rebase": rebases_of(series)} if group["rebased"] else {}
            limits = plotted(series, opts).segments[-1].limits
            for case in group["cases"]:
                verdict = target_verdict(
                    Month(2020, 6), Targets.of(case["target"]), limits, GOOD[case["improvement_direction"]]
                )
                assert verdict.assurance is ASSURANCE[case["assurance"]], (series["id"], case)
                matched += 1
    assert matched == 528


def test_where_it_stopped_on_a_missing_value_ours_has_limits_and_marks(golden: list[Case]) -> None:
    stopped = {series["id"]: plotted(series, {}) for series in golden if "error" in series["ptd"][0]}
    assert sorted(stopped) == ["S0163", "S0174", "S0176"]
    for plot in stopped.values():
        assert plot.segments[0].limits is not None
        assert {point.outside for point in plot.points} >= {False, None}


def test_where_screening_made_the_limits_fall_onto_the_mean_these_do_as_well(golden: list[Case]) -> None:
    # It is what its users see, so it is kept. Our standard limits keep their width: 'where others are wrong'.
    fallen = Counter(
        series["id"]
        for series in golden
        for case in series["ptd"]
        for segment in plotted(series, case["opts"]).segments
        if case["opts"].get("screen_outliers", True) and segment.limits and not segment.limits.has_width
    )
    assert sorted(fallen) == ["S0197", "S0208", "S0209", "S0210", "S0254", "S0255", "S0295"]


# Worked by hand, in the letters of the golden vectors; they need no reference data.
STEADY = [10, 12, 11, 13, 12, 11, 10, 13, 12, 11, 13, 10]


@pytest.mark.parametrize(
    ("values", "causes", "icon"),
    [
        # 10 and 12 in turn: mean 11, ranges 2, limits 5.68 and 16.32.
        ([10, 12] * 6, "............", "."),
        # A peak belongs to the rise and to the fall, and is named after the step that follows it.
        ([*[0, 8] * 10, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], "." * 20 + "IIIIIIDDDDDDD", "-"),
        ([*[0, 8] * 10, 1, 2, 3, 4, 5, 6, 0, 8], "." * 28, "."),  # six that rise are none
        # The mean of 20 months of 10 and 12 and of 11.5 is a little over 11: seven of 11.5 are a shift, six are none.
        ([*[12, 10] * 10, *[11.5] * 7, 10, 12], "." * 20 + "UUUUUUU" + "..", "."),
        ([*[12, 10] * 10, *[11.5] * 6, 10, 12], "." * 28, "."),
        # Seven months below the mean, 12.7, that rise: the trend goes before the shift, so if up is good they improve.
        ([*[10, 18] * 10, 6, 7, 8, 9, 10, 11, 12], "." * 20 + "IIIIIII", "+"),
        # Mean 11.36, upper limit 11.36 + 2.66 x 41 / 21 = 16.56; two thirds of the way to it is 14.83.
        ([*[10, 12] * 10, 15, 15], "." * 20 + "hh", "+"),
        ([7] * 12, "............", "."),  # no variation: no limits and no signal
        ([*STEADY, None], ".............", "."),  # a month that nobody has counted is common cause there
        ([None] * 3, "...", "."),
    ],
)
def test_the_marks_of_short_series(values: list[float | None], causes: str, icon: str) -> None:
    found = marks(making_data_count(values))
    assert (found["sc"], found["icon"]) == (causes, icon)


def test_limits_fixed_on_a_constant_year_do_not_exist_and_a_shift_is_found_without_them() -> None:
    plot = making_data_count([5] * 12 + [9] * 12, fix_after=12)
    assert (plot.segments[0].mean, plot.segments[0].limits) == (5, None)
    assert marks(plot)["sc"] == "............UUUUUUUUUUUU"
    assert marks(plot)["out"] == "?" * 24


@pytest.mark.parametrize(("good", "icon"), [(Good.UP, "+"), (Good.DOWN, "-"), (Good.NEITHER, "H")])
def test_the_icon_is_the_type_of_the_last_point(good: Good, icon: str) -> None:
    # Mean 178 / 13 = 13.69; the range of 30 is left out: 2.66 x 18 / 11 = 4.35, upper limit 18.05.
    assert TYPES[making_data_count([*STEADY, 40], good=good).icon] == icon


@pytest.mark.parametrize(("length", "short"), [(12, True), (13, False)])
def test_a_segment_of_under_13_points_is_short(length: int, short: bool) -> None:
    assert making_data_count([10, 11] * 13, rebases=[26 - length]).segments[-1].short is short


def plotted(series: Case, opts: Case) -> MakingDataCount:
    days = days_of(series)
    return making_data_count(
        list(values_of(series)),
        rebases=[days.index(day) for day in opts.get("rebase", []) if day in days],
        good=GOOD[opts.get("improvement_direction", "increase")],
        screened=opts.get("screen_outliers", True),
        fix_after=opts.get("fix_after_n_points"),
    )


def values_of(series: Case) -> Iterator[float | None]:
    for value, of in zip(series["y"], series.get("n") or [1] * len(series["y"]), strict=True):
        yield None if value is None or not of else value / of


def days_of(series: Case) -> list[str]:
    """The day of every row; where none is listed they are regular from the first."""
    rows = range(len(series["y"]))
    if series["freq"] == "dates":
        return list(series["dates"])
    if series["freq"] == "month":
        return [f"{Month.parse(series['start'][:7]) + i}-01" for i in rows]
    step = timedelta(weeks=1) if series["freq"] == "week" else timedelta(days=1)
    return [str(date.fromisoformat(series["start"]) + i * step) for i in rows]


def rebases_of(series: Case) -> list[str]:
    return next(case["opts"]["rebase"] for case in series["ptd"] if "rebase" in case["opts"])


def marks(plot: MakingDataCount) -> dict[str, str]:
    return {
        "sc": "".join(CAUSES[point.cause] for point in plot.points),
        "pt": "".join(TYPES[point.type] for point in plot.points),
        "rel": "".join(side_mark(point) for point in plot.points),
        "out": "".join(yes_or_no(point.outside) for point in plot.points),
        "close": "".join(yes_or_no(point.close) for point in plot.points),
        "icon": TYPES[plot.icon],
    }


def side_mark(point: MarkedPoint) -> str:
    if point.side is not None:
        return "+" if point.side is Side.ABOVE else "-"
    return "0" if point.on_mean else "?"


def yes_or_no(answer: bool | None) -> str:
    return {True: "1", False: "0", None: "?"}[answer]


def segments(plot: MakingDataCount) -> list[Case]:
    """Within the tolerance; a mean or limit of None is equal to None only."""
    return [
        {
            "from": segment.first + 1,
            "to": segment.last + 1,
            "mean": pytest.approx(segment.mean, rel=RELATIVE) if segment.mean is not None else None,
            "lpl": pytest.approx(segment.limits.lower, rel=RELATIVE) if segment.limits else None,
            "upl": pytest.approx(segment.limits.upper, rel=RELATIVE) if segment.limits else None,
            "short": segment.short,
        }
        for segment in plot.segments
    ]
