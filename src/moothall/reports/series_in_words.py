"""One analysed series told in words, without a report around it; and a last line over many."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.commentary.change_sentences import change_sentence
from moothall.commentary.chart_sentences import autocorrelation_sentence, basis_said, chart_sentence
from moothall.commentary.figures import line_decimals
from moothall.commentary.finding import finding_on
from moothall.commentary.limits_in_words import line_said, no_limit_applies_sentence
from moothall.commentary.notes import gap_sentences, left_out_sentence, no_counts_sentence, trial_sentence
from moothall.commentary.proposal_sentences import proposal_sentences
from moothall.commentary.rules_in_words import rules_in_brief
from moothall.commentary.season_sentences import plain_view_sentence, season_sentence
from moothall.commentary.target_sentences import target_sentence
from moothall.commentary.verdict_sentences import near_sentences, other_signal_sentences, verdict_sentence
from moothall.comparison import Change
from moothall.measures import ChartKind
from moothall.periods import Month
from moothall.spc import Analysis
from moothall.wording.dates import month_name, months_named


@dataclass(frozen=True)
class InWords:
    title: str
    finding: str
    sentences: tuple[str, ...]


def series_in_words(analysis: Analysis, change: Change) -> InWords:
    """The finding, then every sentence, then the limits with the method that made them."""
    finding, phase = finding_on(analysis, change), analysis.current_phase
    said = (
        verdict_sentence(analysis),
        *other_signal_sentences(analysis),
        *near_sentences(analysis),
        target_sentence(analysis),
        change_sentence(change),
        _limits_sentence(analysis),
        no_limit_applies_sentence(phase, analysis.measure),
        chart_sentence(analysis),
        season_sentence(analysis),
        plain_view_sentence(analysis),
        autocorrelation_sentence(analysis),
        *proposal_sentences(analysis),
        no_counts_sentence(analysis),
        trial_sentence(analysis),
        left_out_sentence(analysis),
        *gap_sentences(analysis),
    )
    title = f"{analysis.measure.title}, {analysis.series.area.name}, {months_named(analysis.series.window)}"
    judged = f"{finding.label} ({months_named(analysis.verdict.window)})"
    return InWords(title, judged, tuple(sentence for sentence in said if sentence))


def summary_in_words(analyses: Sequence[Analysis]) -> str:
    signalled = sum(analysis.verdict.signal is not None for analysis in analyses)
    return (
        f"{signalled} of {len(analyses)} series had a signal in the months judged. {rules_in_brief(analyses[0].rules)}"
    )


def _latest_month(analysis: Analysis) -> Month:
    """The latest month of the current phase that has a figure: the limits that stand for the phase are its."""
    return max(point.month for point in analysis.points_in(analysis.current_phase.window) if point.value is not None)


def _limits_sentence(analysis: Analysis) -> str | None:
    phase, measure = analysis.current_phase, analysis.measure
    if phase.limits is None:
        return None
    mean = line_said(phase, measure, phase.limits.mean, line_decimals(measure, phase))
    if not phase.limits.has_width:
        return f"Mean {mean}; no limits, because the months do not vary."
    ends = (phase.lower, phase.upper)
    applies = (phase.lower_applies, phase.upper_applies)
    lower, upper = (
        line_said(phase, measure, end) if end is not None and there else "none"
        for end, there in zip(ends, applies, strict=True)
    )
    since = f" since {month_name(phase.window.first)}" if len(analysis.phases) > 1 else ""
    latest = f" in {month_name(_latest_month(analysis))}" if phase.varies else ""
    centre = mean if phase.run_line is None else f"{mean}, median {line_said(phase, measure, phase.run_line)}"
    basis = basis_said(analysis.rules, phase, season_out=analysis.season is not None)
    name = "Median" if phase.chart is ChartKind.G else "Mean"
    return f"{name} {centre}, limits {lower} and {upper}{latest}{since}, {basis}."
