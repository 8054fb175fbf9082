"""Made-up kept reports, for tests of what later reports take up."""

from datetime import date

from moothall.commentary.analyst import Action
from moothall.commentary.matter import MatterKey
from moothall.periods import Quarter
from moothall.reports.kept_report import KeptMeasure, KeptReport
from tests.worlds import QUARTER, SHIRE, kept_measure

__all__ = ["ASKED", "BEFORE_LAST", "LAST", "SHOWN", "kept_measure", "kept_report"]
LAST, BEFORE_LAST = QUARTER.before, QUARTER.before.before
ASKED = Action(measure="burglary", quarter=LAST, text="Ask why burglary rose in March.", owner="Head of Crime")
SHOWN = Action(
    measure="burglary",
    quarter=LAST,
    text="Ask why burglary rose in March.",
    owner="Head of Crime",
    closed=date(2020, 7, 1),
    answer="A form changed.",
    evidence="A study of every record.",
)


def kept_report(
    *measures: KeptMeasure, quarter: Quarter = LAST, answered: frozenset[MatterKey] = frozenset()
) -> KeptReport:
    return KeptReport(quarter=quarter, area=SHIRE.name, measures=measures, answered=answered)
