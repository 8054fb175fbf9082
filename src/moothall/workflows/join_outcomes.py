"""Join outcomes to their crimes: street and outcomes files in; what became of crimes, by month and type, out."""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from moothall.measures.record_layout import RecordLayout
from moothall.records.account import Account
from moothall.records.account_json import account_json
from moothall.records.accounting import account
from moothall.records.bundled_geography import bundled_geography
from moothall.records.counting import count_files
from moothall.records.engine import engine
from moothall.records.headers import headed
from moothall.records.joining import JOINED, Joined, joined_account, joined_rows
from moothall.records.layouts import OUTCOMES, STREET
from moothall.records.progress import Tell
from moothall.records.result import write_result
from moothall.records.sources import sources_in
from moothall.records.wanted import Wanted


@dataclass(frozen=True)
class JoinedOutcomes:
    joined: Joined
    accounts: tuple[Account, ...]
    files: tuple[Path, ...]


def join_outcomes(places: Sequence[Path], *, out: Path, tell: Tell) -> JoinedOutcomes:
    """Raises FileError with every problem of the files, NotFoundError where one of the two kinds is not there."""
    with tempfile.TemporaryDirectory(prefix="moothall-records-") as folder, engine(Path(folder)) as connection:
        found = [(layout, headed(sources_in(places, layout), layout)) for layout in (STREET, OUTCOMES)]
        accounts = []
        for layout, groups in found:
            connection.execute(f"CREATE SCHEMA {layout.name}; SET schema = '{layout.name}'")
            scratch = Path(folder) / layout.name
            scratch.mkdir()
            count_files(connection, groups, Wanted(layout, _watched(layout), scratch, tell))
            accounts.append(account(connection, groups, layout, _watched(layout), bundled_geography()))
        rows = joined_rows(connection)
        told = joined_account(connection, rows)
        beside = {"joined": asdict(told), **{one.kind: account_json(one) for one in accounts}}
        return JoinedOutcomes(told, tuple(accounts), write_result([*JOINED, "count"], rows, out, beside))


def _watched(layout: RecordLayout) -> tuple[str, ...]:
    return ("month", "force", "district", layout.category)
