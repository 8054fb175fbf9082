"""`moothall analyse`: what is unusual in any spreadsheet of months and numbers."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, month, quarter, this_month
from moothall.cli.terminal import Progress, say, warn, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from moothall.measures import ChartKind
    from moothall.spc import Rules
    from moothall.workflows.analyse_file import Analysed, Choices

DESCRIPTION = """Says what is unusual in a spreadsheet of months and numbers, CSV, XLSX or ODS: its
usual range, months outside it, trends, step shifts, and the latest quarter against the same quarter a year before."""
EPILOG = """what a file may look like:
  month,burglary              two columns are enough; further columns are further measures
  measure,area,period,value   or a row a value, with numerator, denominator and note if you have them
  measure,2020-01,2020-02     or a measure a row and a month a column
Whole numbers of 0 or more count as counts, unless --kind says otherwise. A blank is missing, never zero.

examples:
  moothall analyse burglary.csv
  moothall analyse answered.xlsx --kind percentage --good up
  moothall analyse knife.csv --reset 2019-04 --json
  moothall analyse crime.csv --measure Burglary --svg > burglary.svg"""
LIMITS = ("moving-range", "sd")
CHARTS = ("xmr", "run", "c", "p", "p-prime", "u", "u-prime", "g", "t")
RULES = ("standard", "sensitive", "papers", "mdc")
KINDS = ("count", "percentage", "rate", "average-time", "survey-estimate", "number")


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "analyse",
        help="what is unusual in any spreadsheet of months and numbers",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, unrounded, for other programs")
    shape.add_argument("--svg", action="store_true", help="the chart of one series")
    parser.add_argument("--limits", choices=LIMITS, help="from moving ranges (default) or the standard deviation")
    parser.add_argument("--chart", choices=CHARTS, help="instead of the chart that fits; with standard or sensitive")
    parser.add_argument("--rules", choices=RULES, default="standard", help="rule set (default: standard)")
    parser.add_argument("--screening", choices=("on", "off"), help="with mdc: leave large ranges out (default: on)")
    parser.add_argument(
        "--fix-after",
        type=int,
        metavar="N",
        help="limits from the first N months of a phase, 12 or more; not with papers",
    )
    parser.add_argument("--target", type=float, metavar="N", help="the target that the limits are held against")
    parser.add_argument(
        "--reset",
        type=month,
        action="append",
        default=[],
        metavar="YYYY-MM",
        help="start the limits again in this month; may be repeated",
    )
    parser.add_argument(
        "--quarter", type=quarter, help="the quarter to judge, such as 2022-23-Q2 (default: the latest complete one)"
    )
    parser.add_argument("--kind", choices=KINDS, help="what the numbers are")
    parser.add_argument(
        "--good", choices=("up", "down", "neither"), default="neither", help="which way is good (default: neither)"
    )
    parser.add_argument("--measure", help="only this measure")
    parser.add_argument("--area", help="only this area")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.analyse_file import analyse_file

    progress = Progress()
    analysed = analyse_file(chosen.file, _choices(chosen))
    progress(f"{len(analysed.results)} series analysed")
    for notice in analysed.notices:
        warn(wrapped(notice, indent="  ", first="Note: "))
    if chosen.json:
        _tell_json(analysed)
    elif chosen.svg:
        _tell_svg(analysed)
    else:
        _tell_words(analysed)


def _choices(chosen: argparse.Namespace) -> "Choices":
    from moothall.measures import Good, MeasureKind
    from moothall.spc import Targets
    from moothall.workflows.analyse_file import Choices

    return Choices(
        rules=_rules(chosen),
        resets=tuple(chosen.reset),
        kind=MeasureKind(chosen.kind) if chosen.kind else None,
        good=Good(chosen.good),
        measure=chosen.measure,
        area=chosen.area,
        quarter=chosen.quarter,
        latest=this_month(),
        targets=Targets.of(chosen.target) if chosen.target is not None else None,
        chart=_chart(chosen),
    )


def _chart(chosen: argparse.Namespace) -> "ChartKind | None":
    from moothall.measures import ChartKind

    if chosen.chart is None:
        return None
    if chosen.rules in ("papers", "mdc") or chosen.limits == "sd":
        message = (
            "--chart goes with the rules standard and sensitive, and not with --limits sd: the others have one chart."
        )
        raise UsageError(message)
    return ChartKind(chosen.chart)


def _rules(chosen: argparse.Namespace) -> "Rules":
    from moothall.spc import LimitsBasis, Rules

    if chosen.rules == "mdc":
        if chosen.limits == "sd":
            message = "--rules mdc has moving-range limits; leave out --limits sd."
            raise UsageError(message)
        return Rules.mdc(screening=chosen.screening != "off", fix_after=chosen.fix_after)
    if chosen.screening:
        message = "--screening belongs to --rules mdc."
        raise UsageError(message)
    if chosen.rules == "papers":
        if chosen.fix_after is not None:
            message = "--fix-after does not go with --rules papers, whose limits come from all months of a phase."
            raise UsageError(message)
        return Rules.papers(LimitsBasis(chosen.limits)) if chosen.limits else Rules.papers()
    made = Rules.standard if chosen.rules == "standard" else Rules.sensitive
    return made(LimitsBasis(chosen.limits or "moving-range"), fix_after=chosen.fix_after)


def _tell_json(analysed: "Analysed") -> None:
    from moothall.render.analysis_json import analysis_json

    values = [analysis_json(analysis, change) for analysis, change in analysed.results]
    say(json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False))


def _tell_svg(analysed: "Analysed") -> None:
    from moothall.render.chart import chart_svg

    if len(analysed.results) != 1:
        message = f"--svg draws one series, and {len(analysed.results)} were found. Name one with --measure and --area."
        raise UsageError(message)
    say(chart_svg(analysed.results[0][0], standalone=True))


def _tell_words(analysed: "Analysed") -> None:
    from moothall.reports.series_in_words import series_in_words, summary_in_words

    for analysis, change in analysed.results:
        told = series_in_words(analysis, change)
        say(told.title)
        say(wrapped(told.finding, first="  ", indent="  "))
        for sentence in told.sentences:
            say(wrapped(sentence, first="  - ", indent="    "))
        say()
    say(wrapped(summary_in_words([analysis for analysis, _ in analysed.results])))
