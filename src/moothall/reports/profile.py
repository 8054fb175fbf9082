"""Whose report it is: the body, its areas, its sources, and the choices it has made."""

from dataclasses import dataclass, field

from moothall.areas import Area
from moothall.periods import Quarter
from moothall.spc import Rules


@dataclass(frozen=True, kw_only=True)
class Body:
    force: str
    office: str
    panel: str


@dataclass(frozen=True, kw_only=True)
class Source:
    title: str
    publisher: str
    licence: str
    attribution: str
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """`area` is the area that reports are about; `notice` is printed on every page."""

    body: Body
    area: str
    areas: tuple[Area, ...]
    sources: tuple[Source, ...] = ()
    quarter: Quarter | None = None
    rules: Rules = field(default_factory=Rules.standard)
    district_measure: str | None = None
    groups: tuple[str, ...] = ()
    notice: str | None = None
    data_notes: tuple[str, ...] = ()
