"""Sentences about the verdict: what, how many, against which line, since when."""

from collections.abc import Sequence

from moothall.commentary.figures import (
    a_month,
    figure,
    figure_beside,
    figure_opening,
    in_unit,
    line_decimals,
    telling_decimals,
    told_apart,
)
from moothall.commentary.finding import months_outside, signals_in_window
from moothall.measures import Measure, Missing, Withheld
from moothall.periods import Month
from moothall.spc import Analysis, Phase, ProcessLimits, Rule, Side, Signal, Status
from moothall.wording.dates import month_name, months_listed, months_long, months_named, months_together
from moothall.wording.lists import capitalised, listed

LIMIT_NAME = {Side.ABOVE: "upper", Side.BELOW: "lower"}


def verdict_sentence(analysis: Analysis) -> str:
    """The one sentence of the verdict on its window."""
    verdict = analysis.verdict
    if verdict.signal is not None:
        return signal_sentence(analysis, verdict.signal)
    if verdict.status in (Status.NOT_RECORDED, Status.WITHHELD):
        return _no_figures_sentence(analysis)
    if verdict.status is Status.TOO_FEW:
        return _too_few_sentence(analysis)
    if verdict.status is Status.NO_VARIATION:
        return "The figure does not vary from one month to the next, so there is no usual variation to judge it by."
    return _stable_sentence(analysis)


def other_signal_sentences(analysis: Analysis) -> tuple[str, ...]:
    """Every other finding in the window; single points on the verdict's side are already in its sentence."""
    deciding = analysis.verdict.signal
    if deciding is None:
        return ()
    told = {(deciding.rule, deciding.side)} if deciding.rule is Rule.SINGLE_POINT else set()
    sentences: list[str] = []
    for signal in signals_in_window(analysis):
        if signal == deciding or (signal.rule, signal.side) in told:
            continue
        if signal.rule is Rule.SINGLE_POINT:
            told.add((signal.rule, signal.side))
        sentences.append(signal_sentence(analysis, signal))
    return tuple(sentences)


def near_sentences(analysis: Analysis) -> tuple[str, ...]:
    """Months close to a limit and inside it. Close is said, and is no exception."""
    sentences: list[str] = []
    for point in analysis.points_in(analysis.verdict.window):
        phase = analysis.phase_of(point.month)
        if point.near is None or phase.limits is None or point.value is None:
            continue
        line = phase.limits.upper if point.near is Side.ABOVE else phase.limits.lower
        value, limit = told_apart(analysis.measure, point.value, line, line_decimals(analysis.measure, phase))
        sentences.append(
            f"{month_name(point.month)} ({value}) was close to the {LIMIT_NAME[point.near]} limit of {limit}, and "
            f"inside it."
        )
    return tuple(sentences)


def signal_sentence(analysis: Analysis, signal: Signal) -> str:
    return SENTENCE_OF_RULE[signal.rule](analysis, signal)


def _stable_sentence(analysis: Analysis) -> str:
    measure, phase = analysis.measure, analysis.current_phase
    subject = measure.counted_noun.many if measure.counted_noun else measure.title
    months = months_named(analysis.verdict.window)
    stayed = f"{subject} stayed {limits_said(phase, measure)}."
    lacking = [p.month for p in analysis.points_in(analysis.verdict.window) if p.value is None]
    if lacking:
        return (
            f"Nothing unusual in the months of {months} that have a figure: {stayed} No figure for "
            f"{months_listed(lacking)}."
        )
    return f"Nothing unusual in {months}: {stayed}"


def limits_said(phase: Phase, measure: Measure) -> str:
    """'within the usual range of 257 to 519 a month', saying where no limit applies. On a limit is inside."""
    limits = phase.limits
    if limits is None:
        return "without limits"
    places = line_decimals(measure, phase)
    lower, upper = figure(measure, limits.lower, places), figure(measure, limits.upper, places)
    if phase.lower_applies and phase.upper_applies:
        unit = "" if measure.in_points else in_unit(measure, "")  # 21 to 27 minutes, but 86% to 95%
        return f"within the usual range of {lower.removesuffix(unit)} to {upper}{a_month(measure)}"
    if phase.upper_applies:
        end = f"{upper}{a_month(measure)} (no lower limit applies: {_bound_said(measure, phase.lower)})"
        return f"at or below the upper limit of {end}"
    if phase.lower_applies:
        end = f"{lower}{a_month(measure)} (no upper limit applies: {_bound_said(measure, phase.upper)})"
        return f"at or above the lower limit of {end}"
    bounds = [_bound(measure, bound) for bound in (phase.lower, phase.upper)]
    return f"between {listed(bounds)}, where every month must lie (neither limit applies)"


def no_limit_applies_sentence(phase: Phase, measure: Measure) -> str | None:
    """Said wherever limits are printed and one of them lies beyond what the measure can reach."""
    if phase.limits is None or (phase.lower_applies and phase.upper_applies):
        return None
    missing = [
        f"no {name} limit applies, because {_bound_said(measure, bound)}"
        for name, applies, bound in (
            ("lower", phase.lower_applies, phase.lower),
            ("upper", phase.upper_applies, phase.upper),
        )
        if not applies
    ]
    return f"{capitalised(' and '.join(missing))}."


def _bound_said(measure: Measure, bound: float | None) -> str:
    below = bound == measure.lower
    return f"the figure cannot be {'below' if below else 'above'} {_bound(measure, bound)}"


def _bound(measure: Measure, bound: float | None) -> str:
    value = bound or 0.0
    return figure(measure, value, 0 if float(value).is_integer() else measure.decimals)


def _opening(measure: Measure, verb: str) -> str:
    """'Burglary offences were'; other measures open with their title, so that no verb has to fit it."""
    noun = measure.counted_noun
    return f"{capitalised(noun.many)} {verb}" if noun else f"{measure.title}:"


def _single_point_sentence(analysis: Analysis, signal: Signal) -> str:
    """All months of the window that lie outside on the signal's side, with the limit each is held against."""
    measure, side = analysis.measure, signal.side
    outside = months_outside(analysis, side)
    line = f"{side.value} the {LIMIT_NAME[side]} limit of"
    if len(outside) == 1:
        value = analysis.value_at(outside[0])
        limit, (said,) = _limit_and_values(analysis, outside, side)
        return f"{figure_opening(measure, value, said)} in {month_name(outside[0])}, {line} {limit}."
    groups: list[str] = []
    for phase in analysis.phases:
        months = [month for month in outside if month in phase.window]
        if months:
            limit, values = _limit_and_values(analysis, months, side)
            named = [f"{month_name(month)} ({value})" for month, value in zip(months, values, strict=True)]
            groups.append(f"{limit} in {listed(named)}")
    return f"{_opening(measure, 'were')} {line} {', and that of '.join(groups)}."


def _limit_and_values(analysis: Analysis, months: Sequence[Month], side: Side) -> tuple[str, list[str]]:
    """The limit of months of one phase, and their values, with the decimals that tell each from it."""
    measure, (phase, limits) = analysis.measure, _limits_of(analysis, months[0])
    line = limits.upper if side is Side.ABOVE else limits.lower
    values = [analysis.value_at(month) for month in months]
    places = max(telling_decimals(value, line, line_decimals(measure, phase)) for value in values)
    return figure(measure, line, places), [figure_beside(measure, value, places) for value in values]


def _limits_of(analysis: Analysis, month: Month) -> tuple[Phase, ProcessLimits]:
    """The phase of a month that a signal covers; it has limits, or there would be no signal."""
    phase = analysis.phase_of(month)
    if phase.limits is None:
        message = f"{analysis.measure.title}, {month}: a signal without limits."
        raise ValueError(message)
    return phase, phase.limits


def _step_shift_sentence(analysis: Analysis, signal: Signal) -> str:
    phase, limits = _limits_of(analysis, signal.first)
    mean = figure(analysis.measure, limits.mean, line_decimals(analysis.measure, phase))
    verb = "have been" if signal.last == analysis.series.window.last else "were"
    return (
        f"{_opening(analysis.measure, verb)} {signal.side.value} the mean of {mean}{a_month(analysis.measure)} for "
        f"{months_long(signal.length)} in a row, {months_named(signal.window)}."
    )


def _two_of_three_sentence(analysis: Analysis, signal: Signal) -> str:
    measure, (phase, _), side = analysis.measure, _limits_of(analysis, signal.first), signal.side
    if phase.upper_applies if side is Side.ABOVE else phase.lower_applies:
        line, values = _limit_and_values(analysis, signal.near, side)
        limit = f"the {LIMIT_NAME[side]} limit of {line}"
    else:
        bound = _bound_said(measure, phase.upper if side is Side.ABOVE else phase.lower)
        limit = f"where the {LIMIT_NAME[side]} limit would lie (none applies: {bound})"
        values = [figure(measure, analysis.value_at(month)) for month in signal.near]
    named = [f"{month_name(month)} ({value})" for month, value in zip(signal.near, values, strict=True)]
    return (
        f"{_opening(measure, 'were')} more than two thirds of the way from the mean to {limit} in {listed(named)}: two "
        f"or more of three months in a row."
    )


def _trend_sentence(analysis: Analysis, signal: Signal) -> str:
    begin, end = analysis.value_at(signal.first), analysis.value_at(signal.last)
    first, last = told_apart(analysis.measure, begin, end, analysis.measure.decimals)
    verb = "rose" if signal.side is Side.RISING else "fell"
    return (
        f"{_opening(analysis.measure, verb)} {'' if analysis.measure.counted_noun else verb + ' '}month on month for "
        f"{months_long(signal.length)}, {months_named(signal.window)}, from {first} to {last}."
    )


def _too_few_sentence(analysis: Analysis) -> str:
    phase = analysis.current_phase
    if analysis.measure.rolling > 1:
        return (
            f"Too few figures to say what is usual: each covers {months_long(analysis.measure.rolling)}, so that "
            f"neighbouring figures share most of their data."
        )
    since = f" since {month_name(phase.window.first)}" if len(analysis.phases) > 1 else ""
    return (
        f"Too few figures to say what is usual: {months_long(phase.used)}{since}. "
        f"At least {analysis.rules.fewest_points} in a row are needed."
    )


def _no_figures_sentence(analysis: Analysis) -> str:
    """What of the window is withheld and what is missing, each with its reasons."""
    entries = analysis.series.within(analysis.verdict.window)
    missing = [entry for entry in entries if isinstance(entry, Missing)]
    withheld = [entry for entry in entries if isinstance(entry, Withheld)]
    said = [f"{_months_of(missing, 'No figure', 'No figures')}. {_reasons(missing)}"] if missing else []
    if withheld:
        opening = _months_of(withheld, "The figure", "The figures")
        verbs = "exists and is withheld" if len(withheld) == 1 else "exist and are withheld"
        said.insert(0, f"{opening} {verbs}. {_reasons(withheld)} {_release(withheld)}")
    return " ".join(said)


def _months_of(entries: Sequence[Missing | Withheld], one: str, many: str) -> str:
    """'No figures for April to June 2020'; 'The figure for May 2020'."""
    return f"{one if len(entries) == 1 else many} for {months_together([entry.month for entry in entries])}"


def _reasons(entries: Sequence[Missing | Withheld]) -> str:
    return " ".join(dict.fromkeys(_sentence(entry.reason) for entry in entries))


def _release(withheld: Sequence[Withheld]) -> str:
    dates = [entry.until for entry in withheld if entry.until]
    if len(dates) < len(withheld):
        return f"No date is set for {'its' if len(withheld) == 1 else 'their'} release."
    return f"Withheld until {month_name(max(dates))}."


def _sentence(text: str) -> str:
    stripped = capitalised(text.strip())
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."


SENTENCE_OF_RULE = {
    Rule.SINGLE_POINT: _single_point_sentence,
    Rule.TREND: _trend_sentence,
    Rule.STEP_SHIFT: _step_shift_sentence,
    Rule.TWO_OF_THREE: _two_of_three_sentence,
}
