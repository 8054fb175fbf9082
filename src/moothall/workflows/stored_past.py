"""What the database holds of the past and the public may see: revisions, and reports as they were published."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from moothall.intake.measure_file import measure_from
from moothall.intake.notices import Findings
from moothall.intake.redaction_file import redactions_from
from moothall.intake.workspace import MEASURES, REDACTIONS, WorkspaceContents
from moothall.measures import Measure, Missing, Observation
from moothall.periods import Month, Quarter
from moothall.reports.site.history import Definition, PublishedReport, Vintage
from moothall.store.figures import entry_of, known_at, revised, rows_of_measures
from moothall.store.files import versions_below
from moothall.store.models import Body, Figure, FileVersion, Report
from moothall.store.reports import files_of, reports_at
from moothall.workflows.withheld_now import Key, measures_with_something_withheld, withheld_by, withheld_in

TAKEN_OUT = "The figure was taken out."


def vintages_at(body: Body, number: int, contents: WorkspaceContents) -> dict[Key, tuple[Vintage, ...]]:
    """Every figure that was ever revised, but for what is withheld now: its earlier values are withheld with it."""
    is_withheld, areas = withheld_in(contents), {area.name for area in contents.profile.areas}
    return {
        key: tuple(map(_vintage, rows))
        for key, rows in revised(body, number).items()
        if key[0] in contents.measures and key[1] in areas and not is_withheld(key)
    }


def _vintage(row: Figure) -> Vintage:
    entry = entry_of(row) or Missing(Month.parse(row.month), TAKEN_OUT)
    return Vintage(known=row.since.known_on, entry=entry, change=row.since_id)


def definitions_at(body: Body, number: int, contents: WorkspaceContents) -> dict[str, tuple[Definition, ...]]:
    """How each measure was defined that ever had another definition, by its id, the oldest first."""
    read = [tuple(_definitions(path, rows)) for path, rows in versions_below(body, number, MEASURES).items()]
    often = {found[-1].measure.id: found for found in read if len(found) > 1}
    return {name: found for name, found in often.items() if name in contents.measures}


def _definitions(path: str, rows: Iterable[FileVersion]) -> Iterator[Definition]:
    """Files that say the same in other words are one definition."""
    last: Measure | None = None
    for row in rows:
        measure = measure_from(path, bytes(row.kept.data), Findings()) if row.kept else None
        if measure and measure != last:
            yield Definition(known=row.since.known_on, measure=measure)
            last = measure


def published_at(body: Body, number: int, now: WorkspaceContents) -> tuple[PublishedReport, ...]:
    """The reports published up to a change. One that shows what is withheld now is named, and its files held back."""
    reports = reports_at(body, number)
    held_back = _held_back(body, reports, now)
    return tuple(_published(report, is_held_back=report.number in held_back) for report in reports)


def _published(report: Report, *, is_held_back: bool) -> PublishedReport:
    return PublishedReport(
        number=report.number,
        quarter=Quarter.parse(report.quarter),
        title=report.title,
        published=report.change.at,
        files={} if is_held_back else files_of(report),
        corrects=report.corrects.number if report.corrects else None,
        reason=report.reason or None,
        is_held_back=is_held_back,
        change=report.change_id,
    )


def _held_back(body: Body, reports: Sequence[Report], now: WorkspaceContents) -> frozenset[int]:
    """The numbers of the reports that were published when a figure that is withheld now was not."""
    measures = measures_with_something_withheld(now)
    if not measures or not reports:
        return frozenset()
    last = reports[-1].change_id
    rows, decisions = rows_of_measures(body, last, measures), versions_below(body, last, REDACTIONS).get(REDACTIONS, [])
    is_withheld = withheld_in(now)
    return frozenset(one.number for one in reports if _shows(one.change_id - 1, rows, decisions, is_withheld))


def _shows(
    state: int, rows: Iterable[Figure], decisions: Iterable[FileVersion], is_withheld: Callable[[Key], bool]
) -> bool:
    """Whether the figures of a state, less what its own decisions withheld, hold one that is withheld."""
    kept = [version.kept for version in decisions if version.since_id <= state][-1:]
    file = bytes(kept[0].data) if kept and kept[0] else b""
    was_withheld = withheld_by(redactions_from(REDACTIONS, file, Findings()))
    return any(
        isinstance(entry, Observation) and is_withheld(key) and not was_withheld(key)
        for key, entry in known_at(rows, state).items()
    )
