"""A workspace's files become its contents, or one error with the problems of all of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.areas import Residents
from moothall.commentary.analyst import Action, AnalystText
from moothall.errors import FileError, Problem
from moothall.intake import references
from moothall.intake.annual_files import annual_records_from, annual_words, is_annual_file
from moothall.intake.breakdown_file import breakdown_disclosures, breakdown_problems, breakdowns_from
from moothall.intake.commentary_file import commentary_from
from moothall.intake.kept_report import kept_report_from
from moothall.intake.measure_file import measure_from
from moothall.intake.notices import Findings, Notice
from moothall.intake.observations import taken
from moothall.intake.office_files import belongs_to_the_office, check_words, office_from
from moothall.intake.plan_file import plan_from
from moothall.intake.profile_file import profile_from
from moothall.intake.record_files import actions_from, events_from, resets_from
from moothall.intake.redaction_file import disclosure_problems, redaction_problems, redactions_from
from moothall.intake.residents_table import residents_from
from moothall.intake.series import gathered
from moothall.intake.taken import Taken
from moothall.intake.toml_table import PAGE
from moothall.intake.withheld_words import secrets_of, word_problems, words_naming
from moothall.measures import Event, Measure, Redaction, Reset, Series
from moothall.measures.breakdown import Breakdown
from moothall.measures.redaction import published
from moothall.periods import Month
from moothall.reports.annual_report import AnnualRecord
from moothall.reports.kept_report import KeptReport
from moothall.reports.office import Office
from moothall.reports.plan import Plan
from moothall.reports.profile import Profile

PROFILE, EVENTS, RESETS, ACTIONS = "moothall.toml", "events.toml", "resets.toml", "actions.toml"
REDACTIONS, PLAN, RESIDENTS = "redactions.toml", "plan.toml", "residents.csv"
BREAKDOWNS = "breakdowns.toml"
MEASURES, OBSERVATIONS, COMMENTARY, REPORTS = "measures/", "observations/", "commentary/", "reports/"
KEPT_REPORT = re.compile(r"reports/\d{4}-\d{2}-Q[1-4]\.json")
LEFT_BY_PROGRAMS = ("~$", ".~lock", ".", "thumbs.db", "desktop.ini", "__macosx")
READ_ME = ("readme", "licence", "license")
KEPT_BESIDE = ("body.toml",)


@dataclass(frozen=True, kw_only=True)
class WorkspaceContents:
    """All that a workspace holds. `measures` are by id, in the order of the report.

    No figure that is withheld is in `series`. `unredacted` holds those that were, for a direction that may be told.
    """

    profile: Profile
    measures: dict[str, Measure]
    series: tuple[Series, ...]
    events: tuple[Event, ...] = ()
    resets: tuple[Reset, ...] = ()
    texts: tuple[AnalystText, ...] = ()
    actions: tuple[Action, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    unredacted: tuple[Series, ...] = field(default=(), repr=False)
    plan: Plan | None = field(default=None, repr=False)
    office: Office | None = None
    kept: tuple[KeptReport, ...] = ()
    annual: dict[int, AnnualRecord] = field(default_factory=dict)
    residents: tuple[Residents, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What could be read, by the file that it stands in, before the files are compared with each other."""

    profile: Profile | None
    measures: dict[str, Measure]
    taken: tuple[Taken, ...]
    texts: dict[str, AnalystText]
    events: tuple[Event, ...]
    resets: tuple[Reset, ...]
    actions: tuple[Action, ...]
    redactions: tuple[Redaction, ...]
    plan: Plan | None
    office: Office | None
    kept: dict[str, KeptReport]
    annual: dict[int, AnnualRecord]
    residents: tuple[Residents, ...]
    breakdowns: tuple[Breakdown, ...]


def workspace_from(files: Mapping[str, bytes], *, latest: Month | None = None) -> WorkspaceContents:
    """Read a workspace: relative paths with / between folders, and their bytes.

    A month after `latest` cannot have a figure yet. Raises FileError with every problem in every file.
    """
    findings = Findings()
    files = {name: files[name] for name in _names_read(files, findings)}
    read = _read(files, findings, latest)
    series: Sequence[Series] = ()
    known = [_id_of(name) for name in files if name.startswith(MEASURES)]
    tables_read = len(read.taken) == sum(name.startswith(OBSERVATIONS) for name in files)
    if read.profile and len(read.measures) == len(known):
        measures = _ordered(read.measures.values(), read.profile)
        series = gathered(read.taken, measures, read.profile.areas, findings, default_area=read.profile.area)
    shown = tuple(published(one, read.redactions) for one in series)
    hidden = tuple(one for one, after in zip(series, shown, strict=True) if after is not one)
    is_complete = tables_read and len(read.measures) == len(known)
    findings.add(*_references(read, series, known, is_complete=is_complete))
    findings.add(*_disclosures(read, shown, hidden))
    if read.office and read.profile and is_complete:
        check_words(read.office, shown, read.profile.area, findings)
    if read.profile is None or findings.number:
        raise FileError(findings.problems)
    return WorkspaceContents(
        profile=read.profile,
        measures=_ordered(read.measures.values(), read.profile),
        series=shown,
        events=read.events,
        resets=read.resets,
        texts=tuple(read.texts.values()),
        actions=read.actions,
        redactions=read.redactions,
        unredacted=hidden,
        plan=read.plan,
        office=read.office,
        kept=tuple(read.kept.values()),
        annual=read.annual,
        residents=read.residents,
        breakdowns=read.breakdowns,
        notices=tuple(findings.notices),
    )


def _names_read(names: Iterable[str], findings: Findings) -> list[str]:
    """The files of the workspace, in order; a file that is none of them is told, unless programs leave it behind."""
    wanted = []
    for name in sorted(names):
        if is_left_by_programs(name):
            continue
        if name.startswith(REPORTS) and not KEPT_REPORT.fullmatch(name):
            continue
        if _belongs(name):
            wanted.append(name)
        elif name not in KEPT_BESIDE and not name.casefold().rpartition("/")[2].startswith(READ_ME):
            findings.notices.append(Notice("Not read, because it is no file of a workspace.", name))
    return wanted


def is_left_by_programs(name: str) -> bool:
    """Locks, thumbnails and hidden files that nobody meant to put there."""
    return any(part.startswith(LEFT_BY_PROGRAMS) for part in name.casefold().split("/"))


def _belongs(name: str) -> bool:
    if name.startswith(OBSERVATIONS):
        return not name.casefold().endswith((".md", ".txt"))
    in_folder = (
        belongs_to_the_office(name)
        or (name.startswith(MEASURES) and name.endswith(".toml"))
        or (name.startswith(COMMENTARY) and name.endswith(".md") and not name.casefold().endswith("readme.md"))
    )
    files = (PROFILE, EVENTS, RESETS, ACTIONS, REDACTIONS, PLAN, RESIDENTS, BREAKDOWNS)
    return in_folder or is_annual_file(name) or name.startswith(REPORTS) or name in files


def _id_of(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")


def _read(files: Mapping[str, bytes], findings: Findings, latest: Month | None) -> _Read:
    """Read each file by itself."""
    _report_absent(files, findings)
    profile = profile_from(PROFILE, files[PROFILE], findings) if PROFILE in files else None
    measures = {name: measure_from(name, files[name], findings) for name in files if name.startswith(MEASURES)}
    texts = {name: commentary_from(name, files[name], findings) for name in files if name.startswith(COMMENTARY)}
    kept = {name: kept_report_from(name, files[name], findings) for name in files if name.startswith(REPORTS)}
    area = profile.area if profile else ""
    return _Read(
        profile=profile,
        measures={name: measure for name, measure in measures.items() if measure},
        taken=tuple(_taken(files, findings, latest)),
        texts={name: text for name, text in texts.items() if text},
        events=events_from(EVENTS, files.get(EVENTS, b""), findings),
        resets=resets_from(RESETS, files.get(RESETS, b""), findings, default_area=area),
        actions=actions_from(ACTIONS, files.get(ACTIONS, b""), findings),
        redactions=redactions_from(REDACTIONS, files.get(REDACTIONS, b""), findings),
        plan=_plan(files, measures, findings),
        office=office_from(files, findings, known=[_id_of(name) for name in measures]),
        kept={name: report for name, report in kept.items() if report},
        annual=annual_records_from(files, findings),
        residents=_residents(files, findings),
        breakdowns=breakdowns_from(BREAKDOWNS, files.get(BREAKDOWNS, b""), findings),
    )


def _residents(files: Mapping[str, bytes], findings: Findings) -> tuple[Residents, ...]:
    return residents_from(RESIDENTS, files[RESIDENTS], findings, source_needed=True) if RESIDENTS in files else ()


def _plan(files: Mapping[str, bytes], measures: Mapping[str, Measure | None], findings: Findings) -> Plan | None:
    """The Plan, where the workspace has one. A metric may name a measure whose own file has a problem."""
    if PLAN not in files:
        return None
    by_id = {measure.id: measure for measure in measures.values() if measure}
    return plan_from(PLAN, files[PLAN], findings, measures=by_id, known=[_id_of(name) for name in measures])


def _report_absent(files: Mapping[str, bytes], findings: Findings) -> None:
    wanted = (
        (PROFILE, "It says whose report it is."),
        (MEASURES, "Each measure has a file there, such as measures/burglary.toml."),
        (OBSERVATIONS, "The figures stand there, as CSV, XLSX or ODS."),
    )
    for wanted_name, expected in wanted:
        if not any(name.startswith(wanted_name) for name in files):
            what = "folder" if wanted_name.endswith("/") else "file"
            found = f"The {what} {wanted_name} is not there, or holds nothing that can be read."
            remedy = f"Add it as {PAGE} describes it, or name another folder."
            findings.add(Problem(found, expected, remedy))


def _taken(files: Mapping[str, bytes], findings: Findings, latest: Month | None) -> Iterator[Taken]:
    for name, data in files.items():
        if name.startswith(OBSERVATIONS):
            try:
                file = taken(name, data, latest=latest)
            except FileError as error:
                findings.add_problems_of(error)
                continue
            findings.notices.extend(file.notices)
            yield file


def _ordered(measures: Iterable[Measure], profile: Profile) -> dict[str, Measure]:
    """By group, as the profile orders them, then by the order in the measure's file, then by title."""
    places = {group: i for i, group in enumerate(profile.groups)}

    def place(measure: Measure) -> tuple[int, str, int, str]:
        return places.get(measure.group, len(places)), measure.group, measure.order, measure.title

    return {measure.id: measure for measure in sorted(measures, key=place)}


def _references(read: _Read, series: Sequence[Series], known: Sequence[str], *, is_complete: bool) -> Iterator[Problem]:
    """What the files say of each other and is not there. `is_complete`: every measure and table was read."""
    if not known:
        return  # that there are no measures is told once, not at every mention of one
    yield from references.measure_problems(read.measures, known)
    if read.profile:
        yield from references.resident_problems(RESIDENTS, read.residents, read.profile)
    if read.profile and is_complete:
        yield from references.profile_problems(PROFILE, read.profile, read.measures.values(), known)
        yield from references.reset_problems(RESETS, read.resets, read.profile, series, known)
        yield from redaction_problems(REDACTIONS, read.redactions, read.profile.areas, series, known)
    yield from breakdown_problems(BREAKDOWNS, read.breakdowns, list(known))
    yield from references.event_problems(EVENTS, read.events, known)
    once_reported = [measure.id for report in read.kept.values() for measure in report.measures]
    yield from references.action_problems(ACTIONS, read.actions, [*known, *once_reported])
    yield from references.text_problems(read.texts, known)
    if read.profile:
        yield from references.kept_problems(read.kept, read.profile)


def _disclosures(read: _Read, shown: Sequence[Series], hidden: Sequence[Series]) -> Iterator[Problem]:
    """What is withheld, and given away by other figures or by words."""
    if read.profile:
        yield from disclosure_problems(shown, read.profile.areas)
    yield from breakdown_disclosures(BREAKDOWNS, read.breakdowns, shown)
    words = [(file, text.measure, said) for file, text in read.texts.items() for said in text.words]
    words += [(ACTIONS, action.measure, said) for action in read.actions for said in action.words]
    kept = ((file, one) for file, report in read.kept.items() for measure in report.measures for one in measure.actions)
    words += [(file, action.measure, said) for file, action in kept for said in action.words]
    words += [(REDACTIONS, one.measure, one.withholding.statement) for one in read.redactions]
    words += words_naming(read.measures.values(), _words_of_no_measure(read))
    metrics = read.plan.metrics if read.plan else ()
    words += [(PLAN, metric.measure.id, said) for metric in metrics for said in metric.words]
    yield from word_problems(secrets_of(hidden, read.redactions, read.plan), words)


def _words_of_no_measure(read: _Read) -> Iterator[tuple[str, str]]:
    """What is printed of no measure in particular, and may name one: the file it stands in, and the words."""
    if read.profile:
        yield from ((PROFILE, said) for said in read.profile.words)
    yield from ((EVENTS, event.title) for event in read.events)
    yield from ((RESETS, reset.reason) for reset in read.resets)
    yield from annual_words(read.annual)
