"""A table of records that the warehouse already has: its columns held against the layout, its cells as text."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.measures.record_layout import Dimension, Reading, RecordLayout
from moothall.records.engine import name
from moothall.records.expressions import FILE
from moothall.records.headers import Headed, column_problems
from moothall.records.sources import Source
from moothall.records.wanted import Alike, Wanted

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import psycopg

MONTH = "moothall_month"
DAYS, MOMENTS = ("date", "timestamp without time zone"), ("timestamp with time zone",)
HERE = "Europe/London"  # the clock by which a moment falls into a month
FOUND = """
    SELECT quote_ident(nspname) || '.' || quote_ident(relname), pg_class.oid
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass(%s)
"""
COLUMNS = """
    SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
    WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


@dataclass(frozen=True)
class WarehouseTable:
    """Its name, its columns, how a row's month is got where it is no text, and what is wanted in these terms."""

    name: str
    columns: tuple[str, ...]
    month: str | None
    wanted: Wanted

    @property
    def same(self) -> Alike:
        made = (MONTH,) if self.month else ()
        return Alike((*self.columns, *made), None, (Source(Path(self.name), 1, 1),))

    @property
    def headed(self) -> Headed:
        return Headed(self.columns, self.same.sources)

    def rows(self, called: str) -> str:
        """What goes before a statement in which the table's rows are called so: each cell as text, blank as NULL."""
        cells = [f"nullif({name(column)}::text, '') AS {name(column)}" for column in self.columns]
        cells += [f"{self.month} AS {MONTH}"] if self.month else []
        return f"WITH {called} AS NOT MATERIALIZED (SELECT {', '.join(cells)}, 1 AS {FILE} FROM {self.name})\n"


def warehouse_table(server: "psycopg.Connection[tuple[Any, ...]]", asked: str, wanted: Wanted) -> WarehouseTable:
    """Raises NotFoundError where there is no such table, FileError with every column that it lacks."""
    import psycopg

    try:
        found = server.execute(FOUND, [asked]).fetchone()
    except psycopg.Error:  # not the form of a name
        found = None
    if found is None:
        message = (
            f"{asked}: the warehouse has no such table or view that this user can see. A table in a schema is written "
            "SCHEMA.TABLE; capital letters need quotation marks: 'crime.\"Incidents\"'."
        )
        raise NotFoundError(message)
    types = dict(server.execute(COLUMNS, [found[1]]).fetchall())
    _check(found[0], tuple(types), wanted)
    layout, month = _months_of_days(wanted.layout, types)
    return WarehouseTable(found[0], tuple(types), month, replace(wanted, layout=layout))


def _check(table: str, columns: tuple[str, ...], wanted: Wanted) -> None:
    problems = list(column_problems(table, columns, wanted.layout, row=None, correct="the columns in the mapping file"))
    if problems:
        raise FileError(problems)
    without = [one for one in wanted.names if wanted.layout.dimensions[one].reading is Reading.FILE_NAME]
    if without:
        message = f"{', '.join(without)}: only the name of a published file says it; count the table with --mapping."
        raise UsageError(message)


def _months_of_days(layout: RecordLayout, types: dict[str, str]) -> tuple[RecordLayout, str | None]:
    """Where the month comes from a day or a moment, not from text, PostgreSQL takes it, and no form is needed."""
    dimension = layout.dimensions["month"]
    cell, kind = name(dimension.column or ""), types.get(dimension.column or "")
    if kind not in (*DAYS, *MOMENTS):
        return layout, None
    cell = f"({cell} AT TIME ZONE '{HERE}')" if kind in MOMENTS else cell
    month = Dimension(MONTH, Reading.MONTH, blank=dimension.blank)
    return replace(layout, dimensions={**layout.dimensions, "month": month}), f"to_char({cell}, 'YYYY-MM')"
