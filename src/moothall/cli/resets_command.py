"""`moothall resets`: where limits might start again, what was decided, and a decision put on record."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.cli.arguments import Commands, month, this_month
from moothall.cli.terminal import say, wrapped
from moothall.errors import UsageError

if TYPE_CHECKING:
    from moothall.measures import Reset
    from moothall.workflows.reset_decisions import ResetsOfMeasure

DESCRIPTION = """Lists the resets that the months of a workspace speak for, with their evidence, and every decision on
record. With --accept, --refuse or --undo it adds one decision to resets.toml; earlier ones stay as history. Nothing is
ever reset without such a record."""
EPILOG = """examples:
  moothall resets moothall-demo/leicestershire
  moothall resets OUR-FOLDER --accept burglary 2020-05 --reason "Lockdowns, and fewer homes left empty since." \\
      --by "Performance Board" --citation "Item 5, 8 July 2021"
  moothall resets OUR-FOLDER --refuse drugs 2021-02 --reason "One operation." --by "Board" --citation "Item 6"
  moothall resets OUR-FOLDER --undo burglary 2020-05 --reason "Recorded wrongly." --by "Board" --citation "Item 2" """


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "resets",
        help="where limits might start again, and what was decided",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the workspace folder (it holds moothall.toml)")
    decision = parser.add_mutually_exclusive_group()
    for name, said in (
        ("accept", "start the limits again in this month"),
        ("refuse", "keep the limits, and do not propose it again"),
        ("undo", "take an accepted reset back"),
    ):
        decision.add_argument(f"--{name}", nargs=2, metavar=("MEASURE", "YYYY-MM"), help=said)
    parser.add_argument("--area", help="the area (default: the report's own)")
    parser.add_argument("--reason", help="why; it is printed in the report")
    parser.add_argument("--by", help="who decided")
    parser.add_argument("--citation", help="where the decision is recorded, such as an item of minutes")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from moothall.workflows.reset_decisions import record_reset, resets_of

    reset = _decision(chosen)
    if reset:
        place = record_reset(chosen.folder, reset, latest=this_month())
        say(f"Recorded in {place}: {reset.measure}, {reset.area}, {reset.month}, {reset.decision.value}.")
        return
    found = resets_of(chosen.folder, latest=this_month())
    for one in found:
        _tell(one)
    if not found:
        say("No month speaks for new limits, and no decision is on record.")


def _decision(chosen: argparse.Namespace) -> "Reset | None":
    """The decision that was asked for; None where the list is."""
    from moothall.measures import Decision, Reset

    asked = {Decision.ACCEPTED: chosen.accept, Decision.REFUSED: chosen.refuse, Decision.UNDONE: chosen.undo}
    given = {decision: named for decision, named in asked.items() if named}
    words = {"--reason": chosen.reason, "--by": chosen.by, "--citation": chosen.citation}
    if not given:
        if any(words.values()) or chosen.area:
            message = "Say what was decided: --accept, --refuse or --undo, with the measure and the month."
            raise UsageError(message)
        return None
    missing = [name for name, value in words.items() if not value]
    if missing:
        message = f"A decision needs {', '.join(missing)}: the report says why, who decided, and where it is recorded."
        raise UsageError(message)
    ((decision, (measure, when)),) = given.items()
    try:
        first = month(when)
    except argparse.ArgumentTypeError as error:
        raise UsageError(str(error)) from None
    return Reset(
        measure=measure,
        area=chosen.area or _own_area(chosen.folder),
        month=first,
        reason=chosen.reason,
        by=chosen.by,
        citation=chosen.citation,
        decided=date.today(),
        decision=decision,
    )


def _own_area(folder: Path) -> str:
    from moothall.workflows.reset_decisions import own_area

    return own_area(folder)


def _tell(one: "ResetsOfMeasure") -> None:
    say(f"{one.title} ({one.measure_id})")
    for sentence in one.sentences:
        say(wrapped(sentence, first="  - ", indent="    "))
    say()
