"""The annual report: the year's kept facts and exceptions as a draft, the panel's comments and the final text apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.commentary.analyst import Action
from moothall.commentary.annual_fact import AnnualFact
from moothall.commentary.annual_sentences import exceptions_sentence, kept_sentence, status_sentence
from moothall.commentary.annual_text import Comment, FinalText
from moothall.commentary.matter import Matter
from moothall.measures import Series, Withheld
from moothall.periods import Quarter
from moothall.periods.quarter import QUARTERS_IN_A_YEAR
from moothall.reports.earlier_card import WITHHELD_NOW
from moothall.reports.follow_up import follow_up
from moothall.reports.kept_report import KeptReport
from moothall.reports.profile import Profile


@dataclass(frozen=True, kw_only=True)
class AnnualRecord:
    """What a workspace holds for one financial year, each in a file of its own."""

    facts: tuple[AnnualFact, ...] = ()
    comments: tuple[Comment, ...] = ()
    final: FinalText | None = None


@dataclass(frozen=True)
class YearException:
    matter: Matter
    cause: str


@dataclass(frozen=True, kw_only=True)
class AnnualReport:
    """`year` is the first calendar year of the financial year."""

    profile: Profile
    year: int
    record: AnnualRecord
    kept: tuple[Quarter, ...]
    exceptions: tuple[YearException, ...]

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return quarters_of(self.year)

    @property
    def year_said(self) -> str:
        return self.quarters[0].financial_year

    @property
    def title(self) -> str:
        what = "draft of the facts" if self.record.final is None else "facts, comments and final text"
        return f"Annual report {self.year_said}: {what}"

    @property
    def status(self) -> str:
        return status_sentence(self.record.comments, self.record.final, panel=self.profile.body.panel_word)

    @property
    def kept_sentence(self) -> str:
        return kept_sentence(self.kept, self.year_said, self.quarters)

    @property
    def exceptions_sentence(self) -> str:
        return exceptions_sentence([one.matter for one in self.exceptions]) if self.kept else ""

    @property
    def facts_by_objective(self) -> Mapping[str, tuple[AnnualFact, ...]]:
        """Objectives in the order in which they are first named; facts of none come last."""
        names = [fact.objective for fact in self.record.facts if fact.objective]
        found = {name: tuple(f for f in self.record.facts if f.objective == name) for name in dict.fromkeys(names)}
        others = tuple(fact for fact in self.record.facts if fact.objective is None)
        return found | ({"Without an objective": others} if others else {})


def quarters_of(year: int) -> tuple[Quarter, ...]:
    return tuple(Quarter(year, number) for number in range(1, QUARTERS_IN_A_YEAR + 1))


def annual_report(
    profile: Profile,
    year: int,
    record: AnnualRecord,
    kept: Iterable[KeptReport],
    actions: Sequence[Action],
    series: Iterable[Series],
) -> AnnualReport:
    """The exceptions of the year's kept reports with their causes then, and what has come of them since."""
    quarters = quarters_of(year)
    of_year = [report for report in kept if report.quarter in quarters]
    by_id = {one.measure.id: one for one in series if one.area.name == profile.area}

    def is_withheld(measure_id: str, then: Quarter) -> bool:
        return measure_id in by_id and _withholds(by_id[measure_id], then)

    taken_up = follow_up(of_year, actions, Quarter(year + 1, 1), is_withheld, {})
    causes = {(report.quarter, measure.id): measure.cause for report in of_year for measure in report.measures}
    exceptions = tuple(
        YearException(
            matter,
            WITHHELD_NOW if is_withheld(matter.measure, matter.raised_in) else causes[matter.raised_in, matter.measure],
        )
        for matter in taken_up.exceptions
    )
    held = tuple(sorted(report.quarter for report in of_year))
    return AnnualReport(profile=profile, year=year, record=record, kept=held, exceptions=exceptions)


def _withholds(series: Series, quarter: Quarter) -> bool:
    windows = (quarter.window, quarter.window.year_before)
    return any(isinstance(gap, Withheld) and gap.month in window for gap in series.gaps for window in windows)
