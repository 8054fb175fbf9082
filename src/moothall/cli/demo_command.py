"""`moothall demo`: both examples and their reports, and what to do next."""

import argparse
import shutil
import sys
from pathlib import Path

from moothall.cli.arguments import Commands
from moothall.cli.tell import tell_report
from moothall.cli.terminal import Progress, say

DESCRIPTION = """Copies two examples into a folder and makes their reports: real recorded crime in Leicestershire from
open data, and a small made-up one that shows what open data lacks, with the other papers to a panel."""
EPILOG = """examples:
  moothall demo            in the folder moothall-demo
  moothall demo try-out    in another folder"""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "demo",
        help="the whole thing on the bundled real data",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path("moothall-demo"))
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.demo import make_demo, make_other_papers

    progress = Progress()
    made = make_demo(chosen.folder, say=progress)
    papers = make_other_papers(chosen.folder, say=progress)
    tell_report(made["leicestershire"])
    say()
    say("A second, made-up example shows what open data lacks (withheld figures, resets, causes, actions):")
    for file in made["made-up"].files:
        say(f"  {file}")
    say("Its other papers, the office's own report and the Plan-delivery table:")
    for file in (file for paper in papers for file in paper.files):
        say(f"  {file}")
    say()
    command = "moothall" if shutil.which("moothall") else sys.argv[0]
    workspace, out = chosen.folder / "leicestershire", chosen.folder / "leicestershire-report"
    say("Next: open the first file in a browser. Then change a number in")
    say(f"  {workspace / 'observations' / 'recorded-crime.csv'}")
    say("and make the report again:")
    say(f"  {command} report exceptions {workspace} --out {out}")
    say("All of it as a site, with a page for every measure, figure and promise: run this, then open")
    say("http://127.0.0.1:8000/ in a browser.")
    say(f"  {command} serve {workspace} {chosen.folder / 'made-up'}")
