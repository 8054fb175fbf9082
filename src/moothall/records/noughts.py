"""True noughts: combinations without a record in a month of which the force's records were read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moothall.records.engine import name
from moothall.records.expressions import COUNT

if TYPE_CHECKING:  # pragma: no cover (never so at run time)
    import duckdb


def add_noughts(connection: "duckdb.DuckDBPyConnection", by: Sequence[str], *, has_force: bool) -> None:
    """A row of 0 for whatever was counted in one month and not in another, where a force has records of both.

    A month without any record of the force gets none: that is not known.
    """
    others = ", ".join(name(one) for one in by if one != "month")
    force = "force" if has_force else "'' AS force"
    pairs = f"SELECT DISTINCT {force}{', ' + others if others else ''} FROM counts"
    months = f"SELECT DISTINCT {force}, month FROM counts"
    kept = ", ".join(name(one) for one in by)
    connection.execute(
        f"INSERT INTO counts BY NAME SELECT DISTINCT {kept}, 0::BIGINT AS {COUNT} "
        f"FROM ({pairs}) JOIN ({months}) USING (force)"
    )
