"""Where an annual report stands, and which of its quarters are kept, in sentences."""

from collections.abc import Sequence

from moothall.commentary.annual_text import Comment, FinalText
from moothall.commentary.follow_up_sentence import states_said
from moothall.commentary.matter import Matter
from moothall.periods import Quarter
from moothall.wording.dates import day_named, months_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural

QUARTERS = 4


def status_sentence(comments: Sequence[Comment], final: FinalText | None, *, panel: str) -> str:
    """Draft, draft with comments, or final; and how many comments have no response."""
    made = f"{len(comments)} {plural(len(comments), 'comment', 'comments')} of the {panel}"
    waiting = [comment for comment in comments if comment.response is None]
    without = f", {'all' if waiting == list(comments) else len(waiting)} without a response" if waiting else ""
    said = f"{made} {plural(len(comments), 'is', 'are')} recorded{without}" if comments else ""
    if final is None:
        return f"Draft. {said or f'No comment of the {panel} is recorded yet'}. There is no final text yet."
    agreed = f"Final. The text was agreed by {final.agreed_by} on {day_named(final.agreed)}."
    later = [comment for comment in comments if comment.on > final.agreed]
    after = f" {len(later)} of them came after the text was agreed." if later else ""
    return f"{agreed} {said or f'No comment of the {panel} is recorded'}.{after}"


def kept_sentence(kept: Sequence[Quarter], year: str, quarters: Sequence[Quarter]) -> str:
    """Which reports of the year are kept, and which are missing here."""
    lacking = [months_named(quarter.window) for quarter in quarters if quarter not in kept]
    if not lacking:
        return f"All {QUARTERS} quarterly reports of {year} are kept."
    said = f"{len(kept) or 'None'} of the {QUARTERS} quarterly reports of {year} {plural(len(kept), 'is', 'are')} kept."
    missing = (
        f"{plural(len(lacking), 'The report', 'The reports')} on {listed(lacking)} {plural(len(lacking), 'is', 'are')}"
    )
    return f"{said} {missing} not, so {plural(len(lacking), 'its', 'their')} exceptions are missing here."


def exceptions_sentence(matters: Sequence[Matter]) -> str:
    if not matters:
        return "The reports kept had no exceptions."
    return f"The reports kept had {states_said(matters)}."
