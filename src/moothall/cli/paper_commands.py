"""`moothall report office` and `moothall report plan`: the other papers, each from the same workspace folder."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, quarter, this_month
from moothall.cli.terminal import Progress, say, table, warn, wrapped

if TYPE_CHECKING:
    from moothall.workflows.paper import MadePaper

FORMATS = "html,pdf,docx,json,csv,xlsx,ods"


@dataclass(frozen=True)
class Paper:
    name: str
    help: str
    description: str


PLAN = Paper(
    "plan",
    "the Plan-delivery table",
    """Reads a workspace folder with a plan.toml and writes the Plan-delivery report: each metric with its baseline, its
latest figure, its colour by a written rule, and the argument for it. Nothing in the folder is changed.""",
)

OFFICE = Paper(
    "office",
    "the office's own report",
    """Reads a workspace folder with an office/ folder in it and writes the office's own report: each measure with the
quarter before and the change, the exceptions, and the words with their numbers filled in. Nothing in the folder is
changed.""",
)


def add_to(kinds: Commands) -> None:
    for paper, run in ((OFFICE, run_office), (PLAN, run_plan)):
        parser = kinds.add_parser(
            paper.name,
            help=paper.help,
            description=paper.description,
            epilog=f"""examples:
  moothall report {paper.name} moothall-demo/made-up
  moothall report {paper.name} OUR-FOLDER --quarter 2022-23-Q2 --out papers --formats pdf,docx

The workspace folder is described in docs/reference/workspace.md.""",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("folder", metavar="FOLDER", type=Path, help="the workspace folder (it holds moothall.toml)")
        parser.add_argument(
            "--quarter", type=quarter, help="such as 2022-23-Q2; otherwise the workspace's, or the latest complete one"
        )
        parser.add_argument(
            "--out", type=Path, default=Path("report"), metavar="DIR", help="where the files go (default: report)"
        )
        parser.add_argument("--formats", default=FORMATS, help=f"parted by commas (default: {FORMATS})")
        parser.set_defaults(run=run)


def run_office(chosen: argparse.Namespace) -> None:
    from moothall.workflows.office_report import make_office_report

    _make(make_office_report, chosen)


def run_plan(chosen: argparse.Namespace) -> None:
    from moothall.workflows.plan_report import make_plan_report

    _make(make_plan_report, chosen)


def _make(make: "Callable[..., MadePaper]", chosen: argparse.Namespace) -> None:
    formats = [name.strip() for name in chosen.formats.split(",") if name.strip()]
    where = {"quarter": chosen.quarter, "out": chosen.out, "formats": formats}
    tell(make(chosen.folder, **where, say=Progress(), latest=this_month()))


def tell(made: "MadePaper") -> None:
    """The paper in words first, then its files."""
    for notice in made.notices:
        warn(wrapped(notice, indent="  ", first="Note: "))
    say(f"{made.title}, {made.profile.body.office}")
    if made.profile.notice:
        say(made.profile.notice)
    say()
    say(wrapped(made.summary))
    if made.rows:
        say()
        say(table(made.headings, made.rows))
    say()
    say("Files:")
    for file in made.files:
        say(f"  {file}")
    say()
    say(f"Next: open {made.files[0]}")
