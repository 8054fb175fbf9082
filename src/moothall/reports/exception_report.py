"""The quarterly exception report: page one, a card for each exception, every measure, districts, method, sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum, isclose

from moothall.areas import Area
from moothall.commentary.finding import Standing
from moothall.commentary.target_sentences import targets_sentence
from moothall.measures import Event, Measure, Observation, Series
from moothall.measures.breakdown import Breakdown, breakdowns_up_to
from moothall.periods import Quarter
from moothall.reports.context import Context
from moothall.reports.district_page import DistrictPage, district_page
from moothall.reports.earlier_card import earlier_cards
from moothall.reports.findings_that_stand import FindingsThatStand, findings_that_stand
from moothall.reports.follow_up import FollowUp, follow_up
from moothall.reports.house_style import meeting_for
from moothall.reports.measure_entry import MeasureEntry, measure_entry
from moothall.reports.method_note import MethodParagraph, false_alarms_sentence, method_note
from moothall.reports.profile import Meeting, Profile
from moothall.spc import Judgement
from moothall.wording.dates import months_named, quarter_named
from moothall.wording.lists import listed
from moothall.wording.numbers import number, plural

MOST_MESSAGES = 6
JUDGEMENT_ORDER = (Judgement.CONCERN, Judgement.NEITHER, Judgement.IMPROVEMENT)


@dataclass(frozen=True)
class Group:
    name: str
    entries: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class GridRow:
    standing: Standing
    entries: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class ExceptionReport:
    """`entries` holds every measure once, in the order of the groups."""

    profile: Profile
    quarter: Quarter
    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    districts: DistrictPage | None
    follow_up: FollowUp
    breakdowns: tuple[Breakdown, ...] = ()

    @property
    def title(self) -> str:
        return f"Force performance exception report: {months_named(self.quarter.window)}"

    @property
    def subtitle(self) -> str:
        return quarter_named(self.quarter)

    @cached_property
    def entries(self) -> tuple[MeasureEntry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)

    def entry_of(self, measure_id: str) -> MeasureEntry | None:
        return next((entry for entry in self.entries if entry.measure.id == measure_id), None)

    @cached_property
    def counted(self) -> tuple[MeasureEntry, ...]:
        """The measures of 'n of m'; none is there twice, in a sum, as a part or from its other side."""
        return tuple(entry for entry in self.entries if why_not_counted(entry.measure, self._measures) is None)

    @cached_property
    def not_counted(self) -> tuple[tuple[MeasureEntry, str], ...]:
        """The others, each with the reason: 'adds up other measures'."""
        why = ((entry, why_not_counted(entry.measure, self._measures)) for entry in self.entries)
        return tuple((entry, reason) for entry, reason in why if reason)

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        return tuple(entry.measure for entry in self.entries)

    @cached_property
    def exceptions(self) -> tuple[MeasureEntry, ...]:
        """Totals first, then concerns, then what is neither, then improvements; the clearest change first."""
        found = [entry for entry in self.entries if entry.finding.is_exception]
        return tuple(sorted(found, key=_precedence))

    @cached_property
    def grid(self) -> tuple[GridRow, ...]:
        rows = (GridRow(s, tuple(e for e in self.counted if e.finding.standing is s)) for s in Standing)
        return tuple(row for row in rows if row.entries)

    @property
    def quiet_sentence(self) -> str:
        return " ".join(self.quiet_sentences)

    @cached_property
    def quiet_sentences(self) -> tuple[str, ...]:
        """What is not unusual, said aloud, such as 'Nothing unusual in 5 of 14 measures; 9 are exceptions.'."""
        judged = [e for e in self.counted if e.finding.standing not in (Standing.NO_FIGURES, Standing.TOO_FEW)]
        quiet = [entry for entry in judged if not entry.finding.moved]
        explained = [entry for entry in judged if entry.finding.settled]
        rest = [e for e in self.counted if e not in judged]
        exceptions = [entry for entry in judged if entry.finding.is_exception]
        of_all = f"{len(self.counted)} {plural(len(self.counted), 'measure', 'measures')}"
        said = f"{len(exceptions) or 'none'} {plural(len(exceptions), 'is an exception', 'are exceptions')}"
        sentences = [f"Nothing unusual in {len(quiet)} of {of_all}; {said}."]
        if again := [entry for entry, _ in self.not_counted if entry.finding.is_exception]:
            sentences.append(not_counted_again(again))
        if partly := [entry for entry in judged if entry.is_partly_without_figures]:
            sentences.append(f"Without a figure for part of the quarter: {listed([e.measure.title for e in partly])}.")
        if explained:
            sentences.append(f"Explained and closed: {listed([e.measure.title for e in explained])}.")
        if rest:
            sentences.append(f"Could not be judged: {listed([e.measure.title for e in rest])}.")
        return tuple(sentences)

    @property
    def _of_districts(self) -> tuple[MeasureEntry, ...]:
        return self.districts.districts if self.districts else ()

    @cached_property
    def district_findings(self) -> FindingsThatStand:
        """What stood out in districts, in the measures of 'n of m', and which of it to believe among so many."""
        counted = {entry.measure.id for entry in self.counted}
        across = self.districts.across if self.districts else ()
        judged = [entry for one in across if one.whole.measure.id in counted for entry in one.districts]
        return findings_that_stand(judged, self.profile.rules)

    @property
    def totals_that_do_not_add_up(self) -> tuple[str, ...]:
        """For the author: measures said to add up others, with the first month in which they do not."""
        by_id = {entry.measure.id: entry.analysis.series for entry in self.entries}
        wholes = (entry.analysis.series for entry in self.entries if entry.measure.is_composite)
        return tuple(
            said
            for whole in wholes
            if all(part in by_id for part in whole.measure.contains)
            and (said := sum_problem(whole, [by_id[part] for part in whole.measure.contains]))
        )

    @property
    def messages(self) -> tuple[MeasureEntry, ...]:
        """The exceptions that page one has room for, the total among them."""
        return self.exceptions[:MOST_MESSAGES]

    @property
    def exceptions_not_on_page_one(self) -> tuple[MeasureEntry, ...]:
        return self.exceptions[MOST_MESSAGES:]

    @property
    def targets_sentence(self) -> str:
        """Which targets will be met, and which missed; or that there is none."""
        return targets_sentence([entry.analysis for entry in self.entries])

    @cached_property
    def false_alarms_sentence(self) -> str | None:
        """How many of the measures would be pointed at had nothing happened; None where that is not known."""
        return false_alarms_sentence(self.profile.rules, self.counted)

    @cached_property
    def method(self) -> tuple[MethodParagraph, ...]:
        return method_note(self.profile.rules, self.entries, self.counted)

    @cached_property
    def data_notes(self) -> tuple[str, ...]:
        """What a reader must know of the data: the workspace's own notes, then every gap, trial limit and shock."""
        return (
            *self.profile.data_notes,
            *(f"{e.measure.title}: {note}" for e in self.entries for note in e.data_notes),
            *(f"{e.measure.title}, {e.area.name}: {note}" for e in self._of_districts for note in e.data_notes),
        )


def exception_report(
    profile: Profile,
    quarter: Quarter,
    measures: Mapping[str, Measure],
    series: Sequence[Series],
    context: Context,
) -> ExceptionReport:
    """The report on one quarter, from the numbers and what is known beside them."""
    by_key = {(one.measure.id, one.area.name): one for one in series}

    def entry(measure: Measure, area: Area) -> MeasureEntry:
        mine, other = by_key.get((measure.id, area.name)), by_key.get((measure.complement or "", area.name))
        beside = context if area.name == profile.area else context.without_words
        return measure_entry(measure, area, mine, quarter, profile.rules, beside, complement=other)

    area = next(area for area in profile.areas if area.name == profile.area)
    entries = [entry(measure, area) for measure in measures.values()]
    taken_up = _taken_up(entries, context, quarter, meeting_for(profile, quarter))
    entries = [_with_earlier_cards(one, taken_up, context) for one in entries]
    groups = _groups(entries, profile.groups)
    shown = measures.get(profile.district_measure or "")
    in_order = [one for group in groups for one in group.entries]
    page = district_page(shown, in_order, profile.areas, quarter, profile.rules, by_key, context)
    told = breakdowns_up_to([one for one in context.breakdowns if one.measure in measures], quarter.last)
    return ExceptionReport(profile, quarter, groups, context.up_to(quarter), page, taken_up, told)


def _taken_up(entries: Sequence[MeasureEntry], context: Context, quarter: Quarter, meeting: Meeting | None) -> FollowUp:
    by_id = {entry.measure.id: entry for entry in entries}

    def is_withheld(measure_id: str, then: Quarter) -> bool:
        return measure_id in by_id and by_id[measure_id].withholds(then)

    titles = {measure_id: entry.measure.title for measure_id, entry in by_id.items()}
    day = meeting.day if meeting else None
    return follow_up(context.kept, context.actions, quarter, is_withheld, titles, meeting=day)


def _with_earlier_cards(entry: MeasureEntry, taken_up: FollowUp, context: Context) -> MeasureEntry:
    earlier = [report for report in context.kept if report.quarter < taken_up.now]
    withheld = [report.quarter for report in earlier if entry.withholds(report.quarter)]
    cards = earlier_cards(entry.measure.id, earlier, taken_up.exceptions, withheld=withheld)
    return replace(entry, earlier_cards=cards)


def sum_problem(whole: Series, parts: Sequence[Series]) -> str | None:
    """The first month in which a whole is not the sum of its parts, in words; None where all months add up."""
    for entry in whole.entries:
        values = [part.entry(entry.month) for part in parts]
        known = [value.value for value in values if isinstance(value, Observation)]
        if isinstance(entry, Observation) and len(known) == len(parts) and not isclose(fsum(known), entry.value):
            return (
                f"{whole.measure.title} is {number(entry.value)} in {entry.month}, and the measures it adds up come to "
                f"{number(fsum(known))}. Correct one of them."
            )
    return None


def not_counted_again(exceptions: Sequence[MeasureEntry]) -> str:
    """Of exceptions that are no part of 'n of m', such as a sum of other measures."""
    said = plural(len(exceptions), "Also an exception", "Also exceptions")
    return f"{said}, and not counted again: {listed([entry.measure.title for entry in exceptions])}."


def why_not_counted(measure: Measure, measures: Sequence[Measure]) -> str | None:
    """Why a measure is left out of 'n of m'; None where it counts. Of two sides of one thing the first counts."""
    if measure.is_composite:
        return "adds up other measures"
    if measure.parent in [one.id for one in measures if not one.is_composite]:
        return "is a part of another measure"
    earlier = measures[: measures.index(measure)]
    if any(measure.complement == one.id or one.complement == measure.id for one in earlier):
        return "is another measure from its other side"
    same = measure.definition.of if measure.definition else None
    if same and any(one.definition and one.definition.of == same and not one.is_composite for one in earlier):
        return "counts the same thing by another definition"
    return None


def _precedence(entry: MeasureEntry) -> tuple[bool, int, float, str]:
    order = JUDGEMENT_ORDER.index(entry.finding.judgement)
    return (not entry.measure.is_composite, order, -entry.strength, entry.measure.title)


def _groups(entries: Sequence[MeasureEntry], order: Sequence[str]) -> tuple[Group, ...]:
    """Groups in the profile's order, then any other by name; inside a group by the measures' own order."""
    names = [*order, *sorted({entry.measure.group for entry in entries} - set(order))]
    members = {
        name: sorted((e for e in entries if e.measure.group == name), key=lambda e: (e.measure.order, e.measure.title))
        for name in names
    }
    return tuple(Group(name, tuple(members[name])) for name in names if members[name])
