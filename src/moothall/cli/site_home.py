"""What every command on the database begins with: the home, Django, tables that are ready."""

import argparse
import getpass
import os
import shutil
import sys
from pathlib import Path

from moothall.errors import UsageError

EXTRA = "The database needs more libraries. Install them with: pip install 'moothall[site]'"


def add_home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home", metavar="DIR", help="the site's folder (default: MOOTHALL_HOME of the environment, or moothall-site)"
    )


def add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="NAME", help="who does it, for the record of changes (default: your user name)")


def begin(chosen: argparse.Namespace, *, makes_tables: bool = False) -> None:
    """Raises UsageError where the extra or the settings are not right, NotFoundError where there is no database.

    `makes_tables`: the command makes the tables itself, or does without.
    """
    if chosen.home:
        os.environ["MOOTHALL_HOME"] = chosen.home
    try:
        from moothall.store.start import start

        start()
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    from moothall.store.ready import require_tables

    if not makes_tables:
        require_tables()


def next_command(words: str, chosen: argparse.Namespace) -> str:
    """What to type next, so that it finds this program and this home."""
    program = Path(sys.argv[0])
    name = str(program) if program.name == "moothall" and not shutil.which("moothall") else "moothall"
    return f"Next: {name} {words}" + (f" --home {chosen.home}" if chosen.home else "")


def who(chosen: argparse.Namespace) -> str:
    """Raises UsageError where nobody is named and the machine does not know who types."""
    try:
        return str(chosen.by or getpass.getuser())
    except (KeyError, OSError) as error:
        message = "The machine does not know who you are. Say who makes the change, with --by NAME."
        raise UsageError(message) from error
