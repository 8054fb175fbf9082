"""Arguments that are values: a month, a quarter."""

import argparse
from datetime import date
from typing import TypeAlias

from moothall.periods import Month, Quarter, Window

# argparse has no public name for what add_subparsers gives.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def months(text: str) -> Window:
    """2018-10..2019-02, or one month."""
    first, _, last = text.partition("..")
    try:
        return Window(Month.parse(first), Month.parse(last or first))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error} Write months as 2018-10..2019-02.") from None


def this_month() -> Month:
    """The month that it is where the person sits; nothing later can have a figure."""
    today = date.today()
    return Month(today.year, today.month)


def quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
