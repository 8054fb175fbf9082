"""`moothall export-site`: the public site as files that any web server carries."""

import argparse
from datetime import date
from pathlib import Path

from moothall.cli.arguments import Commands, day
from moothall.cli.site_home import add_home, begin
from moothall.cli.terminal import Progress, say

DESCRIPTION = """Writes the whole public site as files, the same pages as are served: any web server carries them, and
links, feeds and search work. The folder is written whole; nothing of an earlier export is left in it."""
EPILOG = """examples:
  moothall export-site public                                       what is in the database
  moothall export-site public moothall-demo/leicestershire          a workspace folder
  moothall export-site public --address https://figures.example/    with a map for search engines

To look at it here: python3 -m http.server --directory public"""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "export-site",
        help="the public site as files that any web server carries",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("out", metavar="DIR", type=Path, help="the folder to write; a new one, or an earlier export")
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, help="workspace folders, not the database")
    parser.add_argument("--address", default="", help="where it will stand, for feeds and the map (https://...)")
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="reckon ages for this day (default: today)")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    begin(chosen, makes_tables=bool(chosen.folders))
    from moothall.workflows.export_site import export_site
    from moothall.workflows.public_files import folder_source, store_source

    source = folder_source(chosen.folders) if chosen.folders else store_source()
    address = f"{chosen.address.rstrip('/')}/" if chosen.address else ""
    done = export_site(chosen.out, source, on=chosen.on or date.today(), address=address, say=Progress())
    bodies = ", ".join(done.bodies) or "no body"
    say(f"The site of {bodies}: {done.files:,} files, {done.size / 1_000_000:.1f} MB.")
    say(f"  {chosen.out}")
    say(f"To look at it: python3 -m http.server --directory {chosen.out}")
