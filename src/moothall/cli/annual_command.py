"""`moothall report annual`: the year's kept facts and exceptions, the panel's comments, the final text."""

import argparse
from pathlib import Path

from moothall.cli.arguments import Commands, financial_year
from moothall.cli.terminal import say, warn, wrapped

FORMATS = "html,pdf,docx,json"
DESCRIPTION = """Writes what a workspace has kept of a financial year: the facts of annual/YEAR/facts.toml and the
exceptions of the reports kept as a draft, then the panel's comments and the final text, each from its own file."""
EPILOG = """example:
  moothall report annual moothall-demo/made-up --year 2021-22"""


def add_to(kinds: Commands) -> None:
    parser = kinds.add_parser(
        "annual",
        help="the year's facts and exceptions, comments and final text",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the workspace folder (it holds moothall.toml)")
    parser.add_argument("--year", type=financial_year, required=True, help="the financial year, such as 2021-22")
    parser.add_argument(
        "--out", type=Path, default=Path("report"), metavar="DIR", help="where the files go (default: report)"
    )
    parser.add_argument("--formats", default=FORMATS, help=f"parted by commas (default: {FORMATS})")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.annual_report import make_annual_report

    formats = [name.strip() for name in chosen.formats.split(",") if name.strip()]
    made = make_annual_report(chosen.folder, year=chosen.year, out=chosen.out, formats=formats)
    for notice in made.notices:
        warn(wrapped(notice, indent="  ", first="Note: "))
    report = made.report
    say(f"{report.title}, {report.profile.body.office}")
    for sentence in (report.status, report.kept_sentence, report.exceptions_sentence):
        say(wrapped(sentence))
    say()
    say("Files:")
    for file in made.files:
        say(f"  {file}")
