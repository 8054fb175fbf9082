"""Titles as findings, and the one-sentence message of a measure for page one."""

from moothall.commentary.figures import difference_said, figure_of
from moothall.commentary.finding import Finding, FindingKind, months_outside
from moothall.commentary.limits_in_words import centre_name
from moothall.commentary.season_out import without_season
from moothall.comparison import Change
from moothall.spc import Analysis, Rule, Side, Signal
from moothall.wording.dates import month_name, months_listed, months_long
from moothall.wording.numbers import signed_percent


def headline(analysis: Analysis, finding: Finding, change: Change) -> str:
    """Burglary rose: 1,357, 503 more than a year before."""
    title, difference = analysis.measure.title, change.difference
    if change.significant and change.now and difference is not None:
        said = difference_said(change)
        verb = "rose" if difference > 0 else "fell"
        return f"{title} {verb}: {figure_of(change, change.now)}, {said} a year before"
    signal = analysis.verdict.signal
    return f"{title}: {signal_in_brief(analysis, signal)}" if signal else f"{title}: {finding.kind.value.lower()}"


def message(analysis: Analysis, finding: Finding, change: Change) -> str:
    """One sentence: the numbers with their comparison, then the signal."""
    parts: list[str] = []
    if change.now and change.before and change.difference is not None:
        percent = f" ({signed_percent(change.percent)})" if change.percent else ""
        now, before = figure_of(change, change.now), figure_of(change, change.before)
        parts.append(f"{now}, {difference_said(change)} the {before} a year before{percent}")
    if change.test:
        parts.append("a significant change" if change.significant else "not a significant change")
    elif change.difference is not None:
        parts.append("not tested")
    if analysis.verdict.signal:
        parts.append(signal_in_brief(analysis, analysis.verdict.signal))
    elif finding.kind is not FindingKind.QUARTER_CHANGED:
        parts.append(finding.kind.value.lower())
    if finding.recording_change:
        parts.append(f"under review, because recording changed in {month_name(finding.recording_change.window.first)}")
    return f"{analysis.measure.title}: {'; '.join(parts)}."


def signal_in_brief(analysis: Analysis, signal: Signal) -> str:
    """Above the upper limit in July and August 2022; above its mean for 9 months; rising for 7 months.

    A steady drift is 'rising steadily, since about May 2021'. Where a season is taken out it says so, because what was
    counted may lie elsewhere.
    """
    return f"{_in_brief(analysis, signal)}{without_season(analysis)}"


def _in_brief(analysis: Analysis, signal: Signal) -> str:
    if signal.rule is Rule.SINGLE_POINT:
        name = "upper" if signal.side is Side.ABOVE else "lower"
        return f"{signal.side.value} the {name} limit in {months_listed(months_outside(analysis, signal.side))}"
    if signal.rule is Rule.STEP_SHIFT:
        line = centre_name(analysis.phase_of(signal.first))
        return f"{signal.side.value} its {line} for {months_long(signal.length)} in a row, to {month_name(signal.last)}"
    if signal.rule is Rule.TWO_OF_THREE:
        return f"two of three months far {signal.side.value} its mean, {months_listed(signal.near)}"
    if signal.drift:
        return f"{signal.side.value} steadily, since about {month_name(signal.first)}"
    return f"{signal.side.value} for {months_long(signal.length)}, to {month_name(signal.last)}"
