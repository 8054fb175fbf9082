"""Sentences about the verdict on a window: the deciding finding, every other one, months close to a limit."""

from collections.abc import Sequence

from moothall.commentary.figures import line_decimals, told_apart
from moothall.commentary.finding import signals_in_window
from moothall.commentary.limits_in_words import centre_name, limits_said, line_said
from moothall.commentary.season_out import without_season
from moothall.commentary.signal_sentences import LIMIT_NAME, signal_sentence, with_season
from moothall.measures import Missing, Withheld
from moothall.spc import Analysis, Phase, Rule, Side, Status
from moothall.wording.dates import month_name, months_listed, months_long, months_named, months_together
from moothall.wording.lists import capitalised


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
        phase = analysis.phase_of(point.month).at(point.month)
        if point.near is None or phase.limits is None or point.judged is None:
            continue
        line = phase.limits.upper if point.near is Side.ABOVE else phase.limits.lower
        value, limit = told_apart(analysis.measure, point.judged, line, line_decimals(analysis.measure, phase))
        said = with_season(analysis, point.month, value)
        sentences.append(
            f"{month_name(point.month)} ({said}) was close to the {LIMIT_NAME[point.near]} limit of {limit}, and "
            f"inside it."
        )
    return tuple(sentences)


def _stable_sentence(analysis: Analysis) -> str:
    measure, phase = analysis.measure, analysis.current_phase
    subject = measure.counted_noun.many if measure.counted_noun else measure.title
    months = months_named(analysis.verdict.window)
    stayed = f"{subject} {_stayed(analysis, phase)}{without_season(analysis)}."
    lacking = [p.month for p in analysis.points_in(analysis.verdict.window) if p.value is None]
    if lacking:
        return (
            f"Nothing unusual in the months of {months} that have a figure: {stayed} No figure for "
            f"{months_listed(lacking)}."
        )
    return f"Nothing unusual in {months}: {stayed}"


def _stayed(analysis: Analysis, phase: Phase) -> str:
    """'stayed within the usual range of 257 to 519 a month'; where limits differ, those of the latest month."""
    measure = analysis.measure
    if phase.limits is None and phase.runs_about is not None:
        line = line_said(phase, measure, phase.runs_about)
        return (
            f"did not stay on one side of the {centre_name(phase)} of {line} for {analysis.rules.shift} months, "
            f"nor rise or fall for {analysis.rules.trend}"
        )
    if phase.varies:
        months = [p.month for p in analysis.points_in(phase.window) if p.value is not None]
        last = min(months[-1], analysis.verdict.window.last)
        return (
            f"stayed inside the limits of each month, which differ with the numbers behind it; in {month_name(last)} "
            f"{limits_said(phase.at(last), measure)}"
        )
    return f"stayed {limits_said(phase, measure)}"


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
