"""`moothall records`: archives of records in; counts, or outcomes joined to their crimes, out, with their account."""

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands
from moothall.cli.terminal import QUIET_SECONDS, Progress, say, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from moothall.records.engines import Engine
    from moothall.records.progress import Done

ENGINES = ("duckdb", "postgresql", "spark")
ADDRESS = "MOOTHALL_WAREHOUSE"  # the environment variable with the address of a warehouse
KINDS = ("street", "outcomes", "stop-and-search")
COUNT_DESCRIPTION = """Counts records, one row each, as data.police.uk publishes them: from folders, gzip files and
the zip archives as they are. No row is dropped and no copy removed; an account of what was read stands beside them."""
COUNT_EPILOG = """examples:
  moothall records count 2022-10.zip --out counts.csv
  moothall records count FOLDER --by month,force,crime-type --out counts.csv
  moothall records count FOLDER --kind stop-and-search --by month,self-defined-ethnicity --out searches.csv
  moothall records count FOLDER --mapping incident-log.toml --out counts.csv
  moothall records count --engine postgresql --table crime.incidents --mapping incidents.toml --out counts.csv

beside counts.csv stands counts.account.json: rows, rows without a place or outside the area, exact copies,
identifiers that recur, months without a file, categories and columns that changed. A missing month is not zero."""
OUTCOMES_DESCRIPTION = """Joins the outcomes files of data.police.uk to the street files by the crimes' identifiers:
outcomes by month and type of the crime, with how many months later each came. Recent crimes have had less time, so
fewer outcomes of them do not mean worse work."""
OUTCOMES_EPILOG = """examples:
  moothall records outcomes 2022-10.zip --out outcomes.csv
  moothall records outcomes STREET-FOLDER OUTCOMES-FOLDER --out outcomes.csv"""


SEARCHES_DESCRIPTION = """Tells of one force's stops and searches: how many had an outcome other than no further action,
and how often each ethnic group was searched for each 1,000 residents, with intervals and what to take care of."""
SEARCHES_EPILOG = """example:
  moothall records searches STOP-AND-SEARCH-FOLDER"""


def add_to(commands: Commands) -> None:
    records = commands.add_parser("records", help="from files of single crimes, outcomes or searches to counts")
    kinds = records.add_subparsers(title="records", required=True, metavar="WHAT")
    about = "counts by month, area and type"
    parser = _parser(kinds, "count", about, COUNT_DESCRIPTION, COUNT_EPILOG, places="*")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--kind", choices=KINDS, default="street", help="which of the published files (default: street)")
    kind.add_argument(
        "--mapping", type=Path, metavar="TOML", help="for any other table: a file that says what its columns mean"
    )
    parser.add_argument("--by", metavar="NAMES", help="parted by commas (default: month,district,crime-type)")
    parser.add_argument("--quick", action="store_true", help="do not look for copies and identifiers that recur")
    parser.add_argument(
        "--noughts", action="store_true", help="a row of 0 where a month was read and has no such record"
    )
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="what counts (default: duckdb)")
    parser.add_argument(
        "--master", metavar="ADDRESS", default="local[*]", help="with spark: the cluster (default: this machine)"
    )
    parser.add_argument(
        "--warehouse", metavar="ADDRESS", help=f"with postgresql: the database, without password (default: ${ADDRESS})"
    )
    parser.add_argument(
        "--table", metavar="NAME", help="with postgresql: count a table that is there, in place of files"
    )
    parser.set_defaults(run=run_count)
    about = "what became of crimes, and how many months later"
    _parser(kinds, "outcomes", about, OUTCOMES_DESCRIPTION, OUTCOMES_EPILOG).set_defaults(run=run_outcomes)
    about = "stops and searches: outcomes, and rates by ethnic group"
    searches = _parser(kinds, "searches", about, SEARCHES_DESCRIPTION, SEARCHES_EPILOG, out=False)
    searches.set_defaults(run=run_searches)


def _parser(
    kinds: Commands, name: str, about: str, description: str, epilog: str, *, out: bool = True, places: str = "+"
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(
        name,
        help=about,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("places", metavar="ARCHIVE|FOLDER|FILE", type=Path, nargs=places)
    if out:
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the CSV file for the result")
    return parser


def run_count(chosen: argparse.Namespace) -> None:
    from moothall.records.account_sentences import account_sentences
    from moothall.records.layouts import PUBLISHED
    from moothall.workflows.count_records import count_records, layout_in

    layout = layout_in(chosen.mapping) if chosen.mapping else PUBLISHED[chosen.kind]
    by = [name.strip() for name in chosen.by.split(",") if name.strip()] if chosen.by else None
    made = count_records(
        chosen.places,
        layout,
        by=by,
        out=chosen.out,
        tell=RowsProgress(),
        quick=chosen.quick,
        noughts=chosen.noughts,
        on=_engine(chosen),
    )
    _tell(account_sentences(made.account), made.files)


def _engine(chosen: argparse.Namespace) -> "Engine":
    """The engine asked for; none where it is the usual one, DuckDB."""
    from moothall.records.spark_engine import Spark
    from moothall.records.warehouse import Warehouse, has_password

    message = ""
    if (chosen.table or chosen.warehouse) and chosen.engine != "postgresql":
        message = "--table and --warehouse are of --engine postgresql: add it, or leave them out."
    elif bool(chosen.places) == bool(chosen.table):
        message = "Say what to count: files and folders, or with --engine postgresql a --table; one of the two."
    elif chosen.warehouse and has_password(chosen.warehouse):
        message = (
            "A password on the command line can be read by everybody on the machine. Leave it out of --warehouse: "
            f"it may be in ~/.pgpass, or the whole address in the environment variable {ADDRESS}."
        )
    if message:
        raise UsageError(message)
    if chosen.engine == "postgresql":
        return Warehouse(chosen.warehouse or os.environ.get(ADDRESS, ""), chosen.table)
    return Spark(chosen.master) if chosen.engine == "spark" else None


def run_outcomes(chosen: argparse.Namespace) -> None:
    from moothall.records.account_sentences import account_sentences, joined_sentences
    from moothall.workflows.join_outcomes import join_outcomes

    made = join_outcomes(chosen.places, out=chosen.out, tell=RowsProgress())
    told = [f"{one.kind.capitalize()}: {said}" for one in made.accounts for said in account_sentences(one)]
    _tell([*joined_sentences(made.joined), *told], made.files)


def run_searches(chosen: argparse.Namespace) -> None:
    from moothall.records.account_sentences import account_sentences
    from moothall.reports.searches import searches_in_words
    from moothall.workflows.search_disparity import search_disparity

    found = search_disparity(chosen.places, tell=RowsProgress())
    for sentence in (*searches_in_words(found.report), *account_sentences(found.account)):
        say(wrapped(sentence, first="- ", indent="  "))


def _tell(sentences: Sequence[str], files: Sequence[Path]) -> None:
    for sentence in sentences:
        say(wrapped(sentence, first="- ", indent="  "))
    say()
    say("Files:")
    for file in files:
        say(f"  {file}")


class RowsProgress:
    """Rows a second, and about how long the rest will take: once a second at first, then less often."""

    def __init__(self) -> None:
        self.started = self.told = time.monotonic()
        self.tell = Progress()

    def __call__(self, done: "Done") -> None:
        now = time.monotonic()
        if now - self.told < max(QUIET_SECONDS, (now - self.started) / 50) and done.stored < done.of:
            return
        self.told, seconds = now, max(now - self.started, 1e-3)
        share = done.stored / done.of if done.of else 1.0
        left = seconds * (1 - share) / share if share else 0.0
        rows = f"about {done.rows:,.0f} rows" if done.about else f"{done.rows:,} rows"
        self.tell(f"{rows}, {done.rows / seconds:,.0f} a second, {share:.0%} read, about {left:.0f} s left")
