"""One sentence for each signal: what, how many, against which line, since when."""

from collections.abc import Sequence
from itertools import groupby

from moothall.commentary.drift_sentence import drift_sentence
from moothall.commentary.figures import (
    a_month,
    figure,
    figure_beside,
    figure_opening,
    line_decimals,
    subject,
    telling_decimals,
    told_apart,
)
from moothall.commentary.finding import months_outside
from moothall.commentary.limits_in_words import bound_said, centre_name, line_said
from moothall.commentary.season_out import SEASON_OUT, without_season
from moothall.periods import Month
from moothall.spc import Analysis, Phase, ProcessLimits, Rule, Side, Signal
from moothall.wording.dates import month_name, months_long, months_named
from moothall.wording.lists import listed

LIMIT_NAME = {Side.ABOVE: "upper", Side.BELOW: "lower"}


def signal_sentence(analysis: Analysis, signal: Signal) -> str:
    if signal.drift is not None:
        return drift_sentence(analysis, signal, signal.drift)
    return SENTENCE_OF_RULE[signal.rule](analysis, signal)


def with_season(analysis: Analysis, month: Month, judged: str) -> str:
    """What was counted, and beside it what it comes to once the season is taken out, as the limits are held to it."""
    if analysis.season is None:
        return judged
    return f"{figure(analysis.measure, analysis.value_at(month))}, or {judged} {SEASON_OUT}"


def limit_and_values(analysis: Analysis, months: Sequence[Month], side: Side) -> tuple[str, list[str]]:
    """The limit of months that share one, and the values held against it, with the decimals that tell them apart."""
    measure, (phase, limits) = analysis.measure, _limits_of(analysis, months[0])
    line = limits.upper if side is Side.ABOVE else limits.lower
    values = [analysis.judged_at(month) for month in months]
    places = max(telling_decimals(value, line, line_decimals(measure, phase)) for value in values)
    return line_said(phase, measure, line, places), [figure_beside(measure, value, places) for value in values]


def _single_point_sentence(analysis: Analysis, signal: Signal) -> str:
    """All months of the window that lie outside on the signal's side, with the limit each is held against."""
    measure, side = analysis.measure, signal.side
    outside = months_outside(analysis, side)
    line = f"{side.value} the {LIMIT_NAME[side]} limit of"
    if len(outside) == 1:
        return _one_month_outside(analysis, outside[0], side, line)
    groups: list[str] = []
    for _, sharing in groupby(outside, key=lambda month: _limits_of(analysis, month)[1]):
        months = list(sharing)
        limit, values = limit_and_values(analysis, months, side)
        named = [f"{month_name(m)} ({with_season(analysis, m, v)})" for m, v in zip(months, values, strict=True)]
        groups.append(f"{limit} in {listed(named)}")
    return f"{subject(measure, 'were')} {line} {', and that of '.join(groups)}."


def _one_month_outside(analysis: Analysis, month: Month, side: Side, line: str) -> str:
    measure = analysis.measure
    limit, (said,) = limit_and_values(analysis, [month], side)
    if analysis.season is None:
        return f"{figure_opening(measure, analysis.value_at(month), said)} in {month_name(month)}, {line} {limit}."
    opening = figure_opening(measure, analysis.value_at(month))
    return f"{opening} in {month_name(month)}, which is {said} {SEASON_OUT}, {line} {limit}."


def _limits_of(analysis: Analysis, month: Month) -> tuple[Phase, ProcessLimits]:
    """The phase of a month that a signal covers, as it is for that month; it has limits, or there were no signal."""
    phase = analysis.phase_of(month).at(month)
    if phase.limits is None:
        message = f"{analysis.measure.title}, {month}: a signal without limits."
        raise ValueError(message)
    return phase, phase.limits


def _step_shift_sentence(analysis: Analysis, signal: Signal) -> str:
    phase = analysis.phase_of(signal.first)
    if phase.runs_about is None:
        message = f"{analysis.measure.title}, {signal.first}: a signal without limits."
        raise ValueError(message)
    line = line_said(phase, analysis.measure, phase.runs_about)
    verb = "have been" if signal.last == analysis.series.window.last else "were"
    return (
        f"{subject(analysis.measure, verb)} {signal.side.value} the {centre_name(phase)} of "
        f"{line}{a_month(analysis.measure)} for {months_long(signal.length)} in a row, "
        f"{months_named(signal.window)}{without_season(analysis)}."
    )


def _two_of_three_sentence(analysis: Analysis, signal: Signal) -> str:
    measure, (phase, _), side = analysis.measure, _limits_of(analysis, signal.near[0]), signal.side
    name = f"the {LIMIT_NAME[side]} limit"
    if not (phase.upper_applies if side is Side.ABOVE else phase.lower_applies):
        below = side is Side.BELOW
        bound = bound_said(measure, phase.lower if below else phase.upper, below=below)
        limit = f"where {name} would lie (none applies: {bound})"
        values = [figure(measure, analysis.judged_at(month)) for month in signal.near]
    elif analysis.phase_of(signal.first).varies:
        limit, values = f"{name} of their month", [figure(measure, analysis.judged_at(m)) for m in signal.near]
    else:
        line, values = limit_and_values(analysis, signal.near, side)
        limit = f"{name} of {line}"
    named = [f"{month_name(m)} ({with_season(analysis, m, v)})" for m, v in zip(signal.near, values, strict=True)]
    return (
        f"{subject(measure, 'were')} more than two thirds of the way from the mean to {limit} in "
        f"{listed(named)}: two or more of three months in a row."
    )


def _trend_sentence(analysis: Analysis, signal: Signal) -> str:
    begin, end = analysis.judged_at(signal.first), analysis.judged_at(signal.last)
    first, last = told_apart(analysis.measure, begin, end, analysis.measure.decimals)
    verb = "rose" if signal.side is Side.RISING else "fell"
    return (
        f"{subject(analysis.measure, verb)} {'' if analysis.measure.counted_noun else verb + ' '}month on month for "
        f"{months_long(signal.length)}, {months_named(signal.window)}, from {first} to {last}"
        f"{without_season(analysis)}."
    )


SENTENCE_OF_RULE = {
    Rule.SINGLE_POINT: _single_point_sentence,
    Rule.TREND: _trend_sentence,
    Rule.STEP_SHIFT: _step_shift_sentence,
    Rule.TWO_OF_THREE: _two_of_three_sentence,
}
