"""`moothall commitments`: what was promised in a panel's papers, who is to do it, and what is still open."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, day
from moothall.cli.terminal import say, warn, wrapped

if TYPE_CHECKING:
    from moothall.panel.register import Entry

DESCRIPTION = """Reads the papers of a panel, in folders or files, and lists every commitment that they do not show to
be done: who is to do what, by when, for how long it has been open, and where it was said."""
EPILOG = """examples:
  moothall commitments papers
  moothall commitments papers --owner commissioner --older-than 365
  moothall commitments papers --out record --formats html,pdf,docx,json,ics

A file record.toml beside the papers closes commitments and dates undated pages; see docs/reference/minutes.md."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "commitments",
        help="what was promised in a panel's papers, and what is still open",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("papers", metavar="PAPERS", type=Path, nargs="+", help="folders or files")
    parser.add_argument("--owner", help="only what this office or person is to do; 'nobody' for what names no one")
    parser.add_argument(
        "--older-than", type=int, metavar="DAYS", help="only what has been open for more days than this"
    )
    parser.add_argument("--all", action="store_true", help="also requests, offers and expectations, and what is done")
    parser.add_argument(
        "--on", type=day, metavar="YYYY-MM-DD", help="reckon age and lateness for this day (default: today)"
    )
    parser.add_argument(
        "--body", metavar="NAME", help="a body's profile, shipped or your own file: adds days to the plan"
    )
    parser.add_argument("--json", action="store_true", help="the whole record, for other programs")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write the documents of the record into this folder")
    parser.add_argument(
        "--formats", default="html,json,ics", help="of html, pdf, docx, json, ics (default: html,json,ics)"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.panel_record import body_profile, read_record, write_record

    on = chosen.on or date.today()
    body = body_profile(chosen.body) if chosen.body else None
    found = read_record(chosen.papers)
    for told in (*found.unread, *found.record.notices):
        warn(wrapped(told, indent="  ", first="Note: "))
    if chosen.json:
        from moothall.render.record_json import record_json

        say(json.dumps(record_json(found.record, on=on), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        _tell(_wanted(list(found.record.register), chosen, on), on)
    if chosen.out:
        formats = [name.strip() for name in chosen.formats.split(",") if name.strip()]
        for file in write_record(found.record, chosen.out, formats=formats, on=on, body=body):
            warn(f"Written: {file}")


def _wanted(entries: "list[Entry]", chosen: argparse.Namespace, on: date) -> "list[Entry]":
    """Open and firm, unless all are asked for; the oldest first."""
    kept = [entry for entry in entries if chosen.all or (entry.is_open and entry.commitment.is_firm)]
    if chosen.owner:
        kept = [entry for entry in kept if _is_of(entry, chosen.owner)]
    if chosen.older_than is not None:
        kept = [entry for entry in kept if (entry.days_open(on) or 0) > chosen.older_than]
    return sorted(kept, key=lambda entry: (entry.meeting is None, entry.meeting or date.min))


def _is_of(entry: "Entry", owner: str) -> bool:
    who = entry.commitment.who
    return who is None if owner.casefold() == "nobody" else owner.casefold() in (who or "").casefold()


def _tell(entries: "list[Entry]", on: date) -> None:
    from moothall.reports.register_rows import state_said, when_said

    for entry in entries:
        said = entry.commitment
        item = f", item {said.item}" if said.item else ""
        say(f"{entry.key}  {(said.who or 'Nobody named')}: {said.form.value}")
        say(wrapped(f"“{said.quote}”", first="  ", indent="  "))
        say(wrapped(f"When: {when_said(entry)}. {state_said(entry, on)}.", first="  ", indent="  "))
        say(wrapped(f"{entry.document}{item}, {said.place}", first="  ", indent="  "))
        say()
    count = len(entries)
    say(f"{count} {'commitment' if count == 1 else 'commitments'}.")
