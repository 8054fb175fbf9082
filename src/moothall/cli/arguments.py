"""Arguments that are values: a month, a quarter, a number within bounds."""

import argparse
from collections.abc import Callable
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


def financial_year(text: str) -> int:
    """The first calendar year of a financial year written as 2021-22."""
    try:
        return Quarter.parse(f"{text.strip()}-Q1").year
    except ValueError:
        message = f"'{text}' is not a financial year. Write April 2021 to March 2022 as 2021-22."
        raise argparse.ArgumentTypeError(message) from None


def quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a day. Write a day as 2020-10-01."
        raise argparse.ArgumentTypeError(message) from None


def from_1_to(most: int) -> Callable[[str], int]:
    def whole_number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            message = f"'{text}' is not a whole number from 1 to {most}."
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return whole_number
