"""What is measured: measures, observations, series, known events, decisions to reset limits or to withhold."""

from moothall.measures.chart_kind import ChartKind
from moothall.measures.event import Event, EventKind
from moothall.measures.measure import Definition, Good, Measure, MeasureKind, Noun
from moothall.measures.observation import Entry, Missing, Observation, Withheld
from moothall.measures.redaction import Part, Redaction, Withholding
from moothall.measures.reset import Decision, Reset
from moothall.measures.series import Series
from moothall.measures.targets import DatedTarget, Targets

__all__ = [
    "ChartKind",
    "DatedTarget",
    "Decision",
    "Definition",
    "Entry",
    "Event",
    "EventKind",
    "Good",
    "Measure",
    "MeasureKind",
    "Missing",
    "Noun",
    "Observation",
    "Part",
    "Redaction",
    "Reset",
    "Series",
    "Targets",
    "Withheld",
    "Withholding",
]
