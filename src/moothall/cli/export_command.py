"""`moothall export`: a body's folder out of the database, byte for byte."""

import argparse
from pathlib import Path

from moothall.cli.arguments import Commands, day
from moothall.cli.site_home import add_home, begin
from moothall.cli.terminal import say

DESCRIPTION = """Writes a body's folder as it was imported, byte for byte, with the reports published since. What is
withheld is in it, as it was in the folder that came in: it is for the office, not for the public."""
EPILOG = """examples:
  moothall export OUT
  moothall export OUT --body exampleshire --known-on 2022-11-30"""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="a body's folder out of the database",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new folder")
    parser.add_argument("--body", metavar="SLUG", help="(default: the only one)")
    parser.add_argument("--known-on", type=day, metavar="DATE", help="as it was known on a day (default: now)")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    begin(chosen)
    from moothall.store.bodies import named_or_only
    from moothall.workflows.body_export import export_body

    slug = named_or_only(chosen.body)
    written = export_body(slug, chosen.folder, as_known_on=chosen.known_on)
    say(f"{slug}: {len(written)} files in {chosen.folder}.")
    say()
    say(f"Next: moothall report exceptions {chosen.folder}")
