"""`moothall minutes read`: what minutes say, each value with its line; nothing is invented."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands
from moothall.cli.exit_codes import ExitCode
from moothall.cli.terminal import say, warn, wrapped

if TYPE_CHECKING:
    from moothall.panel.minutes import Minutes
    from moothall.workflows.read_minutes import ReadFile

DESCRIPTION = """Reads minutes, agendas and agenda packs (PDF, Word, saved web pages, plain text) and tells who met,
what was decided and who promised what. What a document does not say stays empty; what was not understood is listed."""
EPILOG = """examples:
  moothall minutes read minutes.pdf
  moothall minutes read july.docx october.html --json > record.json"""


def add_to(commands: Commands) -> None:
    minutes = commands.add_parser("minutes", help="what minutes say: who met, what was decided, who promised what")
    kinds = minutes.add_subparsers(title="what to do", required=True, metavar="WHAT")
    parser = kinds.add_parser(
        "read",
        help="read minutes, agendas and packs",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true", help="everything, with confidence and line, for other programs")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from moothall.workflows.read_minutes import read_minutes

    read = read_minutes(chosen.files)
    for one in read:
        if one.error:
            warn(one.error)
    if chosen.json:
        _tell_json(read)
    else:
        for one in read:
            if one.minutes:
                _tell_words(one.minutes)
    return ExitCode.BAD_FILE if any(one.error for one in read) else ExitCode.DONE


def _tell_json(read: "list[ReadFile]") -> None:
    from moothall.render.minutes_json import minutes_json

    values = [minutes_json(one.minutes) if one.minutes else {"document": one.name, "error": one.error} for one in read]
    say(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=1, allow_nan=False))


def _tell_words(minutes: "Minutes") -> None:
    from moothall.reports.minutes_in_words import minutes_in_words

    told = minutes_in_words(minutes)
    say(told.title)
    for sentence in told.sentences:
        say(wrapped(sentence, first="  - ", indent="    "))
    for rows in (told.papers, told.decisions, told.commitments):
        if rows:
            say()
        for row in rows:
            say(wrapped(row, first="  - ", indent="    "))
    for notice in told.notices:
        warn(wrapped(notice, indent="  ", first="Note: "))
    say()
