"""What became of earlier reports' exceptions and recommendations, in a sentence or three."""

from collections import Counter
from collections.abc import Sequence

from moothall.commentary.matter import STATE_SAID, Matter, MatterKind, MatterState, quarters_long
from moothall.periods import Quarter
from moothall.wording.dates import months_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural

HOW_FOLLOWED_UP = (
    "Age is counted in quarters, from the quarter in which a matter was raised to the quarter of this report. An "
    "answer has evidence where it names what shows it. What is answered is shown once more, in the report after its "
    "answer; what is not answered comes back until it is."
)
NOTHING_KEPT = "No earlier report is kept, so no earlier exception can be taken up again."


def follow_up_sentence(matters: Sequence[Matter], *, last: Quarter | None, now: Quarter) -> str:
    """`last` is the quarter of the last report kept."""
    of_last = [m for m in matters if m.raised_in == last and m.kind is MatterKind.EXCEPTION]
    others = [matter for matter in matters if matter not in of_last]
    said = (
        _of_the_last_report(of_last, last) if last else NOTHING_KEPT,
        _not_kept(last, now) if last else "",
        _answered([m for m in others if m.state.is_answered], others=bool(of_last)),
        _still_waiting([m for m in others if not m.state.is_answered], now, others=bool(of_last)),
    )
    return " ".join(filter(None, said))


def _of_the_last_report(exceptions: Sequence[Matter], last: Quarter) -> str:
    report = f"The report on {months_named(last.window)}"
    if not exceptions:
        return f"{report} had no exceptions."
    return f"{report} had {states_said(exceptions)}."


def states_said(exceptions: Sequence[Matter]) -> str:
    """1 exception, which is in hand; 2 exceptions: 1 answered with evidence and 1 unanswered."""
    number = Counter(matter.state for matter in exceptions)
    if len(exceptions) == 1:
        return f"1 exception, which is {STATE_SAID[exceptions[0].state]}"
    if len(number) == 1:
        together = "both" if len(exceptions) == 2 else "all"  # noqa: PLR2004
        return f"{len(exceptions)} exceptions, {together} {STATE_SAID[exceptions[0].state]}"
    states = [f"{number[state]} {STATE_SAID[state]}" for state in reversed(MatterState) if number[state]]
    return f"{len(exceptions)} exceptions: {listed(states)}"


def _not_kept(last: Quarter, now: Quarter) -> str:
    if last == now.before:
        return ""
    return f"No report on {months_named(now.before.window)} is kept, so what it asked cannot be taken up again."


def _answered(matters: Sequence[Matter], *, others: bool) -> str:
    if not matters:
        return ""
    has = plural(len(matters), "matter has", "matters have")
    return f"{len(matters)} {'other' if others else 'older'} {has} been answered since."


def _still_waiting(matters: Sequence[Matter], now: Quarter, *, others: bool) -> str:
    if not matters:
        return ""
    longest = quarters_long(max(now.since(matter.raised_in) for matter in matters))
    number = f"{len(matters)} {'other ' if others else ''}{plural(len(matters), 'matter', 'matters')}"
    if len(matters) == 1:
        return f"{number} has waited for an answer for {longest}."
    return f"{number} wait for an answer, the longest for {longest}."
