"""What a workspace knows beside the numbers: events, resets, words, actions, kept reports, residents, breakdowns."""

from dataclasses import dataclass

from moothall.areas import Residents
from moothall.commentary.analyst import Action, AnalystText
from moothall.commentary.carried_over import CarriedOver
from moothall.measures import Event, Reset
from moothall.measures.breakdown import Breakdown
from moothall.periods import Quarter
from moothall.reports.kept_report import KeptReport
from moothall.wording.dates import day_named


@dataclass(frozen=True)
class Context:
    """What a workspace knows beside the numbers. Entries pick what concerns them."""

    events: tuple[Event, ...] = ()
    resets: tuple[Reset, ...] = ()
    texts: tuple[AnalystText, ...] = ()
    actions: tuple[Action, ...] = ()
    kept: tuple[KeptReport, ...] = ()
    residents: tuple[Residents, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()

    @property
    def without_words(self) -> "Context":
        """For the districts: texts and actions are about the report's own area."""
        return Context(self.events, self.resets)

    def up_to(self, quarter: Quarter) -> tuple[Event, ...]:
        """The events that had begun by the end of a quarter, in order of time."""
        begun = [event for event in self.events if event.window.first <= quarter.last]
        return tuple(sorted(begun, key=lambda event: (event.window, event.title)))

    @property
    def all_texts(self) -> tuple[AnalystText, ...]:
        """The words of every quarter, also those that only a kept report still has."""
        return (*self.texts, *(text for report in self.kept for text in report.texts))


@dataclass(frozen=True)
class BoundText:
    """The analyst's words, and what to say of them: written about figures that have moved since, or left standing."""

    text: AnalystText
    figures_moved: str | None
    carried_over: tuple[CarriedOver, ...] = ()

    @property
    def carried_over_sentences(self) -> tuple[str, ...]:
        """What is carried over, and that somebody has confirmed it."""
        if not self.carried_over or self.text.confirmed is None:
            return ()
        by, on = self.text.confirmed.by, day_named(self.text.confirmed.on)
        return (*(one.sentence for one in self.carried_over), f"Confirmed as still true by {by} on {on}.")
