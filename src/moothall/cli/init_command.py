"""`moothall init`: a home for a site: its folder, secret key and database."""

import argparse

from moothall.cli.arguments import Commands
from moothall.cli.site_home import begin, next_command
from moothall.cli.terminal import say

DESCRIPTION = """Makes the home of a site: a folder with a secret key and a database (one SQLite file, unless
MOOTHALL_DATABASE names a PostgreSQL). Run again, it brings the tables up to date and leaves everything else alone."""
EPILOG = """examples:
  moothall init                    in the folder moothall-site
  moothall init /srv/moothall      in another; the other commands find it by --home or MOOTHALL_HOME
  MOOTHALL_DATABASE=postgresql://moothall:password@localhost/moothall moothall init

All settings are described in docs/reference/running.md."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "init",
        help="a home for a site: folder, secret key, database",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("home", metavar="DIR", nargs="?", help="(default: MOOTHALL_HOME, or moothall-site)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    begin(chosen, makes_tables=True)
    from moothall.workflows.site_home import make_home

    home = make_home()
    say(f"The home of the site is {home.folder}.")
    say(f"{'Its tables are made' if home.is_new else 'Its tables were ready'}: {home.database}.")
    say()
    say("Bring in a body's folder, such as an example of moothall demo.")
    say(next_command("import FOLDER", chosen))
