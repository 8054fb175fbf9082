"""Compare areas: a table of counts in; rates, funnel, rank and what is left out, out."""

import gzip
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from moothall.areas import Denominators, Geography, PeerSet, Residents
from moothall.areas.peer_set import peers_of
from moothall.areas.residents import denominators
from moothall.errors import NotFoundError, UsageError
from moothall.intake.categories_file import categories_from
from moothall.intake.counts_table import CountRow, counts_from
from moothall.intake.notices import AREAS_PAGE, Findings
from moothall.intake.peers_file import peers_from
from moothall.intake.residents_table import residents_from
from moothall.measures.category_graph import CategoryGraph
from moothall.periods import Month, Window
from moothall.records.bundled_geography import bundled_geography
from moothall.reports.area_comparison import (
    ANTI_SOCIAL_BEHAVIOUR,
    AreaComparison,
    Question,
    area_comparison,
)
from moothall.workflows.places import DISTRICTS, FORCES, PARTNERSHIPS, Places

SOURCE = "Office for National Statistics, mid-2020 population estimates"
ALL = "all"
REGIONS_AS_OF = date(2019, 12, 31)
REGIONS_SOURCE = "regions of the Office for National Statistics"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the person chose. None means: whatever the table holds."""

    window: Window | None = None
    kind: str | None = None
    subject: str | None = None
    types: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    residents: Path | None = None
    within: str | None = None
    peers: Path | None = None
    categories: Path | None = None


def compare_areas(file: Path, wanted: Wanted) -> AreaComparison:
    """Raises FileError with every problem of a file, NotFoundError or UsageError where what is asked is not there."""
    rows = rows_of(file)
    window = wanted.window or window_of(rows)
    kind = wanted.kind or _kind_of(rows, wanted)
    places = Places(rows, window, kind, wanted.within)
    cells = cells_of(rows, window, places)
    names = sorted({area for area, _, _ in cells})
    people = _denominators(names, kind, window, wanted.residents)
    subject = named(wanted.subject, names) if wanted.subject else None
    question = Question(
        window=window,
        kind=kind,
        subject=subject,
        peers=_peers(subject, names, kind, wanted.peers) if subject else (),
        left_out=frozenset(named(name, names) for name in wanted.left_out),
        kept=frozenset(named(name, names) for name in wanted.kept),
        unassigned=frozenset(places.unassigned),
    )
    types = types_of({kind for _, kind, _ in cells}, wanted)
    try:
        return area_comparison(cells, question, people, types)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _kind_of(rows: Sequence[CountRow], wanted: Wanted) -> str:
    """Forces if there, unless the question is about the inside of one."""
    has_districts = any(row.district for row in rows)
    return DISTRICTS if (wanted.within and has_districts) or not any(row.force for row in rows) else FORCES


def read(file: Path) -> bytes:
    if not file.is_file():
        message = f"{file}: {'this is a folder; name a file in it.' if file.is_dir() else 'there is no such file.'}"
        raise NotFoundError(message)
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data


def rows_of(file: Path) -> tuple[CountRow, ...]:
    rows = counts_from(file.name, read(file))
    if not rows:
        message = f"{file}: there are no counts in it."
        raise NotFoundError(message)
    return rows


def window_of(rows: Sequence[CountRow]) -> Window:
    return Window(min(row.month for row in rows), max(row.month for row in rows))


def cells_of(rows: Sequence[CountRow], window: Window, places: Places) -> dict[tuple[str, str, int], int]:
    """Counts by area, type and month of the window. Rows without a usable place belong to no district."""
    found: Counter[tuple[str, str, int]] = Counter()
    for row in rows:
        if row.month in window and (area := places(row)):
            found[area, row.type or ALL, row.month - window.first] += row.count
    if not found:
        message = f"No counts of {places.level} lie in {window.first} to {window.last}."
        raise NotFoundError(message)
    return dict(found)


def types_of(there: Iterable[str], wanted: Wanted) -> list[str]:
    """The types to add up, none of which holds a record that another holds too. Raises UsageError where some do."""
    graph = categories_from(wanted.categories.name, read(wanted.categories)) if wanted.categories else CategoryGraph()
    if not wanted.types:
        types = [kind for kind in graph.apart(there) if kind != ANTI_SOCIAL_BEHAVIOUR]
        if not types:
            message = f"The table holds nothing but {ANTI_SOCIAL_BEHAVIOUR.lower()}; ask for it by name with --types."
            raise UsageError(message)
        return types
    types = [named(name, sorted(there)) for name in wanted.types]
    overlaps = graph.overlaps(types)
    if overlaps:
        message = f"{'; '.join(map(str, overlaps))}. Added up, records would count twice. Name one of them."
        raise UsageError(message)
    return types


def named(written: str, names: Sequence[str]) -> str:
    """The name meant: written in full, or as the force's short name, without regard to case."""
    geography = bundled_geography()
    force = geography.force_named(written)
    for name in names:
        meant = geography.force_named(name)
        if name.casefold() == written.strip().casefold() or (force and meant == force):
            return name
    message = f"'{written}' is not in the table. It holds: {', '.join(names[:20])}."
    raise NotFoundError(message)


def _peers(subject: str, names: Sequence[str], kind: str, file: Path | None) -> tuple[PeerSet, ...]:
    """The sets of the subject in the file, with names as the table has them; without a file, a force's region."""
    geography = bundled_geography()
    known = {name: (geography.force_named(name) or name) for name in names}

    def in_table(written: str) -> str:
        meant = geography.force_named(written) or written
        return next((name for name, one in known.items() if meant in (one, name)), written)

    if file:
        sets = [
            PeerSet(one.name, in_table(one.of), tuple(map(in_table, one.members)), one.as_of, one.source)
            for one in peers_from(file.name, read(file))
        ]
        return peers_of(subject, sets)
    force = geography.force_named(subject) if kind == FORCES else None
    members = [in_table(one.published) for one in geography.forces if force and one.region == force.region]
    others = tuple(name for name in members if name != subject)
    return (PeerSet(force.region, subject, others, REGIONS_AS_OF, REGIONS_SOURCE),) if force and others else ()


def _denominators(names: Sequence[str], kind: str, window: Window, file: Path | None) -> Denominators:
    """Of the file that the person named, or else of those that come with Moothall."""
    geography = bundled_geography()
    codes = {name: _code(name, kind, window.first, geography) for name in names}
    known = _given(file) if file else _bundled(codes, geography)
    found = denominators(known, names, window.middle_year, _cautions(codes, geography))
    return found or Denominators({}, window.middle_year, SOURCE)


def _given(file: Path) -> tuple[Residents, ...]:
    findings = Findings(page=AREAS_PAGE)
    rows = residents_from(file.name, read(file), findings)
    findings.refuse_if_any()
    return rows


def _bundled(codes: Mapping[str, str], geography: Geography) -> tuple[Residents, ...]:
    people = {**geography.residents, **geography.residents_of_partnerships}
    return tuple(
        Residents(name, year, number, SOURCE)
        for name, code in codes.items()
        for (of, year), number in people.items()
        if of == code
    )


def _code(name: str, kind: str, month: Month, geography: Geography) -> str:
    if kind == FORCES:
        force = geography.force_named(name)
        return force.code if force else ""
    if kind == PARTNERSHIPS:
        return next((one.code for one in geography.partnerships if one.name == name), "")
    found = geography.district_named(name, date(month.year, month.number, 1)) if kind == DISTRICTS else None
    return found.code if found else ""


def _cautions(codes: Mapping[str, str], geography: Geography) -> dict[str, str]:
    return {name: geography.cautions[code] for name, code in codes.items() if code in geography.cautions}
