"""`moothall scan`: thousands of series at once, and how many of the findings to believe."""

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, month, quarter, this_month
from moothall.cli.terminal import Progress, say, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from moothall.reports.scan_report import ScanReport, ScanRow
    from moothall.workflows.scan_series import ScanChoices

DESCRIPTION = """Judges every series of a table, thousands of measures and areas at once: ranks what it finds by how
strong the evidence is, and says how many of the findings to believe. Among so many series some look unusual by chance
alone. Their number is said, and the findings that stand are those left when false ones are held to a rate."""
EPILOG = """what a table may look like, as CSV (also .csv.gz) or Parquet:
  measure,area,period,value         a row a figure; a blank value is missing, never zero
  month,district,crime-type,count   as `moothall records count --noughts` writes it
Whole numbers of 0 or more count as counts, unless --kind says otherwise. Counts that average under 1 a month are added
together, one sum for each measure; --small-areas keep leaves them as they are.

examples:
  moothall scan counts.csv
  moothall scan counts.csv --quarter 2022-23-Q2 --out findings.html --out findings.csv
  moothall scan counts.parquet --rate 0.01 --show 50
  moothall scan counts.csv --json > scan.json

what comes out: in the terminal the leading findings. --out may be given several times; the ending says the form:
  .html       a page with a small chart of each leading finding
  .csv        every series, the findings first
  .parquet    the same for other programs
  .json       the summary and every finding, unrounded"""
KINDS = ("count", "percentage", "rate", "average-time", "survey-estimate", "number")
RULES = ("standard", "sensitive", "papers", "mdc")
BETWEEN = 1.0  # seconds from one word on the progress to the next
FORMS = (".html", ".csv", ".parquet", ".json")


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "scan",
        help="thousands of series at once, and how many findings to believe",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--rate", type=float, default=0.05, metavar="SHARE", help="of the findings believed, false ones (default: 0.05)"
    )
    parser.add_argument(
        "--quarter", type=quarter, help="the quarter to judge, such as 2022-23-Q2 (default: the latest complete one)"
    )
    parser.add_argument("--since", type=month, metavar="YYYY-MM", help="leave out the months before (default: none)")
    parser.add_argument("--rules", choices=RULES, default="standard", help="rule set (default: standard)")
    parser.add_argument("--kind", choices=KINDS, help="what the numbers are, all of them")
    parser.add_argument(
        "--good", choices=("up", "down", "neither"), default="neither", help="which way is good (default: neither)"
    )
    parser.add_argument(
        "--small-areas",
        choices=("fold", "keep"),
        default="fold",
        help="add small counts together, or keep them apart (default: fold)",
    )
    parser.add_argument("--show", type=int, default=20, metavar="N", help="findings in the terminal (default: 20)")
    parser.add_argument("--charts", type=int, default=40, metavar="N", help="findings on the page (default: 40)")
    parser.add_argument("--json", action="store_true", help="the summary and every finding, unrounded")
    parser.add_argument(
        "--out", type=Path, action="append", default=[], metavar="FILE", help=f"{', '.join(FORMS)}; may be repeated"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.scan_files import write_scan
    from moothall.workflows.scan_series import scan_series

    odd = [str(place) for place in chosen.out if place.suffix.lower() not in FORMS]
    if odd:
        message = f"--out {', '.join(odd)}: a scan is written as {', '.join(FORMS)}."
        raise UsageError(message)
    report = scan_series(chosen.file, _choices(chosen), SeriesProgress())
    if chosen.json:
        from moothall.render.scan_json import scan_json

        say(json.dumps(scan_json(report), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        _tell(report, chosen.show)
    files = write_scan(report, chosen.out, charts=chosen.charts)
    if files and not chosen.json:
        say()
        say("Files:")
        for file in files:
            say(f"  {file}")


def _choices(chosen: argparse.Namespace) -> "ScanChoices":
    from moothall.measures import Good, MeasureKind
    from moothall.spc import Rules
    from moothall.workflows.scan_series import ScanChoices

    return ScanChoices(
        rules=getattr(Rules, chosen.rules)(),
        rate=chosen.rate,
        latest=this_month(),
        quarter=chosen.quarter,
        since=chosen.since,
        kind=MeasureKind(chosen.kind) if chosen.kind else None,
        good=Good(chosen.good),
        fold=chosen.small_areas == "fold",
    )


def _tell(report: "ScanReport", most: int) -> None:
    from moothall.wording.dates import short_months

    say(report.title)
    say(wrapped(report.what_was_read))
    say()
    for sentence in report.sentences:
        say(wrapped(sentence, first="- ", indent="  "))
    rows = report.findings(most)
    if not rows:
        return
    when = short_months(report.scan.window)
    say()
    for row in rows:
        say(wrapped(f"{row.measure}, {row.area}", first=f"{row.rank:>4}. ", indent="      "))
        say(wrapped(_said(row, when), first="      ", indent="      "))
    more = int(report.scan.findings.sum()) - len(rows)
    if more:
        say(f"And {more:,} more; --show {most + more} lists them, --out FILE.csv keeps every series.")


def _said(row: "ScanRow", when: str) -> str:
    from moothall.commentary.scan_sentences import finding_said, p_said
    from moothall.wording.numbers import number

    now, before = ("no figure" if value is None else number(value, row.decimals) for value in (row.now, row.before))
    said = finding_said(row.status, row.side, changed=row.changed, is_up=row.is_up)
    stands = "stands" if row.stands else "may be chance"
    return f"{said}; {now} in {when}, {before} a year before; {stands} (p {p_said(row.p)})"


class SeriesProgress:
    """Series a second, once it has taken longer than a second, and about every second."""

    def __init__(self) -> None:
        self.begun: tuple[float, int] | None = None
        self.told = 0.0
        self.tell = Progress()

    def __call__(self, done: int, of: int) -> None:
        if not done:
            self.tell(f"{of:,} series read")
            return
        now = time.monotonic()
        self.begun = self.begun or (now, done)
        if now - self.told < BETWEEN and done < of:
            return
        self.told = now
        seconds, more = now - self.begun[0], done - self.begun[1]
        speed = f", {more / seconds:,.0f} a second" if more and seconds > 0 else ""
        self.tell(f"{done:,} of {of:,} series judged{speed}")
