"""Notes that stand beside a finding: events, recording changes, gaps, trial limits, months left out, resets."""

from collections.abc import Sequence

from moothall.commentary.figures import figure, figure_of, figure_opening
from moothall.commentary.finding import Finding, signals_in_window
from moothall.comparison import Change
from moothall.measures import Decision, Event, EventKind, Measure, Observation, Reset, Withheld
from moothall.periods import Month, Window
from moothall.spc import Analysis
from moothall.spc.limits import FEWEST_POINTS_FOR_FIRM_LIMITS
from moothall.wording.dates import day_named, month_name, months_long, months_named, months_together
from moothall.wording.lists import listed

WHOLE = 100  # per cent
EVENT_KIND_SAID = {
    EventKind.OPERATION: "police operation",
    EventKind.RECORDING_CHANGE: "change in recording",
    EventKind.SYSTEM_CHANGE: "change of system",
}


def event_said(event: Event) -> str:
    """'Op Lionheart (police operation, May 2019)'; an outside event needs no word for its kind."""
    kind = "" if event.kind is EventKind.OUTSIDE_EVENT else f"{EVENT_KIND_SAID[event.kind]}, "
    return f"{event.title} ({kind}{months_named(event.window)})"


def events_at_the_time(analysis: Analysis, events: Sequence[Event]) -> tuple[Event, ...]:
    """Events that concern the measure and touch the window, the months compared with, or the run of a signal in it."""
    window = analysis.verdict.window
    spans = [window, window.year_before, *(Window(s.first, s.first) for s in signals_in_window(analysis))]
    concerned = [event for event in events if event.concerns(analysis.measure.id)]
    return tuple(event for event in concerned if any(event.window.overlaps(span) for span in spans))


def recording_sentence(finding: Finding) -> str | None:
    """Words that a change in recording puts beside a finding."""
    event = finding.recording_change
    if event is None:
        return None
    return (
        f"The way this is recorded changed in {month_name(event.window.first)} ({event.title}). Part or all of the "
        f"difference may come from that, so it is under review and not yet a finding about what happened."
    )


def trial_sentence(analysis: Analysis) -> str | None:
    phase = analysis.current_phase
    if phase.limits is None or not phase.trial:
        return None
    return (
        f"Trial limits: they rest on {months_long(phase.used)}, fewer than {FEWEST_POINTS_FOR_FIRM_LIMITS}, "
        f"and will move as months are added."
    )


def left_out_sentence(analysis: Analysis) -> str | None:
    """Months so far out that they would have hidden what follows; they are judged all the same."""
    months = [month for phase in analysis.phases for month in phase.left_out]
    if not months:
        return None
    values = {point.month: point.value for point in analysis.points}
    said = listed([f"{month_name(m)} ({figure(analysis.measure, values[m] or 0.0)})" for m in months])
    return f"Left out of the mean and limits because so far from the rest, but judged all the same: {said}."


def gap_sentences(analysis: Analysis) -> tuple[str, ...]:
    """One sentence for each reason, with the months it covers. A gap is never zero."""
    by_reason: dict[tuple[str, str, str], list[Month]] = {}
    for entry in analysis.series.gaps:
        opening = "Withheld" if isinstance(entry, Withheld) else "No figure"
        until = f" (until {month_name(entry.until)})" if isinstance(entry, Withheld) and entry.until else ""
        key = (opening, until, entry.reason.strip().rstrip("."))
        by_reason.setdefault(key, []).append(entry.month)
    return tuple(
        f"{opening} for {months_together(months)}{until}: {reason}."
        for (opening, until, reason), months in by_reason.items()
    )


def no_counts_sentence(analysis: Analysis) -> str | None:
    """Said of percentages whose counts are not in the figures: a reader cannot see how many stand behind them."""
    observed = [entry for entry in analysis.series.entries if isinstance(entry, Observation)]
    if not analysis.measure.in_points or not observed or all(entry.denominator for entry in observed):
        return None
    return "The counts behind these percentages are not in the figures, so a quarter is the plain mean of its months."


RESET_SAID = {
    Decision.ACCEPTED: "The limits start again in {month}: {reason}.",
    Decision.REFUSED: "A reset in {month} was proposed and refused: {reason}.",
    Decision.UNDONE: "A reset in {month} was undone: {reason}.",
}


def reset_sentence(reset: Reset) -> str:
    """One decision, with who made it and where it is recorded."""
    decided = f" on {day_named(reset.decided)}" if reset.decided else ""
    said = RESET_SAID[reset.decision].format(month=month_name(reset.month), reason=reset.reason.rstrip("."))
    return f"{said} Decided by {reset.by}{decided} ({reset.citation})."


def definition_sentence(measure: Measure) -> str | None:
    """By which definition it counts, and that the others are other series."""
    if measure.definition is None:
        return None
    of, said = measure.definition.of, measure.definition.said
    return (
        f"Definition of {of} used here: {said}. Figures by any other definition are another series; the two are "
        f"neither added up nor compared."
    )


def complement_sentence(change: Change, other: Change) -> str | None:
    """The same thing from the other side, so that 99.7% and 0.3% are never taken for two facts; None without both."""
    if change.now is None or other.now is None:
        return None
    said = f"Seen from the other side, {figure_opening(other.measure, other.now.value, figure_of(other, other.now))}"
    both = change.now.value + other.now.value
    rounding = 10.0**-change.measure.decimals
    if change.measure.in_points and other.measure.in_points and abs(both - WHOLE) > rounding:
        return f"{said}. The two add up to {figure(change.measure, both)} and not to 100%, so one of them is wrong."
    return f"{said}."


def views_differ_sentence(analysis: Analysis, change: Change) -> str | None:
    """Said when the signal points one way and the tested change of the quarter the other."""
    side, difference = analysis.verdict.side, change.difference
    if side is None or difference is None or not change.significant or side.is_up is (difference > 0):
        return None
    return (
        "The two views differ: the months of the quarter against their own limits, and the quarter against a year "
        "before."
    )
