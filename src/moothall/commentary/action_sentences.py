"""An action in words: what was asked, of whom, by when, and how far it has come."""

from datetime import date

from moothall.commentary.analyst import Action, ActionState
from moothall.commentary.cause_sentence import NO_EVIDENCE
from moothall.periods import Quarter
from moothall.wording.dates import day_named, months_named
from moothall.wording.numbers import plural


def action_sentence(action: Action, now: Quarter) -> str:
    """Ask why. Owner: Head of Crime. Due: 1 September 2020. `now` is the report's own quarter; another one is named."""
    asked = f" Asked in the report on {months_named(action.quarter.window)}." if action.quarter != now else ""
    return " ".join((f"{action.text}{asked}", *progress_sentences(action)))


def progress_sentences(action: Action) -> tuple[str, ...]:
    """Owner: Head of Crime. Closed 10 October 2022: a form. Evidence: a study. Or by when the answer is due."""
    owner = f"Owner: {action.owner or 'not recorded'}."
    if action.closed is not None:
        evidence = f"Evidence: {action.evidence}" if action.evidence else NO_EVIDENCE
        return f"{owner} Closed {day_named(action.closed)}: {action.answer}", evidence
    due = f"{owner} Due: {day_named(action.due) if action.due else 'no date recorded'}."
    return (due, f"In hand: {action.progress}") if action.state is ActionState.IN_HAND else (due,)


def overdue_sentence(action: Action, meeting: date | None) -> str | None:
    """By the meeting of 29 September 2022 it is 91 days overdue. None where it is not, or no meeting is recorded."""
    if meeting is None or action.due is None or not action.is_open or action.due >= meeting:
        return None
    days = (meeting - action.due).days
    return f"By the meeting of {day_named(meeting)} it is {days} {plural(days, 'day', 'days')} overdue."
