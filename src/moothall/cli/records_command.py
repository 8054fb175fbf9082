"""`moothall records count`: archives of records in; counts by month, area and type out, with their account."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands
from moothall.cli.terminal import Progress, say, wrapped

if TYPE_CHECKING:
    from moothall.records.counting import Done

KINDS = ("street", "outcomes", "stop-and-search")
DESCRIPTION = """Counts records, one row each, as data.police.uk publishes them: from folders, gzip files and the zip
archives as they are. No row is dropped and no copy removed; what was read is accounted for beside the counts."""
EPILOG = """examples:
  moothall records count 2022-10.zip --out counts.csv
  moothall records count FOLDER --by month,force,crime-type --out counts.csv
  moothall records count FOLDER --kind stop-and-search --by month,self-defined-ethnicity --out searches.csv

beside counts.csv stands counts.account.json: rows, rows without a place or outside the area, exact copies,
identifiers that recur, months without a file, categories and columns that changed. A missing month is not zero."""


def add_to(commands: Commands) -> None:
    records = commands.add_parser("records", help="from files of single crimes, outcomes or searches to counts")
    kinds = records.add_subparsers(title="records", required=True, metavar="WHAT")
    parser = kinds.add_parser(
        "count",
        help="counts by month, area and type",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("places", metavar="ARCHIVE|FOLDER|FILE", type=Path, nargs="+")
    parser.add_argument(
        "--kind", choices=KINDS, default="street", help="which of the published files (default: street)"
    )
    parser.add_argument("--by", metavar="NAMES", help="parted by commas (default: month,district,crime-type)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the CSV file for the counts")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.records.account_sentences import account_sentences
    from moothall.records.layouts import PUBLISHED
    from moothall.workflows.count_records import count_records

    by = [name.strip() for name in chosen.by.split(",") if name.strip()] if chosen.by else None
    made = count_records(chosen.places, PUBLISHED[chosen.kind], by=by, out=chosen.out, tell=RowsProgress())
    for sentence in account_sentences(made.account):
        say(wrapped(sentence, first="- ", indent="  "))
    say()
    say("Files:")
    for file in made.files:
        say(f"  {file}")


class RowsProgress:
    """Rows a second, and about how long the rest will take."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.tell = Progress()

    def __call__(self, done: "Done") -> None:
        seconds = max(time.monotonic() - self.started, 1e-3)
        share = done.stored / done.of if done.of else 1.0
        left = seconds * (1 - share) / share if share else 0.0
        self.tell(f"{done.rows:,} rows, {done.rows / seconds:,.0f} a second, {share:.0%} read, about {left:.0f} s left")
