"""`moothall backup` and `moothall restore`: everything in the database as one file, and the way back."""

import argparse
from pathlib import Path

from moothall.cli.arguments import Commands
from moothall.cli.site_home import add_home, begin, next_command
from moothall.cli.terminal import Progress, say

BACKUP = """Writes everything in the database into one file (a zip archive), as it is at one moment, while the site is
served. The same contents give the same file. It holds what is withheld, so keep it where you keep the folders; it does
not hold the secret key. A backup of SQLite goes back into PostgreSQL as well, and the other way round."""
BACKUP_EPILOG = """examples:
  moothall backup backups/2022-11-30.zip
  sha256sum backups/2022-11-30.zip      the same as was printed"""
RESTORE = """Puts a backup back into an empty database, after checking every part of it against its SHA-256 and the
whole chain of changes. Makes the home of the site where there is none, as moothall init does."""
RESTORE_EPILOG = """example:
  moothall restore backups/2022-11-30.zip --home /srv/moothall"""


def add_to(commands: Commands) -> None:
    backup = _parser(commands, "backup", "everything in the database as one file", BACKUP, BACKUP_EPILOG)
    backup.set_defaults(run=run_backup)
    restore = _parser(commands, "restore", "a backup back into an empty database", RESTORE, RESTORE_EPILOG)
    restore.set_defaults(run=run_restore)


def _parser(commands: Commands, name: str, about: str, description: str, epilog: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=about,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    add_home(parser)
    return parser


def run_backup(chosen: argparse.Namespace) -> None:
    begin(chosen)
    from moothall.workflows.site_backup import make_backup

    Progress()(f"Writing {chosen.file} ...")
    made = make_backup(chosen.file)
    say(f"{made.file}: up to change {made.number} ({', '.join(made.slugs) or 'no body yet'}).")
    say(f"SHA-256: {made.sha256}")


def run_restore(chosen: argparse.Namespace) -> None:
    begin(chosen, makes_tables=True)
    from moothall.workflows.site_backup import require_backup, restore_backup
    from moothall.workflows.site_home import make_home

    require_backup(chosen.file)
    make_home()
    done = restore_backup(chosen.file)
    say(f"Restored up to change {done.number} ({', '.join(done.slugs) or 'no body yet'}); the chain is whole.")
    say()
    say(next_command("serve", chosen))
