"""`moothall figure`: any published figure again, from its address."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, day
from moothall.cli.site_home import add_home, begin
from moothall.cli.terminal import say, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from moothall.workflows.figure import Recomputed
    from moothall.workflows.public_record import PublicRecord

DESCRIPTION = """Works a published figure out again, from the database or a workspace folder, and prints it as it is
printed everywhere: with its unrounded value, its data and how it was made."""
EPILOG = """examples:
  moothall figure leicestershire/figures/burglary/leicestershire/2022-23-Q2/#change moothall-demo/leicestershire
  moothall figure figures/burglary/melton/2022-09/ moothall-demo/leicestershire          every figure of that page

The address of a figure stands on its page, and every number of a measure's page leads there."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "figure",
        help="any published figure again, from its address",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("address", metavar="ADDRESS", help="as it stands on the page of the figure")
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, help="the workspace folder with the data, not the database"
    )
    parser.add_argument(
        "--known-on", type=day, metavar="YYYY-MM-DD", help="as it was known on a day (from the database)"
    )
    parser.add_argument("--json", action="store_true", help="for other programs, numbers unrounded")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.figure import recomputed

    record = _of_folder(chosen) if chosen.folder else _of_the_database(chosen)
    found = recomputed(chosen.address, record=record, on=date.today())
    if chosen.json:
        say(json.dumps(_as_values(found), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        _tell(found)


def _of_folder(chosen: argparse.Namespace) -> "Callable[[str | None], PublicRecord]":
    """A folder holds one body, whatever its name, and does not know what was known when."""
    from moothall.workflows.public_record import record_of_folder

    if chosen.known_on:
        message = "A folder keeps no earlier figures. Leave out FOLDER to ask the database, or leave out --known-on."
        raise UsageError(message)
    return lambda _: record_of_folder(chosen.folder)


def _of_the_database(chosen: argparse.Namespace) -> "Callable[[str | None], PublicRecord]":
    begin(chosen)
    from moothall.workflows.public_record import public_record

    def record(body: str | None) -> "PublicRecord":
        if body is None:
            message = "Begin the address with the body, such as leicestershire/figures/..., or name a FOLDER."
            raise UsageError(message)
        return public_record(body, as_known_on=chosen.known_on)

    return record


def _tell(found: "Recomputed") -> None:
    from moothall.reports.site.figure_sheet import entry_said
    from moothall.wording.dates import short_month
    from moothall.wording.numbers import unrounded

    sheet = found.sheet
    say(f"{sheet.measure.title}, {sheet.area.name}, {sheet.period_named}")
    for figure in found.figures:
        say()
        say(f"{figure.label}: {figure.said}")
        if figure.exact is not None:
            say(f"  Unrounded: {unrounded(figure.exact)}")
        say(wrapped(figure.method, first="  How it was made: ", indent="    "))
    say()
    data = "; ".join(f"{short_month(entry.month)}: {entry_said(sheet.measure, entry)}" for entry in sheet.data)
    say(wrapped(f"{data}.", first="The data: ", indent="  "))
    if sheet.measure.source:
        say(wrapped(sheet.measure.source, first="Source: ", indent="  "))


def _as_values(found: "Recomputed") -> dict[str, object]:
    sheet = found.sheet
    return {
        "measure": sheet.measure.title,
        "area": sheet.area.name,
        "period": str(sheet.period),
        "figures": [
            {"what": one.what, "label": one.label, "said": one.said, "exact": one.exact, "method": one.method}
            for one in found.figures
        ],
        "data": [{"month": str(entry.month), "value": getattr(entry, "value", None)} for entry in sheet.data],
        "source": sheet.measure.source,
    }
