"""`moothall serve`: the site on this machine, from the database or straight from folders of files."""

import argparse
import os
import sys
from pathlib import Path

from moothall.cli.arguments import Commands, from_1_to
from moothall.cli.listening import EVERYWHERE, once_open, require_free, shown
from moothall.cli.site_home import add_home, begin
from moothall.cli.terminal import say

APPLICATION = "moothall.web.wsgi:ready"
HIGHEST_PORT, MOST_WORKERS = 65535, 64
SECONDS_TO_STOP = 10  # a worker that is told to stop while it starts may not hear it
DESCRIPTION = """Serves the site: what changed, every measure, the areas, the reports, the panel. With folders it shows
them as they are now, without a database; without, it shows what was imported."""
EPILOG = """examples:
  moothall serve moothall-demo/leicestershire            one folder, at http://127.0.0.1:8000/
  moothall serve FOLDER FOLDER --port 8080               two bodies, each at the name of its folder
  moothall serve --address 0.0.0.0 --workers 4           the database, for other machines too

Requests are logged as a line of JSON each, without the reader's address and without what was searched for.
/health answers while the site can. Stop it with Ctrl-C."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "serve",
        help="the site on this machine",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, help="workspace folders, shown as they are")
    parser.add_argument("--address", default="127.0.0.1", help="where it listens (default: this machine alone)")
    parser.add_argument("--port", type=from_1_to(HIGHEST_PORT), default=8000, help="(default: 8000)")
    parser.add_argument("--workers", type=from_1_to(MOST_WORKERS), default=1, help="processes (default: 1)")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    require_free(chosen.address, chosen.port)
    _add_host(chosen.address)
    _read_once(chosen)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        APPLICATION,
        address=chosen.address,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=2,
        workers_kill_timeout=SECONDS_TO_STOP,
        websockets=False,
        factory=True,
        log_level=LogLevels.warning,
    )
    once_open(chosen.address, chosen.port, lambda: _tell(chosen))
    server.serve()


def _tell(chosen: argparse.Namespace) -> None:
    from django.conf import settings

    say(f"The site is at {shown(chosen.address, chosen.port)} - stop it with Ctrl-C.")
    if chosen.address in EVERYWHERE:
        say(f"It answers to the names in MOOTHALL_HOSTS, which are now: {', '.join(settings.ALLOWED_HOSTS)}.")
    sys.stdout.flush()


def _add_host(address: str) -> None:
    """Whoever names an address wants the site to answer to it, unless MOOTHALL_HOSTS says otherwise."""
    if address not in EVERYWHERE:
        host = f"[{address}]" if ":" in address else address
        os.environ.setdefault("MOOTHALL_HOSTS", f"localhost,127.0.0.1,[::1],{host}")


def _read_once(chosen: argparse.Namespace) -> None:
    """Every problem is told before anything is served. The workers find the folders in the settings."""
    os.environ["MOOTHALL_FOLDERS"] = os.pathsep.join(str(folder.resolve()) for folder in chosen.folders)
    begin(chosen, makes_tables=bool(chosen.folders))
    if chosen.folders:
        from moothall.workflows.public_files import folder_source

        folder_source(chosen.folders)
