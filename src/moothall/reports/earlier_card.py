"""What an earlier report said of a measure, shown again in its card: finding, cause and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.commentary.matter import Matter
from moothall.periods import Quarter
from moothall.reports.kept_report import KeptMeasure, KeptReport

MOST_EARLIER_CARDS = 4
WITHHELD_NOW = "What was said then is not repeated here, because the figure is withheld now."


@dataclass(frozen=True)
class EarlierCard:
    """`matter` is there where the measure was an exception then."""

    quarter: Quarter
    label: str
    message: str
    cause: str
    matter: Matter | None

    @property
    def said(self) -> str:
        """The finding and the numbers; of a quiet quarter the numbers, which end with their finding."""
        return f"{self.label}. {self.message}" if self.matter else self.message

    def came_of_it(self, now: Quarter) -> str | None:
        if self.matter is None:
            return None
        return f"{self.matter.state_said(now)}. {' '.join(self.matter.answers)}"


def earlier_cards(
    measure_id: str, kept: Iterable[KeptReport], matters: Iterable[Matter], *, withheld: Iterable[Quarter]
) -> tuple[EarlierCard, ...]:
    """The latest first, at most four. Nothing is said again of a quarter whose figures are withheld now."""
    of_measure = {matter.raised_in: matter for matter in matters if matter.measure == measure_id}
    hidden = set(withheld)
    latest_first = sorted(kept, key=lambda report: report.quarter, reverse=True)
    told = ((report.quarter, measure) for report in latest_first if (measure := report.measure(measure_id)))
    cards = [_card(quarter, said, of_measure.get(quarter), is_withheld=quarter in hidden) for quarter, said in told]
    return tuple(cards[:MOST_EARLIER_CARDS])


def _card(quarter: Quarter, said: KeptMeasure, matter: Matter | None, *, is_withheld: bool) -> EarlierCard:
    if is_withheld:
        return EarlierCard(quarter, "Withheld", WITHHELD_NOW, WITHHELD_NOW, matter)
    return EarlierCard(quarter, said.label, said.message.removeprefix(f"{said.title}: "), said.cause, matter)
