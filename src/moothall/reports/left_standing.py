"""Words left standing from an earlier quarter stop the report, unless somebody confirms that they still hold."""

from collections.abc import Iterator

from moothall.commentary.analyst import AnalystText
from moothall.commentary.carried_over import ALIKE, CarriedOver
from moothall.errors import Problem
from moothall.reports.context import BoundText
from moothall.reports.exception_report import ExceptionReport
from moothall.wording.dates import months_named
from moothall.wording.numbers import number

REMEDY = (
    "Write what is true now. Or, where every word still holds, add to the heading the day on which somebody has read "
    'it again and who: confirmed = { on = 2026-07-03, by = "Name" }.'
)


def left_standing(report: ExceptionReport) -> Iterator[Problem]:
    """A problem for each paragraph that is carried over and not confirmed."""
    for bound in _texts(report):
        if bound.text.confirmed is None:
            for one in bound.carried_over:
                yield _problem(bound.text, one)


def confirmed_in_vain(report: ExceptionReport) -> tuple[str, ...]:
    """For the author: confirmations of words that nothing is carried over in."""
    vain = (bound.text for bound in _texts(report) if bound.text.confirmed and not bound.carried_over)
    return tuple(f"{_file(text)}: confirmed stands there, and nothing is carried over. Delete it." for text in vain)


def _texts(report: ExceptionReport) -> tuple[BoundText, ...]:
    return tuple(bound for entry in report.entries for bound in entry.texts)


def _problem(text: AnalystText, one: CarriedOver) -> Problem:
    shown = f" {number(one.alike * 100)}% of the words are the same, in the same order." if one.earlier else ""
    expected = (
        f"The words of a report on {months_named(text.quarter.window)} are about these months; "
        f"{number(ALIKE * 100)}% or more of an earlier paragraph's words count as carried over."
    )
    return Problem(f"{one.sentence}{shown} It begins: '{one.opening}'.", expected, REMEDY, _file(text))


def _file(text: AnalystText) -> str:
    """Where a workspace holds the words; the name is checked when it is read."""
    return f"commentary/{text.measure}.{text.quarter}.md"
