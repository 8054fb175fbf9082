"""`moothall import`: a body's folder goes into the database, with an account of what is new and what was revised."""

import argparse
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, day, this_month
from moothall.cli.site_home import add_by, add_home, begin, next_command, who
from moothall.cli.terminal import Progress, say, table, warn

if TYPE_CHECKING:
    from moothall.reports.import_account import Became, FigureRow
    from moothall.workflows.body_import import Imported

MOST_ROWS_TOLD = 20
DESCRIPTION = """Brings a workspace folder into the database as one change. Its files are kept byte for byte, and every
figure that is new, revised or gone is kept with the day on which that was known. The same folder again changes nothing.
Where anything in the folder is wrong, every problem is told and nothing is kept."""
EPILOG = """examples:
  moothall import moothall-demo/leicestershire
  moothall import OUR-FOLDER --body exampleshire --known-on 2022-12-01 --by "A. Clerk"
  moothall import OUR-FOLDER --account account.csv      a row for every figure: new, revised, gone, unchanged

papers/ in the folder holds the panel's minutes and agendas, body.toml its profile. What a report showed when it was
published stays as it was: see moothall publish --help"""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="a folder into the database, with what is new and what was revised",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the workspace folder (it holds moothall.toml)")
    parser.add_argument("--body", metavar="SLUG", help="its name in addresses (default: the folder's name)")
    parser.add_argument(
        "--known-on", type=day, metavar="DATE", help="the day on which the figures were known (default: today)"
    )
    parser.add_argument("--account", type=Path, metavar="FILE", help="write the account of every figure as CSV")
    add_by(parser)
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    begin(chosen)
    from moothall.render.import_account_csv import import_account_csv
    from moothall.workflows.body_import import Signed, import_folder
    from moothall.workflows.folders import write_files

    progress = Progress()
    progress(f"Reading {chosen.folder} ...")
    at = datetime.now(UTC)
    signed = Signed(by=who(chosen), at=at, known_on=chosen.known_on or date.today())
    done = import_folder(chosen.folder, slug=chosen.body, signed=signed, latest=this_month())
    for notice in done.notices:
        warn(f"Note: {notice}")
    _tell(done, signed.known_on)
    if chosen.account:
        write_files(chosen.account.parent, {chosen.account.name: import_account_csv(done.account)})
        say(f"Every figure, a row each: {chosen.account}")
    if done.number is not None:
        say()
        say(next_command(f"publish --body {done.slug}", chosen))


def _tell(done: "Imported", known_on: date) -> None:
    from moothall.reports.import_account import Became
    from moothall.wording.numbers import plural

    rows = {became: done.account.rows_that(became) for became in Became}
    counts = ", ".join(f"{len(found):,} {became.value}" for became, found in rows.items())
    if done.number is None:
        say(f"{done.slug}: nothing has changed. {counts}.")
        return
    say(f"{done.slug}: change {done.number}, known on {known_on}.")
    say(f"  figures: {counts}")
    _tell_files(done.account.files)
    if rows[Became.UNCHANGED]:
        for month, number in done.account.new_by_month.items():
            say(f"  new: {month}, {number:,} {plural(number, 'figure', 'figures')}")
    _tell_rows((*rows[Became.REVISED], *rows[Became.GONE]))


def _tell_files(files: "Mapping[str, Became]") -> None:
    if {became.value for became in files.values()} == {"new"}:
        say(f"  files: {len(files)} new")
        return
    for path, became in list(files.items())[:MOST_ROWS_TOLD]:
        say(f"  file {became.value}: {path}")
    if len(files) > MOST_ROWS_TOLD:
        say(f"  and {len(files) - MOST_ROWS_TOLD} more files")


def _tell_rows(rows: "tuple[FigureRow, ...]") -> None:
    if not rows:
        return
    say()
    cells = ((row.measure, row.area, str(row.month), row.before or "", row.after or "gone") for row in rows)
    say(table(("measure", "area", "month", "was", "is now"), list(cells)[:MOST_ROWS_TOLD]))
    if len(rows) > MOST_ROWS_TOLD:
        say(f"and {len(rows) - MOST_ROWS_TOLD:,} more; --account FILE writes them all")
