"""The account of a count, drawn up from what the counting kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from moothall.areas import Geography
from moothall.errors import FileError, Problem
from moothall.measures.record_layout import RecordLayout
from moothall.periods import Month
from moothall.records.account import Account, Category, FileRead, Identifiers
from moothall.records.headers import Headed, changed_columns
from moothall.records.sources import missing_files

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

Ask = Callable[[str], list[Any]]


def account(
    connection: "duckdb.DuckDBPyConnection",
    groups: Sequence[Headed],
    layout: RecordLayout,
    by: Sequence[str],
    geography: Geography,
    *,
    marked: bool = True,
) -> Account:
    """Raises FileError where a row's month is none."""

    def ask(query: str) -> list[Any]:
        return connection.execute(query).fetchall()

    months = [str(row[0]) for row in ask("SELECT DISTINCT month FROM counts ORDER BY month")]
    _check_months(months, layout)
    sources = [source for group in groups for source in group.sources]
    read = {str(file): int(rows) for file, rows in ask("SELECT file, sum(rows) FROM files_read GROUP BY file")}
    blank = layout.dimensions["district"].blank if layout.has_places else ""
    outside, unknown = _places(ask, layout, geography) if layout.has_places else ({}, {})
    return Account(
        kind=layout.name,
        by=tuple(by),
        records=int(ask("SELECT coalesce(sum(count), 0)::BIGINT FROM counts")[0][0]),
        files=tuple(FileRead(source.said, read.get(source.said, 0)) for source in sources),
        months=tuple(months),
        forces=_forces(ask, layout),
        without_place=_records(ask, f"district = '{blank}'") if layout.has_places else 0,
        outside_the_area=outside,
        unknown_places=unknown,
        copies_looked_for=marked,
        exact_copies={}
        if layout.count or not marked
        else _sums(ask("SELECT category, sum(rows) FROM copies GROUP BY 1 ORDER BY 1")),
        identifiers=_identifiers(ask) if layout.identifier and marked else None,
        missing_files=missing_files(sources),
        months_not_of_their_file=_other_months(ask, groups),
        categories=_categories(ask, layout),
        changed_columns=changed_columns(groups, layout),
    )


def _check_months(months: Iterable[str], layout: RecordLayout) -> None:
    problems = []
    for month in months:
        try:
            Month.parse(month)
        except ValueError:
            column = layout.dimensions["month"].column
            problems.append(
                Problem(f"'{month}' is not a month.", "A month is written 2020-06.", "Correct the rows.", column=column)
            )
    if problems:
        raise FileError(problems)


def _sums(rows: Iterable[Sequence[Any]]) -> dict[str, int]:
    return {str(key): int(number) for key, number in rows}


def _records(ask: Ask, where: str) -> int:
    return int(ask(f"SELECT coalesce(sum(count), 0)::BIGINT FROM counts WHERE {where}")[0][0])


def _forces(ask: Ask, layout: RecordLayout) -> tuple[str, ...]:
    if "force" not in layout.dimensions:
        return ()
    return tuple(str(row[0]) for row in ask("SELECT DISTINCT force FROM counts ORDER BY force"))


def _places(ask: Ask, layout: RecordLayout, geography: Geography) -> tuple[dict[str, int], dict[str, int]]:
    """Records in another force's districts, and records in districts that the register does not know."""
    blank, force_is = layout.dimensions["district"].blank, "force" if "force" in layout.dimensions else "''"
    outside: dict[str, int] = defaultdict(int)
    unknown: dict[str, int] = defaultdict(int)
    for force, district, number in ask(
        f"SELECT {force_is}, district, sum(count) FROM counts GROUP BY ALL ORDER BY 1, 2"
    ):
        found = geography.force_named(force)
        if district == blank or (found and district in geography.names_in(found)):
            continue
        if district not in geography.district_names:
            unknown[district] += int(number)
        elif found:
            outside[district] += int(number)
    return dict(outside), dict(unknown)


def _identifiers(ask: Ask) -> Identifiers:
    repeated, extra, several = ask(
        "SELECT count(*), coalesce(sum(rows - 1), 0), count(*) FILTER (months > 1) FROM recurring"
    )[0]
    blank = ask("SELECT (SELECT coalesce(sum(rows), 0) FROM files_read) - (SELECT sum(rows) FROM identified)")[0][0]
    return Identifiers(int(repeated), int(extra), int(several), int(blank))


def _other_months(ask: Ask, groups: Sequence[Headed]) -> dict[str, int]:
    """Rows whose month is not the one in their file's name, by file."""
    expected = {source.said: str(source.month) for group in groups for source in group.sources if source.month}
    told: dict[str, int] = {}
    for file, month, rows in ask("SELECT file, month, sum(rows) FROM files_read GROUP BY ALL ORDER BY ALL"):
        if file in expected and month != expected[file]:
            told[file] = told.get(file, 0) + int(rows)
    return told


def _categories(ask: Ask, layout: RecordLayout) -> tuple[Category, ...]:
    rows = ask(f'SELECT "{layout.category}", sum(count), min(month), max(month) FROM counts GROUP BY 1 ORDER BY 1')
    known = layout.known_categories
    return tuple(
        Category(name, int(number), first, last, not known or name in known) for name, number, first, last in rows
    )
