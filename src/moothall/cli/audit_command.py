"""`moothall audit`: who changed what and when, and whether anything is other than it was written."""

import argparse

from moothall.cli.arguments import Commands
from moothall.cli.exit_codes import ExitCode
from moothall.cli.site_home import add_home, begin
from moothall.cli.terminal import say, table, warn, wrapped

DESCRIPTION = """Checks the record of changes. Each change holds the SHA-256 of the one before and of every file, figure
and report that came with it, so nothing can be altered, added or taken out of the middle without a trace. The hash of
the last change stands for all of them: write it down elsewhere, and --holds shows later that nothing was cut off."""
EPILOG = """examples:
  moothall audit
  moothall audit --list                 who changed what, and when
  moothall audit --holds 5f2a...        whether the change with this hash is still there

exit code 3 where anything is not as it was written"""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "audit",
        help="who changed what, and whether the record is whole",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--list", action="store_true", help="list the changes")
    parser.add_argument("--holds", metavar="HASH", help="a hash, written down earlier, that has to be among them")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> ExitCode:
    begin(chosen)
    from moothall.workflows.audit import audit

    found = audit(holds=chosen.holds)
    if chosen.list:
        rows = ((str(one.number), f"{one.at:%Y-%m-%d %H:%M} UTC", one.by, one.body, one.what) for one in found.changes)
        say(table(("change", "when", "by", "body", "what"), rows))
        say()
    for fault in found.faults:
        warn(wrapped(fault, first="- ", indent="  "))
    if found.faults:
        warn("The record is not as it was written.")
        return ExitCode.BAD_FILE
    if not found.changes:
        say("Nothing has been changed yet.")
        return ExitCode.DONE
    say(f"{len(found.changes)} change{'s' if len(found.changes) > 1 else ''}, each as it was written.")
    say(f"The last has the hash {found.changes[-1].hash}")
    return ExitCode.DONE
