"""What a document shows as a picture: a control chart, a dot plot, small charts on one scale; each with its words."""

from dataclasses import dataclass
from typing import TypeAlias

from moothall.commentary.finding import Finding
from moothall.comparison.intervals import Interval
from moothall.measures import Event
from moothall.periods import Window
from moothall.spc import Analysis


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A control chart, drawn from its analysis. `alternative` says in words what it shows."""

    caption: str
    alternative: str
    analysis: Analysis
    events: tuple[Event, ...] = ()
    is_small: bool = False
    number: int = 0


@dataclass(frozen=True)
class Dot:
    """A value with its intervals, and the word that stands behind it; the whole is marked and drawn as a line."""

    name: str
    value: float
    inner: Interval
    outer: Interval
    word: str
    is_whole: bool = False
    stands_out: bool = False


@dataclass(frozen=True, kw_only=True)
class DotPlot:
    """A row for each dot, in their order, on one scale from 0; `unit` heads the scale."""

    caption: str
    alternative: str
    unit: str
    dots: tuple[Dot, ...]
    number: int = 0


@dataclass(frozen=True)
class Panel:
    """One of many small charts: months times `factor`, under a title and the finding's mark with its word."""

    title: str
    word: str
    finding: Finding
    analysis: Analysis
    factor: float


@dataclass(frozen=True, kw_only=True)
class Multiples:
    """Small charts on one scale, so that their heights can be compared; `window` is the quarter that is shaded."""

    caption: str
    alternative: str
    unit: str
    panels: tuple[Panel, ...]
    window: Window
    number: int = 0


Drawing: TypeAlias = Chart | DotPlot | Multiples
