"""The `moothall` command."""

import argparse
import os
import sys
from collections.abc import Sequence

from moothall.cli import (
    analyse_command,
    audit_command,
    backup_command,
    commitments_command,
    compare_command,
    demo_command,
    export_command,
    export_site_command,
    figure_command,
    import_command,
    init_command,
    minutes_command,
    publish_command,
    records_command,
    report_command,
    resets_command,
    scan_command,
    serve_command,
)
from moothall.cli.exit_codes import EXIT_CODES_SAID, ExitCode
from moothall.cli.terminal import warn
from moothall.errors import FileError, MoothallError, NotFoundError, StoreError

DESCRIPTION = "Months of police figures in, honest plain-English reports out."
COMMANDS = (
    demo_command,
    analyse_command,
    report_command,
    resets_command,
    scan_command,
    records_command,
    compare_command,
    minutes_command,
    commitments_command,
    figure_command,
    serve_command,
    export_site_command,
    init_command,
    import_command,
    publish_command,
    export_command,
    backup_command,
    audit_command,
)
CODES: dict[type[MoothallError], ExitCode] = {
    NotFoundError: ExitCode.NOT_FOUND,
    StoreError: ExitCode.CANNOT_READ_OR_WRITE,
}
FIRST_STEPS = f"""start here:
  moothall demo                       the whole thing on real data, in the folder moothall-demo
  moothall analyse FILE               what is unusual in any spreadsheet of months and numbers
  moothall report exceptions FOLDER   the quarterly exception report of a workspace folder
  moothall resets FOLDER              where limits might start again, and what was decided
  moothall scan TABLE                 thousands of series at once, and how many findings to believe
  moothall records count ARCHIVE      counts from published files of single crimes
  moothall compare COUNTS             forces or districts against each other
  moothall minutes read FILE          what minutes say, and who promised what
  moothall commitments PAPERS         what was promised in a panel's papers, and what is still open
  moothall figure ADDRESS FOLDER      any published figure again, with its data and method
  moothall serve FOLDER               all of it as a site, to open in a browser
  moothall export-site DIR FOLDER     the same as files that any web server carries
  moothall init                       a database for a site, with every figure as it was known when

each command explains itself: moothall analyse --help

{EXIT_CODES_SAID}"""


class ShowVersion(argparse.Action):
    """Asks the installed package for its version, and only when somebody wants to know."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"moothall {version('moothall')}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Only known errors are caught; each is told in words."""
    chosen = parser().parse_args(arguments)
    try:
        done = chosen.run(chosen)
    except FileError as error:
        warn(f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}; nothing was taken.")
        warn("\n".join(f"- {problem}" for problem in error.problems))
        return ExitCode.BAD_FILE
    except MoothallError as error:
        warn(str(error))
        return next((code for kind, code in CODES.items() if isinstance(error, kind)), ExitCode.WRONG_COMMAND)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output went away
        return ExitCode.DONE
    except OSError as error:
        warn(f"{error.filename or 'A file'} cannot be read or written: {error.strerror}.")
        return ExitCode.CANNOT_READ_OR_WRITE
    except KeyboardInterrupt:
        warn("Stopped. Files that were not finished have not been put in place.")
        return ExitCode.STOPPED
    return ExitCode.DONE if done is None else done


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="moothall",
        description=DESCRIPTION,
        epilog=FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=ShowVersion, nargs=0, help="show the version and leave")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return top
