"""`moothall publish`: a quarter's report is published and kept for good, or corrected with a reason."""

import argparse
from datetime import UTC, datetime

from moothall.cli.arguments import Commands, quarter
from moothall.cli.site_home import add_by, add_home, begin, next_command, who
from moothall.cli.terminal import Progress, say

DESCRIPTION = """Publishes the exception report of a quarter from the database, in every format. Its bytes are kept, and
later figures never alter it. To put something right, publish a correction with its reason; both stay to be read."""
EPILOG = """examples:
  moothall publish
  moothall publish --body exampleshire --quarter 2022-23-Q2 --by "A. Clerk"
  moothall publish --correct "September was counted twice."

The report that was published belongs to the body's folder from then on, as reports/QUARTER.json, so that the next
report takes up what it asked."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "publish",
        help="the quarter's report from the database, kept for good",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--body", metavar="SLUG", help="(default: the only one)")
    parser.add_argument(
        "--quarter", type=quarter, help="such as 2022-23-Q2; otherwise the workspace's, or the latest complete one"
    )
    parser.add_argument(
        "--correct", metavar="WHY", help="publish a correction of the report that is published, and why"
    )
    add_by(parser)
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    begin(chosen)
    from moothall.store.bodies import named_or_only
    from moothall.workflows.publish import publish

    slug = named_or_only(chosen.body)
    Progress()(f"Making the report of {slug} ...")
    done = publish(slug, by=who(chosen), at=datetime.now(UTC), quarter=chosen.quarter, reason=chosen.correct)
    if not done.is_new:
        say(f"{slug}: this very report on {done.report.quarter} is published already, as number {done.number}.")
        return
    what = f"a correction of number {done.corrects}" if done.corrects else done.report.title
    say(f"{slug}: published as number {done.number}: {what}.")
    say()
    say(next_command("serve", chosen))
