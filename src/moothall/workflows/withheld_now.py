"""What is withheld today stays out of the past as well: of revisions, of earlier states, of reports as published."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from moothall.intake.workspace import WorkspaceContents
from moothall.measures import Observation, Redaction, Withheld
from moothall.periods import Month

Key: TypeAlias = tuple[str, str, Month]
IsWithheld: TypeAlias = Callable[[Key], bool]


def withheld_in(contents: WorkspaceContents) -> IsWithheld:
    """Whether a month of a measure in an area is withheld, by a decision or by its own row."""
    cells = {
        (one.measure.id, one.area.name, entry.month)
        for one in contents.series
        for entry in one.entries
        if isinstance(entry, Withheld)
    }
    by_decision = withheld_by(contents.redactions)
    return lambda key: key in cells or by_decision(key)


def withheld_by(redactions: Iterable[Redaction]) -> IsWithheld:
    """Whether a decision withholds a month of a measure in an area, whether or not a figure stands there."""
    decisions = tuple(redactions)

    def is_withheld(key: Key) -> bool:
        measure, area, month = key
        return any(one.measure == measure and one.area in (None, area) and one.covers(month) for one in decisions)

    return is_withheld


def measures_with_something_withheld(contents: WorkspaceContents) -> frozenset[str]:
    by_row = {one.measure.id for one in contents.series if any(isinstance(gap, Withheld) for gap in one.gaps)}
    return frozenset(by_row | {one.measure for one in contents.redactions})


def shows(contents: WorkspaceContents, is_withheld: IsWithheld) -> bool:
    """Whether it holds a number that is withheld by the decisions of another day."""
    return any(
        isinstance(entry, Observation) and is_withheld((one.measure.id, one.area.name, entry.month))
        for one in contents.series
        for entry in one.entries
    )
