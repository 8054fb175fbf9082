"""Outcomes joined to the crimes that they are of, by the identifier: what became of crimes, and after how long."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moothall.measures.record_layout import RecordLayout
from moothall.periods import Month
from moothall.records.engine import name
from moothall.records.expressions import COUNT
from moothall.records.frames import frame, sql
from moothall.records.layouts import OUTCOMES, STREET

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb

    from moothall.records.expressions import Frame

JOINED = ("month", "crime-type", "outcome", "outcome-month", "months-later")
NOT_IN_THE_FILES = "not in these files"


@dataclass(frozen=True)
class Joined:
    """Outcomes of which the crime is in the files or not, crimes with an outcome or not, and odd orders of months.

    `months_later` counts outcomes by how many months after their crime they came; `followed` says for how many months
    the outcomes in the files follow the crimes of each month.
    """

    outcomes: int
    with_a_crime: int
    without_a_crime: int
    before_their_crime: int
    crimes: int
    crimes_with_an_outcome: int
    months_later: dict[int, int] = field(default_factory=dict, hash=False)
    followed: dict[str, int] = field(default_factory=dict, hash=False)


def joined(crimes: "Frame", outcomes: "Frame") -> "Frame":
    """Outcomes by month and type of their crime. An identifier on several crimes stands for the earliest of them."""
    import narwhals as nw

    crime = crimes.group_by("identifier").agg(nw.col("month").min().alias("crime-month"), nw.col("crime-type").min())
    found = outcomes.join(crime, on="identifier", how="left").select(
        nw.col("crime-month").fill_null(NOT_IN_THE_FILES).alias("month"),
        nw.col("crime-type").fill_null(NOT_IN_THE_FILES),
        nw.col("outcome"),
        nw.col("month").alias("outcome-month"),
    )
    names = ("month", "crime-type", "outcome", "outcome-month")
    return found.group_by(*names).agg(nw.len().cast(nw.Int64).alias(COUNT)).sort(*names)


def joined_rows(connection: "duckdb.DuckDBPyConnection") -> list[tuple[Any, ...]]:
    """The rows of the result, with how many months later each outcome came; blank where the crime is not there."""
    table = joined(frame(connection, _identified(STREET)), frame(connection, _identified(OUTCOMES)))
    return [
        (month, crime_type, outcome, later, _months(month, later), count)
        for month, crime_type, outcome, later, count in connection.execute(sql(table)).fetchall()
    ]


def joined_account(connection: "duckdb.DuckDBPyConnection", rows: list[tuple[Any, ...]]) -> Joined:
    def ask(query: str) -> int:
        found = connection.execute(query).fetchone()
        return int(found[0]) if found else 0

    distinct = "SELECT count(DISTINCT identifier) FROM street.marks"
    lost = sum(row[-1] for row in rows if row[0] == NOT_IN_THE_FILES)
    every = sum(row[-1] for row in rows)
    later: Counter[int] = Counter()
    for row in rows:
        if isinstance(row[4], int) and row[4] >= 0:
            later[row[4]] += row[-1]
    return Joined(
        outcomes=every,
        with_a_crime=every - lost,
        without_a_crime=lost,
        before_their_crime=sum(row[-1] for row in rows if isinstance(row[4], int) and row[4] < 0),
        crimes=ask(distinct),
        crimes_with_an_outcome=ask(f"{distinct} WHERE identifier IN (SELECT identifier FROM outcomes.marks)"),
        months_later=dict(sorted(later.items())),
        followed=_followed(rows),
    )


def _followed(rows: list[tuple[Any, ...]]) -> dict[str, int]:
    """For each month with a crime that has an outcome, the months up to the last outcome in the files."""
    last = max((row[3] for row in rows), default="")
    crimes = sorted({row[0] for row in rows} - {NOT_IN_THE_FILES})
    return {month: Month.parse(last) - Month.parse(month) for month in crimes if month <= last}


def _identified(layout: RecordLayout) -> str:
    """A line for each row of the kind: its mark, or none where it has no identifier, its month and category."""
    kept = f"month, category AS {name(layout.category)} FROM {layout.name}.marked"
    return (
        f"SELECT identifier, {kept} JOIN {layout.name}.marks USING (number) "
        f"UNION ALL SELECT NULL, {kept}, range(lines) WHERE blank"
    )


def _months(first: str, later: str) -> int | str:
    return "" if first == NOT_IN_THE_FILES else Month.parse(later) - Month.parse(first)
