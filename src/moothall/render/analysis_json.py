"""One analysis with its change as plain values for JSON. Numbers are unrounded."""

import math

from moothall.commentary.change_sentences import change_sentence
from moothall.commentary.target_sentences import target_sentence
from moothall.commentary.verdict_sentences import verdict_sentence
from moothall.comparison import Change, Total
from moothall.comparison.change import SIGNIFICANCE_LEVEL
from moothall.measures import ChartKind, Observation, Withheld
from moothall.periods import Window
from moothall.spc import Analysis, LimitsBasis, Phase, ResetProposal, Rules, Season, Signal
from moothall.spc.drift import DRIFT_LEVEL
from moothall.spc.limits import FEWEST_POINTS_FOR_FIRM_LIMITS, LIMIT_SIGMAS, MAD_TO_SIGMA, SHOCK_SIGMAS
from moothall.spc.screening import LARGEST_RANGE
from moothall.spc.season import PAIRS_REMOVED, SEASON_LEVEL

Json = dict[str, object]


def analysis_json(analysis: Analysis, change: Change) -> Json:
    """The shape that others build on; see docs/reference/analysis-json."""
    verdict = analysis.verdict
    return {
        "measure": analysis.measure.title,
        "area": analysis.series.area.name,
        "unit": analysis.measure.unit,
        "method": method_json(analysis.rules) | _chosen(analysis),
        **_view(analysis),
        "verdict": {
            "window": _months(verdict.window),
            "status": verdict.status.value,
            "side": verdict.side.value if verdict.side else None,
            "judgement": verdict.judgement.value,
            "sentence": verdict_sentence(analysis),
        },
        "target": _target(analysis),
        "season_found": _season(analysis.season),
        "autocorrelation": _autocorrelation(analysis),
        "runs": _runs(analysis),
        "reset_proposals": [_proposal(proposal) for proposal in analysis.proposals],
        "change": change_json(change),
    } | ({"plain": _view(plain)} if (plain := analysis.as_it_stands) else {})


def _view(analysis: Analysis) -> Json:
    return {
        "phases": [_phase(phase) for phase in analysis.phases],
        "points": [_point(analysis, i) for i in range(len(analysis.points))],
        "signals": [_signal(signal) for signal in analysis.signals],
    }


def _signal(signal: Signal) -> Json:
    said: Json = {
        "rule": signal.rule.value,
        "side": signal.side.value,
        "first": str(signal.first),
        "last": str(signal.last),
        "length": signal.length,
    }
    drift = signal.drift
    if drift is None:
        return said
    return said | {
        "drift": {
            "per_month": drift.per_month,
            "p": drift.p,
            "earliest": str(drift.earliest),
            "latest": str(drift.latest),
            "from_the_start": drift.from_the_start,
        }
    }


def _chosen(analysis: Analysis) -> Json:
    """The chart that fits the measure, and the season taken out."""
    found = analysis.season
    season = {"level": SEASON_LEVEL, "pairs": PAIRS_REMOVED, "widening": found.widening} if found else None
    kind = analysis.chart.kind
    of_its_own = {"limits": "by-chart", "ranges_to_limit": None} if kind not in (None, ChartKind.XMR) else {}
    return of_its_own | {"chart": kind.value if kind else None, "chart_reason": analysis.chart.reason, "season": season}


def _autocorrelation(analysis: Analysis) -> Json | None:
    found = analysis.autocorrelation
    if found is None:
        return None
    return {"rho": found.rho, "standard_error": found.standard_error, "p": found.p, "warns": found.warns}


def _runs(analysis: Analysis) -> Json | None:
    """The Anhøj analysis of a run chart."""
    runs = analysis.runs
    if runs is None:
        return None
    return {
        "longest_run": runs.longest_run,
        "longest_run_limit": runs.longest_run_limit,
        "crossings": runs.crossings,
        "fewest_crossings": runs.fewest_crossings,
        "unusual": runs.unusual,
    }


def _season(season: Season | None) -> Json | None:
    """The season that was taken out before the months were judged."""
    if season is None:
        return None
    return {
        "p": season.p,
        "highest_month": season.highest,
        "lowest_month": season.lowest,
        "effects": list(season.effects),
    }


def _proposal(proposal: ResetProposal) -> Json:
    limits = proposal.limits
    return {
        "month": str(proposal.month),
        "earliest": str(proposal.earliest),
        "latest": str(proposal.latest),
        "before": proposal.before,
        "after": proposal.after,
        "p": proposal.p,
        "lower": _finite(limits.lower) if limits else None,
        "upper": _finite(limits.upper) if limits else None,
        "trial": proposal.trial,
        "drifts": proposal.drifts,
    }


def _finite(line: float) -> float | None:
    return line if math.isfinite(line) else None


def _target(analysis: Analysis) -> Json | None:
    found = analysis.target
    if found is None:
        return None
    return {
        "month": str(found.month),
        "target": found.target,
        "assurance": found.assurance.value,
        "sentence": target_sentence(analysis),
    }


def method_json(rules: Rules) -> Json:
    by_range = rules.limits is LimitsBasis.MOVING_RANGE
    shocks = {"sigmas": SHOCK_SIGMAS, "mad_to_sigma": MAD_TO_SIGMA} if rules.leave_out_shocks else None
    return {
        "chart": "by-kind" if rules.by_kind else ChartKind.XMR.value,
        "limits": rules.limits.value,
        "sigmas": None if by_range else LIMIT_SIGMAS,
        "ranges_to_limit": rules.ranges_to_limit if by_range else None,
        "rules": {
            "name": rules.name,
            "single-point": True,
            "step-shift": rules.shift,
            "trend": rules.trend,
            "two-of-three": rules.two_of_three.value if rules.two_of_three else False,
        },
        "shock_exclusion": shocks,
        "screening": LARGEST_RANGE if rules.screening else None,
        "fix_after": rules.fix_after,
        "trial_below": FEWEST_POINTS_FOR_FIRM_LIMITS,
        "no_limits_below": rules.fewest_points,
        "season": None,
        "drift": DRIFT_LEVEL if rules.drift else None,
    }


def change_json(change: Change) -> Json:
    test = change.test
    return {
        "window": _months(change.window),
        "year_before": _months(change.before_window),
        "now": _total(change.now),
        "before": _total(change.before),
        "difference": change.difference,
        "percent": change.percent,
        "in_points": change.measure.in_points,
        "tested": test is not None,
        "untested_because": change.untested.value if change.untested else None,
        "noise": test.noise.value if test else None,
        "p": test.p if test else None,
        "level": SIGNIFICANCE_LEVEL if test else None,
        "significant": change.significant,
        "standard_error": test.standard_error if test else None,
        "degrees_of_freedom": test.degrees if test else None,
        "interval": list(test.interval) if test and test.interval else None,
        "sentence": change_sentence(change),
    }


def _months(window: Window) -> list[str]:
    return [str(window.first), str(window.last)]


def _total(total: Total | None) -> Json | None:
    if total is None:
        return None
    return {
        "value": total.value,
        "months": total.months,
        "numerator": total.numerator,
        "denominator": total.denominator,
    }


def _phase(phase: Phase) -> Json:
    return {
        "first": str(phase.window.first),
        "last": str(phase.window.last),
        "mean": phase.limits.mean if phase.limits else None,
        "lower": phase.lower,
        "upper": phase.upper,
        "lower_applies": phase.lower_applies,
        "upper_applies": phase.upper_applies,
        "trial": phase.trial,
        "months_used": phase.used,
        "left_out": [str(month) for month in phase.left_out],
    } | _of_the_chart(phase)


def _of_the_chart(phase: Phase) -> Json:
    """What phases of other charts than the usual one have besides."""
    said: Json = {}
    if phase.run_line is not None:
        said["median"] = phase.run_line
    if phase.dispersion is not None:
        said["dispersion"] = phase.dispersion
    if phase.varies:
        said["limits_differ_by_month"] = True
    return said


def _point(analysis: Analysis, i: int) -> Json:
    point, entry = analysis.points[i], analysis.series.entries[i]
    said: Json = {
        "period": str(point.month),
        "value": point.value,
        "adjusted": point.judged,
        "signals": [rule.value for rule in point.signals],
        "near": point.near.value if point.near else None,
    }
    phase = analysis.phase_of(point.month)
    if phase.varies:
        here = phase.at(point.month)
        said |= {
            "lower": here.lower,
            "upper": here.upper,
            "lower_applies": here.lower_applies,
            "upper_applies": here.upper_applies,
        }
    if isinstance(entry, Observation):
        return said | ({"note": entry.note} if entry.note else {})
    state = "withheld" if isinstance(entry, Withheld) else "missing"
    until = {"until": str(entry.until)} if isinstance(entry, Withheld) and entry.until else {}
    return said | {state: entry.reason} | until
