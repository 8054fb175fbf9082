"""`moothall compare`: areas against each other in one period."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, months
from moothall.cli.terminal import say, table, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from moothall.reports.area_comparison import AreaComparison
    from moothall.workflows.compare_areas import Wanted

DESCRIPTION = """Compares forces, districts or community safety partnerships in one period: rates per 1,000 residents
with their intervals, a funnel plot, the place of one area with its uncertainty, and which areas cannot be compared, and
why."""
EPILOG = """examples:
  moothall compare counts.csv --of Leicestershire --months 2018-10..2019-02
  moothall compare counts.csv --kind districts --within Leicestershire --of Leicester
  moothall compare counts.csv --of Leicestershire --types Burglary --out burglary.html
  moothall compare counts.csv --of Leicestershire --svg > funnel.svg
  moothall compare counts.csv --within Leicestershire --months 2022-07..2022-09 --before 2021-07..2021-09

counts.csv has the columns month, force or district, crime-type and count, as `moothall records count --by
month,force,crime-type` writes them. Residents of mid-2020 come with Moothall; --residents names others."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "compare",
        help="forces, districts or partnerships against each other",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="COUNTS", type=Path)
    parser.add_argument("--of", metavar="AREA", help="the area that the question is about")
    parser.add_argument("--months", type=months, metavar="FIRST..LAST", help="such as 2018-10..2019-02 (default: all)")
    parser.add_argument("--before", type=months, metavar="FIRST..LAST", help="where the change since then came from")
    parser.add_argument(
        "--kind",
        choices=("forces", "districts", "partnerships"),
        help="default: forces if there; with --within, districts",
    )
    parser.add_argument("--within", metavar="FORCE", help="only the districts, or partnerships, of this force")
    parser.add_argument("--types", metavar="NAMES", help="parted by commas (default: all but anti-social behaviour)")
    parser.add_argument(
        "--categories", metavar="TOML", type=Path, help="which types hold which, so that none adds twice"
    )
    parser.add_argument("--leave-out", metavar="AREA", action="append", default=[], help="may be repeated")
    parser.add_argument(
        "--keep", metavar="AREA", action="append", default=[], help="compare although a month looks incomplete"
    )
    parser.add_argument(
        "--residents", metavar="CSV", type=Path, help="columns area, year, residents; any number of years"
    )
    parser.add_argument(
        "--peers", metavar="TOML", type=Path, help="sets of similar areas (default: the force's region)"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, unrounded, for other programs")
    shape.add_argument("--svg", action="store_true", help="the funnel plot")
    shape.add_argument("--out", metavar="FILE", type=Path, help="a page, FILE.html")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.compare_areas import Wanted, compare_areas

    if chosen.out and chosen.out.suffix != ".html":
        message = f"--out {chosen.out}: a page is written as .html."
        raise UsageError(message)
    wanted = Wanted(
        window=chosen.months,
        kind=chosen.kind,
        subject=chosen.of,
        types=tuple(name.strip() for name in (chosen.types or "").split(",") if name.strip()),
        left_out=tuple(chosen.leave_out),
        kept=tuple(chosen.keep),
        residents=chosen.residents,
        within=chosen.within,
        peers=chosen.peers,
        categories=chosen.categories,
    )
    if chosen.before:
        _tell_change(chosen, wanted)
    else:
        _tell(compare_areas(chosen.file, wanted), chosen)


def _tell_change(chosen: argparse.Namespace, wanted: "Wanted") -> None:
    from moothall.reports.change_by_part import change_in_words
    from moothall.workflows.change_by_part import where_it_changed

    if chosen.json or chosen.svg or chosen.out:
        message = "--before tells where a change came from in words; leave out --json, --svg and --out."
        raise UsageError(message)
    for sentence in change_in_words(where_it_changed(chosen.file, wanted, chosen.before)):
        say(wrapped(sentence))


def _tell(comparison: "AreaComparison", chosen: argparse.Namespace) -> None:
    if chosen.json:
        from moothall.render.comparison_json import comparison_json

        say(json.dumps(comparison_json(comparison), ensure_ascii=False, indent=1, allow_nan=False))
    elif chosen.svg:
        from moothall.render.funnel import funnel_svg

        say(funnel_svg(comparison, standalone=True))
    else:
        _tell_words(comparison)
    if chosen.out:
        from moothall.render.comparison_html import comparison_html
        from moothall.workflows.folders import write_files

        (file,) = write_files(chosen.out.parent, {chosen.out.name: comparison_html(comparison)})
        say()
        say(f"Next: open {file}")


def _tell_words(comparison: "AreaComparison") -> None:
    from moothall.reports.comparison_in_words import POSITION_SAID, comparison_in_words, interval_said, title_of
    from moothall.wording.numbers import number

    say(title_of(comparison))
    for sentence in comparison_in_words(comparison):
        say(wrapped(sentence, first="- ", indent="  "))
    say()
    rows = [
        (
            str(place),
            area.name,
            number(area.rate, 2),
            interval_said(area.inner),
            f"{area.count:,}",
            f"{area.residents:,}",
            POSITION_SAID[area.point.position],
        )
        for place, area in enumerate(comparison.areas, start=1)
    ]
    say(table(("Place", "Area", "Per 1,000", "95% interval", "Number", "Residents", "Funnel"), rows))
