"""An action in words: what was asked, of whom, by when, and how far it has come."""

from moothall.commentary.analyst import Action, ActionState
from moothall.commentary.cause_sentence import NO_EVIDENCE
from moothall.periods import Quarter
from moothall.wording.dates import day_named


def action_sentence(action: Action, now: Quarter) -> str:
    """Ask why. Asked in 2021-22-Q4. Owner: Head of Crime. Due: 1 September 2020. `now` is the report's own quarter."""
    asked = f" Asked in {action.quarter}." if action.quarter != now else ""
    return f"{action.text}{asked} Owner: {action.owner or 'not recorded'}. {progress_sentence(action)}"


def progress_sentence(action: Action) -> str:
    """Closed 10 October 2022: a form. Evidence: a study. Or the day by which the answer is due."""
    if action.closed is not None:
        evidence = f"Evidence: {action.evidence}" if action.evidence else NO_EVIDENCE
        return f"Closed {day_named(action.closed)}: {action.answer} {evidence}"
    due = f"Due: {day_named(action.due) if action.due else 'no date recorded'}."
    return f"{due} In hand: {action.progress}" if action.state is ActionState.IN_HAND else due
