"""The same limits as qicharts2 (R) and NHSRplotthedots (R) on the same series.

The series, and what those programs made of them, stand beside the repository (golden/spc, read its README): qicharts2
0.8.1 and NHSRplotthedots 0.2.2. Compared are the cases that follow our method: a chart of single values (`i`), moving
ranges not screened, no phases, nothing frozen, nothing excluded. NHSRplotthedots takes 2.66 for 3 / 1.128 = 2.65957...,
so its limits are that much wider; our distance from the mean is multiplied accordingly before it is compared.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moothall.spc import ProcessLimits, process_limits
from moothall.spc.rules import single_points

WIDER = 2.66 / (3 / 1.128)


def golden_series(shared: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((shared / "golden/spc").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))


def plotted(series: dict[str, Any]) -> list[float | None]:
    """The value, or numerator over denominator; nothing where either is missing or the denominator is 0."""
    if "n" not in series:
        return list(series["y"])
    return [None if y is None or not n else y / n for y, n in zip(series["y"], series["n"], strict=True)]


def unscreened(cases: list[dict[str, Any]], opts: dict[str, Any], chart: str | None = None) -> list[dict[str, Any]]:
    return [case for case in cases if case.get("chart") == chart and case["opts"] == opts and "error" not in case]


def agrees(limits: ProcessLimits, part: dict[str, Any], names: tuple[str, str, str], wider: float = 1.0) -> bool:
    mean, reach = limits.mean, wider * (limits.upper - limits.mean)
    expected = tuple(part[name] for name in names)
    return (mean, mean - reach, mean + reach) == pytest.approx(expected, rel=1e-8, abs=0)


@pytest.fixture(scope="module")
def every_series(shared: Path) -> list[dict[str, Any]]:
    return list(golden_series(shared))


def test_limits_equal_those_of_qicharts2(every_series: list[dict[str, Any]]) -> None:
    compared, without_limits, differ = 0, [], []
    for series in every_series:
        for case in unscreened(series["qic"], {"screenedmr": False}, chart="i"):
            (part,) = case["parts"]
            limits = process_limits(plotted(series)[part["from"] - 1 : part["to"]])
            if limits is None:
                without_limits.append((series["id"], part["lcl"], part["ucl"]))
            else:
                compared += 1
                differ += [] if agrees(limits, part, ("cl", "lcl", "ucl")) else [series["id"]]
    assert differ == []
    assert compared == 172
    assert without_limits == [("S0242", None, None)]  # a single month: neither program has limits for it


def test_months_outside_are_those_of_qicharts2(every_series: list[dict[str, Any]]) -> None:
    compared, outside, differ = 0, 0, []
    for series in every_series:
        for case in unscreened(series["qic"], {"screenedmr": False}, chart="i"):
            values = plotted(series)
            limits = process_limits(values)
            if limits is None or not limits.has_width:
                continue
            compared += 1
            ours = [run.first for run in single_points(values, limits)]
            theirs = [i for i, flag in enumerate(case["sig"]) if flag == "1"]
            outside += len(theirs)
            differ += [] if ours == theirs else [series["id"]]
    assert differ == []
    assert (compared, outside) == (170, 456)  # two more have limits without width, and so no month outside


def test_limits_equal_those_of_nhsrplotthedots_but_for_its_constant(every_series: list[dict[str, Any]]) -> None:
    compared, without_limits, differ = 0, [], []
    for series in every_series:
        for case in unscreened(series["ptd"], {"screen_outliers": False}):
            (part,) = case["seg"]
            limits = process_limits(plotted(series)[part["from"] - 1 : part["to"]])
            if limits is None:
                without_limits.append((series["id"], part["lpl"], part["upl"]))
            else:
                compared += 1
                differ += [] if agrees(limits, part, ("mean", "lpl", "upl"), WIDER) else [series["id"]]
    assert differ == []
    assert compared == 169
    assert without_limits == [("S0242", None, None)]
