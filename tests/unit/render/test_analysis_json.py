"""One analysis as JSON: the shape that others build on, numbers unrounded."""

import pytest

from moothall.comparison import quarter_change
from moothall.measures import Missing, Observation, Withheld
from moothall.measures.targets import DatedTarget
from moothall.periods import Month
from moothall.render.analysis_json import Json, analysis_json, change_json, method_json
from moothall.spc import LimitsBasis, Rules, Targets, analyse
from tests.worlds import QUARTER, series_of

QUIET = [52, 48] * 12
ANY = Month(2020, 6)


def told(*values: float | Observation | Missing | Withheld | None) -> Json:
    analysis = analyse(series_of(values), window=QUARTER.window)
    return analysis_json(analysis, quarter_change(analysis))


def test_everything_about_a_short_series() -> None:
    analysis = analyse(series_of([10, 12, 11, 13, 12]), window=QUARTER.window)
    # Mean 58 / 5 = 11.6. Moving ranges 2, 1, 2, 1: mean 1.5. 3 / 1.128 x 1.5 = 3.98936.
    assert analysis_json(analysis, quarter_change(analysis)) == {
        "measure": "Burglary",
        "area": "Exampleshire",
        "unit": "offences",
        "method": method_json(Rules.standard())
        | {
            "chart": "xmr",
            "chart_reason": (
                "On average 12 a month, 10 or more: limits come from how the counts themselves vary, which is usually "
                "more than by chance."
            ),
            "season": None,
        },
        "phases": [
            {
                "first": "2020-02",
                "last": "2020-06",
                "mean": 11.6,
                "lower": pytest.approx(7.61064, abs=1e-5),
                "upper": pytest.approx(15.58936, abs=1e-5),
                "lower_applies": True,
                "upper_applies": True,
                "trial": True,
                "months_used": 5,
                "left_out": [],
            }
        ],
        "points": [
            {"period": f"2020-0{month}", "value": value, "adjusted": value, "signals": [], "near": None}
            for month, value in zip(range(2, 7), (10, 12, 11, 13, 12), strict=True)
        ],
        "signals": [],
        "verdict": {
            "window": ["2020-04", "2020-06"],
            "status": "stable",
            "side": None,
            "judgement": "neither",
            "sentence": (
                "Nothing unusual in April to June 2020: burglary offences stayed within the usual range of 8 to 16 "
                "a month."
            ),
        },
        "target": None,
        "season_found": None,
        "autocorrelation": None,
        "runs": None,
        "reset_proposals": [],
        "change": {
            "window": ["2020-04", "2020-06"],
            "year_before": ["2019-04", "2019-06"],
            "now": {"value": 36, "months": 3, "numerator": None, "denominator": None},
            "before": None,
            "difference": None,
            "percent": None,
            "in_points": False,
            "tested": False,
            "untested_because": "no-figure-before",
            "noise": None,
            "p": None,
            "level": None,
            "significant": False,
            "standard_error": None,
            "degrees_of_freedom": None,
            "interval": None,
            "sentence": (
                "36 burglary offences in April to June 2020. No comparison with a year before: there is no complete "
                "figure for April to June 2019."
            ),
        },
    }


def test_a_signal_covers_its_run_and_its_points_carry_it() -> None:
    shift = told(*[48, 52] * 8, *[57, 55] * 4)
    assert shift["signals"] == [
        {"rule": "step-shift", "side": "above", "first": "2019-11", "last": "2020-06", "length": 8}
    ]
    points = shift["points"]
    assert isinstance(points, list)
    assert [point["period"] for point in points if point["signals"] == ["step-shift"]] == [
        "2019-11", "2019-12", "2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06",
    ]  # fmt: skip


def test_a_tested_change_shows_its_test() -> None:
    # Twenty months are too few for past years: 63 / 19 / 1.128 x sqrt(6) = 7.20035, and 15 / 7.20035 = 2.0832 > 1.96.
    analysis = analyse(series_of([*[48, 52] * 6, *[57, 55] * 4]), window=QUARTER.window)
    change = change_json(quarter_change(analysis))
    shown = ("now", "difference", "tested", "untested_because", "noise", "level", "significant", "degrees_of_freedom")
    assert [change[name] for name in shown] == [
        {"value": 167, "months": 3, "numerator": None, "denominator": None},
        15,
        True,
        None,
        "moving-ranges",
        0.05,
        True,
        None,
    ]
    interval = change["interval"]
    assert isinstance(interval, list)
    assert 15 - interval[0] == pytest.approx(interval[1] - 15)
    assert change["standard_error"] == pytest.approx(7.20035, abs=1e-5)


def test_a_change_held_against_past_years_has_their_degrees_of_freedom() -> None:
    # Five of nine months differ by 9, 3, 9, 3, 9 from the year before: sqrt(261 / 9 x 3) = 9.32738.
    # t = 15 / 9.32738 = 1.608, p = 0.142.
    analysis = analyse(series_of([*[48, 52] * 8, *[57, 55] * 4]), window=QUARTER.window)
    change = change_json(quarter_change(analysis))
    assert [change[name] for name in ("noise", "significant", "degrees_of_freedom")] == ["past-differences", False, 9]
    assert change["standard_error"] == pytest.approx(9.32738, abs=1e-5)
    assert change["p"] == pytest.approx(0.14226, abs=1e-5)


def test_a_target_stands_beside_the_verdict() -> None:
    # Mean 11.6, limits 7.61 and 15.59; fewer is better. 20 lies above both: every month will stay under it.
    analysis = analyse(series_of([10, 12, 11, 13, 12]), window=QUARTER.window, targets=Targets.of(20))
    assert analysis_json(analysis, quarter_change(analysis))["target"] == {
        "month": "2020-06",
        "target": 20,
        "assurance": "consistent-pass",
        "sentence": "The target of 20 will be met every month unless something changes.",
    }


def test_a_target_that_has_not_begun_is_null() -> None:
    later = Targets((DatedTarget(20, Month(2021, 4)),))
    analysis = analyse(series_of([10, 12, 11, 13, 12]), window=QUARTER.window, targets=later)
    assert analysis_json(analysis, quarter_change(analysis))["target"] == {
        "month": "2020-06",
        "target": None,
        "assurance": "no-target",
        "sentence": "No target holds for June 2020.",
    }


@pytest.mark.parametrize(
    ("last", "more"),
    [
        (Observation(ANY, 50), {}),
        (Observation(ANY, 50, note="Revised."), {"note": "Revised."}),
        (Missing(ANY, "Lost."), {"value": None, "adjusted": None, "missing": "Lost."}),
        (Withheld(ANY, "Court."), {"value": None, "adjusted": None, "withheld": "Court."}),
        (
            Withheld(ANY, "Court.", Month(2021, 3)),
            {"value": None, "adjusted": None, "withheld": "Court.", "until": "2021-03"},
        ),
    ],
)
def test_a_month_without_a_value_gives_the_reason(last: Observation | Missing | Withheld, more: Json) -> None:
    points = told(*QUIET, last)["points"]
    assert isinstance(points, list)
    plain = {"period": "2020-06", "value": 50, "adjusted": 50, "signals": [], "near": None}
    assert points[-1] == plain | more


def test_too_few_values_give_no_lines() -> None:
    phases = told(5, 6, 7)["phases"]
    assert isinstance(phases, list)
    assert [phases[0][name] for name in ("mean", "lower", "upper", "trial")] == [None, None, None, True]


def test_the_method_has_every_number_behind_the_findings() -> None:
    assert method_json(Rules.standard()) == {
        "chart": "by-kind",
        "limits": "moving-range",
        "sigmas": None,
        "ranges_to_limit": 3 / 1.128,
        "rules": {"name": "standard", "single-point": True, "step-shift": 8, "trend": 7, "two-of-three": False},
        "shock_exclusion": {"sigmas": 5, "mad_to_sigma": 1.4826},
        "screening": None,
        "fix_after": None,
        "trial_below": 13,
        "no_limits_below": 5,
        "season": None,
        "drift": 0.01,
    }
    by_deviation = method_json(Rules.standard(LimitsBasis.STANDARD_DEVIATION))
    shown = ("limits", "sigmas", "ranges_to_limit", "shock_exclusion")
    assert [by_deviation[name] for name in shown] == ["sd", 3, None, None]


def test_the_method_of_the_other_rule_sets() -> None:
    sensitive = {"name": "sensitive", "single-point": True, "step-shift": 7, "trend": 7, "two-of-three": "sensitive"}
    assert method_json(Rules.sensitive())["rules"] == sensitive
    assert method_json(Rules.mdc(fix_after=12)) == {
        "chart": "xmr",
        "limits": "moving-range",
        "sigmas": None,
        "ranges_to_limit": 2.66,
        "rules": {"name": "mdc", "single-point": True, "step-shift": 7, "trend": 7, "two-of-three": "one-side"},
        "shock_exclusion": None,
        "screening": 3.267,
        "fix_after": 12,
        "trial_below": 13,
        "no_limits_below": 2,
        "season": None,
        "drift": None,
    }
    assert method_json(Rules.mdc(screening=False))["screening"] is None
