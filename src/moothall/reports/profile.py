"""Whose report it is: the body, its areas, its sources, and the choices it has made."""

from dataclasses import dataclass, field
from datetime import date

from moothall.areas import Area
from moothall.periods import Quarter
from moothall.spc import Rules


@dataclass(frozen=True, kw_only=True)
class Body:
    """`office_word` and `panel_word` are what running text calls them: the Mayor; the Committee."""

    force: str
    office: str
    panel: str
    office_word: str = "Commissioner"
    panel_word: str = "Panel"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The meeting that receives the reports; their date is its date."""

    day: date
    item: str | None = None


@dataclass(frozen=True, kw_only=True)
class Implications:
    """What a report would mean for other things; None where nobody has said."""

    financial: str | None = None
    legal: str | None = None
    equality: str | None = None
    risks: str | None = None
    plan: str | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The words that a body puts round a report. What is left out has a usual wording."""

    report_of: str | None = None
    author: str | None = None
    marking: str | None = None
    recommendation: str | None = None
    background: tuple[str, ...] = ()
    implications: Implications = field(default_factory=Implications)
    background_papers: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


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
    meeting: Meeting | None = None
    paper: Paper = field(default_factory=Paper)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says in sentences that are printed as written."""
        effects = self.paper.implications
        said = (effects.financial, effects.legal, effects.equality, effects.risks, effects.plan)
        return (*self.data_notes, *self.paper.background, *filter(None, (self.paper.recommendation, *said)))
