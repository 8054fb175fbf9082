"""`moothall report exceptions`: a workspace folder in, the report in every format out."""

import argparse
from pathlib import Path

from moothall.cli import annual_command, paper_commands
from moothall.cli.arguments import Commands, quarter, this_month
from moothall.cli.tell import tell_report
from moothall.cli.terminal import Progress, say

FORMATS = "html,pdf,docx,json,csv,xlsx,ods"
DESCRIPTION = """Reads a workspace folder and writes the exception report of one quarter: what changed, whether it is
unusual, how many, and what happens next. Nothing in the folder is changed, but that --keep adds the report to it."""
EPILOG = """examples:
  moothall report exceptions moothall-demo/leicestershire
  moothall report exceptions OUR-FOLDER --quarter 2022-23-Q2 --out papers --formats html,pdf
  moothall report exceptions OUR-FOLDER --keep     once the report has been given to the panel

The workspace folder is described in docs/reference/workspace.md; `moothall demo` makes two to copy from."""


def add_to(commands: Commands) -> None:
    report = commands.add_parser("report", help="the documents that a panel receives")
    kinds = report.add_subparsers(title="reports", required=True, metavar="REPORT")
    annual_command.add_to(kinds)
    parser = kinds.add_parser(
        "exceptions",
        help="the quarterly exception report",
        description=DESCRIPTION,
        epilog=EPILOG,
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
    parser.add_argument(
        "--keep",
        action="store_true",
        help="keep the report in FOLDER/reports, so that the next one takes up what it asked; never written over",
    )
    parser.set_defaults(run=run)
    paper_commands.add_to(kinds)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.exception_report import make_exception_report

    formats = [name.strip() for name in chosen.formats.split(",") if name.strip()]
    made = make_exception_report(
        chosen.folder,
        quarter=chosen.quarter,
        out=chosen.out,
        formats=formats,
        say=Progress(),
        latest=this_month(),
        keep=chosen.keep,
    )
    tell_report(made)
    say()
    say(f"Next: open {made.files[0]}")
